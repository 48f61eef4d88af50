public import AssignmentEngine
public import TerritoryAssignment
public import TerritoryPlanning

/// A plan from outside under a scenario: judged, with no bound, as a result beside others.
public struct GivenPlan: Sendable {
  public let scenario: Scenario
  /// Needs no integer program, which large plans have no room for.
  public let judge: PlanJudge
  public let plan: Plan
  public let evaluation: Evaluation

  /// - Throws: `PlanInHand.Fault.illegal` where the plan breaks hard rules, or an internal defect.
  public init(_ plan: Plan, of scenario: Scenario) throws {
    let context = PlanningContext(data: scenario.data)
    judge = try PlanJudge(context: context, rules: scenario.rules, objective: scenario.objective)
    evaluation = judge.judge(plan)
    guard evaluation.isLegal else { throw PlanInHand.Fault.illegal(evaluation.violations, context) }
    self.scenario = scenario
    self.plan = plan
  }

  /// As a result beside others.
  ///
  /// - Parameters:
  ///   - order: whether to say in which order the moves pay. Blocking.
  ///   - stages: certificates of the stages of the scenario's objective, rechecked here.
  /// - Throws: `PlanInHand.Fault.certificate` where one does not hold or the plan does not keep what it speaks of,
  ///   `StageRecordFault` where one is of another objective.
  public func result(
    order: Bool = false, stages: [StageRecord] = [], stop: StopSignal = StopSignal()
  ) throws -> ScenarioResult {
    var asked = scenario
    asked.question = .optimise
    var result = ScenarioResult(
      scenario: asked, context: judge.context, today: judge.judgeToday(),
      answer: .given(.init(plan: plan, evaluation: evaluation)), seconds: 0, effort: .none)
    guard order || !stages.isEmpty else { return result }
    let planner = try TerritoryPlanner(
      context: judge.context, rules: scenario.rules, objective: scenario.objective)
    if !stages.isEmpty { result.stages = try self.stages(stages, planner) }
    if order, let found = try MoveOrdering(planner: planner).order(of: plan, stop: stop) {
      result.reasons = PlanReasons(moves: [], representatives: [], order: found)
    }
    return result
  }

  private func stages(_ records: [StageRecord], _ planner: TerritoryPlanner) throws -> [StageOutcome] {
    guard case .stages(let stages) = scenario.objective else {
      throw PlanInHand.Fault.certificate(["the objective of \(scenario.name) has no stages"])
    }
    let evidence = try records.map { try $0.evidence(for: stages, in: planner.context) }
    do {
      return try planner.outcomes(of: plan, by: evidence)
    } catch let error as UnconfirmedStages {
      throw PlanInHand.Fault.certificate(error.refusals)
    }
  }
}

extension Scenario {
  /// Today's plan under the scenario's data and rules, whether or not it keeps them, as a result beside others.
  public func judgedToday() throws -> ScenarioResult {
    let judge = try PlanJudge(context: PlanningContext(data: data), rules: rules, objective: objective)
    var asked = self
    asked.question = .judgeToday
    return ScenarioResult(
      scenario: asked, context: judge.context, today: judge.judgeToday(), answer: .judged, seconds: 0,
      effort: .none)
  }
}

extension PlanInHand {
  /// The plan as a result with its reasons: of each move what it is for and what leaving it would cost, and the order
  /// in which the moves pay. Blocking.
  public func explained(
    _ budget: ReasonsBudget = ReasonsBudget(), threads: Int = 1, seed: UInt64 = 1, stop: StopSignal
  ) throws -> ScenarioResult {
    var result = result()
    var reasons = try PlanExplainer(planner: planner, plan: plan, seed: seed)
      .reasons(budget, threads: threads, stop: stop)
    reasons.order = try MoveOrdering(planner: planner).order(of: plan.plan, stop: stop)
    result.reasons = reasons
    return result
  }
}
