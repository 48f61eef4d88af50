/// What may be left to the house pool: nothing of the duties required, and the rest free, limited or at a
/// price.
///
///     an item of a required duty       is never held by the pool
///     items held by the pool           <=  at most, where stated
///     cost                              =  items held by the pool x price an item
///                                          + their standard minutes x price a minute
///
/// Items that nobody at all holds are reported by the evaluation of any plan; the pool is a holder.
public struct CoverageRule: Rule, Equatable {
  public static let name = "coverage"

  /// Indices of duties that the pool may not take, ascending.
  public let requiredDuties: [Int]
  /// Most items in the pool; a share is of all items.
  public let most: Allowance?
  /// Minor units an item in the pool; nil: free.
  public let pricePerItem: Int64?
  /// Minor units a standard minute in the pool; nil: free.
  public let pricePerMinute: Int64?

  public init(
    requiredDuties: [Int] = [], most: Allowance? = nil, pricePerItem: Int64? = nil,
    pricePerMinute: Int64? = nil
  ) {
    self.requiredDuties = requiredDuties
    self.most = most
    self.pricePerItem = pricePerItem
    self.pricePerMinute = pricePerMinute
  }

  /// The pool may take anything: what it costs is the revenue that nobody earns.
  public static func standard(for data: PlanData) -> CoverageRule? { CoverageRule() }

  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> CoverageRule? {
    let poolKeys = ["at_most", "price_per_item", "price_per_minute"]
    guard let map = settings.map(keys: ["required"] + poolKeys, faults: &faults) else { return nil }
    let before = faults.count
    let required = map["required"].flatMap { $0.dutiesOrAll(data: data, faults: &faults) } ?? []
    let most = map["at_most"].flatMap { $0.allowance(of: .items, data: data, faults: &faults) }
    let pricePerItem = map["price_per_item"].flatMap { $0.price(of: .items, data: data, faults: &faults) }
    let pricePerMinute = map["price_per_minute"].flatMap {
      $0.price(of: .minutes, data: data, faults: &faults)
    }
    if required.count == data.parameters.duties.count, let node = poolKeys.lazy.compactMap({ map[$0] }).first
    {
      faults.append(
        InputFault(
          place: node.place, value: node.shownValue, message: "limits a pool that may take nothing",
          hint: "leave it out, or name fewer duties under required"))
    }
    guard faults.count == before else { return nil }
    return CoverageRule(
      requiredDuties: required, most: most, pricePerItem: pricePerItem, pricePerMinute: pricePerMinute)
  }

  public func requirements(in context: PlanningContext) -> [Requirement] {
    var requirements: [Requirement] = []
    if !requiredDuties.isEmpty {
      let required = requiredDuties
      requirements.append(
        .barrier(
          Barrier(rule: Self.name) { item, holder in
            guard holder == context.pool, required.contains(context.items[item].duty) else { return nil }
            let duty = context.data.parameters.duties[context.items[item].duty]
            return Objection(key: "pool_not_allowed", detail: duty.id)
          }))
    }
    if let most {
      requirements.append(
        pooled("pooled_items", .items, upper: most.most(of: Int64(context.items.count)), nil, context))
    }
    if let pricePerItem {
      requirements.append(pooled("pooled_items", .items, upper: 0, pricePerItem, context))
    }
    if let pricePerMinute {
      requirements.append(pooled("pooled_minutes", .minutes, upper: 0, pricePerMinute, context))
    }
    return requirements
  }

  private func pooled(
    _ aspect: String, _ unit: Limit.Unit, upper: Int64, _ price: Int64?, _ context: PlanningContext
  ) -> Requirement {
    .limit(
      Limit(
        rule: Self.name, aspect: aspect, subject: .wholePlan, unit: unit,
        measure: .pairs(holder: context.pool) { item, _ in
          unit == .minutes ? context.standardMinutes[item].count : 1
        },
        lower: nil, upper: upper, price: price))
  }
}
