/// What a run of the simplex method concluded, without the numbers: `Problem.solve` returns those too.
public enum SimplexStatus: Sendable, Equatable {
  case optimal
  case infeasible
  case unbounded
  /// The presolver found no dual feasible point, which leaves both open.
  case infeasibleOrUnbounded
  /// Stopped; the basis is kept and the next run goes on from it.
  case limitReached(SimplexLimit, SimplexProgress)
  case cancelled(SimplexProgress)
  case failed(SimplexFailure)
}

public enum SimplexLimit: Sendable, Equatable {
  case iterations, time
  /// `SimplexOptions.objectiveLimit`.
  case objective
}

/// What the basic point of a run that was stopped satisfies.
public struct SimplexProgress: Sendable, Equatable {
  public let isPrimalFeasible: Bool
  public let isDualFeasible: Bool
}

/// Why a run could not conclude.
public enum SimplexFailure: Sendable, Equatable {
  /// Not one basic variable a row, after rows or columns were deleted.
  case invalidBasis
  case singularBasis
  case illConditionedBasis
  /// GLPK gave up, mostly for numerical reasons.
  case solverFailed
  /// The result is not a finite number.
  case notFinite
  /// Rational arithmetic needs at least one row and one column.
  case emptyProblem
}
