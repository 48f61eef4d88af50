/// An integer point that satisfies the model and every lazy row added, judged by recomputation.
public struct IntegerPoint: Sendable, Hashable {
  /// Recomputed from the columns, with the constant.
  public let objective: Double
  /// The columns' values; integer columns hold whole numbers.
  public let columns: [Double]
}

/// How ``Problem/branchAndCut(_:_:)`` ended. A bound is a limit to every point's objective: from below when
/// minimizing, from above when maximizing.
public enum TreeOutcome: Sendable, Hashable {
  /// Proven optimal, within GLPK's tolerances.
  case optimal(IntegerPoint)
  /// The relative gap asked for was reached; the point need not be optimal.
  case gapReached(IntegerPoint, bound: Double)
  /// Proven: no integer point satisfies the model.
  case infeasible
  /// The linear relaxation is unbounded; the model itself is unbounded or has no integer point.
  case relaxationUnbounded
  /// A limit was met. Without a bound, the root relaxation was not finished.
  case limitReached(Limit, IntegerPoint?, bound: Double?)
  /// By a ``Cancellation`` or ``TreeContext/terminate()``.
  case cancelled(IntegerPoint?, bound: Double?)
  /// The root relaxation or a node could not be solved; the point, if any, is legal.
  case failed(SolverFailure, IntegerPoint?, bound: Double?)
}
