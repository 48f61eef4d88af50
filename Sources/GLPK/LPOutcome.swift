/// What a linear program's solve found, each conclusion with its evidence.
public enum LPOutcome: Sendable {
  case optimal(LPSolution)
  /// No point satisfies the bounds. The proof is absent when the last basis yields none that holds
  /// without tolerances; then it is GLPK's word.
  case infeasible(InfeasibilityProof?)
  /// The objective improves without end along the ray, which is absent as the proof above.
  case unbounded(UnboundedRay?)
  /// The presolver's word; solve without it to learn which.
  case infeasibleOrUnbounded
  /// Stopped with the basic point, feasible or not.
  case limitReached(SimplexLimit, LPPoint)
  case cancelled(LPPoint)
  case failed(SimplexFailure)
}

/// An optimal basic solution.
public struct LPSolution: Sendable, Equatable {
  /// Recomputed from the point, not GLPK's figure.
  public let objective: Double
  public let columns: [Double]
  /// The activity of each row, recomputed.
  public let rows: [Double]
  /// What the objective gains a unit of increase of each row's active bound.
  public let rowDuals: [Double]
  /// What the objective gains a unit of increase of each column.
  public let reducedCosts: [Double]
  /// Iterations since the problem was made.
  public let iterations: Int
}

/// The basic point where a run stopped.
public struct LPPoint: Sendable, Equatable {
  public let isPrimalFeasible: Bool
  public let isDualFeasible: Bool
  public let objective: Double
  public let columns: [Double]
  public let iterations: Int
}

/// Weights that prove infeasibility: with them the weighted sum of the rows' activities must, by the rows'
/// bounds, lie apart from where the columns' bounds allow it to lie (Farkas' lemma).
public struct InfeasibilityProof: Sendable, Equatable {
  public let rowWeights: [Double]
  /// Where the rows' bounds put the weighted sum.
  public let rowRange: ClosedRange<Double>
  /// Where the columns' bounds put it.
  public let columnRange: ClosedRange<Double>
}

/// A direction that keeps every bound from any feasible point and improves the objective.
public struct UnboundedRay: Sendable, Equatable {
  public let columns: [Double]
  /// What the objective changes a unit of the direction.
  public let objectiveRate: Double
}
