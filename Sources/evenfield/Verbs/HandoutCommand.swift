import ArgumentParser
import Foundation
import PlanFiles
import Reporting
import ScenarioRunning
import TerritoryPlanning

/// One plan to everybody who acts on it.
struct HandoutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handout",
    abstract: "Hand out one plan: a workbook, a page for everybody, tables for other programs.",
    discussion: """
      Writes the files of one plan of one scenario to the folder of -o; docs/handout.md says who gets which. With a \
      certificate nothing is solved; without one a bound is sought within the limits, or none with --no-bound. \
      A changed plan goes through contest first.
      """)

  @OptionGroup var source: ScenarioSource
  @OptionGroup var start: HandoutPlan
  @OptionGroup var effort: EffortOptions
  @OptionGroup var presentation: PresentationOptions

  @Option(name: .shortAndLong, help: "The folder that gets the files.")
  var output: String

  @Option(help: "Only these parts, with commas between them; without it every part.")
  var only: HandoutParts?

  @Option(help: "The day printed on the files, such as 2026-10-01; without it today.")
  var date: Day?

  func run() throws {
    let (caseName, scenario) = try source.loadOneOfCase()
    let interrupt = Interrupt()
    let printer = ProgressPrinter(
      style: ProgressPrinter.style(quiet: effort.quiet, format: effort.logFormat ?? .text),
      unit: pow(10, Double(scenario.data.parameters.currencyDigits)))
    let result = try start.result(
      scenario, effort, presentation.languages[0], stop: interrupt.stop
    ) { printer.show($0) }
    printer.finish()
    if interrupt.wasInterrupted { throw EndWith(status: ExitStatus.interrupted) }
    let handout = Handout(
      result, caseName: caseName, languages: presentation.languages, date: date?.value ?? Day.today,
      program: evenfieldVersion, contacts: RoutingContacts(try keptUsers()))
    // Everything is made before anything is written: a part that fails leaves no half of a hand-out.
    let files = try (only?.parts ?? HandoutPart.all).flatMap { try $0.files(handout) }
    if interrupt.wasInterrupted { throw EndWith(status: ExitStatus.interrupted) }
    try write(files)
    for file in files { print(output + "/" + file.name) }
  }

  /// Of the import that made the plan's folder; none where no import did.
  private func keptUsers() throws -> [KeptExport.User] {
    try source.paths.first.flatMap { try KeptFolder.find($0)?.users } ?? []
  }

  private func write(_ files: [HandoutFile]) throws {
    try OutputFile.makeFolder(output)
    var folders: Set<String> = []
    for file in files {
      let parts = file.name.split(separator: "/").dropLast()
      if !parts.isEmpty, folders.insert(parts.joined(separator: "/")).inserted {
        try OutputFile.makeFolder(output + "/" + parts.joined(separator: "/"))
      }
      try OutputFile.write(output + "/" + file.name, file.bytes)
    }
  }
}
