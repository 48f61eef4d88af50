import TerritoryPlanning

/// How a repairs file calls the rows of a table, so that they are found again in a later export.
///
/// A row is called by its id; where the table has none, or several rows have it, by a mark made of all its cells.
struct RowIdentity {
  private let lines: [Int]
  private let names: [String]
  private let rowsByName: [String: [Int]]

  init(_ table: CleaningTable) {
    lines = table.lines
    let ids = table.column(.id)?.texts ?? [String](repeating: "", count: table.rowCount)
    var counts: [String: Int] = [:]
    for id in ids { counts[id, default: 0] += 1 }
    names = ids.enumerated().map { row, id in
      id.isEmpty || counts[id] != 1 ? Self.mark(table, row) : id
    }
    rowsByName = Dictionary(grouping: names.indices) { [names] in names[$0] }
  }

  func name(_ row: Int) -> String { names[row] }

  /// The row of this name; of rows that are equal cell by cell the one in this line of the file, else the first.
  func row(_ name: String, line: Int?) -> Int? {
    guard let rows = rowsByName[name] else { return nil }
    return rows.first { lines[$0] == line } ?? rows.first
  }

  /// FNV-1a of all cells, in base 36.
  private static func mark(_ table: CleaningTable, _ row: Int) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for column in table.columns {
      for byte in column.texts[row].utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0x1F) &* 0x100_0000_01B3
    }
    return "row-" + String(hash, radix: 36)
  }
}
