public import AssignmentEngine
public import TerritoryPlanning

/// Answers a sequence of stages: each is solved with a proof of its own, and what it reached is kept by the ones
/// after it, within what it may lose.
///
/// - Counts (coverage, moves, total deviation) are prices of 1: one problem, one certificate.
/// - Net revenue is the problem of a planner without stages, with what was kept before.
/// - The other measures of fairness are halved: is a plan with at most this much possible? Plans bring the upper
///   end down, proofs that no plan is bring the lower end up.
///
/// Net revenue is kept as a row on revenue less travel and charges, with every wish kept where it stands: a plan
/// within them has at least the net revenue that is to be kept.
public struct StagedPlanner: Sendable {
  /// The rules as they stand; its evaluation judges the final plan.
  public let planner: TerritoryPlanner
  public let stages: [Stage]

  /// - Throws: `ProblemFaults` where the figures exceed what the engine accepts.
  public init(context: PlanningContext, rules: [any Rule], stages: [Stage]) throws {
    try self.init(
      TerritoryPlanner(context: context, rules: rules, objective: .stages(stages)), stages: stages)
  }

  /// - Parameter planner: made for these stages.
  /// - Precondition: `revenue` is among the stages once, as `Objective.read` ensures.
  public init(_ planner: TerritoryPlanner, stages: [Stage]) {
    precondition(stages.count { $0.aim == .revenue } == 1, "a sequence has the stage revenue once")
    self.planner = planner
    self.stages = stages
  }

  /// Runs the stages. Blocking.
  ///
  /// - Parameters:
  ///   - options: limits of the whole sequence; every stage gets an equal part of what is left.
  ///   - prior: whose plan the first stage starts from, where it is legal here.
  ///   - progress: called during the stage `revenue`, whose figures are money.
  /// - Throws: `DisagreementDefect`, or a broken solver's error. Infeasible and out of time are outcomes.
  public func solve(
    _ options: SolveOptions, from prior: PriorAnswer? = nil, stop: StopSignal,
    progress: (@Sendable (ProgressEvent) -> Void)? = nil
  ) throws -> StagedResult {
    var run = StagedRun(self, options, stop, progress)
    if let given = prior?.plan(for: planner), planner.judge(given).isLegal { run.plan = given }
    for (index, stage) in stages.enumerated() {
      if let failure = try run.solve(stage, stagesLeft: stages.count - index) {
        return StagedResult(
          outcome: failure, closestPlan: run.closestPlan, stages: [], counters: run.solver.counters,
          secondsToFirstPlan: nil)
      }
    }
    return try run.result()
  }
}
