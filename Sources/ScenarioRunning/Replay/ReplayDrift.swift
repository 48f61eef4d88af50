import TerritoryPlanning

/// What the same plan came to under the data it was made for and under today's, and whether that can be compared.
public struct ReplayDrift: Sendable, Equatable {
  /// Whether two figures mean the same.
  public enum Comparability: String, Sendable, Equatable {
    case comparable
    case otherCurrency = "other_currency"
    /// The periods differ in length by more than a tenth.
    case otherPeriodLength = "other_period_length"
    /// Visits, minutes or travel are assumed otherwise, so that hours mean another amount of work.
    case otherNorms = "other_norms"
    /// What is assumed of earning differs.
    case otherValuation = "other_valuation"
  }

  public enum Measure: String, Sendable, CaseIterable {
    case revenue, workload, travel, spread, uncovered
    case brokenRules = "broken_rules"
  }

  public struct Figure: Sendable, Equatable {
    public var measure: Measure
    /// Minor units, minutes, a share or a count; nil where undefined.
    public var before: Double?
    public var after: Double?
    public var comparability: Comparability
  }

  /// Somebody's workload as a share of the fair one; by id, so only of people in both data.
  public struct Load: Sendable, Equatable {
    /// Index in the data of now.
    public var representative: Int
    public var before: Double?
    public var after: Double?
  }

  public let figures: [Figure]
  /// Largest change first.
  public let loads: [Load]

  init(_ now: PlanReplay.Judged, _ then: PlanReplay.Judged) {
    let money = Self.money(now, then)
    let work = Self.work(now, then)
    func minutes(_ judged: PlanReplay.Judged) -> Double {
      Double(judged.evaluation.representatives.reduce(0) { $0 + $1.standardMinutes.count })
    }
    func figure(
      _ measure: Measure, _ comparability: Comparability, _ value: (PlanReplay.Judged) -> Double?
    ) -> Figure {
      Figure(measure: measure, before: value(then), after: value(now), comparability: comparability)
    }
    figures = [
      figure(.revenue, money) { Double($0.evaluation.revenue.minorUnits) },
      figure(.workload, work) { minutes($0) },
      figure(.travel, work) { Double($0.evaluation.travelMinutes.count) },
      // A spread is a ratio of ratios: norms and lengths cancel.
      figure(.spread, .comparable) { $0.evaluation.fairness(.standardMinutes, group: nil)?.range },
      figure(.uncovered, .comparable) { Double($0.evaluation.uncoveredItems) },
      figure(.brokenRules, .comparable) { Double($0.evaluation.violations.count) },
    ]
    loads = Self.loads(now, then).sorted { one, other in
      (other.size, one.representative) < (one.size, other.representative)
    }
  }

  static func loads(_ now: PlanReplay.Judged, _ then: PlanReplay.Judged) -> [Load] {
    let places = Dictionary(
      then.context.data.representatives.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    return now.context.data.representatives.enumerated().compactMap { number, person in
      guard let place = places[person.id] else { return nil }
      return Load(
        representative: number, before: then.evaluation.representatives[place].fairShare,
        after: now.evaluation.representatives[number].fairShare)
    }
  }

  static func money(_ now: PlanReplay.Judged, _ then: PlanReplay.Judged) -> Comparability {
    let (new, old) = (now.context.data.parameters, then.context.data.parameters)
    if new.currency != old.currency { return .otherCurrency }
    if !hasSimilarLength(new, old) { return .otherPeriodLength }
    return new.earning == old.earning ? .comparable : .otherValuation
  }

  private static func work(_ now: PlanReplay.Judged, _ then: PlanReplay.Judged) -> Comparability {
    let (new, old) = (now.context.data.parameters, then.context.data.parameters)
    if !hasSimilarLength(new, old) { return .otherPeriodLength }
    return new.segments == old.segments && new.travel == old.travel ? .comparable : .otherNorms
  }

  private static func hasSimilarLength(_ new: PlanParameters, _ old: PlanParameters) -> Bool {
    let (one, other) = (days(new), days(old))
    return abs(one - other) * 10 <= max(one, other)
  }

  private static func days(_ parameters: PlanParameters) -> Int {
    Int(parameters.periodEnd.daysSince1970 - parameters.periodStart.daysSince1970) + 1
  }
}

extension ReplayDrift.Load {
  fileprivate var size: Double { abs((after ?? 0) - (before ?? 0)) }
}

extension PlanReplay {
  /// What has drifted since; nil where the data that the plan was made for were not given.
  public var drift: ReplayDrift? { then.map { ReplayDrift(now, $0) } }
}
