import TerritoryPlanning

/// Where money comes from and who holds what today.
extension MapReader {
  mutating func value(_ node: SettingNode) -> ImportMap.ValueRule? {
    guard let map = node.map(keys: ["current", "potential"], faults: &faults) else { return nil }
    let current = need(map, "current", node).flatMap { self.current($0) }
    let potential = need(map, "potential", node).flatMap { self.potential($0) }
    guard let current, let potential else { return nil }
    return ImportMap.ValueRule(current: current, potential: potential)
  }

  mutating func current(_ node: SettingNode) -> ImportMap.CurrentRule? {
    let kinds = ["won_deals", "column", "allocate"]
    guard let map = node.map(keys: kinds, faults: &faults) else { return nil }
    guard map.entries.count == 1, let entry = map.entries.first else {
      return fault(
        node, "names \(map.entries.count) sources of current revenue",
        "name one of won_deals, column, allocate")
    }
    let body = entry.value
    let allowed = [
      "won_deals": ["from", "to", "times"], "column": ["name", "times"],
      "allocate": ["total", "by", "times"],
    ]
    guard let inner = body.map(keys: allowed[entry.key] ?? [], faults: &faults) else { return nil }
    let times = need(inner, "times", body).flatMap { factor($0) }
    switch entry.key {
    case "won_deals":
      let from = need(inner, "from", body).flatMap { day($0) }
      let to = need(inner, "to", body).flatMap { day($0) }
      guard let from, let to, let times else { return nil }
      guard from <= to else { return fault(body, "ends before it starts", "exchange from and to") }
      return .wonDeals(from: from, to: to, times: times)
    case "column":
      guard let name = text(inner, "name", body), let times else { return nil }
      return .column(name, times: times)
    default:
      let total = text(inner, "total", body)
      guard let total, let by = text(inner, "by", body), let times else { return nil }
      return .allocated(total: total, by: by, times: times)
    }
  }

  mutating func potential(_ node: SettingNode) -> ImportMap.ValueRule.Potential? {
    guard let map = node.map(keys: ["times_current", "open_deals", "column", "times"], faults: &faults) else {
      return nil
    }
    let named = ["times_current", "open_deals", "column"].filter { map[$0] != nil }
    guard named.count <= 1 else {
      return fault(
        node, "names \(named.count) sources of potential", "keep one of \(named.joined(separator: ", "))")
    }
    if let times = map["times_current"] { return factor(times).map { .timesCurrent($0) } }
    if let times = map["open_deals"] { return factor(times).map { .openDeals(times: $0) } }
    guard let name = text(map, "column", node) else { return nil }
    return .column(name, times: map["times"].flatMap { factor($0) } ?? 1)
  }

  mutating func incumbents(_ node: SettingNode) -> ImportMap.IncumbentRule? {
    if case .scalar("none") = node.value { return .nobody }
    guard let map = node.map(keys: ["rule", "share", "duties"], faults: &faults) else { return nil }
    let rule = need(map, "rule", node).flatMap { $0.choice(Rule.self, faults: &faults) }
    let duties = need(map, "duties", node).flatMap { $0.list(faults: &faults) }
    let names = duties?.compactMap { $0.scalarText(faults: &faults) }
    let share = map["share"].flatMap { $0.share(faults: &faults) }
    guard let rule, let names else { return nil }
    switch rule {
    case .owner: return .owner(duties: names)
    case .mostWon:
      guard let share else { return fault(node, "lacks a share", "write share: 20 %") }
      return .mostWon(share: Double(share.millionths) / 1_000_000, duties: names)
    }
  }

  enum Rule: String, CaseIterable {
    case owner
    case mostWon = "most_won"
  }
}
