public import TerritoryPlanning

/// How far a plan may drift before it is told. Shares are such as 0.1 for 10 %.
public struct AlertThresholds: Sendable, Equatable {
  /// Somebody's workload differs from the fair share by more than this.
  public var load = 0.25
  /// Somebody's workload, as a share of the fair one, differs from what it was by more than this.
  public var drift = 0.10
  /// The spread of workload between the most and the least loaded is more than this.
  public var fairness = 0.40
  /// Expected revenue is below the plan's by more than this share of it.
  public var revenue = 0.05
  /// Work items whose holder has left, or cannot keep them: more than this many.
  public var leavers = 0
  /// Work items of the plan, besides those, that nobody holds: more than this many.
  public var coverage = 0
  /// Work items of new accounts and duties, which nobody holds: more than this many.
  public var newBusiness = 0
  /// Hard rules broken, besides what the others tell: more than this many.
  public var rules = 0
  /// What the plan was to bring in; nil: what it was expected to under the data it was made for.
  public var plannedRevenue: Money?

  public init() {}

  /// Sets what is written as `key=value`, with shares as `10%` or `0.1`; false where key or value is not one.
  public mutating func set(_ key: String, to value: String) -> Bool {
    guard let kind = DriftAlert.Kind(rawValue: key) else { return false }
    switch kind {
    case .load: return Self.set(&load, value)
    case .drift: return Self.set(&drift, value)
    case .fairness: return Self.set(&fairness, value)
    case .revenue: return Self.set(&revenue, value)
    case .leavers: return Self.set(&leavers, value)
    case .coverage: return Self.set(&coverage, value)
    case .newBusiness: return Self.set(&newBusiness, value)
    case .rules: return Self.set(&rules, value)
    }
  }

  private static func set(_ share: inout Double, _ text: String) -> Bool {
    let isPercent = text.hasSuffix("%")
    let digits = isPercent ? String(text.dropLast()).filter { $0 != " " } : text
    guard let number = Double(digits), number.isFinite, (0...(isPercent ? 1000 : 10)).contains(number) else {
      return false
    }
    share = isPercent ? number / 100 : number
    return true
  }

  private static func set(_ count: inout Int, _ text: String) -> Bool {
    guard let number = Int(text), number >= 0 else { return false }
    count = number
    return true
  }
}

/// A figure of a replayed plan beyond its threshold.
public struct DriftAlert: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case leavers, coverage
    case newBusiness = "new_business"
    case rules, load, drift, fairness, revenue

    /// Whether it counts something; otherwise it is a share.
    public var isCount: Bool {
      switch self {
      case .leavers, .coverage, .newBusiness, .rules: true
      case .load, .drift, .fairness, .revenue: false
      }
    }
  }

  public var kind: Kind
  /// A count, or a share; a load that is too small is below 0.
  public var measured: Double
  public var threshold: Double
  /// Whose, of load and drift.
  public var representative: Int?

  static func all(
    _ now: PlanReplay.Judged, _ then: PlanReplay.Judged?, _ facts: ReplayFacts, _ limits: AlertThresholds
  ) -> [DriftAlert] {
    let left = facts.goneHolders.reduce(0) { $0 + $1.items }
    let unable = facts.unable.reduce(0) { $0 + $1.items.count }
    let newItems =
      facts.newItems.count + facts.newAccounts.reduce(0) { $0 + now.context.itemsOfAccount[$1].count }
    let unheld = max(0, now.evaluation.uncoveredItems - left - newItems)
    let rules = now.evaluation.violations.count { violation in
      switch violation.kind {
      case .uncovered: false
      // Those whose holder is unable are told as leavers.
      case .barrier: facts.barred.contains(violation)
      default: true
      }
    }
    let counts: [(Kind, Int, Int)] = [
      (.leavers, left + unable, limits.leavers), (.coverage, unheld, limits.coverage),
      (.newBusiness, newItems, limits.newBusiness), (.rules, rules, limits.rules),
    ]
    let counted = counts.filter { $0.1 > $0.2 }.map {
      DriftAlert(kind: $0.0, measured: Double($0.1), threshold: Double($0.2))
    }
    return counted + loads(now, then, limits) + shares(now, then, limits)
  }

  private static func loads(
    _ now: PlanReplay.Judged, _ then: PlanReplay.Judged?, _ limits: AlertThresholds
  ) -> [DriftAlert] {
    let far = now.evaluation.representatives.compactMap { row -> DriftAlert? in
      guard let share = row.fairShare, abs(share - 1) > limits.load else { return nil }
      return DriftAlert(
        kind: .load, measured: share - 1, threshold: limits.load, representative: row.representative)
    }
    guard let then else { return far }
    let drifted = ReplayDrift.loads(now, then).compactMap { load -> DriftAlert? in
      guard let before = load.before, let after = load.after, abs(after - before) > limits.drift else {
        return nil
      }
      return DriftAlert(
        kind: .drift, measured: after - before, threshold: limits.drift,
        representative: load.representative)
    }
    return far + drifted
  }

  private static func shares(
    _ now: PlanReplay.Judged, _ then: PlanReplay.Judged?, _ limits: AlertThresholds
  ) -> [DriftAlert] {
    var alerts: [DriftAlert] = []
    if let spread = now.evaluation.fairness(.standardMinutes, group: nil)?.range, spread > limits.fairness {
      alerts.append(DriftAlert(kind: .fairness, measured: spread, threshold: limits.fairness))
    }
    let isComparable = then.map { ReplayDrift.money(now, $0) == .comparable } ?? false
    if let planned = limits.plannedRevenue ?? (isComparable ? then?.evaluation.revenue : nil),
      planned > .zero
    {
      let missing =
        Double((planned - now.evaluation.revenue).minorUnits) / Double(planned.minorUnits)
      if missing > limits.revenue {
        alerts.append(DriftAlert(kind: .revenue, measured: missing, threshold: limits.revenue))
      }
    }
    return alerts
  }
}
