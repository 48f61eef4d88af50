import AssignmentEngine

/// What one run gave. Objective and bounds are in the sense and units of the problem's file.
struct Measurement: Codable, Equatable {
  var suite: String
  var name: String
  var searchSeed: UInt64
  var agents: Int
  var items: Int
  var columns: Int
  var outcome: String
  var stopReason: String?
  var plan: Double?
  var bound: Double?
  /// The bound that the multipliers prove, without what rests on branch and cut.
  var checkableBound: Double?
  /// (bound - plan) / max(1, |plan|) in the direction of the problem; nil without a plan.
  var gap: Double?
  var linearBound: Double?
  var knownPlan: Double?
  var seconds: Double
  var processorSeconds: Double
  var readingSeconds: Double
  var secondsToLinearBound: Double?
  var secondsToPlan: Double?
  /// Seconds until plan and bound, as they stood then, came within each share.
  var secondsToGap: [Milestone]
  var peakMegabytes: Double?
  var counters: WorkCounters
  /// What is wrong with the result; empty where nothing is.
  var faults: [String]

  struct Milestone: Codable, Equatable {
    var gap: Double
    var seconds: Double?
  }

  static let milestones = [0.01, 0.001, 0.0005, 0.0001]

  var isProven: Bool { outcome == OutcomeName.optimal || outcome == OutcomeName.infeasible }
}

enum OutcomeName {
  static let optimal = "optimal"
  static let infeasible = "infeasible"

  static func of(_ outcome: SolveOutcome) -> (name: String, reason: StopReason?) {
    switch outcome {
    case .optimal: (optimal, nil)
    case .gapReached: ("gap_reached", nil)
    case .limitReached(_, let reason): ("limit_reached", reason)
    case .noPlanFound(_, let reason, _): ("no_plan_found", reason)
    case .infeasible: (infeasible, nil)
    }
  }
}

extension SolveOutcome {
  var plan: CertifiedPlan? {
    switch self {
    case .optimal(let plan), .gapReached(let plan), .limitReached(let plan, _): plan
    case .noPlanFound, .infeasible: nil
    }
  }

  /// The certificate of the bound, or of infeasibility.
  var certificate: Certificate? {
    switch self {
    case .optimal(let plan), .gapReached(let plan), .limitReached(let plan, _): plan.certificate
    case .noPlanFound(let certificate, _, _): certificate
    case .infeasible(.multipliers(let certificate), _): certificate
    case .infeasible: nil
    }
  }
}
