import ArgumentParser
import AssignmentEngine
import Foundation
import PlanFiles
import Reporting
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// One scenario: the best legal plan with its proof.
struct SolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Find the best plan for one scenario.",
    discussion: """
      With -o, the folder gets the plan (plans/NAME.csv), its certificate (certificates/NAME.json) and the \
      reports of a comparison of this one scenario with today.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  @OptionGroup var source: ScenarioSource
  @OptionGroup var effort: EffortOptions
  @OptionGroup var presentation: PresentationOptions
  @OptionGroup var reuse: ReuseOptions
  @OptionGroup var storage: StoreOptions

  @Flag(help: "Say why: for each move what keeping it would cost, in which order the moves pay.")
  var explain = false

  @Option(name: .shortAndLong, help: "Write plan, certificate and reports to this folder.")
  var output: String?

  @Option(help: "What standard output gets: text, json or csv (the plan).")
  var format: Format = .text

  func run() throws {
    let (caseName, asked) = try source.loadOneOfCase()
    var scenario = asked
    scenario.question = .optimise
    let interrupt = Interrupt()
    let printer = ProgressPrinter(
      style: ProgressPrinter.style(quiet: effort.quiet, format: effort.logFormat ?? .text),
      unit: pow(10, Double(scenario.data.parameters.currencyDigits)))
    var runner = effort.runner(threadsPerScenario: effort.threads ?? 1)
    runner.reasons = explain ? ReasonsBudget() : nil
    let recorder = storage.recorder(try storage.open(), verb: "solve", caseName: caseName)
    runner.keep(in: recorder?.answers, reuse)
    let result = try runner.answer(scenario, stop: interrupt.stop) { printer.show($0) }
    printer.finish()
    let comparison = Comparison(name: scenario.name, results: [result])
    let isKept =
      recorder?.keep(
        comparison, languages: presentation.languages, isInterrupted: interrupt.wasInterrupted,
        isQuiet: effort.quiet || effort.logFormat == .json) ?? true
    if let output { try ReportFolder(path: output, languages: presentation.languages).write(comparison) }
    try show(result, comparison)
    let status = CompareCommand.status(
      comparison, requireOptimal: effort.requireOptimal, interrupted: interrupt.wasInterrupted)
    if !isKept { throw EndWith(status: ExitStatus.badData) }
    if status != ExitStatus.done { throw EndWith(status: status) }
  }

  private func show(_ result: ScenarioResult, _ comparison: Comparison) throws {
    let language = presentation.languages[0]
    switch format {
    case .text:
      print(ResultText(result, language: language, colours: presentation.usesColours).text, terminator: "")
    case .json:
      var report = JSONReport(comparison, language: language)
      report.leavesOutTimes = reuse.withoutTimes
      print(report.text, terminator: "")
    case .csv:
      guard case .planned(let outcome) = result.answer, let plan = outcome.plan else { return }
      print(String(decoding: PlanTable.bytes(plan.plan, in: result.context), as: UTF8.self), terminator: "")
    }
  }
}
