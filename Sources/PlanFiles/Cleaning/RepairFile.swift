public import TerritoryPlanning

/// A table of proposed repairs, with a column in which somebody says yes.
public struct RepairFile: Sendable {
  /// How faults call the file.
  public let name: String
  /// The lines that say yes, in order.
  let repairs: [Repair]
  /// All lines, those without a yes included.
  public let lineCount: Int

  /// One line that says yes.
  struct Repair {
    /// Where it stands in the file of repairs.
    var place: SourcePlace
    var table: CleaningTable.Kind
    /// Line of the export when it was proposed.
    var line: Int?
    /// Name of the row (`RowIdentity`); empty: every row with `value` in the column.
    var record: String
    var column: String
    var value: String
    var action: RepairAction
    var proposal: String
    var rows: Int?
  }

  // MARK: Writing

  /// The findings as a file for Excel, UTF-8 with a byte order mark.
  ///
  /// - Parameters:
  ///   - words: language of the header and of the words that are read back.
  ///   - label: what a kind and a confidence are called.
  ///   - reason: why, in plain words.
  public static func bytes(
    _ study: CleaningStudy, words: RepairWords, kind: (Finding.Kind) -> String,
    confidence: (Finding.Confidence) -> String, reason: (Finding) -> String
  ) -> [UInt8] {
    var writer = CSVWriter(
      header: RepairWords.Column.allCases.map(words.header),
      options: .init(byteOrderMark: true, carriageReturns: true))
    var identities: [CleaningTable.Kind: RowIdentity] = [:]
    for (kind, table) in study.data.tables { identities[kind] = RowIdentity(table) }
    for finding in study.findings {
      guard let table = study.data[finding.table] else { continue }
      let names = table.column(.name)?.texts
      let cells: [String] = [
        "", kind(finding.kind), confidence(finding.confidence), words.word(finding.table),
        String(table.lines[finding.firstRow]),
        SpreadsheetProof.written(finding.row.flatMap { identities[finding.table]?.name($0) } ?? ""),
        SpreadsheetProof.written(finding.row.flatMap { names?[$0] } ?? ""),
        SpreadsheetProof.written(table.columns[finding.column].header),
        SpreadsheetProof.written(finding.value), words.word(finding.action),
        SpreadsheetProof.written(finding.proposal), String(finding.rows),
        SpreadsheetProof.written(reason(finding)),
      ]
      writer.append(cells)
    }
    return writer.bytes
  }

  // MARK: Reading

  /// Reads the file at `path`, CSV or a workbook, as a person or Excel has left it.
  ///
  /// - Throws: all faults at once: columns that are missing, words that are neither yes nor no, unknown tables and
  ///   actions.
  public init(path: String) throws(InputFaults) {
    let name = FilePaths.lastComponent(path)
    try self.init(try SpreadsheetFile(path: path, name: name).table(.init(headerRows: 1)))
  }

  init(_ table: SpreadsheetTable) throws(InputFaults) {
    var reader = RepairReader(table)
    reader.refuseExtras()
    name = table.file
    lineCount = table.rowCount
    let found = (0..<table.rowCount).compactMap { reader.repair($0) }
    guard reader.faults.isEmpty else { throw InputFaults(reader.faults, files: [table.file]) }
    repairs = found
  }
}

/// Reads lines of a repairs file and collects every fault.
private struct RepairReader {
  let table: SpreadsheetTable
  var faults: [InputFault] = []
  private var positions: [RepairWords.Column: Int] = [:]

  /// Columns without which a line says nothing.
  private static let needed: [RepairWords.Column] = [
    .apply, .table, .record, .column, .value, .action, .proposal,
  ]

  init(_ table: SpreadsheetTable) {
    self.table = table
    for column in RepairWords.Column.allCases {
      let names = RepairWords.allCases.map { HeaderName.folded($0.header(column)) }
      positions[column] = table.header.firstIndex { names.contains(HeaderName.folded($0)) }
    }
    for column in Self.needed where positions[column] == nil {
      faults.append(
        InputFault(
          place: SourcePlace(file: table.file, line: table.headerRow, column: 0), value: "",
          message: "lacks the column \(column.rawValue) (\(RepairWords.chinese.header(column)))",
          hint: "keep the columns of the file that clean wrote"))
    }
  }

  /// A line that the table does not take must not be lost in silence.
  mutating func refuseExtras() {
    for extra in table.extras {
      faults.append(
        InputFault(
          place: extra.place, value: extra.text, message: "is no line of repairs",
          hint: "remove it, or fill in the columns"))
    }
  }

  private func text(_ row: Int, _ column: RepairWords.Column) -> String {
    guard let position = positions[column] else { return "" }
    return SpreadsheetProof.read(ExportTable.trimmed(table.text(row, position)))
  }

  /// The line if it says yes; nil, with faults, where it cannot be read.
  mutating func repair(_ row: Int) -> RepairFile.Repair? {
    guard Self.needed.allSatisfy({ positions[$0] != nil }) else { return nil }
    guard let isYes = RepairWords.isYes(text(row, .apply)) else {
      return fault(row, .apply, "is neither yes nor no", "write yes or no (是, 否), or leave it empty")
    }
    guard isYes else { return nil }
    let kind = word(row, .table, of: CleaningTable.Kind.allCases) { $0.word($1) }
    let action = word(row, .action, of: RepairAction.allCases) { $0.word($1) }
    guard let kind, let action else { return nil }
    return RepairFile.Repair(
      place: table.place(row: row), table: kind, line: Int(text(row, .line)), record: text(row, .record),
      column: text(row, .column), value: text(row, .value), action: action, proposal: text(row, .proposal),
      rows: Int(text(row, .rows)))
  }

  private mutating func word<Choice>(
    _ row: Int, _ column: RepairWords.Column, of choices: [Choice],
    _ word: (RepairWords, Choice) -> String
  ) -> Choice? {
    let found = text(row, column).lowercased()
    let choice = choices.first { choice in
      RepairWords.allCases.contains { word($0, choice) == found }
    }
    if let choice { return choice }
    let known = choices.map { "\(word(.english, $0)) (\(word(.chinese, $0)))" }.joined(separator: ", ")
    return fault(row, column, "is unknown", "write one of: \(known)")
  }

  private mutating func fault<Value>(
    _ row: Int, _ column: RepairWords.Column, _ message: String, _ hint: String
  ) -> Value? {
    var place = table.place(row: row)
    place.field = table.header[positions[column] ?? 0]
    faults.append(InputFault(place: place, value: text(row, column), message: message, hint: hint))
    return nil
  }
}
