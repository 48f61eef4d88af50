import ArgumentParser
import Foundation
import Reporting
import RunStore
import ScenarioRunning

/// One run whole.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one run that was kept: question, options, figures, decisions; or its plan or certificate."
  )

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: ArgumentHelp("The run's number, or latest.", valueName: "run"))
  var reference: RunReference

  @Flag(help: "Print the plan (CSV), as solve wrote it.")
  var plan = false

  @Flag(help: "Print the certificate (JSON), as solve wrote it.")
  var certificate = false

  @Option(help: "The state on this day, such as 2026-10-01; else today.")
  var on: Day?

  @Option(help: "What standard output gets: text or json.")
  var format: Format = .text

  @OptionGroup var place: StorePlace
  @OptionGroup var presentation: PresentationOptions

  func validate() throws {
    if plan, certificate { throw ValidationError("Give --plan or --certificate, not both.") }
  }

  func run() throws {
    let store = try place.open(.reading)
    let stored = try reference.run(in: store)
    if plan { return try printFile(under: "plans/", what: "plan", of: stored, store) }
    if certificate { return try printFile(under: "certificates/", what: "certificate", of: stored, store) }
    let history = RunHistory(
      [stored], timelines: try store.timelines(ofCases: [stored.run.caseName]), on: on?.value ?? Day.today)
    let report = RunReport(
      stored, in: history, files: try store.fileNames(of: stored.number),
      language: presentation.languages[0], timeZone: .current)
    switch format {
    case .text: print(report.text(colours: presentation.usesColours), terminator: "")
    case .json: print(report.json, terminator: "")
    }
  }

  private func printFile(under folder: String, what: String, of run: StoredRun, _ store: RunStore) throws {
    let files = try store.files(of: run.number).filter { $0.name.hasPrefix(folder) }
    guard let file = files.first else {
      throw ValidationError("Run \(run.number) has no \(what).")
    }
    guard files.count == 1 else {
      throw ValidationError(
        "Run \(run.number) has a \(what) for each stage; write them with restore \(run.number) -o FOLDER.")
    }
    print(String(decoding: file.bytes, as: UTF8.self), terminator: "")
  }
}
