import ScenarioRunning
import TerritoryPlanning

/// What the workbook says about itself.
struct HandedOutWorkbook {
  let file: String
  private let values: [WorkbookLayout.Key: String]
  let accountSheets: [String]

  init(_ file: SpreadsheetFile) throws(InputFaults) {
    self.file = file.name
    guard file.sheets.contains(WorkbookLayout.metadata) else { throw Self.isNone(file.name) }
    let table = try file.table(.init(sheet: WorkbookLayout.metadata, headerRow: 1, headerRows: 1))
    guard table.columnCount == 2 else { throw Self.isNone(file.name) }
    var values: [WorkbookLayout.Key: String] = [:]
    var sheets: [String] = []
    for row in 0..<table.rowCount {
      guard let key = WorkbookLayout.Key(rawValue: table.text(row, 0)) else { continue }
      if key == .accountsSheet { sheets.append(table.text(row, 1)) } else { values[key] = table.text(row, 1) }
    }
    self.values = values
    accountSheets = sheets
    guard values[.format] == WorkbookLayout.format, !sheets.isEmpty else { throw Self.isNone(file.name) }
    guard values[.formatVersion] == String(WorkbookLayout.formatVersion) else {
      throw Self.fault(
        file.name, "was handed out by another version of the program",
        "hand the plan out anew and make the changes there")
    }
    let missing = sheets.filter { !file.sheets.contains($0) }
    guard missing.isEmpty else {
      throw Self.fault(
        file.name, "lacks the sheet \(missing.joined(separator: ", "))",
        "do not delete or rename it; hand the plan out anew")
    }
  }

  private static func isNone(_ file: String) -> InputFaults {
    fault(file, "is not a workbook that handout wrote", "give its workbook.xlsx, changed and saved")
  }

  private static func fault(_ file: String, _ message: String, _ hint: String) -> InputFaults {
    InputFaults(faults: [
      InputFault(
        place: SourcePlace(file: file, line: 0, column: 0), value: "", message: message, hint: hint)
    ])
  }

  func refuseStale(scenario: Scenario, planHash: String) throws(InputFaults) {
    let name = values[.scenario] ?? ""
    guard name == scenario.name else {
      throw Self.fault(
        file, "shows a plan of the scenario \(name)", "name it with --scenario \(name)")
    }
    guard values[.contentHash] == scenario.contentHash else {
      throw Self.fault(
        file, "was made from other data than these",
        "hand the plan out anew and make the changes there; replay shows whether the plan still holds")
    }
    guard values[.planHash] == planHash else {
      throw Self.fault(
        file, "shows another plan than the one given", "give the plan it was made from with --plan")
    }
  }

  func table(_ file: SpreadsheetFile, sheet: String) throws(InputFaults) -> SpreadsheetTable {
    try file.table(.init(sheet: sheet, headerRow: values[.headRow].flatMap { Int($0) }, headerRows: 1))
  }

  /// The column of a key, from 0; nil where the table has none.
  func column(_ key: WorkbookLayout.Key, of table: SpreadsheetTable) -> Int? {
    guard let column = values[key].flatMap({ Int($0) }), (1...table.columnCount).contains(column) else {
      return nil
    }
    return column - 1
  }
}
