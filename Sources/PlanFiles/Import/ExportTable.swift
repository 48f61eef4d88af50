import TerritoryPlanning

/// A table of an export with columns found tolerantly and values replaced as the map and the repairs say.
///
/// Column names match as `HeaderName` compares them, so that `Account Owner` and `account_owner` are the same;
/// two columns that match are a fault.
struct ExportTable {
  let table: SpreadsheetTable
  /// What the user's repairs read otherwise; by position of the column in the file.
  private let repairs: RepairedCells
  /// The rows that are read: all but those that a repair leaves out.
  let rows: [Int]
  /// By column; nil for columns whose values hold as they are.
  private var replaced: [[String: String]?]
  /// How often each replacement was used: first row and count, by column and text.
  private var uses: [Use: (row: Int, count: Int)] = [:]
  /// Cells that hold an error of a formula.
  private var errors: [(row: Int, column: Int)] = []

  private struct Use: Hashable {
    var column: Int
    var text: String
  }

  init(
    _ table: SpreadsheetTable, replacements: [ImportMap.Replacement] = [],
    repairs: RepairedCells = RepairedCells(), faults: inout [InputFault]
  ) {
    self.table = table
    self.repairs = repairs
    rows = repairs.rows(of: table.rowCount)
    replaced = [[String: String]?](repeating: nil, count: table.columnCount)
    for replacement in replacements {
      guard let column = column(replacement.column, faults: &faults) else { continue }
      replaced[column] = Dictionary(
        replacement.pairs.map { ($0.from, $0.to) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// nil, with faults, when the file cannot be read.
  init?(
    file: String, choice: SpreadsheetFile.Choice = .init(), folder: ExportFolder,
    replacements: [ImportMap.Replacement] = [], repairs: RepairedCells = RepairedCells(),
    faults: inout [InputFault]
  ) {
    do throws(InputFaults) {
      let table = try folder.table(file, choice)
      self.init(table, replacements: replacements, repairs: repairs, faults: &faults)
    } catch {
      faults += error.faults
      return nil
    }
  }

  /// The position of a column, or nil with a fault that proposes the nearest header.
  func column(_ name: String, faults: inout [InputFault]) -> Int? {
    let exact = table.header.indices.filter { HeaderName.folded(table.header[$0]) == HeaderName.folded(name) }
    let found =
      exact.isEmpty
      ? table.header.indices.filter { HeaderName.bare(table.header[$0]) == HeaderName.folded(name) } : exact
    if found.count == 1 { return found[0] }
    let place = SourcePlace(file: table.file, line: table.headerRow, column: 1, sheet: table.sheet)
    if found.count > 1 {
      faults.append(
        InputFault(
          place: place, value: name, message: "matches \(found.count) columns",
          hint: "rename all but one of them"))
    } else {
      faults.append(
        InputFault(
          place: place, value: name, message: "is not a column of this file",
          hint: Suggestion.hint(for: name, in: table.header.filter { !$0.isEmpty })))
    }
    return nil
  }

  func column(_ name: String?, faults: inout [InputFault]) -> Int? {
    name.flatMap { column($0, faults: &faults) }
  }

  /// The cell without blanks around it, replaced where the repairs or the map say so; empty where there is no
  /// column. What is done is noted for `finish`.
  mutating func value(_ row: Int, _ column: Int?) -> String {
    guard let column else { return "" }
    let text = peek(row, column)
    if table.kind(row, column) == .error || text.utf8.first == 0x23, isError(row, column, text) {
      errors.append((row, column))
      return ""
    }
    guard let replaced = replaced[column], let other = replaced[text] else { return text }
    uses[Use(column: column, text: text), default: (row, 0)].count += 1
    return other
  }

  /// The same without noting anything and without the map's replacements.
  func peek(_ row: Int, _ column: Int) -> String {
    if let text = repairs.text(row, column) { return text }
    return table.withTrimmedBytes(row, column) { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      // Blanks beyond ASCII are rare: looked for only where such a character stands at an end.
      guard let first = bytes.first, let last = bytes.last, first >= 0x80 || last >= 0x80 else { return text }
      return Self.trimmed(text)
    }
  }

  /// The same with the map's replacements.
  func settled(_ row: Int, _ column: Int) -> String {
    let text = peek(row, column)
    return replaced[column]?[text] ?? text
  }

  private static let errorTexts: Set<String> = [
    "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
  ]

  private func isError(_ row: Int, _ column: Int, _ text: String) -> Bool {
    (table.kind(row, column) == .error && repairs.text(row, column) == nil)
      || Self.errorTexts.contains(text.uppercased())
  }

  /// Lists the replacements that were used, and those that met nothing: a map that no longer fits its export
  /// must not pass in silence. Lines that are not part of the table are listed, error cells refused.
  func finish(into report: inout ImportReport, faults: inout [InputFault]) {
    for (use, found) in uses.sorted(by: { ($0.value.row, $0.key.column) < ($1.value.row, $1.key.column) }) {
      let other = replaced[use.column]?[use.text] ?? ""
      report.note(
        .replaced, table.place(found.row, use.column), use.text, found.count, .reading(.valueReadAs(other)))
    }
    for (column, pairs) in replaced.enumerated() {
      guard let pairs else { continue }
      for from in pairs.keys.sorted() where uses[Use(column: column, text: from)] == nil {
        report.note(
          .noticed, table.headerPlace(column), from, 0, .reading(.replacementMeetsNothing))
      }
    }
    for extra in table.extras {
      report.note(
        .leftOut, extra.place, extra.text, 1, .reading(.outsideTable(isAbove: extra.position == .above)))
    }
    noteHidden(in: &report)
    for cell in errors {
      faults.append(
        InputFault(
          place: table.place(cell.row, cell.column), value: table.text(cell.row, cell.column),
          message: "is an error of a formula", hint: "correct it in the spreadsheet, or clear the cell"))
    }
  }

  /// What a workbook hides is read or not read, but never in silence.
  private func noteHidden(in report: inout ImportReport) {
    let place = SourcePlace(file: table.file, line: 0, column: 0)
    if table.isHiddenSheet {
      report.note(.noticed, place, "", 0, .reading(.readsHiddenSheet(table.sheet)))
    }
    let others = ImportFact.reading(.hiddenSheets(table.hiddenSheets))
    // A workbook with two tables hides the same sheets from both.
    if !table.hiddenSheets.isEmpty, !report.notes.contains(where: { $0.place == place && $0.fact == others })
    {
      report.note(.noticed, place, "", 0, others)
    }
    let hidden = table.hiddenRows.filter(Set(rows).contains)
    if let first = hidden.first {
      report.note(.noticed, table.place(first, 0), "", hidden.count, .reading(.hiddenRows))
    }
  }

  static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first?.isWhitespace == true || text.first == "\u{FEFF}" { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
