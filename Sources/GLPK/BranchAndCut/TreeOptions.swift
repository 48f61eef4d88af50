/// How branch and cut searches and when it gives up.
public struct TreeOptions: Sendable {
  public enum Branching: Sendable, Hashable {
    case firstFractional, lastFractional, mostFractional
    /// Driebeck and Tomlin's penalties.
    case driebeckTomlin
    case pseudocost
  }

  public enum Backtracking: Sendable, Hashable {
    case depthFirst, breadthFirst, bestLocalBound, bestProjection
  }

  /// Cuts that GLPK generates.
  public struct Cuts: OptionSet, Sendable, Hashable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let gomory = Cuts(rawValue: 1)
    public static let mixedIntegerRounding = Cuts(rawValue: 2)
    public static let cover = Cuts(rawValue: 4)
    public static let clique = Cuts(rawValue: 8)
    public static let all: Cuts = [.gomory, .mixedIntegerRounding, .cover, .clique]
  }

  /// Heuristics of GLPK. They look at the original rows only, so with lazy rows all are off.
  public struct Heuristics: OptionSet, Sendable, Hashable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let rounding = Heuristics(rawValue: 1)
    public static let feasibilityPump = Heuristics(rawValue: 2)
    /// Limited by time, so results may differ from run to run.
    public static let proximity = Heuristics(rawValue: 4)
  }

  /// Default: Driebeck and Tomlin.
  public var branching: Branching
  /// Default: best local bound.
  public var backtracking: Backtracking
  /// Default: none.
  public var cuts: Cuts
  /// Default: rounding, which the presence of lazy rows turns off.
  public var heuristics: Heuristics
  /// Whether the callback adds lazy rows. Default: no; then ``TreeContext/addLazyRow(_:_:)`` refuses.
  public var usesLazyRows: Bool
  /// Tightens bounds at each node. Default: off.
  public var preprocessing: Bool
  /// Stop when |incumbent - bound| <= gap * |incumbent|, 0 or more. Default: 0, a proof of optimality.
  public var relativeGap: Double
  /// Stop once more nodes than this were made, 1 or more, or `nil` for no limit. The same limit always stops at
  /// the same place.
  public var nodeLimit: Int?
  /// When to stop. Results that depend on it differ from run to run.
  public var deadline: ContinuousClock.Instant?
  /// Looked at between slices of the root relaxation and in every callback.
  public var cancellation: Cancellation?
  /// How far from a whole number an integer column may be, within 0 ..< 1. Default: 1e-7: GLPK rounds the
  /// columns of a point it accepts, and the rounded point is what must satisfy the rows.
  public var integerTolerance: Double
  /// Smallest improvement that counts, relative, within 0 ..< 1. Default: 1e-7.
  public var objectiveTolerance: Double
  /// How far a point may break the model when it is judged independently of GLPK, relative to 1 + |bound|,
  /// within 0 ..< 1. Default: 1e-6.
  public var verificationTolerance: Double
  /// How the root relaxation is solved; its limits and cancellation are replaced by those given here.
  public var root: SimplexOptions

  public init(
    branching: Branching = .driebeckTomlin, backtracking: Backtracking = .bestLocalBound,
    cuts: Cuts = [], heuristics: Heuristics = .rounding, usesLazyRows: Bool = false,
    preprocessing: Bool = false, relativeGap: Double = 0, nodeLimit: Int? = nil,
    deadline: ContinuousClock.Instant? = nil, cancellation: Cancellation? = nil,
    integerTolerance: Double = 1e-7, objectiveTolerance: Double = 1e-7,
    verificationTolerance: Double = 1e-6,
    root: SimplexOptions = SimplexOptions(method: .dualThenPrimal)
  ) {
    self.branching = branching
    self.backtracking = backtracking
    self.cuts = cuts
    self.heuristics = heuristics
    self.usesLazyRows = usesLazyRows
    self.preprocessing = preprocessing
    self.relativeGap = relativeGap
    self.nodeLimit = nodeLimit
    self.deadline = deadline
    self.cancellation = cancellation
    self.integerTolerance = integerTolerance
    self.objectiveTolerance = objectiveTolerance
    self.verificationTolerance = verificationTolerance
    self.root = root
  }

  func check(_ operation: String) throws(GLPKError) {
    var reasons: [String] = []
    if !(relativeGap >= 0 && relativeGap.isFinite) {
      reasons.append("relativeGap \(relativeGap) is not a number of 0 or more")
    }
    if let limit = nodeLimit, limit < 1 { reasons.append("nodeLimit \(limit) is less than 1") }
    for (name, value) in [
      ("integerTolerance", integerTolerance), ("objectiveTolerance", objectiveTolerance),
      ("verificationTolerance", verificationTolerance),
    ] where !(value > 0 && value < 1) {
      reasons.append("\(name) \(value) is not between 0 and 1")
    }
    if root.presolve {
      reasons.append("root.presolve would leave no basis for the search; turn it off")
    }
    guard reasons.isEmpty else {
      throw .invalidArgument(operation: operation, reason: reasons.joined(separator: "; "))
    }
    try root.check(operation)
  }

  /// The heuristics that are sound with these options.
  var soundHeuristics: Heuristics { usesLazyRows ? [] : heuristics }
}
