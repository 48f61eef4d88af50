public import AssignmentEngine
import Foundation
public import TerritoryAssignment
import TerritoryPlanning

/// Answers scenarios, several side by side, each by one run of the planner.
///
/// A scenario starts from the answer of the one that it extends, where the study has it (`StudyGraph`). With work
/// limits, which is the usual case, an answer is a function of its scenario, the options and its parent's answer:
/// neither the order nor the number of threads nor what was kept from earlier runs changes it.
public struct ScenarioRunner: Sendable {
  /// What holds where a scenario's file does not say; a command line that asks for something puts it in
  /// `overrides`, which wins over the file.
  public var defaults: Effort
  public var overrides: Effort
  /// What a configuration asks for: it holds where neither `overrides` nor the scenario's file says.
  public var configured = Effort()
  /// Scenarios that may be solved at the same time; at least 1.
  public var concurrentScenarios: Int
  /// Threads that one solve may use; at least 1.
  public var threadsPerScenario: Int
  /// What the reasons of each plan found may take; nil: none are looked for. They come after the plan's own limits.
  public var reasons: ReasonsBudget?

  /// Answers kept between runs; nil: none are.
  public var store: (any AnswerStore)?
  /// Whether kept answers are left aside: every scenario is solved, and its answer kept in the place of the old one.
  public var isFresh = false
  /// Bytes that scenarios side by side may take together, as estimated by `MemoryEstimate`.
  public var memoryBudget = MemoryEstimate.standardBudget
  /// Whether scenarios start from the answers of others. Off only to measure what that saves.
  public var reuses = true
  /// Called from the solving threads with what the caller should hear of.
  public var notice: (@Sendable (AnswerNotice) -> Void)?

  /// Whether a scenario without a plan is told why and what would give it one.
  public var explainsImpasse = true

  /// Seconds that this may take beyond the scenario's own time, where time alone limits that.
  public static let impasseSeconds = 25.0

  /// The work limit is what usually ends a run, the time limit a net below it.
  public static let standardEffort = Effort(
    gap: 0.002, timeLimitSeconds: 60, workLimit: standardWorkLimit, seed: 1)
  static let standardWorkLimit: Int64 = 500_000_000

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
    Comparison(
      name: name, results: try StudyRun(self, scenarios, stop: stop, progress: progress).results())
  }

  /// Answers one scenario, from nothing but its data. Blocking.
  public func answer(
    _ scenario: Scenario, stop: StopSignal, progress: @escaping @Sendable (ProgressEvent) -> Void
  ) throws -> ScenarioResult {
    try answer(scenario, from: nil, stop: stop, progress: progress).result
  }

  /// Answers one scenario, starting from the answer of another; a kept answer is taken where there is one. Blocking.
  ///
  /// - Throws: an internal defect, the solver's error, or the store's.
  public func answer(
    _ scenario: Scenario, from parent: HandedOn?, stop: StopSignal,
    progress: @escaping @Sendable (ProgressEvent) -> Void
  ) throws -> Answered {
    let begin = ContinuousClock.now
    let planner = try TerritoryPlanner(
      context: PlanningContext(data: scenario.data), rules: scenario.rules, objective: scenario.objective)
    guard scenario.question == .optimise else {
      var result = ScenarioResult(
        scenario: scenario, context: planner.context, today: planner.judgeToday(), answer: .judged,
        seconds: begin.duration(to: .now) / .seconds(1),
        effort: spent(effort(for: scenario), counters: WorkCounters(), secondsToFirstPlan: nil))
      result.origin = AnswerOrigin(key: Question.keyOfJudgement(scenario))
      return Answered(result: result, handsOn: nil)
    }
    var question = Question(
      scenario: scenario, planner: planner, effort: effort(for: scenario), parent: parent)
    if !explainsImpasse { question.asked = ["no explanation"] }
    var result: ScenarioResult
    if let kept = try kept(question) {
      result = kept
    } else {
      result = try solve(question, stop: stop, progress: progress)
      try keep(result)
    }
    if let reasons, case .planned(let outcome) = result.answer, let plan = outcome.plan {
      result.reasons = try self.reasons(reasons, of: plan, scenario, planner, stop: stop)
    }
    return Answered(result: result, handsOn: handedOn(result, planner))
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

  /// Command line over file over configuration over default, one field at a time. Who asks for a limit of one kind lifts the default of
  /// the other: a work limit is then not cut short by the clock, nor a time limit by work.
  public func effort(for scenario: Scenario) -> Effort {
    let asked = [overrides, scenario.effort, configured]
    let askedWork = asked.lazy.compactMap(\.workLimit).first
    let askedTime = asked.lazy.compactMap(\.timeLimitSeconds).first
    return Effort(
      gap: asked.lazy.compactMap(\.gap).first ?? defaults.gap,
      timeLimitSeconds: askedTime ?? (askedWork == nil ? defaults.timeLimitSeconds : nil),
      workLimit: askedWork ?? (askedTime == nil ? defaults.workLimit : nil),
      seed: asked.lazy.compactMap(\.seed).first ?? defaults.seed)
  }

  func spent(
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
