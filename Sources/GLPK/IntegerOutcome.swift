/// What branch and cut concluded, and what it took.
public struct SearchResult: Sendable {
  public let outcome: IntegerOutcome
  public let effort: SearchEffort
}

/// Each conclusion with its evidence. A bound is a proven limit on the objective of every integer point:
/// from below when minimizing, from above when maximizing.
public enum IntegerOutcome: Sendable, Equatable {
  /// No point is better by more than GLPK's objective tolerance.
  case optimal(IntegerPoint)
  /// Within `relativeGap` of the bound: not optimality.
  case gapReached(IntegerPoint, bound: Double)
  case stoppedWithPoint(SearchStop, IntegerPoint, bound: Double)
  /// The bound is nil when the search was stopped in the root relaxation.
  case stoppedWithoutPoint(SearchStop, bound: Double?)
  /// No integer point exists: the relaxation has none, or the tree was exhausted.
  case infeasible
  /// The relaxation is unbounded, so nothing is known about integer points.
  case relaxationUnbounded
  /// The relaxation could not be solved.
  case failed(SimplexFailure)
}

/// Why a search ended early.
public enum SearchStop: Sendable, Equatable {
  case nodes
  case time
  case cancelled
  /// The callback called `TreeContext.terminate()`.
  case callback
  /// The root relaxation met its own iteration limit.
  case relaxationIterations
  /// GLPK could not solve a node's relaxation.
  case solverFailed
}

/// An integer point that was judged anew against the model and all lazy rows.
public struct IntegerPoint: Sendable, Equatable {
  /// Recomputed from the point.
  public let objective: Double
  /// The value of each column; integer columns hold integers exactly.
  public let columns: [Double]
  /// The largest amount by which a row or bound is broken; tiny, for GLPK works with tolerances.
  public let largestViolation: Double
}

/// Work done, in units that do not depend on the machine.
public struct SearchEffort: Sendable, Equatable {
  /// Nodes explored, the root included.
  public let nodes: Int
  /// Simplex iterations, those of the root relaxation included.
  public let iterations: Int
  /// Relaxations solved, that of the root included: one a node, and one more for each time that rows or cuts were
  /// added to it.
  public let relaxations: Int
  public let lazyRows: Int
}

/// A point that was offered to the search and breaks the model.
public struct IllegalPoint: Error, Sendable, Equatable, CustomStringConvertible {
  public let violations: [Violation]

  public var description: String {
    "the point breaks " + violations.prefix(20).map(\.description).joined(separator: ", ")
      + (violations.count > 20 ? " and \(violations.count - 20) more" : "")
  }
}
