public import TerritoryPlanning

/// The tables of an export as cleaning reads them, and where they lie in its files.
public struct CleaningSource: Sendable {
  public let data: CleaningData
  /// The files' tables; columns and rows have the same positions as in `data`.
  let tables: [CleaningTable.Kind: SpreadsheetTable]
  /// Columns of accounts that hold revenue with us: a merge adds them up.
  let additiveColumns: Set<Int>
  /// What the map itself reads as another value.
  let settled: [Settled]

  /// A value that the map replaces.
  struct Settled: Sendable, Hashable {
    var table: CleaningTable.Kind
    var column: Int
    var from: String
    var to: String
  }

  /// The findings that the map does not settle by itself.
  public func study() -> (study: CleaningStudy, settled: [Finding]) {
    let study = CleaningStudy(data)
    func isSettled(_ finding: Finding) -> Bool {
      finding.action == .replace
        && settled.contains {
          $0.table == finding.table && $0.column == finding.column && $0.from == finding.value
        }
    }
    return (study.filtered { !isSettled($0) }, study.findings.filter(isSettled))
  }

  public func line(_ finding: Finding) -> Int { data[finding.table]?.lines[finding.firstRow] ?? 0 }
}

/// A table with what its columns mean, not read yet.
struct CleaningInput {
  var table: SpreadsheetTable
  var meanings: [Int: CleaningColumn.Meaning] = [:]

  init(_ table: SpreadsheetTable) { self.table = table }

  /// Takes a column by its name as the import does; nil where the map names none or there is none.
  mutating func take(_ name: String?, _ meaning: CleaningColumn.Meaning) {
    guard let name else { return }
    let folded = ExportTable.folded(name)
    guard let column = table.header.firstIndex(where: { ExportTable.folded($0) == folded }) else { return }
    // An id may be the name as well, and one column is read once.
    if meanings[column] == nil { meanings[column] = meaning }
  }

  /// What the map does not say: by the header, else a category where few values stand in many rows.
  mutating func guess(_ kind: CleaningTable.Kind) {
    for (column, header) in table.header.enumerated() where meanings[column] == nil {
      let meaning = CleaningHeaders.meaning(header, in: kind)
      if let meaning,
        meaning == .amount || !meanings.values.contains(meaning) || meaning == .phone
          || meaning == .email
      {
        meanings[column] = meaning
      } else if isCategory(column) {
        meanings[column] = .category
      }
    }
  }

  /// At most so many different texts, each in five rows on average, few of them numbers.
  private func isCategory(_ column: Int) -> Bool {
    var values: Set<String> = []
    var filled = 0
    for row in 0..<table.rowCount {
      let text = ExportTable.trimmed(table.text(row, column))
      if text.isEmpty { continue }
      filled += 1
      values.insert(text)
      if values.count > 200 { return false }
    }
    let numbers = values.count { ExportTable.number($0) != nil || CleaningValues.day($0) != nil }
    return filled >= 5 * values.count && numbers * 2 <= values.count && !values.isEmpty
  }

  func cleaningTable() -> CleaningTable {
    let columns = table.header.indices.map { position in
      let texts = (0..<table.rowCount).map { ExportTable.trimmed(table.text($0, position)) }
      var column = CleaningColumn(
        header: table.header[position], meaning: meanings[position] ?? .other, texts: texts)
      switch column.meaning {
      case .value, .amount: column.numbers = texts.map { ExportTable.number($0) }
      case .opened, .closed: column.days = texts.map(CleaningValues.day)
      default: break
      }
      return column
    }
    return CleaningTable(
      file: table.file, columns: columns, lines: (0..<table.rowCount).map { table.place(row: $0).line })
  }
}

/// How cleaning reads cells: as the import does.
enum CleaningValues {
  static func day(_ text: String) -> CalendarDay? { CalendarDay(iso: text.prefix(10)) }
}
