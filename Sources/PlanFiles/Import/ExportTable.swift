import TerritoryPlanning

/// A file of an export with columns found tolerantly and values replaced as the map says.
///
/// Column names match when they are equal without case, spaces, underscores and hyphens, so that
/// `Account Owner` and `account_owner` are the same; two columns that match are a fault.
struct ExportTable {
  let table: CSVTable
  /// What the user's repairs read otherwise; by position of the column in the file.
  private let repairs: RepairedCells
  /// The rows that are read: all but those that a repair leaves out.
  let rows: [Int]
  private var replaced: [Int: [String: String]] = [:]
  /// How often each replacement was used: column, value, first row, count.
  private(set) var uses: [(column: Int, from: String, to: String, row: Int, count: Int)] = []

  /// nil, with faults, when the file cannot be read.
  init?(
    file: String, folder: String, replacements: [ImportMap.Replacement],
    repairs: RepairedCells = RepairedCells(),
    faults: inout [InputFault]
  ) {
    let text: SourceText
    do throws(InputFault) {
      text = try SourceText(path: folder + "/" + file, name: file)
    } catch {
      faults.append(error)
      return nil
    }
    guard let table = CSVTable(text, faults: &faults) else { return nil }
    self.table = table
    self.repairs = repairs
    rows = repairs.rows(of: table.rowCount)
    for replacement in replacements {
      guard let column = column(replacement.column, faults: &faults) else { continue }
      replaced[column] = Dictionary(
        replacement.pairs.map { ($0.from, $0.to) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// The position of a column, or nil with a fault that proposes the nearest header.
  func column(_ name: String, faults: inout [InputFault]) -> Int? {
    let found = table.header.indices.filter { Self.folded(table.header[$0]) == Self.folded(name) }
    if found.count == 1 { return found[0] }
    let place = SourcePlace(file: table.file, line: 1, column: 1)
    if found.count > 1 {
      faults.append(
        InputFault(
          place: place, value: name, message: "matches \(found.count) columns",
          hint: "rename all but one of them"))
    } else {
      faults.append(
        InputFault(
          place: place, value: name, message: "is not a column of this file",
          hint: Suggestion.hint(for: name, in: table.header)))
    }
    return nil
  }

  func column(_ name: String?, faults: inout [InputFault]) -> Int? {
    name.flatMap { column($0, faults: &faults) }
  }

  /// The cell without blanks around it, replaced where the map says so; empty where there is no column.
  mutating func value(_ row: Int, _ column: Int?) -> String {
    guard let column else { return "" }
    let text = repairs.text(row, column) ?? Self.trimmed(table.text(row, column))
    guard let other = replaced[column]?[text] else { return text }
    if let use = uses.firstIndex(where: { $0.column == column && $0.from == text }) {
      uses[use].count += 1
    } else {
      uses.append((column, text, other, row, 1))
    }
    return other
  }

  /// Lists the replacements that were used, and those that met nothing: a map that no longer fits
  /// its export must not pass in silence.
  func listReplacements(into report: inout ImportReport) {
    for use in uses {
      report.note(.replaced, table.place(use.row, use.column), use.from, use.count, "read as `\(use.to)`")
    }
    for (column, pairs) in replaced.sorted(by: { $0.key < $1.key }) {
      for from in pairs.keys.sorted() where !uses.contains(where: { $0.column == column && $0.from == from })
      {
        report.note(
          .noticed, table.headerPlace(column), from, 0,
          "is replaced in the map but does not occur in the file")
      }
    }
  }

  static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  static func folded(_ name: String) -> String {
    trimmed(name).lowercased().filter { $0 != " " && $0 != "_" && $0 != "-" }
  }

  /// An amount of money of at least 0 that a plan can hold; nil when it is none.
  static func amount(_ text: String) -> Double? {
    number(text).flatMap { (0...mostMoney).contains($0) ? $0 : nil }
  }

  /// Ten million million whole units: what a plan accepts in a currency with two decimals.
  private static let mostMoney = 1e13

  /// A number such as `1234.5`, `1,234.50` or `¥1,234`; nil when it is none.
  static func number(_ text: String) -> Double? {
    var digits = text.filter { !$0.isWhitespace }
    for symbol in ["¥", "￥", "$", "€", "£"] where digits.hasPrefix(symbol) { digits.removeFirst() }
    // A comma is a thousands separator only where it parts groups of three before any decimal point.
    let whole = digits.prefix { $0 != "." }
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    if groups.count > 1 {
      let first = groups[0].drop { $0 == "-" }
      guard (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
        return nil
      }
      digits.removeAll { $0 == "," }
    }
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }) else {
      return nil
    }
    return Double(digits).flatMap { $0.isFinite ? $0 : nil }
  }
}
