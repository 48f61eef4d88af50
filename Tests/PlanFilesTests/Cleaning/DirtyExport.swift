import Foundation
import TerritoryPlanning

@testable import PlanFiles

/// A small export with one fault of many kinds, and its map.
struct DirtyExport {
  var accounts = """
    id,name,owner,state,sector,parent,phone,sales
    A1,Acme Corporation,Zhang,North,technology,,021-68888801,100
    A2,ACME Corp.,Li,North,technolgy,,+86 21 6888 8801,50
    A3,Blue Bird,Zhang,South,retail,A2,,30
    007,=Cold,Li,South,retail,A9,,20
    A5,Dawn,Gone,South,retail,,,10

    """
  var people = """
    name,team
    Zhang,East
    Li,East

    """
  var deals = """
    no,account,person,stage,amount,opened,closed
    D1,A2,Li,won,500,2026-01-05,2026-02-01
    D2,A1,Zhang,won,700,2026-01-05,2026-02-01
    D3,A1,Zhang,won,900,2026-03-20,2026-01-04
    D4,,Zhang,won,800,2026-01-05,2026-02-01
    D5,A3,Zhang,open,,2026-01-05,1970-01-01

    """
  var map = """
    period: {name: 2026 Q2, start: 2026-04-01, end: 2026-06-30}
    currency: CNY
    accounts: {file: accounts.csv, id: id, name: name, region: state, industry: sector, parent: parent, owner: owner}
    people: {file: people.csv, id: name, team: team, role: all_round, working_minutes: 29760,
      non_selling_minutes: 7440}
    deals: {file: deals.csv, account: account, person: person, stage: stage, value: amount, closed: closed, opened: opened,
      won: [won], without_account: leave_out, id: no}
    value: {current: {column: {name: sales, times: 1}}, potential: {times_current: 1.5}}
    incumbents: {rule: owner, duties: [maintenance, after_sales]}
    cleaning: {accounts: {ignore: [sales]}}

    """

  /// The same without deals that an import refuses.
  static var withRightDates: DirtyExport {
    var export = DirtyExport()
    export.deals = export.deals.replacingOccurrences(of: "2026-01-04", with: "2026-04-01")
      .replacingOccurrences(of: "1970-01-01", with: "2026-09-01")
    return export
  }

  func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("accounts.csv", accounts)
    try folder.write("people.csv", people)
    try folder.write("deals.csv", deals)
    try folder.write("map.yaml", map)
    return folder
  }

  /// The findings as a repairs file in the export's folder.
  static func propose(_ folder: TemporaryFolder, words: RepairWords = .english) throws -> [[String]] {
    let map = try ImportMap(path: folder.path + "/map.yaml")
    let source = try CleaningSource(
      map: map, folder: ExportFolder(folder.path), asOf: CalendarDay(daysSince1970: 20_700))
    let bytes = RepairFile.bytes(
      source.study().study, words: words, kind: \.rawValue, confidence: \.rawValue
    ) { _ in "" }
    try folder.write("repairs.csv", bytes: bytes)
    let table = try SpreadsheetFile(bytes: bytes, name: "repairs.csv").table()
    return (0..<table.rowCount).map { row in table.header.indices.map { table.text(row, $0) } }
  }

  /// Says yes to the lines that `isWanted`, and imports.
  static func importRepaired(
    _ folder: TemporaryFolder, where isWanted: ([String]) -> Bool = { _ in true },
    edit: ((inout [String]) -> Void)? = nil
  ) throws -> CRMImport {
    let text = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path + "/repairs.csv")), as: UTF8.self)
    let table = try SpreadsheetFile(bytes: Array(text.utf8), name: "repairs.csv").table()
    var writer = CSVWriter(header: table.header)
    for row in 0..<table.rowCount {
      var cells = table.header.indices.map { table.text(row, $0) }
      if isWanted(cells) { cells[0] = "yes" }
      edit?(&cells)
      writer.append(cells)
    }
    try folder.write("edited.csv", bytes: writer.bytes)
    return try imported(folder, "edited.csv")
  }

  static func imported(_ folder: TemporaryFolder, _ repairs: String) throws -> CRMImport {
    try CRMImport(
      map: ImportMap(path: folder.path + "/map.yaml"), folder: folder.path,
      repairs: RepairFile(path: folder.path + "/" + repairs))
  }

  static func faults(_ body: () throws -> some Any) -> [InputFault] {
    do {
      _ = try body()
      return []
    } catch let error as InputFaults {
      return error.faults
    } catch {
      return []
    }
  }
}
