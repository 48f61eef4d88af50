import TerritoryPlanning

/// The tables of an export.
extension MapReader {
  private static let tableKeys = ["file", "sheet", "header_row", "header_rows", "replace"]

  mutating func accounts(_ node: SettingNode) -> ImportMap.AccountSource? {
    let columns = [
      "id", "name", "region", "latitude", "longitude", "industry", "segment", "parent", "owner", "owner_id",
      "named",
    ]
    let others = ["city", "phone", "website", "created"]
    let keys =
      Self.tableKeys + columns + others + ["owners", "without_region", "zero_coordinates", "known_values"]
    guard let map = node.map(keys: keys, faults: &faults) else { return nil }
    let zero = map["zero_coordinates"].flatMap { $0.choice(ZeroCoordinates.self, faults: &faults) }
    let file = text(map, "file", node)
    let id = text(map, "id", node)
    let name = text(map, "name", node)
    let region = text(map, "region", node)
    let choice = self.choice(map)
    let owners = map["owners"].map { self.owners($0) } ?? []
    let replacements = self.replacements(map)
    let known = knownValues(map)
    guard let file, let id, let name, let region else { return nil }
    return ImportMap.AccountSource(
      file: file, choice: choice, id: id, name: name, region: region,
      withoutRegion: optional(map, "without_region"), latitude: optional(map, "latitude"),
      longitude: optional(map, "longitude"), zeroCoordinatesAreMissing: zero == .missing,
      industry: optional(map, "industry"), segment: optional(map, "segment"), parent: optional(map, "parent"),
      owner: optional(map, "owner"), ownerID: optional(map, "owner_id"), owners: owners,
      named: optional(map, "named"),
      others: Dictionary(
        uniqueKeysWithValues: others.compactMap { key in optional(map, key).map { (key, $0) } }),
      replacements: replacements, knownValues: known)
  }

  enum ZeroCoordinates: String, CaseIterable { case missing, refuse }

  /// `{duty: column}`.
  private mutating func owners(_ node: SettingNode) -> [ImportMap.DutyOwner] {
    guard case .map(let entries) = node.value else {
      let _: Int? = fault(node, "is not a map", "write owners: {maintenance: column}")
      return []
    }
    return entries.compactMap { entry in
      entry.value.scalarText(faults: &faults).map { ImportMap.DutyOwner(duty: entry.key, column: $0) }
    }
  }

  mutating func users(_ node: SettingNode) -> ImportMap.UsersSource? {
    if case .scalar(let file) = node.value, !file.isEmpty {
      return ImportMap.UsersSource(file: file, choice: SpreadsheetFile.Choice())
    }
    guard let map = node.map(keys: ["file", "sheet", "header_row", "header_rows"], faults: &faults),
      let file = text(map, "file", node)
    else { return nil }
    return ImportMap.UsersSource(file: file, choice: choice(map))
  }

  mutating func people(_ node: SettingNode) -> ImportMap.PeopleSource? {
    let keys =
      Self.tableKeys + [
        "id", "name", "team", "manager", "region", "role", "working_minutes", "non_selling_minutes",
        "travel_limit_minutes", "home", "confined_to", "leave_out",
      ]
    guard let map = node.map(keys: keys, faults: &faults) else { return nil }
    let file = optional(map, "file")
    let id = file == nil ? optional(map, "id") : text(map, "id", node)
    let role = need(map, "role", node).flatMap { $0.choice(Representative.Role.self, faults: &faults) }
    let working = need(map, "working_minutes", node).flatMap { minutes($0) }
    let nonSelling = need(map, "non_selling_minutes", node).flatMap { minutes($0) }
    let limit = map["travel_limit_minutes"].flatMap { minutes($0) }
    let home = map["home"].flatMap { $0.choice(Home.self, faults: &faults) }
    let confined = map["confined_to"].flatMap { $0.choice(Confinement.self, faults: &faults) }
    if confined == .area, file != nil, map["region"] == nil {
      let _: Int? = fault(node, "is confined to areas, but names no region column", "add people: region:")
    }
    let choice = self.choice(map)
    let replacements = self.replacements(map)
    let leftOut = texts(map["leave_out"])
    guard let role, let working, let nonSelling else { return nil }
    return ImportMap.PeopleSource(
      file: file, choice: choice, id: id, name: optional(map, "name"), team: optional(map, "team"),
      manager: optional(map, "manager"), region: optional(map, "region"), role: role,
      workingMinutes: working, nonSellingMinutes: nonSelling, travelLimitMinutes: limit,
      homeIsCentreOfAccounts: home == .centreOfAccounts, isConfinedToArea: confined == .area,
      leftOut: leftOut, replacements: replacements)
  }

  enum Confinement: String, CaseIterable { case area, nothing }

  enum Home: String, CaseIterable {
    case centreOfAccounts = "centre_of_accounts"
    case region
  }

  mutating func deals(_ node: SettingNode) -> ImportMap.DealSource? {
    let columns = DealField.allCases.map(\.rawValue)
    let rules = ["without_account", "unknown_account", "unknown_person", "known_values"]
    let stageKeys = OpportunityRecord.Stage.allCases.map(\.rawValue)
    guard let map = node.map(keys: Self.tableKeys + columns + rules + stageKeys, faults: &faults) else {
      return nil
    }
    let needed = ["file", "person", "stage", "value", "closed"].map { text(map, $0, node) }
    let account = optional(map, "account")
    let accountName = optional(map, "account_name")
    if account == nil, accountName == nil {
      let _: Int? = fault(
        node, "lacks `account`", "add account: with the account's id, or account_name:")
    }
    let policy = need(map, "without_account", node).flatMap {
      $0.choice(ImportMap.DealSource.WithoutAccount.self, faults: &faults)
    }
    let unknownAccount = map["unknown_account"].flatMap {
      $0.choice(ImportMap.DealSource.UnknownAccount.self, faults: &faults)
    }
    let unknownPerson = map["unknown_person"].flatMap {
      $0.choice(ImportMap.DealSource.UnknownPerson.self, faults: &faults)
    }
    var stages: [OpportunityRecord.Stage: [String]] = [:]
    for stage in OpportunityRecord.Stage.allCases { stages[stage] = texts(map[stage.rawValue]) }
    let choice = self.choice(map)
    let replacements = self.replacements(map)
    let known = knownValues(map)
    let found = needed.compactMap { $0 }
    guard found.count == needed.count, account != nil || accountName != nil, let policy else { return nil }
    return ImportMap.DealSource(
      file: found[0], choice: choice, id: optional(map, "id"), name: optional(map, "name"), account: account,
      accountName: accountName, person: found[1], personID: optional(map, "person_id"), stage: found[2],
      value: found[3], currency: optional(map, "currency"), opened: optional(map, "opened"), closed: found[4],
      product: optional(map, "product"), stages: stages, unknownAccount: unknownAccount ?? .refuse,
      unknownPerson: unknownPerson ?? .refuse, withoutAccount: policy, replacements: replacements,
      knownValues: known)
  }
}
