import TerritoryPlanning

/// Reads one CSV file of a plan folder into records.
struct TableReading {
  let unit: MoneyUnit
  /// Columns that plan.yaml tells to ignore.
  let ignoredColumns: Set<String>
  /// Index of the file among `PlanRecords.sources`.
  let source: Int
  /// Longest cell that is read, in bytes: as much as a spreadsheet's cell holds. A longer one is a slip, such
  /// as a lost line break, and would swell every report.
  static let longestCell = 128 << 10

  /// The records of a table; every fault is appended and reading goes on.
  func records<Record>(
    _ table: CSVTable, _ schema: RecordSchema<Record>, faults: inout [InputFault]
  ) -> [Record] {
    let columns = matched(table, schema, faults: &faults)
    var blank = schema.blank
    for field in schema.fields where field.isRequired && table.column(named: field.name) == nil {
      field.markUnread(&blank)
    }
    var records: [Record] = []
    records.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      var record = blank
      var cursor = table.cursor(row)
      record[keyPath: schema.origin] = origin(cursor)
      for column in 0..<table.columnCount {
        guard let field = columns[column] else { continue }
        cursor.advance(to: column)
        let origin = origin(cursor)
        let problem = table.withTrimmedBytes(row, column) { bytes in
          bytes.count > Self.longestCell ? Self.tooLong : field.read(&record, bytes, origin, unit)
        }
        if let problem {
          faults.append(
            InputFault(
              place: table.place(row, column), value: table.text(row, column), message: problem.message,
              hint: problem.hint))
        }
      }
      records.append(record)
    }
    return records
  }

  private static let tooLong = ValueProblem(
    message: "is too long", hint: "write at most \(longestCell >> 10) KiB")

  private func origin(_ cursor: CSVTable.Cursor) -> Origin {
    Origin(source: source, line: cursor.line, column: cursor.character)
  }

  /// The field of each column, nil for columns that are ignored; reports unknown, doubled and missing ones.
  private func matched<Record>(
    _ table: CSVTable, _ schema: RecordSchema<Record>, faults: inout [InputFault]
  ) -> [RecordField<Record>?] {
    var columns: [RecordField<Record>?] = []
    var seen: Set<String> = []
    for (index, name) in table.header.enumerated() {
      let field = schema.field(named: name)
      let isIgnored = name.hasPrefix("x_") || ignoredColumns.contains(name)
      columns.append(isIgnored ? nil : field)
      func fault(_ message: String, _ hint: String) {
        var place = table.headerPlace(index)
        place.field = ""
        faults.append(InputFault(place: place, value: name, message: message, hint: hint))
      }
      if isIgnored { continue }
      if field == nil {
        let meant = Suggestion.closest(to: name, in: schema.names).map { "did you mean `\($0)`? " } ?? ""
        fault(
          "unknown column", meant + "else call it x_\(name), or list it under ignore_columns in plan.yaml")
      } else if !seen.insert(name).inserted {
        fault("is a second column of this name", "keep one")
      }
    }
    for field in schema.fields where field.isRequired && !seen.contains(field.name) {
      faults.append(
        InputFault(
          place: SourcePlace(file: table.file, line: table.headerLine, column: 1), value: "",
          message: "lacks the column `\(field.name)`", hint: "add it; docs/files.md describes every column"))
    }
    return columns
  }
}

extension CSVTable {
  /// Walks along a row, counting lines and characters once.
  struct Cursor {
    private let table: CSVTable
    private let row: Int
    private var offset: Int
    private(set) var line: Int
    private(set) var character = 1

    fileprivate init(_ table: CSVTable, row: Int) {
      self.table = table
      self.row = row
      offset = Int(table.rowStarts[row])
      line = Int(table.rowLines[row])
    }

    /// Columns must ascend.
    mutating func advance(to column: Int) {
      let target = Int(table.cells[row * table.header.count + column].start)
      (line, character) = table.position(target, line: line, character: character, from: offset)
      offset = target
    }
  }

  func cursor(_ row: Int) -> Cursor { Cursor(self, row: row) }
}
