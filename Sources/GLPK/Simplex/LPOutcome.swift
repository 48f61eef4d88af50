/// What made a solver stop before it was done.
public enum Limit: Sendable, Hashable { case iterations, time, nodes }

/// Why a solver could not finish: numbers, not the model's meaning. Another method, another basis or
/// ``Problem/constructBasis(_:)`` may help.
public enum SolverFailure: Sendable, Hashable, CustomStringConvertible {
  /// The basis has the wrong number of basic variables.
  case invalidBasis
  case singularBasis
  case illConditionedBasis
  case gaveUp
  /// Slices ended without an iteration and without an answer.
  case noProgress
  /// GLPK ended without a status from which anything follows.
  case undetermined(primal: Int, dual: Int)
  /// A return code that the method does not document.
  case code(Int)

  public var description: String {
    switch self {
    case .invalidBasis: "the basis has the wrong number of basic variables"
    case .singularBasis: "the basis is singular"
    case .illConditionedBasis: "the basis is ill-conditioned"
    case .gaveUp: "the solver failed numerically"
    case .noProgress: "the solver made no progress"
    case .undetermined(let primal, let dual):
      "the solver ended without a conclusion (primal status \(primal), dual status \(dual))"
    case .code(let code): "the solver returned code \(code)"
    }
  }
}

/// A variable of a problem: a column, or the activity of a row.
public enum Variable: Sendable, Hashable {
  case row(Int)
  case column(Int)
}

/// A point that satisfies the model, judged by recomputation.
public struct LPPoint: Sendable, Hashable {
  /// Recomputed from the columns, with the constant.
  public let objective: Double
  /// The columns' values.
  public let columns: [Double]
}

/// An optimal basic solution.
///
/// Duals follow `reducedCost[j] = cost[j] - sum over i of rowDual[i] * coefficient[i][j]`, in the model's
/// own sense: when minimizing, a reduced cost is at least zero for a column at its lower bound.
public struct LPSolution: Sendable, Hashable {
  /// Recomputed from the columns, with the constant.
  public let objective: Double
  /// The columns' values.
  public let columns: [Double]
  /// The rows' activities.
  public let rows: [Double]
  public let reducedCosts: [Double]
  public let rowDuals: [Double]
  /// Simplex iterations since the problem was made.
  public let iterations: Int
}

/// How ``Problem/simplex(_:)`` ended, without copies of the solution.
public enum SimplexStatus: Sendable, Hashable {
  /// Proven optimal; the point was judged and its objective recomputed.
  case optimal(objective: Double)
  /// Proven: no point satisfies the model.
  case infeasible
  /// Proven: the model has points of any objective. The variable may move without end.
  case unbounded(ray: Variable?)
  /// Proven: the dual has no feasible point, so the model is unbounded or infeasible. The primal method
  /// tells which.
  case infeasibleOrUnbounded
  /// `primalFeasible`: the point reached satisfies the model (judged).
  case limitReached(Limit, primalFeasible: Bool)
  case cancelled(primalFeasible: Bool)
  case failed(SolverFailure)
}

/// How ``Problem/solve(_:)`` ended, with what was found.
public enum LPOutcome: Sendable, Hashable {
  case optimal(LPSolution)
  case infeasible
  case unbounded(ray: Variable?)
  case infeasibleOrUnbounded
  /// With the point reached if it satisfies the model.
  case limitReached(Limit, LPPoint?)
  case cancelled(LPPoint?)
  case failed(SolverFailure)
}
