import TerritoryPlanning

extension ImportAssembly {
  /// Positions of the accounts' columns; nil where the export has none.
  private struct AccountColumns {
    var id: Int
    var name: Int
    var region: Int
    var latitude: Int?
    var longitude: Int?
    var industry: Int?
    var segment: Int?
    var parent: Int?
    var owner: Int?
    var ownerID: Int?
    var named: Int?

    /// nil, with faults, when a required column is not there.
    init?(_ source: ImportMap.AccountSource, _ table: ExportTable, faults: inout [InputFault]) {
      let required = [source.id, source.name, source.region].map { table.column($0, faults: &faults) }
      latitude = table.column(source.latitude, faults: &faults)
      longitude = table.column(source.longitude, faults: &faults)
      industry = table.column(source.industry, faults: &faults)
      segment = table.column(source.segment, faults: &faults)
      parent = table.column(source.parent, faults: &faults)
      owner = table.column(source.owner, faults: &faults)
      ownerID = table.column(source.ownerID, faults: &faults)
      named = table.column(source.named, faults: &faults)
      for name in source.others.values.sorted() { _ = table.column(name, faults: &faults) }
      guard let id = required[0], let name = required[1], let region = required[2] else { return nil }
      (self.id, self.name, self.region) = (id, name, region)
    }
  }

  mutating func readAccounts() {
    let source = map.accounts
    guard
      var table = ExportTable(
        file: source.file, choice: source.choice, folder: folder, replacements: source.replacements,
        repairs: repairs(of: .accounts), faults: &faults)
    else { return }
    KnownValueCheck.run(source.knownValues, in: table, folder: folder, faults: &faults)
    guard let columns = AccountColumns(source, table, faults: &faults) else { return }
    for column in [columns.id, columns.parent, columns.ownerID] {
      if let column { RecordID.refuseMangled(table, column, faults: &faults) }
    }
    accounts.reserveCapacity(table.rows.count)
    var seen: Set<String> = []
    var knownRegions: Set<String> = []
    var placeless = RowTally()
    for row in table.rows {
      let account = recordID(table.value(row, columns.id))
      if account.isEmpty || !seen.insert(account).inserted {
        refuse(
          table.table.place(row, columns.id), account,
          account.isEmpty ? "is an account without an id" : "is a second account of this id",
          "give every account one id of its own")
        continue
      }
      var region = table.value(row, columns.region)
      if region.isEmpty, let other = source.withoutRegion {
        placeless.add(row)
        region = other
      }
      if region.isEmpty {
        refuse(
          table.table.place(row, columns.region), "", "is an account without a region",
          "fill it in, map region to another column, or say accounts: without_region: NAME")
      }
      if !region.isEmpty, knownRegions.insert(region).inserted {
        regions.append(region)
      }
      accounts.append(self.account(account, in: region, &table, row, columns))
    }
    if let first = placeless.first {
      report.note(
        .assumed, table.table.place(first, columns.region), "", placeless.count,
        .records(.accountsWithoutRegion(takeThis: source.withoutRegion ?? "")))
    }
    table.finish(into: &report, faults: &faults)
    noteEncoding(table)
    report.accounts = accounts.count
    accountTable = table
    notePlaces()
  }

  private mutating func account(
    _ id: String, in region: String, _ table: inout ExportTable, _ row: Int, _ columns: AccountColumns
  ) -> ImportedAccount {
    ImportedAccount(
      id: id, name: table.value(row, columns.name), region: region,
      coordinates: coordinates(&table, row, columns.latitude, columns.longitude),
      industry: table.value(row, columns.industry), segment: table.value(row, columns.segment),
      parent: recordID(table.value(row, columns.parent)), owner: table.value(row, columns.owner),
      ownerID: table.value(row, columns.ownerID), holder: nil, isNamed: named(&table, row, columns.named),
      row: row)
  }

  /// An id of a record as the plan writes it.
  private func recordID(_ text: String) -> String {
    map.profile.lengthensIDs ? RecordID.lengthened(text) : text
  }

  private mutating func named(_ table: inout ExportTable, _ row: Int, _ column: Int?) -> Bool {
    guard let column else { return false }
    let text = table.value(row, column)
    switch text.lowercased() {
    case "yes", "true", "1", "是": return true
    case "", "no", "false", "0", "否": return false
    default:
      refuse(table.table.place(row, column), text, "is neither yes nor no", "write yes or no, or replace it")
      return false
    }
  }

  private mutating func coordinates(
    _ table: inout ExportTable, _ row: Int, _ latitude: Int?, _ longitude: Int?
  ) -> Coordinates? {
    guard let latitude, let longitude else { return nil }
    let texts = (table.value(row, latitude), table.value(row, longitude))
    if texts.0.isEmpty, texts.1.isEmpty { return nil }
    guard let north = Double(texts.0), let east = Double(texts.1),
      (-90...90).contains(north), (-180...180).contains(east)
    else {
      refuse(
        table.table.place(row, latitude), "\(texts.0), \(texts.1)", "are not a latitude and a longitude",
        "write degrees such as 31.23 and 121.47")
      return nil
    }
    if north == 0, east == 0 {
      // Geocoders write 0, 0 for addresses that they do not find: a place in the Atlantic.
      if map.accounts.zeroCoordinatesAreMissing { return nil }
      refuse(
        table.table.place(row, latitude), "\(texts.0), \(texts.1)", "is a place in the ocean",
        "say accounts: zero_coordinates: missing, if 0, 0 means that the place is not known")
    }
    return Coordinates(latitude: north, longitude: east)
  }

  private mutating func notePlaces() {
    let lost = accounts.count { $0.coordinates == nil }
    guard lost > 0 else { return }
    report.note(
      .missing, whole(map.accounts.file), "", lost,
      .records(.withoutCoordinates(isEverybody: lost == accounts.count)))
  }

  /// Parents must be accounts.
  mutating func checkParents() {
    guard let table = accountTable, let name = map.accounts.parent,
      let column = table.column(name, faults: &faults)
    else { return }
    let ids = Set(accounts.map(\.id))
    for account in accounts where !account.parent.isEmpty && !ids.contains(account.parent) {
      refuse(
        table.table.place(account.row, column), account.parent, "unknown parent account",
        Suggestion.hint(for: account.parent, in: ids.sorted()))
    }
  }

  mutating func readDeals() {
    guard let source = map.deals else {
      if case .wonDeals = map.value.current { needDeals("value: current: won_deals") }
      if case .mostWon = map.incumbents { needDeals("incumbents: rule: most_won") }
      if case .openDeals = map.value.potential { needDeals("value: potential: open_deals") }
      takeOwnersAsPeople()
      return
    }
    guard
      let table = ExportTable(
        file: source.file, choice: source.choice, folder: folder, replacements: source.replacements,
        repairs: repairs(of: .deals), faults: &faults)
    else { return }
    dealTable = table
    takeOwnersAsPeople()
    KnownValueCheck.run(source.knownValues, in: table, folder: folder, faults: &faults)
    guard
      var reading = DealReading(
        table, map: map, source: source, accounts: accounts, people: directory, faults: &faults)
    else { return }
    var span: ClosedRange<CalendarDay>?
    if case .wonDeals(let from, let to, _) = map.value.current { span = from...to }
    reading.read(span: span, report: &report, faults: &faults)
    noteEncoding(table)
    deals = reading.deals
  }

  private mutating func needDeals(_ what: String) {
    refuse(
      whole(map.accounts.file), what, "needs deals, but the map names no file of deals",
      "add deals: to the map")
  }
}
