/// What a run on a districting problem may conclude.
public enum DistrictingOutcome: Sendable {
  /// No legal plan costs less; proven in integers.
  case optimal(DistrictingPlan)
  /// A limit was hit with a plan in hand.
  case limitReached(DistrictingPlan, StopReason)
  /// A limit was hit before any plan was found.
  case noPlanFound(StopReason)
  case infeasible(DistrictingInfeasibility)

  public var plan: DistrictingPlan? {
    switch self {
    case .optimal(let plan), .limitReached(let plan, _): plan
    case .noPlanFound, .infeasible: nil
    }
  }
}

/// Why there is no legal plan.
public enum DistrictingInfeasibility: Sendable, Equatable {
  /// The districts cannot all lie within an activity's bounds: its total is too small or too large.
  case totalOutOfBounds(activity: Int)
  /// No connected set of units that contains this one lies within the bounds: all were enumerated.
  case unitWithoutDistrict(Int)
  /// The certificate's tree has no leaf that could hold a plan.
  case exhaustedTree
}

/// Outcome with the figures that a report prints.
public struct DistrictingResult: Sendable {
  public let outcome: DistrictingOutcome
  /// Every plan costs at least this, in the problem's unit of cost; nil where no plan exists.
  public let bound: Int64?
  /// Evidence for the bound; nil where none was needed.
  public let certificate: DistrictingCertificate?
  public let counters: DistrictingCounters
  public let seconds: Double
}

/// Counts of work that do not depend on the machine's speed.
public struct DistrictingCounters: Sendable, Equatable, Codable {
  /// Proposals of the annealing.
  public var moves: Int64 = 0
  /// Nodes of all trees, those of neighbourhoods included.
  public var nodes: Int64 = 0
  public var simplexIterations: Int64 = 0
  public var ascentIterations: Int64 = 0
}

/// What a run may spend.
public struct DistrictingOptions: Sendable, Equatable {
  /// Wall-clock seconds; nil for no limit. At least 0.
  public var timeLimitSeconds: Double?
  /// Units of work: nodes, ascents, tenths of simplex iterations and thousandths of moves; nil for no limit.
  /// With a work limit and no time limit the result is a function of problem, seed and limit.
  public var workLimit: Int64?
  public var seed: UInt64

  public init(timeLimitSeconds: Double? = 60, workLimit: Int64? = nil, seed: UInt64 = 1) {
    self.timeLimitSeconds = timeLimitSeconds
    self.workLimit = workLimit
    self.seed = seed
  }
}
