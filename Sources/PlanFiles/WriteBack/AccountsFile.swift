import TerritoryPlanning

/// A CRM's table of accounts: the file as it is, and what write-back reads of it.
struct AccountsFile {
  let file: SpreadsheetFile
  /// Name of the sheet; empty for text files.
  let sheet: String
  let state: CRMState
  let columns: CRMState.Columns

  /// The file that the import kept.
  ///
  /// - Throws: also where it was changed since.
  init(
    kept: KeptExport, _ source: (file: KeptExport.File, table: KeptExport.Table), fields: [OwnerField]
  ) throws(WriteBackStop) {
    do throws(InputFaults) {
      guard let table = try kept.read(.accounts) else { preconditionFailure("the export has accounts") }
      file = try SpreadsheetFile(path: kept.path + "/" + source.file.name, name: source.file.name)
      sheet = table.sheet
      columns = try Self.columns(of: source.table, in: table, fields, kept.profile)
      state = CRMState(table, columns)
    } catch {
      throw .input(error)
    }
  }

  /// The file of a fresh export that has the same columns: that of the same name, or else the only one.
  init(
    fresh folder: String, kept: KeptExport,
    like source: (file: KeptExport.File, table: KeptExport.Table), fields: [OwnerField]
  ) throws(WriteBackStop) {
    let names = try OwnFile.reading { () throws(InputFault) in try FolderListing.names(folder) }
    let candidates = names.filter { name in
      !name.hasPrefix(".")
        && [".csv", ".txt", ".tsv", ".xlsx"].contains { name.lowercased().hasSuffix($0) }
    }
    let choice = SpreadsheetFile.Choice(sheet: source.table.sheet, headerRows: source.table.headerRows)
    var found: [(file: SpreadsheetFile, table: SpreadsheetTable, columns: CRMState.Columns)] = []
    var faultOfSameName: InputFaults?
    for name in candidates {
      do throws(InputFaults) {
        let file = try SpreadsheetFile(path: folder + "/" + name, name: name)
        let table = try file.table(choice)
        found.append((file, table, try Self.columns(of: source.table, in: table, fields, kept.profile)))
      } catch {
        // Other files of the export need not be readable; the one that was named alike must.
        if name == source.file.name { faultOfSameName = error }
      }
    }
    if let faultOfSameName { throw .input(faultOfSameName) }
    let chosen = found.first { $0.file.name == source.file.name } ?? (found.count == 1 ? found[0] : nil)
    guard let chosen else {
      guard found.isEmpty else {
        throw .fault(.severalFreshAccounts(folder: folder, files: found.map(\.file.name)))
      }
      throw .fault(
        .noFreshAccounts(
          folder: folder,
          lacking: [source.table.id] + fields.flatMap { [$0.column, $0.idColumn].compactMap(\.self) }))
    }
    file = chosen.file
    sheet = chosen.table.sheet
    columns = chosen.columns
    state = CRMState(chosen.table, chosen.columns)
  }

  /// Where the columns stand; those of id and owners must be there.
  private static func columns(
    of source: KeptExport.Table, in table: SpreadsheetTable, _ fields: [OwnerField],
    _ profile: String
  ) throws(InputFaults) -> CRMState.Columns {
    var faults: [InputFault] = []
    func position(_ name: String) -> Int? {
      table.header.firstIndex(of: name)
        ?? table.header.firstIndex { HeaderName.folded($0) == HeaderName.folded(name) }
    }
    func required(_ name: String) -> Int {
      if let position = position(name) { return position }
      faults.append(
        InputFault(
          place: SourcePlace(file: table.file, line: table.headerRow, column: 0, sheet: table.sheet),
          value: name, message: "is not a column of this file",
          hint: Suggestion.hint(for: name, in: table.header)))
      return 0
    }
    let columns = CRMState.Columns(
      id: required(source.id), name: source.columns["name"].flatMap(position),
      region: source.columns["region"].flatMap(position),
      owners: fields.map { (required($0.column), $0.idColumn.map(required)) },
      lengthensIDs: ExportProfile.named(profile)?.lengthensIDs ?? false)
    guard faults.isEmpty else { throw InputFaults(faults: faults) }
    return columns
  }
}
