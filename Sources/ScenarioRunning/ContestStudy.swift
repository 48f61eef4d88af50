public import AssignmentEngine
public import TerritoryAssignment
public import TerritoryPlanning

/// Managers' objections to a plan, and the plan with what could be granted.
public struct ContestStudy: Sendable {
  public var before: PlanInHand
  public var answer: ContestAnswer

  public var context: PlanningContext { before.planner.context }

  /// Answers the objections. Blocking.
  ///
  /// - Parameters:
  ///   - mayLose: how much of the best plan's objective may be given up so that fewer items change hands.
  ///   - effort: for everything together.
  /// - Throws: an internal defect or the solver's error.
  public init(
    _ objections: [ManagerObjection], to before: PlanInHand, mayLose: Share, effort: Effort, threads: Int = 1,
    stop: StopSignal
  ) throws {
    self.before = before
    let contest = try ContestPlanner(
      context: before.planner.context, rules: before.scenario.rules, objective: before.scenario.objective,
      mayLose: mayLose)
    answer = try contest.answer(
      objections, to: before.plan, SolveOptions(effort, threads: threads), stop: stop)
  }

  /// Name of the new plan in files.
  public var nameAfter: String { before.scenario.name + "-contested" }

  /// The plan before and, where something was granted, after.
  public var comparison: Comparison {
    let after = answer.granted.map {
      before.result(
        of: $0.plan, name: nameAfter, title: "With the objections granted", chineseTitle: "采纳异议后")
    }
    return Comparison(
      name: before.scenario.name, results: [before.result()] + [after].compactMap(\.self))
  }
}
