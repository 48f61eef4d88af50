import Foundation
public import TerritoryPlanning

/// Turns a CRM export and its map into the files of a plan folder.
///
/// The result is text, so that it is written whole or not at all, and read back by the same reader as every
/// plan folder: an import is never trusted more than a file written by hand.
public struct CRMImport: Sendable {
  /// File name and content, in order of name.
  public let files: [(name: String, bytes: [UInt8])]
  public let report: ImportReport

  /// - Parameters:
  ///   - map: what the export's columns are.
  ///   - folder: where the export's files lie.
  /// - Throws: all faults at once: missing files and columns, bad numbers and dates, values that the map does
  ///   not settle, owners who are nobody.
  public init(map: ImportMap, folder: String) throws(InputFaults) {
    var assembly = ImportAssembly(map: map, folder: folder)
    assembly.readPeople()
    assembly.readAccounts()
    assembly.readDeals()
    assembly.valueAccounts()
    assembly.findIncumbents()
    assembly.checkParents()
    guard assembly.faults.isEmpty else { throw InputFaults(assembly.faults, files: assembly.fileOrder) }
    files = PlanFolderText.files(assembly)
    report = assembly.report
  }
}

/// One account of the export, with what was found out about it.
struct ImportedAccount {
  var id: String
  var name: String
  var region: String
  var coordinates: Coordinates?
  var industry: String
  var segment: String
  var parent: String
  var owner: String
  var isNamed: Bool
  var row: Int
  /// A period's revenue with us, and what it could be, in major units of the currency.
  var current = 0.0
  var potential = 0.0
  /// By duty id, in the order of the map.
  var incumbents: [(duty: String, person: String)] = []
}

/// One person of the export.
struct ImportedPerson {
  var id: String
  var name: String
  var team: String
  var manager: String
  var region: String
  var home: Coordinates?
  var row: Int
}

/// The steps of an import, which share what they found and collect every fault.
struct ImportAssembly {
  let map: ImportMap
  let folder: String
  var report = ImportReport()
  var faults: [InputFault] = []
  var people: [ImportedPerson] = []
  var accounts: [ImportedAccount] = []
  /// Distinct regions in order of first appearance.
  var regions: [String] = []
  var deals: WonDeals?
  var peopleTable: ExportTable?
  var accountTable: ExportTable?

  init(map: ImportMap, folder: String) {
    self.map = map
    self.folder = folder
  }

  var fileOrder: [String] { [map.accounts.file, map.people.file, map.deals?.file ?? ""] }

  mutating func readPeople() {
    let source = map.people
    guard
      var table = ExportTable(
        file: source.file, folder: folder, replacements: source.replacements, faults: &faults),
      let id = table.column(source.id, faults: &faults)
    else { return }
    let name = table.column(source.name, faults: &faults)
    let team = table.column(source.team, faults: &faults)
    let manager = table.column(source.manager, faults: &faults)
    let region = table.column(source.region, faults: &faults)
    var seen: Set<String> = []
    for row in table.rows {
      let person = table.value(row, id)
      if person.isEmpty || !seen.insert(person).inserted {
        faults.append(
          InputFault(
            place: table.table.place(row, id), value: person,
            message: person.isEmpty ? "is a person without an id" : "is a second person of this id",
            hint: "give every person one id of their own"))
        continue
      }
      if source.leftOut.contains(person) {
        report.note(.leftOut, table.table.place(row, id), person, 1, "person left out, as the map says")
        continue
      }
      people.append(
        ImportedPerson(
          id: person, name: name == nil ? person : table.value(row, name), team: table.value(row, team),
          manager: table.value(row, manager), region: table.value(row, region), home: nil, row: row))
    }
    table.listReplacements(into: &report)
    report.people = people.count
    peopleTable = table
  }

  mutating func readAccounts() {
    let source = map.accounts
    guard
      var table = ExportTable(
        file: source.file, folder: folder, replacements: source.replacements, faults: &faults),
      let id = table.column(source.id, faults: &faults),
      let name = table.column(source.name, faults: &faults),
      let region = table.column(source.region, faults: &faults)
    else { return }
    KnownValueCheck.run(source.knownValues, in: &table, folder: folder, faults: &faults)
    let latitude = table.column(source.latitude, faults: &faults)
    let longitude = table.column(source.longitude, faults: &faults)
    let industry = table.column(source.industry, faults: &faults)
    let segment = table.column(source.segment, faults: &faults)
    let parent = table.column(source.parent, faults: &faults)
    let owner = table.column(source.owner, faults: &faults)
    let named = table.column(source.named, faults: &faults)
    var seen: Set<String> = []
    for row in table.rows {
      let account = table.value(row, id)
      if account.isEmpty || !seen.insert(account).inserted {
        faults.append(
          InputFault(
            place: table.table.place(row, id), value: account,
            message: account.isEmpty ? "is an account without an id" : "is a second account of this id",
            hint: "give every account one id of its own"))
        continue
      }
      let regionName = table.value(row, region)
      if regionName.isEmpty {
        faults.append(
          InputFault(
            place: table.table.place(row, region), value: "", message: "is an account without a region",
            hint: "fill it in, or map region to another column"))
      } else if !regions.contains(regionName) {
        regions.append(regionName)
      }
      accounts.append(
        ImportedAccount(
          id: account, name: table.value(row, name), region: regionName,
          coordinates: coordinates(&table, row, latitude, longitude), industry: table.value(row, industry),
          segment: table.value(row, segment), parent: table.value(row, parent), owner: table.value(row, owner),
          isNamed: ["yes", "true", "1", "是"].contains(table.value(row, named).lowercased()), row: row))
    }
    table.listReplacements(into: &report)
    report.accounts = accounts.count
    accountTable = table
    let lost = accounts.filter { $0.coordinates == nil }.count
    if lost > 0 {
      report.note(
        .missing, SourcePlace(file: source.file, line: 0, column: 0), "", lost,
        "accounts without coordinates: visits to them are planned from the region, or without travel")
    }
  }

  private mutating func coordinates(
    _ table: inout ExportTable, _ row: Int, _ latitude: Int?, _ longitude: Int?
  ) -> Coordinates? {
    guard let latitude, let longitude else { return nil }
    let texts = (table.value(row, latitude), table.value(row, longitude))
    if texts.0.isEmpty, texts.1.isEmpty { return nil }
    guard let north = ExportTable.number(texts.0), let east = ExportTable.number(texts.1),
      (-90...90).contains(north), (-180...180).contains(east)
    else {
      faults.append(
        InputFault(
          place: table.table.place(row, latitude), value: "\(texts.0), \(texts.1)",
          message: "are not a latitude and a longitude", hint: "write degrees such as 31.23 and 121.47"))
      return nil
    }
    return Coordinates(latitude: north, longitude: east)
  }

  mutating func readDeals() {
    guard let source = map.deals else {
      if case .wonDeals = map.value.current { needDeals("value: current: won_deals") }
      if case .mostWon = map.incumbents { needDeals("incumbents: rule: most_won") }
      return
    }
    var span: ClosedRange<CalendarDay>?
    if case .wonDeals(let from, let to, _) = map.value.current, from <= to { span = from...to }
    deals = WonDeals(
      source, folder: folder, accounts: Set(accounts.map(\.id)),
      people: Set(people.map(\.id)).union(map.people.leftOut), span: span, report: &report, faults: &faults)
  }

  private mutating func needDeals(_ what: String) {
    faults.append(
      InputFault(
        place: SourcePlace(file: map.accounts.file, line: 0, column: 0), value: what,
        message: "needs deals, but the map names no file of deals", hint: "add deals: to the map"))
  }

  mutating func checkParents() {
    guard let table = accountTable, let name = map.accounts.parent else { return }
    guard let column = table.column(name, faults: &faults) else { return }
    let ids = Set(accounts.map(\.id))
    for account in accounts where !account.parent.isEmpty && !ids.contains(account.parent) {
      faults.append(
        InputFault(
          place: table.table.place(account.row, column), value: account.parent, message: "unknown parent account",
          hint: Suggestion.hint(for: account.parent, in: ids.sorted())))
    }
  }
}
