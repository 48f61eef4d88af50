/// Nobody is given more work than there is time for, travel included.
///
/// For every representative r with capacity:
///
///     sum of actual minutes of the items of r  <=  capacity of r x (1 + overtime), rounded down
///     number of items of r                     <=  load cap of r, where there is one
///
/// Representatives without capacity take nothing by the rule `eligibility`.
public struct CapacityRule: Rule, Equatable {
  public static let name = "capacity"

  /// Share of capacity that may be worked on top, 0...1.
  public let overtime: Share
  /// Minor units a minute beyond; nil: hard.
  public let pricePerMinute: Int64?
  /// Whether load caps hold.
  public let keepsLoadCaps: Bool
  /// Minor units an item beyond the load cap; nil: hard.
  public let pricePerItem: Int64?

  public init(
    overtime: Share = .zero, pricePerMinute: Int64? = nil, keepsLoadCaps: Bool = true,
    pricePerItem: Int64? = nil
  ) {
    self.overtime = overtime
    self.pricePerMinute = pricePerMinute
    self.keepsLoadCaps = keepsLoadCaps
    self.pricePerItem = pricePerItem
  }

  public static func standard(for data: PlanData) -> CapacityRule? { CapacityRule() }

  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> CapacityRule? {
    let keys = ["overtime", "price_per_minute", "load_cap", "price_per_item"]
    guard let map = settings.map(keys: keys, faults: &faults) else { return nil }
    let before = faults.count
    let overtime = map["overtime"].flatMap { $0.share(faults: &faults) }
    let pricePerMinute = map["price_per_minute"].flatMap {
      $0.price(of: .minutes, data: data, faults: &faults)
    }
    let keepsLoadCaps = map["load_cap"].flatMap { $0.bool(faults: &faults) } ?? true
    let pricePerItem = map["price_per_item"].flatMap { $0.price(of: .items, data: data, faults: &faults) }
    if !keepsLoadCaps, let price = map["price_per_item"] {
      faults.append(
        InputFault(
          place: price.place, value: price.shownValue, message: "prices a load cap that is switched off",
          hint: "leave out price_per_item or load_cap"))
    }
    guard faults.count == before else { return nil }
    return CapacityRule(
      overtime: overtime ?? .zero, pricePerMinute: pricePerMinute, keepsLoadCaps: keepsLoadCaps,
      pricePerItem: pricePerItem)
  }

  public func requirements(in context: PlanningContext) -> [Requirement] {
    let most = Share(millionths: Share.whole.millionths + overtime.millionths)
    var requirements: [Requirement] = []
    for (index, representative) in context.data.representatives.enumerated() {
      let capacity = context.capacity[index]
      guard capacity.count > 0 else { continue }
      let holder = Holder(index)
      requirements.append(
        .limit(
          Limit(
            rule: Self.name, aspect: "actual_minutes", subject: .representative(index), unit: .minutes,
            measure: context.pairs(of: holder) { item, holder, level in
              context.actualMinutes(item: item, holder: holder, level: level).count
            },
            lower: nil, upper: most.floor(of: capacity.count), price: pricePerMinute)))
      guard keepsLoadCaps, let cap = representative.loadCap else { continue }
      requirements.append(
        .limit(
          Limit(
            rule: Self.name, aspect: "load_cap", subject: .representative(index), unit: .items,
            measure: .pairs(holder: holder) { _, _ in 1 }, lower: nil, upper: Int64(cap),
            price: pricePerItem)))
    }
    return requirements
  }
}
