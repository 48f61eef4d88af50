import TerritoryPlanning

/// How a repairs file calls the rows of a table, so that they are found again in a later export.
///
/// A row is called by its id; where the table has none, or several rows have it, by a mark made of all its cells.
struct RowIdentity {
  private let table: CleaningTable
  private let ids: [String]?
  private let rowsByID: [String: [Int]]

  init(_ table: CleaningTable) {
    self.table = table
    ids = table.column(.id)?.texts
    var rows: [String: [Int]] = [:]
    for (row, id) in (ids ?? []).enumerated() where !id.isEmpty { rows[id, default: []].append(row) }
    rowsByID = rows
  }

  func name(_ row: Int) -> String {
    if let ids, rowsByID[ids[row]]?.count == 1 { return ids[row] }
    return mark(row)
  }

  /// The row of this name; of rows that are equal cell by cell the one in this line of the file, else the first.
  func row(_ name: String, line: Int?) -> Int? {
    if let rows = rowsByID[name] {
      if rows.count == 1 { return rows[0] }
    }
    guard name.hasPrefix(Self.prefix) else { return nil }
    let rows = table.lines.indices.filter { mark($0) == name }
    return rows.first { table.lines[$0] == line } ?? rows.first
  }

  private static let prefix = "row-"

  /// FNV-1a of all cells, in base 36.
  private func mark(_ row: Int) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for column in table.columns {
      for byte in column.texts[row].utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0x1F) &* 0x100_0000_01B3
    }
    return Self.prefix + String(hash, radix: 36)
  }
}
