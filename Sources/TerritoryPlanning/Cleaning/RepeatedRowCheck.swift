/// Rows that stand in a table twice, cell by cell.
enum RepeatedRowCheck {
  static func findings(_ kind: CleaningTable.Kind, _ table: CleaningTable) -> [Finding] {
    guard let ids = table.position(.id) else { return [] }
    var firstOfID: [String: Int] = [:]
    return table.columns[ids].texts.enumerated().compactMap { row, id in
      guard !id.isEmpty, let first = firstOfID[id] else {
        firstOfID[id] = row
        return nil
      }
      guard table.columns.allSatisfy({ $0.texts[row] == $0.texts[first] }) else { return nil }
      return Finding(
        kind: .repeatedRow, confidence: .sure, table: kind, row: row, firstRow: row, column: ids, value: id,
        action: .leaveOut, proposal: "", rows: 1, reason: .repeatedRow(ofLine: table.lines[first]))
    }
  }
}
