/// Nobody is on the road for longer than agreed, nor too often far away.
///
/// For every representative r with capacity:
///
///     sum of travel minutes of the items of r          <=  at most, or a share of the capacity of r
///     sum of trips of r whose one-way travel is longer
///       than `over`                                    <=  at most
///
/// Trips of an item are its visits over the visits made on one trip, rounded up. The longest single trip that a
/// representative accepts is a column of the data and belongs to the rule `eligibility`.
public struct TravelRule: Rule, Equatable {
  public static let name = "travel"

  /// A limit on the number of trips that take long.
  public struct LongTrips: Sendable, Equatable {
    /// A trip is long when one way takes more than this.
    public var over: Minutes
    public var most: Int64
    /// Minor units a trip beyond; nil: hard.
    public var price: Int64?
    public init(over: Minutes, most: Int64, price: Int64? = nil) {
      self.over = over
      self.most = most
      self.price = price
    }
  }

  /// Travel minutes of a representative in the period; a share is of the representative's capacity.
  public let minutes: PricedAllowance?
  public let longTrips: LongTrips?
  /// Whom the rule is for; nil: everybody.
  public let roles: [Representative.Role]?

  public init(
    minutes: PricedAllowance? = nil, longTrips: LongTrips? = nil, roles: [Representative.Role]? = nil
  ) {
    self.minutes = minutes
    self.longTrips = longTrips
    self.roles = roles
  }

  public static func standard(for data: PlanData) -> TravelRule? { nil }

  public func requirements(in context: PlanningContext) -> [Requirement] {
    context.data.representatives.indices.flatMap { index -> [Requirement] in
      let capacity = context.capacity[index].count
      guard capacity > 0, roles?.contains(context.data.representatives[index].role) ?? true else { return [] }
      let holder = Holder(index)
      var limits: [Requirement] = []
      if let minutes {
        limits.append(
          .limit(
            Limit(
              rule: Self.name, aspect: "travel_minutes", subject: .representative(index), unit: .minutes,
              measure: context.pairs(of: holder) {
                context.travelMinutes(item: $0, holder: $1, level: $2).count
              },
              lower: nil, upper: minutes.allowance.most(of: capacity), price: minutes.price)))
      }
      if let longTrips {
        limits.append(
          .limit(
            Limit(
              rule: Self.name, aspect: "long_trips", subject: .representative(index), unit: .trips,
              measure: context.pairs(of: holder) { item, holder, level in
                context.oneWayTravel(item: item, holder: holder) > longTrips.over
                  ? context.trips(item: item, level: level) : 0
              },
              lower: nil, upper: longTrips.most, price: longTrips.price)))
      }
      return limits
    }
  }
}

// MARK: - Reading

extension TravelRule {
  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> TravelRule? {
    guard let map = settings.map(keys: ["minutes", "long_trips", "roles"], faults: &faults) else {
      return nil
    }
    let before = faults.count
    let minutes = map["minutes"].flatMap { $0.pricedAllowance(of: .minutes, data: data, faults: &faults) }
    let longTrips = map["long_trips"].flatMap { Self.longTrips($0, data: data, faults: &faults) }
    let roles = map["roles"].flatMap { node in
      node.list(faults: &faults).map { roles in
        roles.compactMap { $0.choice(Representative.Role.self, faults: &faults) }
      }
    }
    guard faults.count == before else { return nil }
    guard minutes != nil || longTrips != nil else {
      return settings.fault(
        settings.shownValue, "names no limit",
        hint: "write minutes: 25 %, or long_trips: {over: 120, at_most: 6}", &faults)
    }
    return TravelRule(minutes: minutes, longTrips: longTrips, roles: roles)
  }

  private static func longTrips(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> LongTrips? {
    guard let map = settings.map(keys: ["over", "at_most", "price"], faults: &faults) else { return nil }
    let before = faults.count
    guard let over = map["over"], let most = map["at_most"] else {
      return settings.fault(
        settings.shownValue, "lacks over or at_most", hint: "write {over: 120, at_most: 6}", &faults)
    }
    let minutes = over.integer(in: 0...10_080, faults: &faults)
    let count = most.integer(in: 0...SettingNode.mostUnits, faults: &faults)
    let price = map["price"].flatMap { $0.price(of: .trips, data: data, faults: &faults) }
    guard faults.count == before, let minutes, let count else { return nil }
    return LongTrips(over: Minutes(minutes), most: count, price: price)
  }
}
