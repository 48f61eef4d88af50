import ArgumentParser
import AssignmentEngine
import Foundation
import PlanFiles
import Reporting
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// In which order should a plan's moves be carried out?
struct MovesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moves",
    abstract: "Order the moves of a plan, so that few of them bring most of the benefit.",
    discussion: """
      Orders the moves of the best plan of one scenario, or with --plan of a given one. No plan on the way breaks a \
      rule that today keeps; moves that are only allowed together form one step. With bounds, the answer says how \
      few moves any order could do with. With -o, the order is written as CSV.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json }
  enum First: String, ExpressibleByArgument, CaseIterable { case rules, benefit }

  @OptionGroup var source: ScenarioSource
  @OptionGroup var effort: EffortOptions
  @OptionGroup var presentation: PresentationOptions

  @Option(help: "Order the moves of this plan: a CSV file as written by solve or compare.")
  var plan: String?

  @Option(
    help: "What comes first: rules (what today breaks is mended first) or benefit; else decided by the plan.")
  var first: First?

  @Option(help: "Work for each bound on what so many moves can bring; 0: no bounds.")
  var boundWork: Int64 = MoveOrdering.usualWorkForCeiling

  @Option(name: .shortAndLong, help: "Write the order to this file as CSV.")
  var output: String?

  @Option(help: "What standard output gets: text, csv or json.")
  var format: Format = .text

  mutating func validate() throws {
    if boundWork < 0 { throw ValidationError("--bound-work is \(boundWork); give 0 or more.") }
  }

  func run() throws {
    let scenario = try source.loadOne()
    let interrupt = Interrupt()
    let planner = try TerritoryPlanner(
      context: PlanningContext(data: scenario.data), rules: scenario.rules, objective: scenario.objective)
    guard scenario.data.hasIncumbents else {
      throw InputFaults(faults: [
        InputFault(
          place: SourcePlace(file: "assignments.csv", line: 0, column: 0), value: "",
          message: "says of nobody what they hold today",
          hint: "without incumbents there are no moves to order")
      ])
    }
    let plan = try planned(scenario, planner, interrupt)
    let ordering = MoveOrdering(
      planner: planner, priority: first.map { $0 == .rules ? .rules : .benefit },
      workForCeiling: boundWork > 0 ? boundWork : nil)
    guard let order = try ordering.order(of: plan, stop: interrupt.stop) else {
      throw EndWith(status: ExitStatus.interrupted)
    }
    if let output {
      let csv = MoveOrderCSV(
        order, plan: plan, context: planner.context, language: presentation.languages[0], dialect: .excel)
      try OutputFile.write(output, Array(csv.text.utf8))
    }
    show(order, plan, planner.context)
    if interrupt.wasInterrupted { throw EndWith(status: ExitStatus.interrupted) }
  }

  /// The plan given, or the best one of the scenario; ends with its status where there is none.
  private func planned(
    _ scenario: Scenario, _ planner: TerritoryPlanner, _ interrupt: Interrupt
  ) throws -> Plan {
    if let plan {
      let given = try PlanTable.read(path: plan, context: planner.context)
      let violations = planner.judge(given).violations
      guard violations.isEmpty else {
        let wording = PlanWording(language: presentation.languages[0], context: planner.context)
        StandardError.write("\(IllegalPlanError(violations: violations))")
        StandardError.write(violations.map { "- \(wording.text($0))" }.joined(separator: "\n"))
        throw EndWith(status: ExitStatus.checkFailed)
      }
      return given
    }
    var scenario = scenario
    scenario.question = .optimise
    let printer = ProgressPrinter(
      style: ProgressPrinter.style(quiet: effort.quiet, format: effort.logFormat ?? .text),
      unit: pow(10, Double(scenario.data.parameters.currencyDigits)))
    let runner = effort.runner(threadsPerScenario: effort.threads ?? 1)
    let result = try runner.answer(scenario, stop: interrupt.stop) { printer.show($0) }
    printer.finish()
    guard case .planned(let outcome) = result.answer, let found = outcome.plan else {
      let text = ResultText(
        result, language: presentation.languages[0], colours: presentation.usesColours)
      print(text.text, terminator: "")
      throw EndWith(
        status: CompareCommand.status(
          Comparison(name: scenario.name, results: [result]), requireOptimal: false,
          interrupted: interrupt.wasInterrupted))
    }
    return found.plan
  }

  private func show(_ order: MoveOrder, _ plan: Plan, _ context: PlanningContext) {
    let language = presentation.languages[0]
    let text =
      switch format {
      case .text:
        MoveOrderText(
          order, plan: plan, context: context, language: language, colours: presentation.usesColours
        ).text
      case .csv: MoveOrderCSV(order, plan: plan, context: context, language: language).text
      case .json: MoveOrderJSON(order, plan: plan, context: context, language: language).text
      }
    print(text, terminator: "")
  }
}
