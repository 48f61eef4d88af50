public import TerritoryPlanning

extension CleaningSource {
  /// The tables of the export that an import would read.
  ///
  /// - Parameter asOf: closing dates behind this day are in the future.
  /// - Throws: faults of files, of the map and its `cleaning:`, of the list of people.
  public init(_ request: ImportRequest, asOf: CalendarDay) throws(InputFaults) {
    let folder = try ExportFolder(request.export)
    try self.init(map: try request.completeMap(folder), folder: folder, asOf: asOf)
  }

  init(map: ImportMap, folder: ExportFolder, asOf: CalendarDay) throws(InputFaults) {
    let settings = try CleaningSettings(map.cleaning)
    var assembly = ImportAssembly(map: map, folder: folder)
    assembly.readPeople()
    var faults = assembly.faults
    var inputs = try Self.inputs(map, folder)
    var data = CleaningData(asOf: asOf)
    for kind in CleaningTable.Kind.allCases {
      inputs[kind]?.take(settings.columns[kind] ?? [], faults: &faults)
      inputs[kind]?.take(map, kind)
      inputs[kind]?.guess(kind)
      data[kind] = inputs[kind]?.cleaningTable(map, faults: &faults)
    }
    guard faults.isEmpty else { throw InputFaults(faults, files: assembly.fileOrder) }
    data.currency = map.currency
    data.readStages(map, lost: settings.lost)
    data.readOwners(assembly.directory, leavers: settings.leavers)
    data.lists = try Self.lists(map, folder)
    self.init(
      data: data, additiveColumns: Set(Self.additive(map).compactMap { inputs[.accounts]?.position($0) }),
      companions: Self.companions(map, inputs), settled: Self.settled(map, inputs),
      amounts: AmountText(currency: map.currency, decimals: map.decimals))
  }

  private static func inputs(
    _ map: ImportMap, _ folder: ExportFolder
  ) throws(InputFaults) -> [CleaningTable.Kind: CleaningInput] {
    var inputs: [CleaningTable.Kind: CleaningInput] = [:]
    inputs[.accounts] = CleaningInput(try folder.table(map.accounts.file, map.accounts.choice))
    if let file = map.people.file {
      inputs[.people] = CleaningInput(try folder.table(file, map.people.choice))
    } else if let users = map.users {
      let beside = folder.path + "/" + users.file
      let path = FileBytes.kind(of: beside).exists ? beside : users.file
      inputs[.people] = CleaningInput(
        try folder.table(FilePaths.lastComponent(users.file), users.choice, at: path))
    }
    if let deals = map.deals { inputs[.deals] = CleaningInput(try folder.table(deals.file, deals.choice)) }
    return inputs
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

  private static func companions(
    _ map: ImportMap, _ inputs: [CleaningTable.Kind: CleaningInput]
  ) -> [Companion] {
    let pairs: [(CleaningTable.Kind, String?, String?, String)] = [
      (.accounts, map.accounts.owner, map.accounts.ownerID, ""),
      (.deals, map.deals?.person, map.deals?.personID, ""),
      (.deals, map.deals?.value, map.deals?.currency, map.currency),
    ]
    return pairs.compactMap { kind, name, other, text in
      guard let input = inputs[kind], let column = input.position(name), let other = input.position(other)
      else { return nil }
      return Companion(table: kind, column: column, other: other, text: text)
    }
  }

  private static func settled(
    _ map: ImportMap, _ inputs: [CleaningTable.Kind: CleaningInput]
  ) -> Set<Settled> {
    let all: [(CleaningTable.Kind, [ImportMap.Replacement])] = [
      (.accounts, map.accounts.replacements), (.people, map.people.replacements),
      (.deals, map.deals?.replacements ?? []),
    ]
    var settled: Set<Settled> = []
    for (kind, replacements) in all {
      for replacement in replacements {
        guard let column = inputs[kind]?.position(replacement.column) else { continue }
        for pair in replacement.pairs {
          settled.insert(Settled(table: kind, column: column, from: pair.from))
        }
      }
    }
    return settled
  }
}

// MARK: Lists of values

extension CleaningSource {
  /// Longer files are no lists of what a column may hold.
  private static let mostListed = 5000

  /// The lists of values that the map names, and columns of further files in which every value stands once.
  private static func lists(
    _ map: ImportMap, _ folder: ExportFolder
  ) throws(InputFaults) -> [CleaningData.ValueList] {
    var lists: [CleaningData.ValueList] = []
    for known in map.accounts.knownValues + (map.deals?.knownValues ?? []) {
      let table = try folder.table(known.file, .init())
      guard let column = HeaderName.find([known.otherColumn], in: table.header) else { continue }
      lists.append(list(table, column, header: known.column))
    }
    let used = [map.accounts.file, map.peopleFile, map.deals?.file]
    for name in folder.names where !used.contains(name) {
      // A file that is no table, or of several sheets, is none of cleaning's business.
      guard let table = try? folder.table(name, .init()), table.rowCount <= mostListed else { continue }
      for column in table.header.indices {
        let found = list(table, column, header: table.header[column])
        if Set(found.values).count == table.rowCount, !found.values.contains("") { lists.append(found) }
      }
    }
    return lists
  }

  private static func list(
    _ table: SpreadsheetTable, _ column: Int, header: String
  ) -> CleaningData.ValueList {
    CleaningData.ValueList(
      file: table.file, header: header,
      values: (0..<table.rowCount).map { ExportTable.trimmed(table.text($0, column)) })
  }
}

extension CleaningData {
  /// What the stages mean, as the import takes them; the map's `cleaning: lost` goes before.
  fileprivate mutating func readStages(_ map: ImportMap, lost: Set<String>?) {
    guard let source = map.deals else { return }
    var reading = StageReading(map: source.stages, profile: map.profile)
    for text in Set(deals?.column(.stage)?.texts ?? []) {
      switch reading.stage(text) {
      case .won: wonStages.insert(text)
      case .lost: lostStages.insert(text)
      default: break
      }
    }
    if let lost { lostStages = lost }
  }

  /// Who is meant by each text of the owner columns.
  fileprivate mutating func readOwners(_ directory: UserDirectory, leavers said: Set<String>) {
    guard !directory.users.isEmpty else { return }
    var directory = directory
    var known: Set<String> = []
    let owned = accounts.map { table in table.positions(.owner).flatMap { table.columns[$0].texts } } ?? []
    for text in Set(owned + (deals?.column(.person)?.texts ?? [])) where !text.isEmpty {
      switch directory.find(text) {
      case .nobody: break
      // The import asks who is meant.
      case .several: known.insert(text)
      case .one(let index):
        let user = directory.users[index]
        let isLeaving = !user.isInPlan || said.contains(text) || said.contains(user.representative)
        if isLeaving { leavers.insert(text) } else { known.insert(text) }
      }
    }
    knownPeople = known
  }
}

extension CleaningInput {
  fileprivate mutating func take(_ map: ImportMap, _ kind: CleaningTable.Kind) {
    switch kind {
    case .accounts: takeAccounts(map)
    case .people: takePeople(map)
    case .deals: takeDeals(map)
    }
  }

  private mutating func takeAccounts(_ map: ImportMap) {
    let source = map.accounts
    take(source.id, .id)
    take(source.name, .name)
    take(source.region, .region)
    take(source.industry, .category)
    take(source.segment, .category)
    take(source.parent, .parent)
    take(source.owner, .owner)
    for owner in source.owners { take(owner.column, .owner) }
    take(source.others["city"], .city)
    take(source.others["phone"], .phone)
    take(source.others["website"], .website)
    for name in [source.latitude, source.longitude, source.named, source.ownerID, source.others["created"]] {
      take(name, .other)
    }
    if case .column(let name, _) = map.value.current { take(name, .value) }
    if case .column(let name, _) = map.value.potential { take(name, .value) }
  }

  private mutating func takePeople(_ map: ImportMap) {
    let source = map.people
    guard source.file == nil else {
      take(source.id, .id)
      take(source.name, .name)
      take(source.team, .team)
      take(source.manager, .manager)
      take(source.region, .region)
      return
    }
    func header(_ field: PersonField) -> String? {
      ExportProfile.people.first { $0.field == field }.flatMap {
        HeaderName.find($0.headers, in: table.header)
      }
      .map { table.header[$0] }
    }
    take(header(.name) ?? header(.email) ?? header(.id), .id)
    take(header(.team), .team)
    take(header(.manager), .manager)
    take(header(.region), .region)
    for field in PersonField.allCases { take(header(field), .other) }
  }

  private mutating func takeDeals(_ map: ImportMap) {
    guard let source = map.deals else { return }
    take(source.id, .id)
    take(source.account, .account)
    take(source.accountName, .accountName)
    take(source.person, .person)
    take(source.stage, .stage)
    take(source.value, .value)
    take(source.currency, .currency)
    take(source.opened, .opened)
    take(source.closed, .closed)
    take(source.product, .category)
    take(source.name, .other)
    take(source.personID, .other)
  }
}
