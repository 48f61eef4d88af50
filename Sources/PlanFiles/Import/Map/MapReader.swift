import Foundation
import TerritoryPlanning

/// Reads the parts of a map file and collects every fault.
struct MapReader {
  var faults: [InputFault] = []

  mutating func map(_ node: SettingNode) -> ImportMap? {
    let keys = [
      "profile", "period", "currency", "time_zone", "date_order", "decimals", "accounts", "people", "users",
      "deals", "value", "incumbents", "areas", "parameters", "cleaning",
    ]
    guard let map = node.map(keys: keys, faults: &faults) else { return nil }
    let profile = map["profile"].flatMap { self.profile($0) }
    let period = need(map, "period", node, "or --period 2026-10-01..2026-12-31").flatMap { self.period($0) }
    let currency = need(map, "currency", node, "or --currency CNY").flatMap { self.currency($0) }
    let zone = map["time_zone"].flatMap { timeZone($0) } ?? profile?.timeZone ?? "UTC"
    if TimeZone(identifier: zone) == nil {
      let _: Int? = fault(
        node, "needs a time zone that this system does not know", "install the time zone data (tzdata)",
        value: zone)
    }
    let order = map["date_order"].flatMap { $0.choice(DayReading.Order.self, faults: &faults) }
    let decimals = map["decimals"].flatMap { $0.choice(AmountText.Decimals.self, faults: &faults) }
    let users = map["users"].flatMap { self.users($0) }
    let accounts = need(map, "accounts", node).flatMap { self.accounts($0) }
    let people = need(map, "people", node).flatMap { self.people($0) }
    let deals = map["deals"].flatMap { self.deals($0) }
    let value = need(map, "value", node).flatMap { self.value($0) }
    let incumbents = need(map, "incumbents", node).flatMap { self.incumbents($0) }
    let areas = map["areas"].map { self.areas($0) } ?? []
    guard faults.isEmpty, let period, let currency, let accounts, let people, let value, let incumbents else {
      return nil
    }
    return ImportMap(
      profile: profile ?? .plain, namesProfile: profile != nil, timeZone: zone, dateOrder: order,
      decimals: decimals ?? .point, period: period, currency: currency, accounts: accounts, people: people,
      users: users, deals: deals, value: value,
      incumbents: incumbents, areas: areas, parameters: map["parameters"],
      cleaning: map["cleaning"])
  }

  mutating func profile(_ node: SettingNode) -> ExportProfile? {
    guard let name = node.scalarText(faults: &faults) else { return nil }
    if let profile = ExportProfile.named(name) { return profile }
    return fault(
      node, "is not a profile", Suggestion.hint(for: name, in: ExportProfile.all.map(\.name)), value: name)
  }

  mutating func timeZone(_ node: SettingNode) -> String? {
    guard let name = node.scalarText(faults: &faults) else { return nil }
    if TimeZone(identifier: name) != nil { return name }
    return fault(node, "is not a time zone", "write a name such as Asia/Shanghai or UTC", value: name)
  }

  mutating func period(_ node: SettingNode) -> ImportMap.Period? {
    guard let map = node.map(keys: ["name", "start", "end"], faults: &faults) else { return nil }
    let name = text(map, "name", node)
    let start = need(map, "start", node).flatMap { day($0) }
    let end = need(map, "end", node).flatMap { day($0) }
    guard let name, let start, let end else { return nil }
    guard (0...3_660).contains(end.daysSince1970 - start.daysSince1970) else {
      return fault(
        node, "is not a period: it ends before it starts, or is longer than ten years", "check both dates")
    }
    return ImportMap.Period(name: name, start: start, end: end)
  }

  mutating func currency(_ node: SettingNode) -> String? {
    guard let text = node.scalarText(faults: &faults) else { return nil }
    if text.utf8.count == 3, text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) { return text }
    return fault(node, "is not a currency code", "write three capitals, such as CNY or USD", value: text)
  }

  mutating func areas(_ node: SettingNode) -> [ImportMap.Area] {
    guard case .map(let entries) = node.value else {
      let _: Int? = fault(node, "is not a map", "write areas: {North: [first region, second region]}")
      return []
    }
    var seen: Set<String> = []
    return entries.compactMap { entry in
      guard let elements = entry.value.list(faults: &faults) else { return nil }
      let regions = elements.compactMap { $0.scalarText(faults: &faults) }
      for (element, region) in zip(elements, regions) where !seen.insert(region).inserted {
        let _: Int? = fault(element, "is in an area already", "put every region into one area", value: region)
      }
      return ImportMap.Area(name: entry.key, regions: regions)
    }
  }
}
