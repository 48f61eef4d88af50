/// A customer or prospect that the firm wants to serve.
public struct Account: Sendable, Equatable {
  public enum Lifecycle: String, Sendable, CaseIterable { case prospect, customer }

  public var id: String
  public var name: String
  /// Index into `PlanData.regions`.
  public var region: Int
  /// Where visits go; nil uses the region's centroid, and reports say so.
  public var coordinates: Coordinates?
  /// Index into `PlanParameters.segments`; given in the file or classified from potential and revenue.
  public var segment: Int
  /// Whether `segment` was classified by the stated thresholds rather than given.
  public var segmentIsClassified: Bool
  public var industry: String?
  /// What the account could yield with us in the period. At least `current`.
  public var potential: Money
  /// What the account yields with us in the period today. At least 0; 0 for a prospect.
  public var current: Money
  public var lifecycle: Lifecycle
  /// Strategic account (大客户), exempt from region ownership.
  public var isNamed: Bool
  /// Index of the parent account (family), if any.
  public var parent: Int?
  /// Qualifications that a representative must have. Ascending, distinct.
  public var requiredQualifications: [String]
  /// Chance that new revenue is not collected, 0...1; reduces new revenue only.
  public var creditRisk: Double
  /// 0...1, or nil when unknown.
  public var satisfaction: Double?
  /// For each duty of the parameters: the representative who does it today, or nil.
  public var incumbents: [Int?]
  /// For each duty: since when, or nil when unknown.
  public var incumbentSince: [CalendarDay?]
  /// Standard error of what one representative earns with one of its duties, as a share of it, 0...1; nil: that
  /// of the plan's parameters.
  public var estimateError: Double?
  /// Frozen with its incumbents until this day, because a deal is in negotiation.
  public var frozenUntil: CalendarDay?
  /// For each duty: the representative to whom the duty is pinned, or nil.
  public var pinned: [Int?]
  /// Representatives who must not serve this account. Ascending, distinct.
  public var forbidden: [Int]

  public init(
    id: String, name: String, region: Int, coordinates: Coordinates?, segment: Int, segmentIsClassified: Bool,
    industry: String?, potential: Money, current: Money, lifecycle: Lifecycle, isNamed: Bool, parent: Int?,
    requiredQualifications: [String], creditRisk: Double, satisfaction: Double?, incumbents: [Int?],
    incumbentSince: [CalendarDay?], frozenUntil: CalendarDay?, pinned: [Int?], forbidden: [Int],
    estimateError: Double? = nil
  ) {
    self.id = id
    self.name = name
    self.region = region
    self.coordinates = coordinates
    self.segment = segment
    self.segmentIsClassified = segmentIsClassified
    self.industry = industry
    self.potential = potential
    self.current = current
    self.lifecycle = lifecycle
    self.isNamed = isNamed
    self.parent = parent
    self.requiredQualifications = requiredQualifications
    self.creditRisk = creditRisk
    self.satisfaction = satisfaction
    self.incumbents = incumbents
    self.incumbentSince = incumbentSince
    self.frozenUntil = frozenUntil
    self.pinned = pinned
    self.forbidden = forbidden
    self.estimateError = estimateError
  }
}
