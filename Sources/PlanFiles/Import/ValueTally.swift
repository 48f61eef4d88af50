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
  private(set) var entries: [Entry] = []

  struct Entry {
    var value: String
    var rows = RowTally()

    /// A fault at the first row, with the number of rows.
    func fault(_ table: ExportTable, _ column: Int, _ message: String, _ hint: String) -> InputFault {
      let count = rows.count > 1 ? " (\(rows.count) rows)" : ""
      return InputFault(
        place: table.table.place(rows.first ?? 0, column), value: value, message: message + count, hint: hint)
    }
  }

  /// Pairs of values and candidates that are compared to propose the nearest; beyond that the list of faults is
  /// long enough without.
  private static let comparisons = 2_000_000

  mutating func add(_ value: String, _ row: Int) {
    let position = index[value] ?? entries.count
    if position == entries.count {
      index[value] = position
      entries.append(Entry(value: value))
    }
    entries[position].rows.add(row)
  }

  /// One fault a value, with the nearest known one.
  func report(
    _ noun: String, _ table: ExportTable, _ column: Int, known: Set<String>, faults: inout [InputFault]
  ) {
    guard !entries.isEmpty else { return }
    let candidates = known.sorted()
    let proposes = entries.count * candidates.count <= Self.comparisons
    for entry in entries {
      let value = entry.value
      let near = proposes ? Suggestion.closest(to: value, in: candidates) : nil
      let hint =
        RecordID.original(of: value, among: known.contains).map {
          "a spreadsheet may have dropped zeros of \($0): export again with this column as text"
        }
        ?? near.map {
          "if \($0) is meant, add to the map: replace: {\(table.table.header[column]): {\(value): \($0)}}"
        } ?? "add it to its file, or a replacement to the map"
      faults.append(
        entry.fault(table, column, value.isEmpty ? "lacks the \(noun)" : "unknown \(noun)", hint))
    }
  }
}

/// Checks columns against the list of values in another file: dirty values are left to the map.
enum KnownValueCheck {
  static func run(
    _ checks: [ImportMap.KnownValues], in table: ExportTable, folder: ExportFolder,
    faults: inout [InputFault]
  ) {
    for check in checks {
      guard let column = table.column(check.column, faults: &faults),
        let other = ExportTable(file: check.file, folder: folder, faults: &faults),
        let otherColumn = other.column(check.otherColumn, faults: &faults)
      else { continue }
      var known: Set<String> = []
      for row in other.rows { known.insert(other.peek(row, otherColumn)) }
      var unknown = ValueTally()
      for row in table.rows {
        let value = table.settled(row, column)
        if !value.isEmpty, !known.contains(value) { unknown.add(value, row) }
      }
      unknown.report("value, not in \(check.file)", table, column, known: known, faults: &faults)
    }
  }
}
