import ArgumentParser
import AssignmentEngine
import Foundation
import PlanFiles
import Reporting
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// Scenarios side by side: a table, and reports for everybody who decides.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Solve scenarios and compare them: table, Markdown, JSON, CSV and one HTML page.",
    discussion: """
      With -o, the folder gets comparison.html, comparison.md, comparison.json, scenarios.csv, \
      representatives.csv, moves.csv, and for each planned scenario plans/NAME.csv and certificates/NAME.json. \
      With several languages the reports in the second and further ones carry the language in their name.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json }

  @OptionGroup var source: ScenarioSource
  @OptionGroup var effort: EffortOptions
  @OptionGroup var presentation: PresentationOptions
  @OptionGroup var reuse: ReuseOptions
  @OptionGroup var storage: StoreOptions

  @Option(help: Settings.memory.help)
  var memory: MemorySize?

  @Flag(help: "Say why: for each move what keeping it would cost, in which order the moves pay.")
  var explain = false

  @Option(name: .shortAndLong, help: "Write the reports to this folder.")
  var output: String?

  @Option(help: "What standard output gets: text, markdown or json.")
  var format: Format = .text

  @Flag(help: "Compare scenarios although their plan folders differ.")
  var differentData = false

  mutating func validate() throws { memory = try Settings.memory.stated(memory) }

  func run() throws {
    let (name, scenarios) = try source.load()
    try refuseDifferentData(scenarios)
    let interrupt = Interrupt()
    let printer = ProgressPrinter(
      style: ProgressPrinter.style(quiet: effort.quiet, format: effort.logFormat ?? .text),
      unit: scenarios.first.map { pow(10, Double($0.data.parameters.currencyDigits)) } ?? 1)
    var runner = effort.runner(
      concurrentScenarios: effort.threads ?? ProcessInfo.processInfo.activeProcessorCount)
    runner.reasons = explain ? ReasonsBudget() : nil
    runner.memoryBudget = (memory ?? Settings.memory.configured)?.bytes ?? MemoryEstimate.standardBudget
    let recorder = storage.recorder(try storage.open(), verb: "compare", caseName: name)
    runner.keep(in: recorder?.answers, reuse)
    let comparison = try runner.compare(name: name, scenarios, stop: interrupt.stop) { scenario, event in
      printer.show(event, scenario: scenario)
    }
    printer.finish()
    let isKept =
      recorder?.keep(
        comparison, languages: presentation.languages, isInterrupted: interrupt.wasInterrupted,
        isQuiet: effort.quiet || effort.logFormat == .json) ?? true
    if let output {
      try ReportFolder(path: output, languages: presentation.languages).write(comparison)
    }
    show(comparison)
    if let partly = comparison.partly(presentation.languages[0]) { StandardError.write(partly) }
    let status = Self.status(
      comparison, requireOptimal: effort.requireOptimal, interrupted: interrupt.wasInterrupted)
    if !isKept { throw EndWith(status: ExitStatus.badData) }
    if status != ExitStatus.done { throw EndWith(status: status) }
  }

  private func refuseDifferentData(_ scenarios: [Scenario]) throws {
    guard !differentData, Set(scenarios.map(\.sourceHash)).count > 1 else { return }
    var groups: [(hash: String, names: [String])] = []
    for scenario in scenarios {
      if let group = groups.firstIndex(where: { $0.hash == scenario.sourceHash }) {
        groups[group].names.append(scenario.name)
      } else {
        groups.append((scenario.sourceHash, [scenario.name]))
      }
    }
    let parts = groups.map { $0.names.joined(separator: ", ") }.joined(separator: " | ")
    throw ValidationError(
      "The scenarios come from different plan folders (\(parts)), so their figures are not comparable; add --different-data to compare them all the same."
    )
  }

  private func show(_ comparison: Comparison) {
    let language = presentation.languages[0]
    switch format {
    case .text:
      let text = ComparisonText(
        comparison, language: language, colours: presentation.usesColours, width: Terminal.width)
      print(text.text, terminator: "")
    case .markdown: print(MarkdownReport(comparison, language: language).text, terminator: "")
    case .json:
      var report = JSONReport(comparison, language: language)
      report.leavesOutTimes = reuse.withoutTimes
      print(report.text, terminator: "")
    }
  }

  /// The gravest of the scenarios' outcomes decides: that one has no plan at all, that none was found in time, that
  /// one is not proven the best where that was asked for.
  static func status(_ comparison: Comparison, requireOptimal: Bool, interrupted: Bool) -> Int32 {
    if interrupted { return ExitStatus.interrupted }
    let outcomes = comparison.results.compactMap { result -> TerritoryOutcome? in
      if case .planned(let outcome) = result.answer { outcome } else { nil }
    }
    let statuses = outcomes.map { OutcomeStatus.of($0, requireOptimal: requireOptimal) }
    let gravity = [ExitStatus.infeasible, ExitStatus.noPlanFound, ExitStatus.notOptimal]
    return gravity.first(where: statuses.contains) ?? ExitStatus.done
  }
}

enum OutcomeStatus {
  static func of(_ outcome: TerritoryOutcome, requireOptimal: Bool) -> Int32 {
    switch outcome {
    case .optimal: ExitStatus.done
    case .gapReached, .limitReached: requireOptimal ? ExitStatus.notOptimal : ExitStatus.done
    case .noPlanFound: ExitStatus.noPlanFound
    case .infeasible: ExitStatus.infeasible
    }
  }
}
