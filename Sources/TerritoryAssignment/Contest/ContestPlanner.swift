public import AssignmentEngine
public import TerritoryPlanning

/// Applies managers' objections to a plan: what each costs alone, what all cost together, and the plan that grants
/// them with the fewest other changes.
///
/// docs/formulations/contest.md has the problems that are solved.
public struct ContestPlanner: Sendable {
  /// The rules and the objective, without stages and without objections.
  public let planner: TerritoryPlanner
  /// How much of the best plan's objective may be given up so that fewer items change hands.
  public let mayLose: Share
  private let rules: [any Rule]
  private let objective: Objective

  /// - Throws: `ProblemFaults` where the figures exceed what the engine accepts.
  public init(
    context: PlanningContext, rules: [any Rule], objective: Objective = .netRevenue, mayLose: Share
  ) throws {
    planner = try TerritoryPlanner(context: context, rules: rules, objective: objective)
    self.rules = rules
    self.objective = objective
    self.mayLose = mayLose
  }

  /// Answers objections to a plan. Blocking.
  ///
  /// - Parameters:
  ///   - present: a legal plan of `planner` with its bound.
  ///   - options: limits for everything together; all but the limits and the gap is set here.
  /// - Throws: `DisagreementDefect`, or a broken solver's error. What cannot be granted is an answer.
  public func answer(
    _ objections: [ManagerObjection], to present: CertifiedTerritoryPlan, _ options: SolveOptions,
    stop: StopSignal
  ) throws -> ContestAnswer {
    var run = try ContestRun(self, present, options, stop)
    return try run.answer(objections)
  }

  /// The planner with these demands beside the rules.
  func planner(granting pairs: [DemandedPair]) throws -> TerritoryPlanner {
    try TerritoryPlanner(
      context: planner.context, rules: rules + [ObjectionsRule(pairs)], objective: objective)
  }
}
