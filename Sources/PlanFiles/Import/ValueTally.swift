import TerritoryPlanning

/// Rows of one kind: the first and how many.
struct RowTally {
  private(set) var first: Int?
  private(set) var count = 0

  mutating func add(_ row: Int) {
    if first == nil { first = row }
    count += 1
  }
}

/// Values of a column that are not known, in order of first appearance, so that a wrong value is reported once
/// and not in every row.
struct ValueTally {
  private var index: [String: Int] = [:]
  private(set) var entries: [(value: String, rows: RowTally)] = []

  mutating func add(_ value: String, _ row: Int) {
    let position = index[value] ?? entries.count
    if position == entries.count {
      index[value] = position
      entries.append((value, RowTally()))
    }
    entries[position].rows.add(row)
  }

  /// One fault a value, with the nearest known one.
  func report(
    _ noun: String, _ table: ExportTable, _ column: Int, known: Set<String>, faults: inout [InputFault]
  ) {
    guard !entries.isEmpty else { return }
    let candidates = known.sorted()
    for (value, rows) in entries {
      guard let first = rows.first else { continue }
      let near = Suggestion.closest(to: value, in: candidates)
      let count = rows.count > 1 ? " (\(rows.count) rows)" : ""
      faults.append(
        InputFault(
          place: table.table.place(first, column), value: value,
          message: (value.isEmpty ? "lacks the \(noun)" : "unknown \(noun)") + count,
          hint: near.map {
            "if \($0) is meant, add to the map: replace: {\(table.table.header[column]): {\(value): \($0)}}"
          }
            ?? "add it to its file, or a replacement to the map"))
    }
  }
}

/// Checks columns against the list of values in another file: dirty values are left to the map.
enum KnownValueCheck {
  static func run(
    _ checks: [ImportMap.KnownValues], in table: inout ExportTable, folder: String,
    faults: inout [InputFault]
  ) {
    for check in checks {
      guard let column = table.column(check.column, faults: &faults),
        var other = ExportTable(file: check.file, folder: folder, replacements: [], faults: &faults),
        let otherColumn = other.column(check.otherColumn, faults: &faults)
      else { continue }
      var known: Set<String> = []
      for row in other.rows { known.insert(other.value(row, otherColumn)) }
      var unknown = ValueTally()
      for row in table.rows {
        let value = table.value(row, column)
        if !value.isEmpty, !known.contains(value) { unknown.add(value, row) }
      }
      unknown.report("value, not in \(check.file)", table, column, known: known, faults: &faults)
    }
  }
}
