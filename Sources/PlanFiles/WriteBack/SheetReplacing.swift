import TerritoryPlanning

/// Replaces cells in the XML of a workbook's sheet; every byte outside the elements of these cells stays as it was.
///
/// A cell keeps its style. Its text is written into the cell itself (an inline string), never as a formula and
/// never into the table of shared strings, which stays as it is.
struct SheetReplacing {
  /// Why cells were not replaced: they hold formulas, which would be lost.
  struct Formulas: Error, Equatable {
    /// Names such as `C7`, in the order of the sheet.
    var cells: [String]
  }

  private let wanted: [Int: [Int: String]]
  private var pieces: [(range: Range<Int>, text: [UInt8])] = []
  private var formulas: [String] = []
  /// Columns of the current row that are not met yet, ascending.
  private var left: [Int] = []
  private var row = 0
  private var column = -1
  /// Where a cell that the row lacks would go: behind the cell before it.
  private var behind = 0

  /// - Parameter cells: each cell once; their rows are in the sheet.
  private init(_ cells: [CellReplacement]) {
    wanted = Dictionary(grouping: cells, by: \.row).mapValues { row in
      Dictionary(row.map { ($0.column, $0.text) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// - Parameters:
  ///   - xml: well-formed, in UTF-8.
  ///   - cells: columns from 0; none that lies in a row which the sheet does not have.
  static func replace(_ cells: [CellReplacement], in xml: [UInt8]) throws(Formulas) -> [UInt8] {
    var replacing = SheetReplacing(cells)
    var tags = TagScanner(xml)
    while let tag = tags.next() { replacing.meet(tag, &tags, xml) }
    guard replacing.formulas.isEmpty else { throw Formulas(cells: replacing.formulas) }
    return DelimitedReplacing.spliced(xml, replacing.pieces)
  }

  private mutating func meet(_ tag: TagScanner.Tag, _ tags: inout TagScanner, _ xml: [UInt8]) {
    switch tag.name {
    case "row" where tag.kind == .open: beginRow(tag, xml)
    case "row" where tag.kind == .empty: fillEmptyRow(tag, xml)
    case "row": addMissing(before: .max, xml)
    case "c" where tag.kind != .close: cell(tag, &tags, xml)
    default: break
    }
  }

  private mutating func beginRow(_ tag: TagScanner.Tag, _ xml: [UInt8]) {
    row = tag.attribute("r", in: xml).flatMap { Int($0) } ?? row + 1
    column = -1
    left = wanted[row].map { $0.keys.sorted() } ?? []
    behind = tag.range.upperBound
  }

  /// `<row r="7"/>` gets its cells and an end.
  private mutating func fillEmptyRow(_ tag: TagScanner.Tag, _ xml: [UInt8]) {
    beginRow(tag, xml)
    guard !left.isEmpty else { return }
    let name = tag.fullName(in: xml)
    let cells = left.map { element($0, style: nil, prefix: Self.prefix(of: name)) }.joined()
    let slash = tag.range.upperBound - 2
    pieces.append((slash..<tag.range.upperBound, Array(">\(cells)</\(name)>".utf8)))
    left = []
  }

  /// An element of a cell: replaced, or passed with those before it added.
  private mutating func cell(_ tag: TagScanner.Tag, _ tags: inout TagScanner, _ xml: [UInt8]) {
    let reference = tag.attribute("r", in: xml).flatMap { CellReference.cell($0) }
    column = reference.map { $0.column - 1 } ?? column + 1
    var end = tag.range.upperBound
    var hasFormula = false
    if tag.kind == .open {
      while let inner = tags.next() {
        if inner.name == "f" { hasFormula = true }
        if inner.name == "c", inner.kind == .close {
          end = inner.range.upperBound
          break
        }
      }
    }
    let name = tag.fullName(in: xml)
    addMissing(before: column, xml, prefix: Self.prefix(of: name))
    behind = end
    guard left.first == column else { return }
    left.removeFirst()
    if hasFormula { formulas.append(SourcePlace.letters(column + 1) + String(row)) }
    pieces.append(
      (
        tag.range.lowerBound..<end,
        Array(element(column, style: tag.attribute("s", in: xml), prefix: Self.prefix(of: name)).utf8)
      ))
  }

  /// Adds the wanted cells left of `column` that the row does not have.
  private mutating func addMissing(before column: Int, _ xml: [UInt8], prefix: String = "") {
    var text = ""
    while let next = left.first, next < column {
      left.removeFirst()
      if let value = wanted[row]?[next], !value.isEmpty { text += element(next, style: nil, prefix: prefix) }
    }
    if !text.isEmpty { pieces.append((behind..<behind, Array(text.utf8))) }
  }

  private func element(_ column: Int, style: String?, prefix: String) -> String {
    let reference = SourcePlace.letters(column + 1) + String(row)
    let start = "<\(prefix)c r=\"\(reference)\"" + (style.map { " s=\"\($0)\"" } ?? "")
    let text = wanted[row]?[column] ?? ""
    guard !text.isEmpty else { return start + "/>" }
    return start + " t=\"inlineStr\">" + "<\(prefix)is><\(prefix)t xml:space=\"preserve\">"
      + XMLText.escaped(text) + "</\(prefix)t></\(prefix)is></\(prefix)c>"
  }

  /// `x:` of `x:c`.
  private static func prefix(of name: String) -> String {
    name.firstIndex(of: ":").map { String(name[...$0]) } ?? ""
  }
}

/// Text for XML.
enum XMLText {
  /// Without the control characters that XML 1.0 cannot hold.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\r": result += "&#13;"
      case "\u{9}", "\u{A}": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
