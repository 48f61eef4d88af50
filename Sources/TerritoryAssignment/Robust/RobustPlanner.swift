public import AssignmentEngine

/// Finds one plan for several scenarios, with a proven bound on its criterion. docs/formulations/robust.md has the
/// formulas.
public struct RobustPlanner: Sendable {
  public let scenarios: JointScenarios
  public let criterion: RobustCriterion
  /// Thousandths of the expected worth, a scenario each.
  public let weights: [Int64]
  /// Of each scenario, for regret; with their plans the search starts.
  public let ownBests: [OwnBest?]

  /// Share of what is left that one problem may spend where others may follow.
  static let share = 1.0 / 3
  /// Most weights, and most floors, that are tried.
  static let mostWeights = 10
  static let mostFloors = 48

  /// - Parameters:
  ///   - weights: shares of the scenarios, at least 0 and not all 0; nil: alike.
  ///   - ownBests: nil where a scenario's own best is not known; regret needs all.
  public init(
    _ scenarios: JointScenarios, criterion: RobustCriterion, weights: [Double]? = nil, ownBests: [OwnBest?]
  ) {
    precondition(ownBests.count == scenarios.planners.count, "an own best, or nil, for each scenario")
    precondition(
      criterion != .regret || ownBests.allSatisfy { $0 != nil },
      "regret is against the best of every scenario")
    self.scenarios = scenarios
    self.criterion = criterion
    self.ownBests = ownBests
    self.weights = WeightGame.thousandths(
      weights ?? Array(repeating: 1, count: scenarios.planners.count))
  }

  /// Blocking.
  ///
  /// - Parameter options: limits of all problems together; the gap is a share of the criterion's worth.
  /// - Throws: `ProblemFaults`, `DisagreementDefect` or the solver's error.
  public func solve(
    _ options: SolveOptions, stop: StopSignal, progress: (@Sendable (ProgressEvent) -> Void)? = nil
  ) throws -> RobustAnswer {
    var run = RobustRun(self, StageBudget(options, stop: stop))
    try run.search(progress)
    return run.answer
  }
}
