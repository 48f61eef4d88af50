/// Representatives carry fair shares: each metric within a tolerance of a fixed target.
///
/// For every metric that is named and every representative r with a target t_r above 0:
///
///     t_r x (1 - tolerance), rounded down  <=  metric of r  <=  t_r x (1 + tolerance), rounded up
///
/// Targets are `FixedTargets` within the peer groups; nothing that a plan does moves them. Bands are rounded
/// outward, so that no plan is refused because a target is not a whole number.
public struct BalanceRule: Rule, Equatable {
  public static let name = "balance"

  /// What is held within a band.
  public enum Subject: Sendable, Equatable {
    case metric(BalanceMetric)
    /// The number of accounts of a segment, by its index.
    case accountsOfSegment(Int)
  }

  /// A metric with its band.
  public struct Band: Sendable, Equatable {
    public var subject: Subject
    /// 0...1
    public var tolerance: Share
    /// Minor units a unit outside the band; nil: hard.
    public var price: Int64?
    public init(_ subject: Subject, tolerance: Share, price: Int64? = nil) {
      self.subject = subject
      self.tolerance = tolerance
      self.price = price
    }
  }

  public let peers: PeerGroups.Division
  /// At least one.
  public let bands: [Band]

  public init(peers: PeerGroups.Division = .roleAndTeam, bands: [Band]) {
    self.peers = peers
    self.bands = bands
  }

  public static func standard(for data: PlanData) -> BalanceRule? { nil }
  public var peerDivisions: [PeerGroups.Division] { [peers] }

  public func requirements(in context: PlanningContext) -> [Requirement] {
    let targets = context.targets(among: peers)
    return requirements(in: context, least: targets, most: targets)
  }

  /// Where positions may be left unused, a band reaches from the target among as many peers as there may be to
  /// the target among as few: whatever is decided, the fair share then is inside.
  public func requirements(in context: PlanningContext, staffing: Staffing) -> [Requirement] {
    let groups = PeerGroups(peers, in: context)
    let atMost = staffing.absentAtMost(in: groups, capacity: context.capacity)
    let atFewest = staffing.absentAtFewest(in: groups, capacity: context.capacity)
    return requirements(
      in: context, least: FixedTargets(context: context, division: peers, without: atMost),
      most: FixedTargets(context: context, division: peers, without: atFewest))
  }

  private func requirements(
    in context: PlanningContext, least: FixedTargets, most: FixedTargets
  ) -> [Requirement] {
    let itemsOfAccount = context.itemsOfAccount.map(Array.init)
    return bands.flatMap { band in
      switch band.subject {
      case .metric(let metric):
        let ofAll = { (targets: FixedTargets) in
          context.data.representatives.indices.map { targets.target(metric, representative: $0) }
        }
        return limits(
          band, aspect: metric.rawValue, ofAll(least), ofAll(most), measure: context.held(metric, least))
      case .accountsOfSegment(let segment):
        let accounts = context.data.accounts.indices.filter { context.data.accounts[$0].segment == segment }
        let itemsOfSegment = accounts.map { itemsOfAccount[$0] }
        let aspect = "accounts_of_segment." + context.data.parameters.segments[segment].id
        return limits(
          band, aspect: aspect, least.targetAccounts(segment: segment), most.targetAccounts(segment: segment)
        ) { representative in
          Limit.accounts(itemsOfSegment, of: representative)
        }
      }
    }
  }

  private func limits(
    _ band: Band, aspect: String, _ least: [FixedTarget?], _ most: [FixedTarget?],
    measure: (Int) -> Limit.Measure
  ) -> [Requirement] {
    least.indices.compactMap { representative in
      // Without a colleague who is surely there, nothing says what the most would be; capacity does.
      let (low, high) = (least[representative], most[representative])
      guard max(low ?? .zero, high ?? .zero) > .zero else { return nil }
      return .limit(
        Limit(
          rule: Self.name, aspect: aspect, subject: .representative(representative),
          unit: Self.unit(of: band.subject), measure: measure(representative),
          lower: low?.lowerBound(tolerance: band.tolerance),
          upper: high?.upperBound(tolerance: band.tolerance), price: band.price))
    }
  }

  static func unit(of subject: Subject) -> Limit.Unit {
    switch subject {
    case .metric(let metric): metric.unit
    case .accountsOfSegment: .accounts
    }
  }
}

// MARK: - Reading

extension BalanceRule {
  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> BalanceRule? {
    let metrics = BalanceMetric.allCases
    let keys = ["peers", "segments"] + metrics.map(\.rawValue)
    guard let map = settings.map(keys: keys, faults: &faults) else { return nil }
    let before = faults.count
    let peers = map["peers"].flatMap { $0.choice(PeerGroups.Division.self, faults: &faults) }
    var bands = metrics.compactMap { metric in
      map[metric.rawValue].flatMap { band(.metric(metric), $0, data: data, faults: &faults) }
    }
    let segments = data.parameters.segments.map(\.id)
    if let bySegment = map["segments"]?.map(keys: segments, faults: &faults) {
      bands += segments.enumerated().compactMap { index, id in
        bySegment[id].flatMap { band(.accountsOfSegment(index), $0, data: data, faults: &faults) }
      }
    }
    guard faults.count == before else { return nil }
    guard !bands.isEmpty else {
      let known = metrics.map(\.rawValue).joined(separator: ", ")
      return settings.fault(
        settings.shownValue, "names nothing to balance",
        hint: "name at least one of \(known), segments, such as standard_minutes: 10 %", &faults)
    }
    return BalanceRule(peers: peers ?? .roleAndTeam, bands: bands)
  }

  /// Reads `10 %` or `{tolerance: 10 %, price: 2.50}`.
  private static func band(
    _ subject: Subject, _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> Band? {
    guard case .map = settings.value else {
      return settings.share(faults: &faults).map { Band(subject, tolerance: $0) }
    }
    guard let map = settings.map(keys: ["tolerance", "price"], faults: &faults) else { return nil }
    let before = faults.count
    let price = map["price"].flatMap { $0.price(of: unit(of: subject), data: data, faults: &faults) }
    guard let written = map["tolerance"] else {
      return settings.fault("", "lacks a tolerance", hint: "write {tolerance: 10 %, price: 2}", &faults)
    }
    let tolerance = written.share(faults: &faults)
    guard faults.count == before, let tolerance else { return nil }
    return Band(subject, tolerance: tolerance, price: price)
  }
}
