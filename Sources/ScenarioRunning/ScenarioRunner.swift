public import AssignmentEngine
import Dispatch
import Foundation
import Synchronization
public import TerritoryAssignment
import TerritoryPlanning

/// Answers scenarios, several side by side, each by one run of the planner.
///
/// Every scenario is answered on its own: with work limits instead of time limits the comparison does not
/// depend on the number of threads.
public struct ScenarioRunner: Sendable {
  /// What holds where a scenario's file does not say; a command line that asks for something puts it in
  /// `overrides`, which wins over the file.
  public var defaults: Effort
  public var overrides: Effort
  /// Scenarios that may be solved at the same time; at least 1.
  public var concurrentScenarios: Int
  /// Threads that one solve may use; at least 1.
  public var threadsPerScenario: Int
  /// What the reasons of each plan found may take; nil: none are looked for. They come after the plan's own limits.
  public var reasons: ReasonsBudget?

  /// Whether a scenario without a plan is told why and what would give it one.
  public var explainsImpasse = true

  /// Seconds that this may take beyond the scenario's own time, where that is limited.
  public static let impasseSeconds = 25.0

  public static let standardEffort = Effort(gap: 0.002, timeLimitSeconds: 60, seed: 1)

  public init(
    defaults: Effort = standardEffort, overrides: Effort = Effort(), concurrentScenarios: Int = 1,
    threadsPerScenario: Int = 1
  ) {
    self.defaults = defaults
    self.overrides = overrides
    self.concurrentScenarios = max(1, concurrentScenarios)
    self.threadsPerScenario = max(1, threadsPerScenario)
  }

  /// Answers all scenarios; results keep the order asked for. Blocking.
  ///
  /// - Throws: the first error of a broken solver or an internal defect, in the order of the scenarios.
  ///   Infeasible or out of time are answers.
  public func compare(
    name: String, _ scenarios: [Scenario], stop: StopSignal,
    progress: (@Sendable (_ scenario: String, ProgressEvent) -> Void)? = nil
  ) throws -> Comparison {
    let answers = Mutex<[Result<ScenarioResult, any Error>?]>(Array(repeating: nil, count: scenarios.count))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(concurrentScenarios, max(1, scenarios.count))) { _ in
      while true {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < scenarios.count else { return }
        let scenario = scenarios[number]
        let answer = Result { try self.answer(scenario, stop: stop) { progress?(scenario.name, $0) } }
        answers.withLock { $0[number] = answer }
      }
    }
    let results = try answers.withLock { $0 }.compactMap { try $0?.get() }
    return Comparison(name: name, results: results)
  }

  /// Answers one scenario. Blocking.
  public func answer(
    _ scenario: Scenario, stop: StopSignal, progress: @escaping @Sendable (ProgressEvent) -> Void
  ) throws -> ScenarioResult {
    let clock = ContinuousClock()
    let begin = clock.now
    let context = PlanningContext(data: scenario.data)
    let planner = try TerritoryPlanner(
      context: context, rules: scenario.rules, objective: scenario.objective)
    let today = planner.judgeToday()
    let effort = effort(for: scenario)
    let seconds = { Double((clock.now - begin) / .nanoseconds(1)) / 1e9 }
    switch scenario.question {
    case .judgeToday:
      return ScenarioResult(
        scenario: scenario, context: context, today: today, answer: .judged, seconds: seconds(),
        effort: spent(effort, counters: WorkCounters(), secondsToFirstPlan: nil))
    case .optimise:
      let options = SolveOptions(
        timeLimitSeconds: effort.timeLimitSeconds, workLimit: effort.workLimit,
        relativeGap: effort.gap ?? 0, seed: effort.seed ?? 1, threads: threadsPerScenario)
      let solved = try solve(scenario, planner, options, stop: stop, progress: progress)
      let nearTies = try solved.outcome.plan.flatMap { plan in
        try NearTieEffect.of(
          plan.plan, in: context, rules: scenario.rules, objective: scenario.objective, options: options,
          stop: stop)
      }
      let impasse = try impasse(planner, solved.outcome, effort, stop: stop)
      var result = ScenarioResult(
        scenario: scenario, context: context, today: today, answer: .planned(solved.outcome),
        stages: solved.stages, impasse: impasse, seconds: seconds(),
        effort: spent(
          effort, counters: solved.counters, secondsToFirstPlan: solved.secondsToFirstPlan))
      result.nearTies = nearTies
      if let reasons, let plan = solved.outcome.plan {
        result.reasons = try self.reasons(reasons, of: plan, scenario, planner, stop: stop)
      }
      return result
    }
  }

  /// Of a plan sought in stages the order alone: no single price compares it with another.
  private func reasons(
    _ budget: ReasonsBudget, of plan: CertifiedTerritoryPlan, _ scenario: Scenario,
    _ planner: TerritoryPlanner,
    stop: StopSignal
  ) throws -> PlanReasons? {
    var reasons = PlanReasons(moves: [], representatives: [], order: nil)
    if case .stages = scenario.objective {
      reasons.order = try MoveOrdering(planner: planner).order(of: plan.plan, stop: stop)
      return reasons
    }
    let explainer = try PlanExplainer(planner: planner, plan: plan, seed: effort(for: scenario).seed ?? 1)
    reasons = try explainer.reasons(budget, threads: threadsPerScenario, stop: stop)
    reasons.order = try MoveOrdering(planner: planner).order(of: plan.plan, stop: stop)
    return reasons
  }

  private func solve(
    _ scenario: Scenario, _ planner: TerritoryPlanner, _ options: SolveOptions, stop: StopSignal,
    progress: @escaping @Sendable (ProgressEvent) -> Void
  ) throws -> StagedResult {
    if case .stages(let stages) = scenario.objective {
      return try StagedPlanner(planner, stages: stages).solve(options, stop: stop, progress: progress)
    }
    let result = try planner.solve(options, stop: stop, progress: progress)
    return StagedResult(
      outcome: result.outcome, stages: [], counters: result.engine.counters,
      secondsToFirstPlan: result.engine.secondsToFirstPlan)
  }

  /// Why there is no plan; nil where there is one, or the caller wants to end.
  private func impasse(
    _ planner: TerritoryPlanner, _ outcome: TerritoryOutcome, _ effort: Effort, stop: StopSignal
  ) throws -> Impasse? {
    guard explainsImpasse, outcome.plan == nil, !stop.isSet else { return nil }
    let limits = ConflictFinder.Limits(
      seconds: effort.timeLimitSeconds == nil ? nil : Self.impasseSeconds,
      workEach: min(effort.workLimit ?? .max, ConflictFinder.Limits.usualWork), threads: threadsPerScenario,
      seed: effort.seed ?? 1)
    return try ConflictFinder(planner).explain(limits, stop: stop)
  }

  /// Command line over file over default, one field at a time. A work limit in the winning place lifts the
  /// default time limit, so that the result does not depend on the clock.
  public func effort(for scenario: Scenario) -> Effort {
    let workLimit = overrides.workLimit ?? scenario.effort.workLimit ?? defaults.workLimit
    let askedTime = overrides.timeLimitSeconds ?? scenario.effort.timeLimitSeconds
    return Effort(
      gap: overrides.gap ?? scenario.effort.gap ?? defaults.gap,
      timeLimitSeconds: askedTime ?? (workLimit == nil ? defaults.timeLimitSeconds : nil),
      workLimit: workLimit,
      seed: overrides.seed ?? scenario.effort.seed ?? defaults.seed)
  }

  private func spent(
    _ effort: Effort, counters: WorkCounters, secondsToFirstPlan: Double?
  ) -> ScenarioResult.SpentEffort {
    ScenarioResult.SpentEffort(
      gap: effort.gap ?? 0, timeLimitSeconds: effort.timeLimitSeconds, workLimit: effort.workLimit,
      seed: effort.seed ?? 1, threads: threadsPerScenario,
      multiplierIterations: counters.multiplierIterations, columnsPriced: counters.columnsPriced,
      simplexIterations: counters.simplexIterations, movesTried: counters.movesTried, nodes: counters.nodes,
      secondsToFirstPlan: secondsToFirstPlan)
  }
}
