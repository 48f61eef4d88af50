/// Caps on measures of fairness: nobody further from the fair share than, all deviations together at most, a
/// Gini coefficient of at most. `balance` holds each representative within a band that is rounded outward; a cap
/// here holds the measure itself, as reports print it.
///
/// Shares are over fixed targets (`FixedTargets`), which no plan moves.
public struct FairnessRule: Rule, Equatable {
  public static let name = "fairness"

  public enum Measure: String, Sendable, CaseIterable {
    case largestDeviation = "largest_deviation"
    case meanAbsoluteDeviation = "mean_absolute_deviation"
    case gini
  }

  /// A measure of a metric, and how large it may be.
  public struct Cap: Sendable, Equatable {
    public var metric: BalanceMetric
    public var measure: Measure
    /// 0...1; for `gini` in steps of 1/10,000, finer is rounded down.
    public var atMost: Share
    /// Minor units of money a unit of the metric outside the band of `largestDeviation`; nil: hard, as the other
    /// measures are.
    public var price: Int64?
    public init(_ metric: BalanceMetric, _ measure: Measure, atMost: Share, price: Int64? = nil) {
      self.metric = metric
      self.measure = measure
      self.atMost = atMost
      self.price = price
    }
  }

  public let peers: PeerGroups.Division
  public let reach: FairnessScope.Reach
  /// At least one.
  public let caps: [Cap]

  public init(
    peers: PeerGroups.Division = .roleAndTeam, reach: FairnessScope.Reach = .groups, caps: [Cap]
  ) {
    self.peers = peers
    self.reach = reach
    self.caps = caps
  }

  public static func standard(for data: PlanData) -> FairnessRule? { nil }
  public var peerDivisions: [PeerGroups.Division] { [peers] }

  public func requirements(in context: PlanningContext) -> [Requirement] {
    caps.flatMap { cap -> [Requirement] in
      let groups = FairnessScope(cap.metric, peers: peers, reach: reach).groups(in: context)
      let aspect = cap.metric.rawValue
      return groups.flatMap { group -> [Requirement] in
        switch cap.measure {
        case .largestDeviation:
          group.bands(cap.atMost, rule: Self.name, aspect: aspect, price: cap.price)
        case .meanAbsoluteDeviation:
          [.spread(group.totalDeviation(atMost: cap.atMost, rule: Self.name, aspect: aspect))]
        case .gini:
          [.spread(group.gini(atMost: cap.atMost.millionths / 100, rule: Self.name, aspect: aspect))]
        }
      }
    }
  }
}

// MARK: - Reading

extension FairnessRule {
  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> FairnessRule? {
    let metrics = BalanceMetric.allCases
    guard let map = settings.map(keys: ["peers", "over"] + metrics.map(\.rawValue), faults: &faults) else {
      return nil
    }
    let before = faults.count
    let peers = map["peers"].flatMap { $0.choice(PeerGroups.Division.self, faults: &faults) }
    let reach = map["over"].flatMap { $0.choice(FairnessScope.Reach.self, faults: &faults) }
    let caps = metrics.flatMap { metric in
      map[metric.rawValue].map { self.caps(metric, $0, data: data, faults: &faults) } ?? []
    }
    guard faults.count == before else { return nil }
    guard !caps.isEmpty else {
      return settings.fault(
        settings.shownValue, "caps nothing",
        hint: "cap a measure of a metric, such as standard_minutes: {gini: 0.05}", &faults)
    }
    return FairnessRule(peers: peers ?? .roleAndTeam, reach: reach ?? .groups, caps: caps)
  }

  /// Reads `{largest_deviation: 10 %, mean_absolute_deviation: 4 %, gini: 0.05}`.
  private static func caps(
    _ metric: BalanceMetric, _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> [Cap] {
    guard let map = settings.map(keys: Measure.allCases.map(\.rawValue), faults: &faults) else { return [] }
    return Measure.allCases.compactMap { measure in
      guard let node = map[measure.rawValue] else { return nil }
      guard measure == .largestDeviation else {
        return node.share(faults: &faults).map { Cap(metric, measure, atMost: $0) }
      }
      return largestDeviation(metric, node, data: data, faults: &faults)
    }
  }

  /// Reads `10 %` or `{at_most: 10 %, price: 2}`.
  private static func largestDeviation(
    _ metric: BalanceMetric, _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> Cap? {
    guard case .map = settings.value else {
      return settings.share(faults: &faults).map { Cap(metric, .largestDeviation, atMost: $0) }
    }
    guard let map = settings.map(keys: ["at_most", "price"], faults: &faults) else { return nil }
    let before = faults.count
    let price = map["price"].flatMap { $0.price(of: metric.unit, data: data, faults: &faults) }
    guard let written = map["at_most"] else {
      return settings.fault("", "lacks at_most", hint: "write {at_most: 10 %, price: 2}", &faults)
    }
    let share = written.share(faults: &faults)
    guard faults.count == before, let share else { return nil }
    return Cap(metric, .largestDeviation, atMost: share, price: price)
  }
}
