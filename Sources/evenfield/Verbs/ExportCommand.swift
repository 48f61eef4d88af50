import ArgumentParser
import AssignmentEngine
import Foundation
import PlanFiles
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// The integer program behind a scenario, for other solvers; or its plan, for programs that draw.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract:
      "Write scenarios for other programs: the integer program as MPS or LP, the plan as CSV or GeoJSON.",
    discussion: """
      With --format mps or lp, so that any solver can recheck it: \
      each scenario gets a folder with model.mps or model.lp (a minimisation of minus the plan's objective, in \
      minor units of money) and names.csv (what its variables and rows mean). With --with-plan the scenario is \
      solved as well: plan.sol has the plan's variables, claims.json what is claimed of it.

      With --format csv the folder gets representatives.csv and accounts.csv, tidy, with all scenarios; with --format \
      geojson each scenario gets a folder with accounts.geojson and territories.geojson. They show today's plan, and \
      with --with-plan also the best that is found. docs/tableau.md describes both.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case mps, lp, csv, geojson }

  @OptionGroup var source: ScenarioSource
  @OptionGroup var effort: EffortOptions
  @OptionGroup var presentation: PresentationOptions

  @Option(name: .shortAndLong, help: "Write to this folder.")
  var output: String

  @Option(help: "mps, lp, csv or geojson.")
  var format: Format = .mps

  @Flag(help: "Solve each scenario too, and write plan and claims beside the model.")
  var withPlan = false

  func run() throws {
    let (_, scenarios) = try source.load()
    let interrupt = Interrupt()
    switch format {
    case .mps: try writeModels(scenarios, as: .mps, interrupt.stop)
    case .lp: try writeModels(scenarios, as: .lp, interrupt.stop)
    case .csv, .geojson:
      let plans = PlanExport(output: output, languages: presentation.languages)
      let results = try scenarios.map { try result($0, interrupt.stop) }
      for line in try format == .csv ? plans.writeTables(results) : plans.writeMaps(results) { print(line) }
    }
    if interrupt.wasInterrupted { throw EndWith(status: ExitStatus.interrupted) }
  }

  private func result(_ scenario: Scenario, _ stop: StopSignal) throws -> ScenarioResult {
    guard withPlan, scenario.question == .optimise else { return try scenario.judgedToday() }
    return try effort.runner(threadsPerScenario: effort.threads ?? 1).answer(scenario, stop: stop) { _ in }
  }

  private func writeModels(_ scenarios: [Scenario], as format: ExportedModel.Format, _ stop: StopSignal)
    throws
  {
    for scenario in scenarios where scenario.question == .optimise {
      let folder = output + "/" + scenario.name
      try OutputFile.makeFolder(folder)
      let context = PlanningContext(data: scenario.data)
      let planner = try TerritoryPlanner(context: context, rules: scenario.rules)
      let problem = planner.translation.problem
      let model = try ExportedModel(
        problem, as: format, to: folder + "/model.\(self.format.rawValue)")
      var names = CSVWriter(header: ["id", "meaning"])
      for (id, meaning) in model.meanings { names.append([id, meaning]) }
      try OutputFile.write(folder + "/names.csv", names.bytes)
      if withPlan { try writeClaims(scenario, planner, model, folder, stop) }
      print(
        "\(folder): \(problem.itemCount) items, \(problem.columnCount) pairs, \(problem.rowCount) side rows")
    }
  }

  private func writeClaims(
    _ scenario: Scenario, _ planner: TerritoryPlanner, _ model: ExportedModel, _ folder: String,
    _ stop: StopSignal
  ) throws {
    let effort = effort.runner().effort(for: scenario)
    let options = SolveOptions(
      timeLimitSeconds: effort.timeLimitSeconds, workLimit: effort.workLimit, relativeGap: effort.gap ?? 0,
      seed: effort.seed ?? 1)
    let result = try planner.solve(options, stop: stop)
    let plan = result.outcome.plan
    if let plan, let assignment = planner.translation.assignment(of: plan.plan) {
      let lines = model.values(for: assignment).map { "\($0.id) \($0.value)" }
      try OutputFile.write(folder + "/plan.sol", Array((lines.joined(separator: "\n") + "\n").utf8))
    }
    let problem = planner.translation.problem
    let isInfeasible = if case .infeasible = result.outcome { true } else { false }
    // Joint choices and rows separated on the way may make our bound tighter than the file's relaxation.
    let isPlain =
      problem.couplings.isEmpty && problem.indicators.isEmpty && problem.connectivities.isEmpty
      && problem.spreads.isEmpty
    let claims: [(String, String)] = [
      ("format_version", "1"),
      ("outcome", isInfeasible ? "\"infeasible\"" : plan == nil ? "\"no_plan_found\"" : "\"plan\""),
      ("objective", plan.map { String($0.evaluation.objective.minorUnits) } ?? "null"),
      ("bound", plan.map { String($0.bound.minorUnits) } ?? "null"),
      ("lp_bound", result.engine.linearBound.map { String($0) } ?? "null"),
      ("may_be_tighter", isPlain ? "false" : "true"),
    ]
    let json = "{\n" + claims.map { "  \"\($0.0)\": \($0.1)" }.joined(separator: ",\n") + "\n}\n"
    try OutputFile.write(folder + "/claims.json", Array(json.utf8))
  }
}
