public import AssignmentEngine
public import TerritoryAssignment
public import TerritoryPlanning

/// One plan for several scenarios beside the best plan of each. The first scenario is the base.
public struct RobustStudy: Sendable {
  public var scenarios: [Scenario]
  public var joint: JointScenarios
  /// Of each scenario.
  public var ownBests: [OwnBest]
  public var answer: RobustAnswer
  public var effort: Effort
  public var threads: Int

  /// What the robust plan is in one scenario.
  public struct Line: Sendable {
    public var scenario: Scenario
    public var context: PlanningContext
    public var ownBest: OwnBest
    /// Thousandths; nil where the criterion knows no weights.
    public var weight: Int64?
    /// Whether the plan has to be legal here.
    public var isBinding: Bool
    public var plan: Plan
    public var evaluation: Evaluation
    /// Items in other hands than in the scenario's own best plan.
    public var itemsOffOwnBest: Int

    /// Worth of the robust plan less that of the scenario's own best.
    public var difference: Money { evaluation.objective - ownBest.worth }
    /// What is missed at least and at most: the own best may be as good as its bound.
    public var missed: (least: Money, most: Money) {
      (ownBest.worth - evaluation.objective, ownBest.bound - evaluation.objective)
    }
  }

  /// nil where no robust plan was found.
  public var lines: [Line]? {
    guard let robust = answer.robust else { return nil }
    return scenarios.indices.map { number in
      let plan = joint.plan(robust.plan, in: number)
      return Line(
        scenario: scenarios[number], context: joint.planners[number].context, ownBest: ownBests[number],
        weight: answer.criterion == .expected ? answer.weights[number] : nil,
        isBinding: joint.binding.contains(number), plan: plan, evaluation: robust.evaluations[number],
        itemsOffOwnBest: zip(plan.holders, ownBests[number].plan.holders).count { $0 != $1 })
    }
  }

  /// What the robust plan gives up in the base against the base's own best; nil without a plan.
  public var price: Money? { lines.map { .zero - $0[0].difference } }
}

extension RobustStudy {
  /// Why there is no study.
  public enum Fault: Error, Sendable {
    case different(JointScenarios.Difference, names: [String])
    /// A scenario has no plan of its own.
    case noPlan(scenario: String, TerritoryOutcome)
  }

  /// Finds the best plan of each scenario, then one for all. Blocking.
  ///
  /// - Parameters:
  ///   - scenarios: at least one, the base first; their objectives are sums of money.
  ///   - weights: shares of the scenarios for the expected worth; nil: alike.
  ///   - effort: of each scenario by itself, and of the joint search.
  /// - Throws: `Fault`, an internal defect or the solver's error.
  public init(
    _ scenarios: [Scenario], criterion: RobustCriterion, legality: JointScenarios.Legality,
    weights: [Double]? = nil, effort: (Scenario) -> Effort, threads: Int = 1, stop: StopSignal,
    progress: (@Sendable (_ scenario: String?, ProgressEvent) -> Void)? = nil
  ) throws {
    let planners = try scenarios.map { scenario in
      try TerritoryPlanner(
        context: PlanningContext(data: scenario.data), rules: scenario.rules, objective: scenario.objective)
    }
    let joint: JointScenarios
    do throws(JointScenarios.Difference) {
      joint = try JointScenarios(planners, legality: legality)
    } catch {
      throw Fault.different(error, names: scenarios.map(\.name))
    }
    var ownBests: [OwnBest] = []
    for (scenario, planner) in zip(scenarios, planners) {
      let options = SolveOptions(effort(scenario), threads: threads)
      let result = try planner.solve(options, stop: stop) { progress?(scenario.name, $0) }
      guard let plan = result.outcome.plan else {
        throw Fault.noPlan(scenario: scenario.name, result.outcome)
      }
      ownBests.append(OwnBest(plan: plan.plan, worth: plan.evaluation.objective, bound: plan.bound))
    }
    let robust = RobustPlanner(joint, criterion: criterion, weights: weights, ownBests: ownBests)
    let whole = effort(scenarios[0])
    answer = try robust.solve(SolveOptions(whole, threads: threads), stop: stop) { progress?(nil, $0) }
    self.scenarios = scenarios
    self.joint = joint
    self.ownBests = ownBests
    self.effort = whole
    self.threads = threads
  }
}
