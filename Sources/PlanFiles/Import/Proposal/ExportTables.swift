import TerritoryPlanning

/// A table of an export, with what its headers say it holds.
struct FoundTable {
  let file: String
  /// Name of the sheet where the workbook has several.
  let sheet: String?
  let header: [String]

  /// Columns that mean something, by the profile and then by what is usual.
  func columns<Field: Hashable>(
    _ own: [ExportProfile.Column<Field>], _ usual: [ExportProfile.Column<Field>]
  ) -> [Field: String] {
    var found: [Field: String] = [:]
    for columns in [own, usual] {
      for column in columns where found[column.field] == nil {
        if let index = HeaderName.find(column.headers, in: header) { found[column.field] = header[index] }
      }
    }
    return found
  }
}

/// The tables of an export, told apart into accounts, deals and people.
struct ExportTables {
  let all: [FoundTable]
  private(set) var accounts: FoundTable?
  private(set) var deals: FoundTable?
  private(set) var people: FoundTable?

  /// - Throws: all faults of files that cannot be read.
  init(_ folder: ExportFolder) throws(InputFaults) {
    var faults: [InputFault] = []
    var found: [FoundTable] = []
    for name in folder.names {
      do throws(InputFaults) {
        found += try Self.tables(of: name, folder)
      } catch {
        faults += error.faults
      }
    }
    guard faults.isEmpty else { throw InputFaults(faults, files: folder.names) }
    guard !found.isEmpty else {
      throw InputFaults(faults: [
        InputFault(
          place: SourcePlace(file: folder.path, line: 0, column: 0), value: "",
          message: "holds no table (CSV or .xlsx)",
          hint: "export accounts, people and deals into this folder")
      ])
    }
    all = found
  }

  private static func tables(of name: String, _ folder: ExportFolder) throws(InputFaults) -> [FoundTable] {
    let file = try folder.file(name)
    guard let workbook = file.workbook, workbook.sheets.count > 1 else {
      let table = try folder.table(name, SpreadsheetFile.Choice())
      return [FoundTable(file: name, sheet: nil, header: table.header)]
    }
    var tables: [FoundTable] = []
    for sheet in workbook.sheets where !sheet.isHidden {
      let table: SpreadsheetTable
      do throws(InputFaults) {
        table = try folder.table(name, SpreadsheetFile.Choice(sheet: sheet.name))
      } catch {
        // A sheet of notes or charts need not be a table; one with a list's columns must be.
        if file.showsList(sheet.name) { throw error }
        continue
      }
      guard table.rowCount > 0, table.columnCount > 1 else { continue }
      tables.append(FoundTable(file: name, sheet: sheet.name, header: table.header))
    }
    return tables
  }

  /// Which profile the headers speak for, and the headers that say so; two of a product's own tell it.
  func recognised() -> (profile: ExportProfile, marks: [String]) {
    var best: (profile: ExportProfile, marks: [String]) = (.plain, [])
    for profile in ExportProfile.all {
      let marks = profile.marks.filter { mark in
        all.contains { HeaderName.find([mark], in: $0.header) != nil }
      }
      if marks.count >= 2, marks.count > best.marks.count { best = (profile, marks) }
    }
    return best
  }

  /// Tells the tables apart. `wanted` are files that the user's map names by role.
  mutating func assign(_ profile: ExportProfile, wanted: [KeptExport.Role: (file: String, sheet: String?)]) {
    func named(_ role: KeptExport.Role) -> FoundTable? {
      guard let want = wanted[role] else { return nil }
      return all.first { $0.file == want.file && (want.sheet == nil || $0.sheet == want.sheet) }
    }
    (accounts, deals, people) = (named(.accounts), named(.deals), named(.people))
    var scores: [(role: KeptExport.Role, score: Int, index: Int)] = []
    for (index, table) in all.enumerated() {
      let (role, score) = Self.role(table, profile)
      scores.append((role, score, index))
    }
    func best(_ role: KeptExport.Role) -> FoundTable? {
      let found = scores.filter { $0.role == role && $0.score > 0 }.max { $0.score < $1.score }
      return found.map { all[$0.index] }
    }
    if wanted[.accounts] == nil { accounts = best(.accounts) }
    if wanted[.deals] == nil { deals = best(.deals) }
    if wanted[.people] == nil { people = best(.people) }
  }

  /// What a table holds, and how many of its columns say so.
  private static func role(_ table: FoundTable, _ profile: ExportProfile) -> (KeptExport.Role, Int) {
    let deals = table.columns(profile.deals, ExportProfile.plain.deals)
    if deals[.stage] != nil, deals[.value] != nil || deals[.closed] != nil { return (.deals, deals.count) }
    let accounts = table.columns(profile.accounts, ExportProfile.plain.accounts)
    let people = table.columns(ExportProfile.people, [])
    let isPeople = people[.name] != nil || people[.email] != nil
    if isPeople, people.count > accounts.count || (people[.email] != nil && accounts[.owner] == nil) {
      return (.people, people.count)
    }
    if accounts[.name] != nil || accounts[.id] != nil { return (.accounts, accounts.count) }
    return (.people, isPeople || people[.id] != nil ? people.count : 0)
  }
}
