public import TerritoryPlanning

extension ImportMap {
  /// Reads the map file at `path`.
  ///
  /// - Throws: all faults at once: broken YAML, unknown keys with the nearest known one, missing keys, values
  ///   out of range.
  public init(path: String) throws(InputFaults) {
    try self.init(settings: try SettingsFile.read(path: path, name: FilePaths.lastComponent(path)))
  }

  /// Reads a map file's settings.
  ///
  /// - Throws: all faults at once: unknown keys with the nearest known one, missing keys, values out of range.
  public init(settings: SettingNode) throws(InputFaults) {
    var reader = MapReader()
    let map = reader.map(settings)
    guard reader.faults.isEmpty, let map else { throw InputFaults(faults: reader.faults) }
    self = map
  }
}

/// Reads the parts of a map file and collects every fault.
private struct MapReader {
  var faults: [InputFault] = []

  mutating func map(_ node: SettingNode) -> ImportMap? {
    let keys = [
      "period", "currency", "accounts", "people", "deals", "value", "incumbents", "areas", "parameters",
      "cleaning",
    ]
    guard let map = node.map(keys: keys, faults: &faults) else { return nil }
    let period = need(map, "period", node).flatMap { self.period($0) }
    let currency = need(map, "currency", node).flatMap { self.currency($0) }
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
      period: period, currency: currency, accounts: accounts, people: people, deals: deals, value: value,
      incumbents: incumbents, areas: areas, parameters: map["parameters"],
      cleaning: map["cleaning"])
  }

  private mutating func period(_ node: SettingNode) -> ImportMap.Period? {
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

  private mutating func currency(_ node: SettingNode) -> String? {
    guard let text = node.scalarText(faults: &faults) else { return nil }
    if text.utf8.count == 3, text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) { return text }
    return fault(node, "is not a currency code", "write three capitals, such as CNY or USD", value: text)
  }

  private mutating func areas(_ node: SettingNode) -> [ImportMap.Area] {
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

  private mutating func accounts(_ node: SettingNode) -> ImportMap.AccountSource? {
    let keys = [
      "file", "id", "name", "region", "latitude", "longitude", "industry", "segment", "parent", "owner",
      "named", "zero_coordinates", "replace", "known_values",
    ]
    guard let map = node.map(keys: keys, faults: &faults) else { return nil }
    let zero = map["zero_coordinates"].flatMap { $0.choice(ZeroCoordinates.self, faults: &faults) }
    let file = text(map, "file", node)
    let id = text(map, "id", node)
    let name = text(map, "name", node)
    let region = text(map, "region", node)
    let replacements = self.replacements(map)
    let known = knownValues(map)
    guard let file, let id, let name, let region else { return nil }
    return ImportMap.AccountSource(
      file: file, id: id, name: name, region: region, latitude: optional(map, "latitude"),
      longitude: optional(map, "longitude"), zeroCoordinatesAreMissing: zero == .missing,
      industry: optional(map, "industry"),
      segment: optional(map, "segment"), parent: optional(map, "parent"), owner: optional(map, "owner"),
      named: optional(map, "named"), replacements: replacements, knownValues: known)
  }

  private enum ZeroCoordinates: String, CaseIterable { case missing, refuse }

  private mutating func people(_ node: SettingNode) -> ImportMap.PeopleSource? {
    let keys = [
      "file", "id", "name", "team", "manager", "region", "role", "working_minutes", "non_selling_minutes",
      "travel_limit_minutes", "home", "confined_to", "leave_out",
      "replace",
    ]
    guard let map = node.map(keys: keys, faults: &faults) else { return nil }
    let file = text(map, "file", node)
    let id = text(map, "id", node)
    let role = need(map, "role", node).flatMap { $0.choice(Representative.Role.self, faults: &faults) }
    let working = need(map, "working_minutes", node).flatMap { minutes($0) }
    let nonSelling = need(map, "non_selling_minutes", node).flatMap { minutes($0) }
    let limit = map["travel_limit_minutes"].flatMap { minutes($0) }
    let home = map["home"].flatMap { $0.choice(Home.self, faults: &faults) }
    let leftOut =
      map["leave_out"].flatMap { $0.list(faults: &faults) }?.compactMap { $0.scalarText(faults: &faults) }
      ?? []
    let confined = map["confined_to"].flatMap { $0.choice(Confinement.self, faults: &faults) }
    if confined == .area, map["region"] == nil {
      let _: Int? = fault(node, "is confined to areas, but names no region column", "add people: region:")
    }
    let replacements = self.replacements(map)
    guard let file, let id, let role, let working, let nonSelling else { return nil }
    return ImportMap.PeopleSource(
      file: file, id: id, name: optional(map, "name"), team: optional(map, "team"),
      manager: optional(map, "manager"), region: optional(map, "region"), role: role,
      workingMinutes: working, nonSellingMinutes: nonSelling, travelLimitMinutes: limit,
      homeIsCentreOfAccounts: home == .centreOfAccounts, isConfinedToArea: confined == .area,
      leftOut: leftOut, replacements: replacements)
  }

  private enum Confinement: String, CaseIterable { case area, nothing }

  private enum Home: String, CaseIterable {
    case centreOfAccounts = "centre_of_accounts"
    case region
  }

  private mutating func deals(_ node: SettingNode) -> ImportMap.DealSource? {
    let keys = [
      "file", "account", "person", "stage", "value", "closed", "won", "without_account", "replace",
      "known_values",
    ]
    guard let map = node.map(keys: keys, faults: &faults) else { return nil }
    let texts = ["file", "account", "person", "stage", "value", "closed"].map { text(map, $0, node) }
    let won = need(map, "won", node).flatMap { $0.list(faults: &faults) }
    let stages = won?.compactMap { $0.scalarText(faults: &faults) } ?? []
    let policy = need(map, "without_account", node).flatMap {
      $0.choice(ImportMap.DealSource.WithoutAccount.self, faults: &faults)
    }
    let replacements = self.replacements(map)
    let known = knownValues(map)
    let found = texts.compactMap { $0 }
    guard found.count == texts.count, let policy else { return nil }
    return ImportMap.DealSource(
      file: found[0], account: found[1], person: found[2], stage: found[3], value: found[4], closed: found[5],
      wonStages: stages, withoutAccount: policy, replacements: replacements, knownValues: known)
  }

  private mutating func value(_ node: SettingNode) -> ImportMap.ValueRule? {
    guard let map = node.map(keys: ["current", "potential"], faults: &faults) else { return nil }
    let current = need(map, "current", node).flatMap { self.current($0) }
    let potential = need(map, "potential", node).flatMap { self.potential($0) }
    guard let current, let potential else { return nil }
    return ImportMap.ValueRule(current: current, potential: potential)
  }

  private mutating func current(_ node: SettingNode) -> ImportMap.CurrentRule? {
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

  private mutating func potential(_ node: SettingNode) -> ImportMap.ValueRule.Potential? {
    guard let map = node.map(keys: ["times_current", "column", "times"], faults: &faults) else { return nil }
    if let times = map["times_current"] {
      guard map["column"] == nil else {
        return fault(node, "names two sources of potential", "keep times_current or column")
      }
      return factor(times).map { .timesCurrent($0) }
    }
    guard let name = text(map, "column", node) else { return nil }
    return .column(name, times: map["times"].flatMap { factor($0) } ?? 1)
  }

  private mutating func incumbents(_ node: SettingNode) -> ImportMap.IncumbentRule? {
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

  private enum Rule: String, CaseIterable {
    case owner
    case mostWon = "most_won"
  }

  // MARK: - Parts

  private mutating func replacements(_ map: SettingMap) -> [ImportMap.Replacement] {
    guard let node = map["replace"] else { return [] }
    guard case .map(let columns) = node.value else {
      let _: Int? = fault(node, "is not a map", "write replace: {column: {old: new}}")
      return []
    }
    return columns.compactMap { column in
      guard case .map(let pairs) = column.value.value else {
        return fault(column.value, "is not a map", "write {old: new}")
      }
      return ImportMap.Replacement(
        column: column.key,
        pairs: pairs.compactMap { pair in
          pair.value.scalarText(faults: &faults).map { .init(from: pair.key, to: $0) }
        })
    }
  }

  private mutating func knownValues(_ map: SettingMap) -> [ImportMap.KnownValues] {
    guard let node = map["known_values"] else { return [] }
    guard case .map(let columns) = node.value else {
      let _: Int? = fault(node, "is not a map", "write known_values: {column: {file: f.csv, column: c}}")
      return []
    }
    return columns.compactMap { entry in
      guard let inner = entry.value.map(keys: ["file", "column"], faults: &faults) else { return nil }
      guard let file = text(inner, "file", entry.value), let column = text(inner, "column", entry.value)
      else {
        return nil
      }
      return ImportMap.KnownValues(column: entry.key, file: file, otherColumn: column)
    }
  }

  private mutating func need(_ map: SettingMap, _ key: String, _ node: SettingNode) -> SettingNode? {
    if let value = map[key] { return value }
    return fault(node, "lacks `\(key)`", "add \(key):")
  }

  private mutating func text(_ map: SettingMap, _ key: String, _ node: SettingNode) -> String? {
    need(map, key, node).flatMap { $0.scalarText(faults: &faults) }
  }

  private mutating func optional(_ map: SettingMap, _ key: String) -> String? {
    map[key].flatMap { $0.scalarText(faults: &faults) }
  }

  private mutating func day(_ node: SettingNode) -> CalendarDay? {
    guard let text = node.scalarText(faults: &faults) else { return nil }
    if let day = CalendarDay(iso: text) { return day }
    return fault(node, "is not a date", "write it as 2026-10-01", value: text)
  }

  private mutating func minutes(_ node: SettingNode) -> Int64? {
    node.integer(in: 0...1_000_000, faults: &faults)
  }

  private mutating func factor(_ node: SettingNode) -> Double? { node.number(in: 0...1000, faults: &faults) }

  private mutating func fault<Value>(
    _ node: SettingNode, _ message: String, _ hint: String, value: String = ""
  ) -> Value? {
    faults.append(InputFault(place: node.place, value: value, message: message, hint: hint))
    return nil
  }
}
