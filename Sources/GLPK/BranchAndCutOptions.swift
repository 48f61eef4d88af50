/// How branch and cut runs. GLPK's integer presolver is never used: its root relaxation cannot be stopped,
/// and rows added in a callback would belong to another problem. (Its option to binarize integers works
/// with the presolver only and is therefore not offered.)
public struct BranchAndCutOptions: Sendable {
  /// Families of cutting planes that GLPK generates.
  public struct Cuts: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let gomory = Cuts(rawValue: 1)
    public static let mixedIntegerRounding = Cuts(rawValue: 2)
    public static let cover = Cuts(rawValue: 4)
    public static let clique = Cuts(rawValue: 8)
    public static let all: Cuts = [.gomory, .mixedIntegerRounding, .cover, .clique]
  }

  /// Which fractional column to branch on, unless the callback chooses.
  public enum Branching: Sendable {
    case firstFractional, lastFractional, mostFractional
    /// Driebeek's and Tomlin's penalties.
    case driebeekTomlin
    case pseudocosts
  }

  /// Which open node comes next, unless the callback chooses.
  public enum NodeSelection: Sendable {
    case depthFirst, breadthFirst, bestBound, bestProjection
  }

  /// Where GLPK tightens bounds before solving a node.
  public enum Preprocessing: Sendable {
    case off, root, allNodes
  }

  /// How the root relaxation is solved. Its time limit, deadline and cancellation are obeyed during it.
  public var relaxation: SimplexOptions
  /// Stop when the best point is proven to be within this fraction of the bound; 0 asks for the optimum.
  public var relativeGap: Double
  /// Nodes to explore; the measure to limit work by, since results then do not depend on the clock.
  public var nodeLimit: Int?
  public var timeLimit: Duration?
  public var deadline: ContinuousClock.Instant?
  /// Obeyed beside the session's.
  public var cancellation: Cancellation?
  public var cuts: Cuts
  public var branching: Branching
  public var nodeSelection: NodeSelection
  public var preprocessing: Preprocessing
  /// The callback may add rows of the model while it runs (`TreeContext.addLazyRow`).
  public var hasLazyRows: Bool
  /// GLPK's simple rounding. It looks at the rows the search began with only, so it is refused together
  /// with lazy rows; nil means on without and off with them.
  public var roundingHeuristic: Bool?
  /// Refused together with lazy rows for the same reason.
  public var feasibilityPump: Bool
  /// How far from an integer a column may be in the relaxation to count as one, in 0...1 exclusive.
  public var integralityTolerance: Double
  /// Relative tolerance for comparing objectives, in 0...1 exclusive.
  public var objectiveTolerance: Double

  public init(
    relaxation: SimplexOptions = SimplexOptions(), relativeGap: Double = 0, nodeLimit: Int? = nil,
    timeLimit: Duration? = nil, deadline: ContinuousClock.Instant? = nil,
    cancellation: Cancellation? = nil, cuts: Cuts = [], branching: Branching = .driebeekTomlin,
    nodeSelection: NodeSelection = .bestBound, preprocessing: Preprocessing = .allNodes,
    hasLazyRows: Bool = false, roundingHeuristic: Bool? = nil, feasibilityPump: Bool = false,
    integralityTolerance: Double = 1e-6, objectiveTolerance: Double = 1e-7
  ) {
    self.relaxation = relaxation
    self.relativeGap = relativeGap
    self.nodeLimit = nodeLimit
    self.timeLimit = timeLimit
    self.deadline = deadline
    self.cancellation = cancellation
    self.cuts = cuts
    self.branching = branching
    self.nodeSelection = nodeSelection
    self.preprocessing = preprocessing
    self.hasLazyRows = hasLazyRows
    self.roundingHeuristic = roundingHeuristic
    self.feasibilityPump = feasibilityPump
    self.integralityTolerance = integralityTolerance
    self.objectiveTolerance = objectiveTolerance
  }

  func validate() throws {
    var wrong: [String] = []
    if !(relativeGap >= 0 && relativeGap < .infinity) {
      wrong.append("relativeGap is \(relativeGap): give 0 or more")
    }
    if let nodeLimit, nodeLimit < 0 { wrong.append("nodeLimit is \(nodeLimit): give 0 or more") }
    if relaxation.presolve {
      wrong.append("relaxation.presolve must be off: branch and cut starts from the problem's own basis")
    }
    if relaxation.objectiveLimit != nil {
      wrong.append("relaxation.objectiveLimit must be nil: the search needs the relaxation's optimum")
    }
    if hasLazyRows && roundingHeuristic == true {
      wrong.append("roundingHeuristic ignores lazy rows and may return a point that breaks one")
    }
    if hasLazyRows && feasibilityPump {
      wrong.append("feasibilityPump ignores lazy rows and may return a point that breaks one")
    }
    for (name, value) in [
      ("integralityTolerance", integralityTolerance), ("objectiveTolerance", objectiveTolerance),
    ] where !(value > 0 && value < 1) {
      wrong.append("\(name) is \(value): give a number between 0 and 1")
    }
    if !wrong.isEmpty { throw GLPKError.invalidOption(wrong.joined(separator: "; ")) }
    try relaxation.validate()
  }
}
