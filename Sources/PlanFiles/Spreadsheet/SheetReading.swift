import TerritoryPlanning

/// Reads the cells of one sheet of a workbook into flat arrays.
final class SheetReading: XMLReading {
  private(set) var sheet = SheetCells()
  /// Rows with a cell that holds anything, after which reading stops; for finding sheets with data.
  private let rowLimit: Int
  private let stringEnds: [UInt32]
  private let isDate: [Bool]
  private let countsFrom1904: Bool

  /// Columns that a sheet can have: up to XFD.
  private static let columnLimit: Int32 = 16_384
  /// A row goes on beyond the last column that there is, as only a broken or hostile sheet does.
  private(set) var isTooWide = false

  private var rowNumber: UInt32 = 0
  private var column: Int32 = 0
  private var rowIsEmpty = true
  private var rowIsHidden = false
  private var filledRows = 0

  private enum CellType { case number, shared, inline, formulaText, boolean, error, isoDate }
  private var type = CellType.number
  private var style = 0
  private var takesText = false
  private var isInAid = false
  private var hasFormula = false
  private var hasValue = false
  private var value: [UInt8] = []

  init(strings: SharedStringReading?, isDate: [Bool], countsFrom1904: Bool, rowLimit: Int = .max) {
    stringEnds = strings?.ends ?? []
    sheet.bytes = strings?.bytes ?? []
    self.isDate = isDate
    self.countsFrom1904 = countsFrom1904
    self.rowLimit = rowLimit
    value.reserveCapacity(256)
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "c" {
      beginCell(attributes)
    } else if name == "v" || name == "t" {
      takesText = !isInAid
      hasValue = true
    } else if name == "row" {
      rowNumber = attributes["r"].flatMap(Self.number) ?? rowNumber + 1
      column = -1
      rowIsEmpty = true
      rowIsHidden = attributes["hidden"].map(Self.isTrue) ?? false
    } else if name == "f" {
      hasFormula = true
    } else if name == "rPh" {
      isInAid = true
    } else if name == "mergeCell", let reference = attributes.text("ref"),
      let merge = CellReference.merge(reference)
    {
      sheet.merges.append(merge)
    }
  }

  override func text(_ piece: UnsafeBufferPointer<UInt8>) {
    if takesText { value.append(contentsOf: piece) }
  }

  override func end(_ name: XMLName) {
    if name == "v" || name == "t" {
      takesText = false
    } else if name == "c" {
      endCell()
    } else if name == "rPh" {
      isInAid = false
    } else if name == "row", !rowIsEmpty {
      filledRows += 1
      if filledRows >= rowLimit { isDone = true }
    }
  }

  private func beginCell(_ attributes: XMLAttributes) {
    column = attributes["r"].flatMap(Self.column) ?? column + 1
    style = attributes["s"].flatMap(Self.number).map(Int.init) ?? 0
    type = attributes["t"].map(Self.type) ?? .number
    hasFormula = false
    hasValue = false
    value.removeAll(keepingCapacity: true)
  }

  /// `1` or `true`.
  private static func isTrue(_ text: UnsafePointer<CChar>) -> Bool {
    text[0] == CChar(UInt8(ascii: "1")) || text[0] == CChar(UInt8(ascii: "t"))
  }

  private static func type(_ text: UnsafePointer<CChar>) -> CellType {
    let name = XMLName(text)
    if name == "s" { return .shared }
    if name == "inlineStr" { return .inline }
    if name == "str" { return .formulaText }
    if name == "b" { return .boolean }
    if name == "e" { return .error }
    return name == "d" ? .isoDate : .number
  }

  private func endCell() {
    guard hasValue, !value.isEmpty || !hasFormula else {
      // A formula whose result was never stored is not an empty cell.
      if hasFormula, type == .number { append(Array("a formula without a result".utf8), .error) }
      return
    }
    switch type {
    case .shared: appendShared()
    case .inline, .formulaText:
      EscapedCharacters.decode(&value, from: 0)
      append(value, value.isEmpty ? .empty : .text)
    case .boolean: append(Array((value.first == 0x31 ? "TRUE" : "FALSE").utf8), .boolean)
    case .error: append(value, .error)
    case .isoDate: append(value.map { $0 == UInt8(ascii: "T") ? 0x20 : $0 }, .date)
    case .number:
      if value.isEmpty { return }
      if style < isDate.count, isDate[style] { appendDate() } else { appendNumber() }
    }
  }

  private func appendShared() {
    // More digits than an index can have would overflow.
    let index = value.count <= 9 ? value.reduce(0) { $0 * 10 + Int($1 &- 0x30) } : -1
    guard stringEnds.indices.contains(index) else {
      append(Array("a text that the workbook does not hold".utf8), .error)
      return
    }
    let start = index == 0 ? 0 : stringEnds[index - 1]
    addCell(start, stringEnds[index], start == stringEnds[index] ? .empty : .text)
  }

  private func appendDate() {
    guard let serial = Double(String(decoding: value, as: UTF8.self)),
      let text = ExcelDay.text(serial, countsFrom1904: countsFrom1904)
    else {
      append(value, .error)
      return
    }
    append(Array(text.utf8), .date)
  }

  /// Workbooks write binary fractions with 17 digits; the shortest text of the same number is what people saw.
  private func appendNumber() {
    let isShort = value.count <= 15 && value.allSatisfy { (0x2D...0x39).contains($0) && $0 != 0x2F }
    if isShort {
      append(value, .number)
    } else if let number = Double(String(decoding: value, as: UTF8.self)), number.isFinite {
      append(Array(WrittenNumber.written(number).utf8), .number)
    } else {
      append(value, .error)
    }
  }

  private func append(_ text: [UInt8], _ kind: CellKind) {
    let start = UInt32(clamping: sheet.bytes.count)
    sheet.bytes.append(contentsOf: text)
    addCell(start, UInt32(clamping: sheet.bytes.count), kind)
  }

  private func addCell(_ start: UInt32, _ end: UInt32, _ kind: CellKind) {
    guard kind != .empty else { return }
    guard column < Self.columnLimit else {
      isTooWide = true
      isDone = true
      return
    }
    if rowIsEmpty {
      rowIsEmpty = false
      sheet.rows.append(
        SheetCells.Row(
          first: UInt32(sheet.cells.count), number: rowNumber, offset: 0, isHidden: rowIsHidden))
    }
    sheet.cells.append(SheetCells.Cell(column: column, start: start, end: end, kind: kind))
  }

  /// A number of digits alone, below 2^31; nil otherwise.
  private static func number(_ text: UnsafePointer<CChar>) -> UInt32? {
    var value: UInt32 = 0
    var at = text
    while at.pointee != 0 {
      let digit = UInt8(bitPattern: at.pointee) &- 0x30
      guard digit <= 9, value < 200_000_000 else { return nil }
      value = value * 10 + UInt32(digit)
      at += 1
    }
    return at == text ? nil : value
  }

  /// The column of a reference such as `B7`, from 0.
  private static func column(_ text: UnsafePointer<CChar>) -> Int32? {
    var value: Int32 = 0
    var at = text
    while true {
      let letter = (UInt8(bitPattern: at.pointee) & 0xDF) &- 0x41
      guard letter < 26, value < 1_000 else { break }
      value = value * 26 + Int32(letter) + 1
      at += 1
    }
    return value >= 1 && value <= columnLimit ? value - 1 : nil
  }
}
