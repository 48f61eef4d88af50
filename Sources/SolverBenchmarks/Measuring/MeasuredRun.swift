public import AssignmentEngine
import Foundation

/// What one run gave. Objective and bounds are in the sense and units of the problem's file.
struct MeasuredRun: Codable, Equatable, Sendable {
  var suite: Suite
  var name: String
  var searchSeed: UInt64
  var threads: Int
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
  /// Where no legal plan was found: what the closest assignment breaks.
  var nearMiss: NearMissFigures?
  var linearBound: Double?
  var knownPlan: Double?
  var seconds: Double
  var processorSeconds: Double
  var readingSeconds: Double
  var secondsToLinearBound: Double?
  /// Processor time at the first report after that; nil where there was none.
  var processorSecondsToLinearBound: Double?
  var secondsToPlan: Double?
  /// Seconds until plan and bound, as they stood then, came within each share.
  var secondsToGap: [Milestone]
  var memory: MemoryFigures
  /// Work by the name of its counter.
  var counters: [String: Int64]
  /// Plan and bound as they went.
  var trace: [TracePoint]
  /// What is wrong with the result; empty where nothing is.
  var faults: [String]

  struct Milestone: Codable, Equatable, Sendable {
    var gap: Double
    var seconds: Double?
  }

  struct TracePoint: Codable, Equatable, Sendable {
    /// Wall-clock and processor seconds since the run began.
    var seconds: Double
    var processorSeconds: Double
    var plan: Double?
    var bound: Double?
  }

  struct NearMissFigures: Codable, Equatable, Sendable {
    var brokenRows: Int
    var brokenCouplings: Int
    /// Largest violation as a share of the bound that a row misses, among rows whose bound is at least as large
    /// as a usual entry of theirs; 0 where there are none.
    var worstShare: Double
    /// Largest violation among the others, of whose bounds a share says nothing, in units of the row.
    var worstAmount: Double?
  }

  static let milestones = [0.01, 0.003, 0.001, 0.0005, 0.0001]

  var isProven: Bool { outcome == OutcomeName.optimal || outcome == OutcomeName.infeasible }
}

public enum OutcomeName {
  public static let optimal = "optimal"
  public static let infeasible = "infeasible"

  public static func of(_ outcome: SolveOutcome) -> (name: String, reason: StopReason?) {
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
  public var plan: CertifiedPlan? {
    switch self {
    case .optimal(let plan), .gapReached(let plan), .limitReached(let plan, _): plan
    case .noPlanFound, .infeasible: nil
    }
  }

  var nearMiss: NearMiss? {
    switch self {
    case .noPlanFound(_, _, let closest), .infeasible(_, let closest): closest
    case .optimal, .gapReached, .limitReached: nil
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

extension MeasuredRun.NearMissFigures {
  init(_ miss: NearMiss, of problem: AssignmentProblem) {
    brokenRows = miss.judgement.brokenRows.count
    brokenCouplings = miss.judgement.brokenCouplings.count
    var (share, amount): (Double, Double?) = (0, nil)
    let usual = Self.usualEntries(of: Set(miss.judgement.brokenRows.map(\.row)), in: problem)
    for broken in miss.judgement.brokenRows {
      let row = problem.rows[broken.row]
      let missed = abs(Double((broken.violation > 0 ? row.upper : row.lower) ?? 0))
      let violation = abs(Double(broken.violation))
      if missed > 0, missed >= usual[broken.row, default: 0] {
        share = max(share, violation / missed)
      } else {
        amount = max(amount ?? 0, violation / pow(10, Double(row.exponent)))
      }
    }
    (worstShare, worstAmount) = (share, amount)
  }

  /// The mean magnitude of each row's entries, in the row's smallest units.
  private static func usualEntries(of rows: Set<Int>, in problem: AssignmentProblem) -> [Int: Double] {
    var sums: [Int: (total: Double, count: Double)] = [:]
    for (row, coefficient) in zip(problem.entryRow, problem.entryCoefficient)
    where rows.contains(Int(row)) && coefficient != 0 {
      sums[Int(row), default: (0, 0)].total += abs(Double(coefficient))
      sums[Int(row), default: (0, 0)].count += 1
    }
    return sums.mapValues { $0.total / $0.count }
  }
}
