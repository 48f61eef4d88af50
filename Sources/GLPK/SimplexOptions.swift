/// How the simplex method runs.
public struct SimplexOptions: Sendable {
  public enum Method: Sendable {
    case primal
    case dual
    /// The dual method; if it fails numerically, the primal goes on from its basis.
    case dualThenPrimal
  }

  /// How the entering or leaving variable is chosen.
  public enum Pricing: Sendable {
    case textbook
    case steepestEdge
  }

  /// How the step length is chosen.
  public enum RatioTest: Sendable {
    case textbook
    /// Harris' two passes: larger pivots at the price of tiny infeasibilities.
    case harris
    /// Steps past several breakpoints by flipping boxed variables.
    case boundFlipping
  }

  public var method: Method
  public var pricing: Pricing
  public var ratioTest: RatioTest
  /// GLPK's presolver. Its run cannot be sliced: a cancellation is seen only before and after it, and the
  /// basis of the problem is neither used nor, when a limit is met, replaced.
  public var presolve: Bool
  /// Iterations of this call. 0 stops at once.
  public var iterationLimit: Int?
  /// The dual method stops when the objective is proven to be no better than this.
  public var objectiveLimit: Double?
  public var timeLimit: Duration?
  public var deadline: ContinuousClock.Instant?
  /// Obeyed beside the session's.
  public var cancellation: Cancellation?
  /// That of an enclosing search.
  var outerCancellation: Cancellation?
  /// Iterations between two looks at the clock and the cancellation.
  public var sliceIterations: Int
  /// Relative tolerance for bounds, in 0...1 exclusive.
  public var primalTolerance: Double
  /// Relative tolerance for reduced costs, in 0...1 exclusive.
  public var dualTolerance: Double
  /// Smallest acceptable pivot, relative, in 0...1 exclusive.
  public var pivotTolerance: Double

  public init(
    method: Method = .primal, pricing: Pricing = .steepestEdge, ratioTest: RatioTest = .harris,
    presolve: Bool = false, iterationLimit: Int? = nil, objectiveLimit: Double? = nil,
    timeLimit: Duration? = nil, deadline: ContinuousClock.Instant? = nil,
    cancellation: Cancellation? = nil, sliceIterations: Int = 500, primalTolerance: Double = 1e-7,
    dualTolerance: Double = 1e-7, pivotTolerance: Double = 1e-9
  ) {
    self.method = method
    self.pricing = pricing
    self.ratioTest = ratioTest
    self.presolve = presolve
    self.iterationLimit = iterationLimit
    self.objectiveLimit = objectiveLimit
    self.timeLimit = timeLimit
    self.deadline = deadline
    self.cancellation = cancellation
    self.sliceIterations = sliceIterations
    self.primalTolerance = primalTolerance
    self.dualTolerance = dualTolerance
    self.pivotTolerance = pivotTolerance
  }

  var cancellations: [Cancellation] {
    [cancellation, outerCancellation].compactMap { $0 }
  }

  func validate() throws {
    var wrong: [String] = []
    if let iterationLimit, iterationLimit < 0 {
      wrong.append("iterationLimit is \(iterationLimit): give 0 or more")
    }
    if sliceIterations < 1 { wrong.append("sliceIterations is \(sliceIterations): give 1 or more") }
    if let objectiveLimit {
      if !objectiveLimit.isFinite {
        wrong.append("objectiveLimit is \(objectiveLimit): give a finite number")
      }
      if method != .dual { wrong.append("objectiveLimit is obeyed by the dual method only: set method") }
    }
    for (name, value) in [
      ("primalTolerance", primalTolerance), ("dualTolerance", dualTolerance),
      ("pivotTolerance", pivotTolerance),
    ] where !(value > 0 && value < 1) {
      wrong.append("\(name) is \(value): give a number between 0 and 1")
    }
    if !wrong.isEmpty { throw GLPKError.invalidOption(wrong.joined(separator: "; ")) }
  }
}
