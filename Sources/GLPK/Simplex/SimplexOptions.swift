/// How a linear program is solved and when the solver gives up.
public struct SimplexOptions: Sendable {
  public enum Method: Sendable, Hashable {
    case primal
    case dual
    /// The dual method; if it cannot finish, the primal one from the basis reached.
    case dualThenPrimal
  }

  public enum Pricing: Sendable, Hashable {
    /// Dantzig's rule.
    case largestCoefficient
    /// Projected steepest edge.
    case steepestEdge
  }

  public enum RatioTest: Sendable, Hashable {
    case textbook
    /// Harris' two passes.
    case harris
    /// Long steps past breakpoints; in the dual method only.
    case longStep
  }

  /// Default: primal.
  public var method: Method
  /// Default: steepest edge.
  public var pricing: Pricing
  /// Default: Harris.
  public var ratioTest: RatioTest
  /// Iterations of this call, 0 or more, or `nil` for no limit. The same limit always stops at the same
  /// place.
  public var iterationLimit: Int?
  /// When to stop. Results that depend on it differ from run to run.
  public var deadline: ContinuousClock.Instant?
  /// Looked at after each slice.
  public var cancellation: Cancellation?
  /// GLPK cannot be interrupted, so it runs in slices of this many iterations, 1 or more. Default: 500.
  public var sliceIterations: Int
  /// Simplifies the problem first. The whole solve is then one slice: neither a cancellation nor progress
  /// up to a limit survives. Default: off.
  public var presolve: Bool
  /// Allowed violation of a bound, relative, within 0 ..< 1. Default: 1e-7.
  public var primalTolerance: Double
  /// Allowed violation by a reduced cost, relative, within 0 ..< 1. Default: 1e-7.
  public var dualTolerance: Double
  /// Smallest pivot, relative, within 0 ..< 1. Default: 1e-9.
  public var pivotTolerance: Double
  /// How far a point may break the unscaled model when it is judged independently of GLPK, relative to
  /// 1 + |bound|, within 0 ..< 1. Default: 1e-6.
  public var verificationTolerance: Double

  public init(
    method: Method = .primal, pricing: Pricing = .steepestEdge, ratioTest: RatioTest = .harris,
    iterationLimit: Int? = nil, deadline: ContinuousClock.Instant? = nil,
    cancellation: Cancellation? = nil, sliceIterations: Int = 500, presolve: Bool = false,
    primalTolerance: Double = 1e-7, dualTolerance: Double = 1e-7, pivotTolerance: Double = 1e-9,
    verificationTolerance: Double = 1e-6
  ) {
    self.method = method
    self.pricing = pricing
    self.ratioTest = ratioTest
    self.iterationLimit = iterationLimit
    self.deadline = deadline
    self.cancellation = cancellation
    self.sliceIterations = sliceIterations
    self.presolve = presolve
    self.primalTolerance = primalTolerance
    self.dualTolerance = dualTolerance
    self.pivotTolerance = pivotTolerance
    self.verificationTolerance = verificationTolerance
  }

  func check(_ operation: String) throws(GLPKError) {
    var reasons: [String] = []
    if let limit = iterationLimit, limit < 0 { reasons.append("iterationLimit \(limit) is negative") }
    if sliceIterations < 1 { reasons.append("sliceIterations \(sliceIterations) is less than 1") }
    for (name, value) in [
      ("primalTolerance", primalTolerance), ("dualTolerance", dualTolerance),
      ("pivotTolerance", pivotTolerance), ("verificationTolerance", verificationTolerance),
    ] where !(value > 0 && value < 1) {
      reasons.append("\(name) \(value) is not between 0 and 1")
    }
    if ratioTest == .longStep && method == .primal {
      reasons.append("the long-step ratio test belongs to the dual method")
    }
    guard reasons.isEmpty else {
      throw .invalidArgument(operation: operation, reason: reasons.joined(separator: "; "))
    }
  }
}

extension ContinuousClock.Instant {
  /// Milliseconds from now, rounded up, within what GLPK's time limits hold; 0 when passed.
  var millisecondsLeft: Int32 {
    let left = ContinuousClock.now.duration(to: self)
    guard left > .zero else { return 0 }
    let (seconds, attoseconds) = left.components
    guard seconds < 2_000_000 else { return .max - 1 }
    return Int32(seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
  }
}
