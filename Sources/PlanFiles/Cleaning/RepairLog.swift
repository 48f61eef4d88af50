import TerritoryPlanning

/// What an import read otherwise than the export says, and which line of the repairs file wanted it.
public struct RepairLog: Sendable {
  /// Name in the plan folder.
  public static let fileName = "repairs-log.csv"

  /// Name of the repairs file.
  public let file: String
  var entries: [Entry] = []

  /// A line that says yes, and its action.
  struct Cause: Sendable {
    var place: SourcePlace
    var action: RepairAction
  }

  struct Entry: Sendable {
    var cause: Cause
    var table: CleaningTable.Kind
    var file: String
    var line: Int
    var record: String
    var column: String
    var before: String
    var after: String
    var isLeftOut: Bool
  }

  init(file: String) { self.file = file }

  public var cellCount: Int { entries.count { !$0.isLeftOut } }
  public var rowCount: Int { entries.count { $0.isLeftOut } }

  var planFile: PlanFolderWriter.File { PlanFolderWriter.File(name: Self.fileName, bytes: csv) }

  /// A line a table in the report of an import.
  func list(in report: inout ImportReport) {
    for (file, entries) in Dictionary(grouping: entries, by: \.file).sorted(by: { $0.key < $1.key }) {
      let lines = Set(entries.map(\.cause.place.line)).count
      let rows = entries.count { $0.isLeftOut }
      report.note(
        .repaired, SourcePlace(file: file, line: 0, column: 0), "", 0,
        .reading(
          .repaired(
            cells: entries.count - rows, rows: rows, lines: lines, file: self.file, log: Self.fileName)))
    }
  }

  /// UTF-8 with a byte order mark; texts are proof against spreadsheets as in the repairs file.
  public var csv: [UInt8] {
    var writer = CSVWriter(
      header: ["repairs_line", "action", "file", "line", "record", "column", "before", "after"],
      options: .init(byteOrderMark: true, carriageReturns: true))
    for entry in entries {
      writer.append([
        String(entry.cause.place.line), entry.cause.action.rawValue, SpreadsheetProof.written(entry.file),
        String(entry.line), SpreadsheetProof.written(entry.record), SpreadsheetProof.written(entry.column),
        SpreadsheetProof.written(entry.before),
        entry.isLeftOut ? "(row left out)" : SpreadsheetProof.written(entry.after),
      ])
    }
    return writer.bytes
  }
}
