extension RegionsRule {
  private static let keys = [
    "exclusive", "at_most", "named", "per_representative", "opening_cost", "contiguous", "compact",
  ]

  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> RegionsRule? {
    guard let map = settings.map(keys: keys, faults: &faults) else { return nil }
    let before = faults.count
    var rule = RegionsRule(policies: policies(map, data: data, faults: &faults))
    if let named = map["named"]?.choice(NamedAccounts.self, faults: &faults) { rule.namedAccounts = named }
    rule.perRepresentative = map["per_representative"].flatMap {
      $0.countedBound(data: data, faults: &faults).map { PerRepresentative(most: $0.most, price: $0.price) }
    }
    if let cost = map["opening_cost"]?.money(data: data, faults: &faults) { rule.openingCost = cost }
    if let node = map["contiguous"], let contiguous = contiguous(node, data: data, faults: &faults) {
      rule.contiguous = contiguous
    }
    if let compact = map["compact"]?.map(keys: ["cut_edges"], faults: &faults) {
      rule.cutEdges = compact["cut_edges"].flatMap { cutEdges($0, data: data, faults: &faults) }
    }
    if rule.looksAtNeighbours, data.neighbourSource == .none {
      let node = map[rule.cutEdges == nil ? "contiguous" : "compact"] ?? settings
      return node.fault(
        node.shownValue, "needs neighbours of regions, and the plan knows none",
        hint: "add neighbours.csv, boundaries.geojson, or coordinates of the regions in regions.csv", &faults)
    }
    guard faults.count == before else { return nil }
    guard !rule.isIdle else {
      let duty = data.parameters.duties.first?.id ?? "duty"
      return settings.fault(
        settings.shownValue, "asks for nothing",
        hint: "write exclusive: all, at_most: {\(duty): 2} or contiguous: all", &faults)
    }
    return rule
  }

  private static func policies(
    _ map: SettingMap, data: PlanData, faults: inout [InputFault]
  ) -> [Policy] {
    let ids = data.parameters.duties.map(\.id)
    var policies = [Policy](repeating: .free, count: ids.count)
    for duty in map["exclusive"].flatMap({ $0.dutiesOrAll(data: data, faults: &faults) }) ?? [] {
      policies[duty] = .exclusive
    }
    guard let limits = map["at_most"]?.map(keys: ids, faults: &faults) else { return policies }
    for (duty, id) in ids.enumerated() {
      guard let node = limits[id], let bound = node.countedBound(data: data, faults: &faults) else {
        continue
      }
      if policies[duty] == .exclusive {
        faults.append(
          InputFault(
            place: node.place, value: id, message: "is exclusive and limited at once",
            hint: "name the duty under exclusive or under at_most"))
      }
      policies[duty] = .atMost(bound.most, price: bound.price)
    }
    return policies
  }

  /// `together`, or the duties that are looked at one by one.
  private static func contiguous(
    _ node: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> Contiguous? {
    if case .scalar("together") = node.value { return .together }
    return node.dutiesOrAll(data: data, faults: &faults).map { .each($0) }
  }

  /// Reads `500`, or `{price: 500, duties: [maintenance]}`.
  private static func cutEdges(
    _ node: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> CutEdges? {
    let range = Money(minorUnits: 1)...SettingNode.mostMoney
    guard case .map = node.value else {
      return node.money(in: range, data: data, faults: &faults).map {
        CutEdges(price: $0.minorUnits, duties: Array(data.parameters.duties.indices))
      }
    }
    guard let map = node.map(keys: ["price", "duties"], faults: &faults) else { return nil }
    guard let price = map["price"] else {
      return node.fault("", "lacks price", hint: "write {price: 500, duties: [duty]}", &faults)
    }
    let money = price.money(in: range, data: data, faults: &faults)
    let duties =
      map["duties"].map { $0.dutiesOrAll(data: data, faults: &faults) }
      ?? Array(data.parameters.duties.indices)
    guard let money, let duties else { return nil }
    return CutEdges(price: money.minorUnits, duties: duties)
  }
}

extension SettingNode {
  /// Reads `3`, or `{at_most: 3, price: 2000}` with a price in money for each one more. At least 1.
  fileprivate func countedBound(
    data: PlanData, faults: inout [InputFault]
  ) -> (most: Int, price: Int64?)? {
    let range: ClosedRange<Int64> = 1...1_000_000
    guard case .map = value else {
      return integer(in: range, faults: &faults).map { (Int($0), nil) }
    }
    guard let map = map(keys: ["at_most", "price"], faults: &faults) else { return nil }
    guard let bound = map["at_most"] else {
      return fault("", "lacks at_most", hint: "write {at_most: 3, price: 2000}", &faults)
    }
    let before = faults.count
    let most = bound.integer(in: range, faults: &faults)
    let price = map["price"].flatMap { node in
      node.money(in: Money(minorUnits: 1)...SettingNode.mostMoney, data: data, faults: &faults)
    }
    guard faults.count == before, let most else { return nil }
    return (Int(most), price?.minorUnits)
  }
}
