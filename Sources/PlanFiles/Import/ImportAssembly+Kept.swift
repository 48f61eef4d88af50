import TerritoryPlanning

/// What of the export stays in the plan folder.
extension ImportAssembly {
  /// The files to keep with `source.json` last, and what that says.
  func keptExport() throws(InputFaults) -> (source: KeptExport, files: [PlanFolderWriter.File]) {
    var kept: [KeptExport.File] = []
    var files: [PlanFolderWriter.File] = []
    var keptNames: [String: Int] = [:]
    for (name, table) in tables() {
      if let index = keptNames[name] {
        kept[index].tables.append(table)
        continue
      }
      let file = try folder.file(name)
      let keptName = Self.keptName(name, besides: kept.map(\.name))
      keptNames[name] = kept.count
      kept.append(
        KeptExport.File(
          name: keptName, tables: [table], format: file.format, encoding: file.encoding?.rawValue,
          separator: separator(name), byteCount: file.bytes.count,
          hash: KeptExport.hash(file.bytes, name: keptName)))
      files.append(PlanFolderWriter.File(name: KeptExport.folder + "/" + keptName, bytes: file.bytes))
    }
    let source = KeptExport(
      profile: map.profile.name, timeZone: map.timeZone, files: kept,
      users: directory.users.map { user in
        KeptExport.User(
          representative: user.isInPlan ? user.representative : "", name: user.name, email: user.email,
          id: user.id, aliases: user.aliases)
      })
    files.append(
      PlanFolderWriter.File(name: KeptExport.folder + "/" + KeptExport.sourceFile, bytes: source.json()))
    return (source, files)
  }

  /// The file's own name without folders, apart from those of other files whatever their case, so that what the
  /// map writes never leads out of the folder.
  static func keptName(_ name: String, besides others: [String]) -> String {
    var leaf = FilePaths.lastComponent(name)
    if leaf.isEmpty || leaf.hasPrefix(".") { leaf = "export" + leaf }
    let taken = Set((others + [KeptExport.sourceFile]).map { $0.lowercased() })
    var result = leaf
    var number = 2
    while taken.contains(result.lowercased()) {
      result = "\(number)-\(leaf)"
      number += 1
    }
    return result
  }

  private func separator(_ name: String) -> String? {
    let tables = [accountTable, dealTable, peopleTable].compactMap { $0?.table }
    return tables.first { $0.file == name && $0.format == .csv }?.separator.name
  }

  /// The tables that were read, in the order accounts, deals, people.
  private func tables() -> [(file: String, table: KeptExport.Table)] {
    var tables: [(file: String, table: KeptExport.Table)] = []
    func add(
      _ role: KeptExport.Role, _ table: ExportTable?, id: String, _ columns: [String: String?],
      _ owners: [KeptExport.Owner]
    ) {
      guard let table = table?.table else { return }
      var none: [InputFault] = []
      func header(_ name: String) -> String? {
        ExportTable(table, faults: &none).column(name, faults: &none).map { table.header[$0] }
      }
      tables.append(
        (
          table.file,
          KeptExport.Table(
            role: role, sheet: table.sheet.isEmpty ? nil : table.sheet, headerRow: table.headerRow,
            headerRows: table.headerRows, rowCount: table.rowCount, id: id.isEmpty ? "" : header(id) ?? id,
            columns: columns.compactMapValues { $0.flatMap(header) }, owners: owners)
        ))
    }
    let source = map.accounts
    var columns: [String: String?] = [
      "name": source.name, "region": source.region, "latitude": source.latitude,
      "longitude": source.longitude, "industry": source.industry, "segment": source.segment,
      "parent": source.parent, "named": source.named,
    ]
    for (key, name) in source.others { columns[key] = name }
    add(.accounts, accountTable, id: source.id, columns, owners)
    if let source = map.deals {
      add(
        .deals, dealTable, id: source.id ?? "",
        [
          "name": source.name, "account": source.account, "account_name": source.accountName,
          "stage": source.stage, "value": source.value, "currency": source.currency, "opened": source.opened,
          "closed": source.closed, "product": source.product,
        ], dealOwners(source))
    }
    if map.people.file != nil {
      add(
        .people, peopleTable, id: map.people.id ?? "",
        [
          "name": map.people.name, "team": map.people.team, "manager": map.people.manager,
          "region": map.people.region,
        ], [])
    } else if map.users != nil {
      let id = userColumns["id"] ?? userColumns["email"] ?? userColumns["name"] ?? ""
      add(.users, peopleTable, id: id, userColumns, [])
    }
    return tables
  }

  private func dealOwners(_ source: ImportMap.DealSource) -> [KeptExport.Owner] {
    guard let dealTable else { return [] }
    var none: [InputFault] = []
    guard let column = dealTable.column(source.person, faults: &none) else { return [] }
    var people = directory
    let form = people.form(of: dealTable.rows.lazy.map { dealTable.settled($0, column) })
    let idColumn = dealTable.column(source.personID, faults: &none)
    return [
      KeptExport.Owner(
        duty: "", column: dealTable.table.header[column],
        idColumn: idColumn.map { dealTable.table.header[$0] },
        form: form)
    ]
  }

  /// Faults of a plan's validation know files and lines; those of workbooks get their sheet.
  func withSheets(_ found: InputFaults) -> InputFaults {
    var found = found
    for index in found.faults.indices {
      let tables = [accountTable, peopleTable, dealTable].compactMap { $0?.table }
      let place = found.faults[index].place
      if let table = tables.first(where: { $0.file == place.file }), place.line > 0 {
        found.faults[index].place.sheet = table.sheet
      }
    }
    return found
  }

  /// Says what the profile took which column for, and which columns are kept without being read.
  mutating func noteProfile() {
    for (file, table) in tables() {
      let owners = Set(table.owners.map { ("owner", $0.column) }.map(\.1)).sorted()
      var uses = table.id.isEmpty ? [] : [ImportFact.ColumnUse("id", table.id)]
      uses += table.columns.sorted { $0.key < $1.key }.map { ImportFact.ColumnUse($0.key, $0.value) }
      uses += owners.map { ImportFact.ColumnUse("owner", $0) }
      if map.namesProfile {
        report.note(
          .noticed, whole(file), "", 0,
          .reading(.table(.init(table.role), profile: map.profile.title, columns: uses)))
      }
      guard
        let header = [accountTable, dealTable, peopleTable].compactMap({ $0?.table })
          .first(where: { $0.file == file && ($0.sheet == table.sheet ?? "") })?.header
      else { continue }
      let read = Set(table.columns.values).union(owners).union([table.id])
        .union(table.owners.compactMap(\.idColumn))
      let unread = header.filter { !$0.isEmpty && !read.contains($0) }
      if !unread.isEmpty {
        report.note(.noticed, whole(file), "", 0, .reading(.columnsKept(unread)))
      }
    }
  }
}

extension ImportFact.TableRole {
  fileprivate init(_ role: KeptExport.Role) {
    switch role {
    case .accounts: self = .accounts
    case .deals: self = .deals
    case .people: self = .people
    case .users: self = .users
    }
  }
}
