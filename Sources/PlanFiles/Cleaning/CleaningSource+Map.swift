public import TerritoryPlanning

extension CleaningSource {
  /// The tables of an export, by its map.
  ///
  /// - Parameters:
  ///   - map: what the columns are; headers of phones, e-mail and web addresses, cities and categories that it does not
  ///     name are known by `CleaningHeaders`.
  ///   - folder: where the export's files lie.
  ///   - asOf: closing dates behind this day are in the future.
  /// - Throws: faults of files and of the map's `cleaning:`.
  public init(map: ImportMap, folder: String, asOf: CalendarDay) throws(InputFaults) {
    let settings = try CleaningSettings(map.cleaning)
    var inputs: [CleaningTable.Kind: CleaningInput] = [:]
    inputs[.accounts] = CleaningInput(try Self.table(map.accounts.file, folder))
    inputs[.people] = CleaningInput(try Self.table(map.people.file, folder))
    if let deals = map.deals { inputs[.deals] = CleaningInput(try Self.table(deals.file, folder)) }
    var faults: [InputFault] = []
    for kind in CleaningTable.Kind.allCases {
      inputs[kind]?.take(settings, kind, faults: &faults)
      inputs[kind]?.take(map, kind)
      inputs[kind]?.guess(kind)
    }
    guard faults.isEmpty else { throw InputFaults(faults: faults) }
    var data = CleaningData(asOf: asOf)
    data.accounts = inputs[.accounts]?.cleaningTable()
    data.people = inputs[.people]?.cleaningTable()
    data.deals = inputs[.deals]?.cleaningTable()
    data.currency = map.currency
    data.wonStages = Set(map.deals?.wonStages ?? [])
    let stages = Set(data.deals?.column(.stage)?.texts ?? [])
    data.lostStages = settings.lost ?? stages.subtracting(data.wonStages).filter(CleaningHeaders.meansLost)
    data.leavers = settings.leavers
    data.lists = try Self.lists(map, folder)
    self.data = data
    let tables = inputs.mapValues(\.table)
    self.tables = tables
    additiveColumns = Set(
      Self.additive(map).compactMap { name in
        tables[.accounts]?.header.firstIndex { ExportTable.folded($0) == ExportTable.folded(name) }
      })
    settled = Self.settled(map, tables)
  }

  private static func table(_ file: String, _ folder: String) throws(InputFaults) -> SpreadsheetTable {
    try SpreadsheetFile(path: folder + "/" + file, name: file).table()
  }

  /// Columns whose amounts belong to the account and go with it.
  private static func additive(_ map: ImportMap) -> [String] {
    var names: [String] = []
    switch map.value.current {
    case .column(let name, _), .allocated(_, let name, _): names.append(name)
    case .wonDeals: break
    }
    if case .column(let name, _) = map.value.potential { names.append(name) }
    return names
  }

  private static func settled(_ map: ImportMap, _ tables: [CleaningTable.Kind: SpreadsheetTable]) -> [Settled]
  {
    let all: [(CleaningTable.Kind, [ImportMap.Replacement])] = [
      (.accounts, map.accounts.replacements), (.people, map.people.replacements),
      (.deals, map.deals?.replacements ?? []),
    ]
    return all.flatMap { kind, replacements in
      replacements.flatMap { replacement -> [Settled] in
        let name = ExportTable.folded(replacement.column)
        guard let column = tables[kind]?.header.firstIndex(where: { ExportTable.folded($0) == name }) else {
          return []
        }
        return replacement.pairs.map { Settled(table: kind, column: column, from: $0.from, to: $0.to) }
      }
    }
  }

  /// The lists of values that the map names, and columns of further files in which every value stands once.
  private static func lists(_ map: ImportMap, _ folder: String) throws(InputFaults) -> [CleaningData
    .ValueList]
  {
    let named = map.accounts.knownValues + (map.deals?.knownValues ?? [])
    var lists: [CleaningData.ValueList] = []
    for known in named {
      let table = try table(known.file, folder)
      let wanted = ExportTable.folded(known.otherColumn)
      guard let column = table.header.firstIndex(where: { ExportTable.folded($0) == wanted }) else {
        continue
      }
      lists.append(list(table, column, header: known.column))
    }
    let used = Set([map.accounts.file, map.people.file] + (map.deals.map { [$0.file] } ?? []))
    for name in try files(folder) where !used.contains(name) {
      // A file that is no table is none of cleaning's business.
      guard let table = try? table(name, folder), table.rowCount <= mostListed else { continue }
      for column in table.header.indices {
        let found = list(table, column, header: table.header[column])
        if Set(found.values).count == table.rowCount, !found.values.contains("") { lists.append(found) }
      }
    }
    return lists
  }

  /// Longer files are no lists of what a column may hold.
  private static let mostListed = 5000

  private static func files(_ folder: String) throws(InputFaults) -> [String] {
    do throws(InputFault) {
      return try FolderListing.names(folder).filter { $0.hasSuffix(".csv") || $0.hasSuffix(".xlsx") }
    } catch {
      throw InputFaults(faults: [error])
    }
  }

  private static func list(
    _ table: SpreadsheetTable, _ column: Int, header: String
  ) -> CleaningData.ValueList {
    CleaningData.ValueList(
      file: table.file, header: header,
      values: (0..<table.rowCount).map { ExportTable.trimmed(table.text($0, column)) })
  }
}

extension CleaningInput {
  fileprivate mutating func take(_ map: ImportMap, _ kind: CleaningTable.Kind) {
    switch kind {
    case .accounts:
      let source = map.accounts
      take(source.id, .id)
      take(source.name, .name)
      take(source.region, .region)
      take(source.industry, .category)
      take(source.segment, .category)
      take(source.parent, .parent)
      take(source.owner, .owner)
      for name in [source.latitude, source.longitude, source.named] { take(name, .other) }
      if case .column(let name, _) = map.value.current { take(name, .amount) }
      if case .column(let name, _) = map.value.potential { take(name, .amount) }
    case .people:
      let source = map.people
      take(source.id, .id)
      take(source.name, .name)
      take(source.team, .team)
      take(source.manager, .manager)
      take(source.region, .region)
    case .deals:
      guard let source = map.deals else { return }
      take(source.account, .account)
      take(source.person, .person)
      take(source.stage, .stage)
      take(source.value, .value)
      take(source.closed, .closed)
    }
  }

  /// A column that the map's `cleaning:` names and the file does not have is a fault.
  fileprivate mutating func take(
    _ settings: CleaningSettings, _ kind: CleaningTable.Kind, faults: inout [InputFault]
  ) {
    for column in settings.columns[kind] ?? [] {
      let folded = ExportTable.folded(column.name)
      if table.header.contains(where: { ExportTable.folded($0) == folded }) {
        take(column.name, column.meaning)
      } else {
        faults.append(
          InputFault(
            place: column.place, value: column.name, message: "is not a column of \(table.file)",
            hint: Suggestion.hint(for: column.name, in: table.header)))
      }
    }
  }
}
