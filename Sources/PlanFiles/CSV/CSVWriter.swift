/// Writes comma-separated text that `CSVTable` reads back to the same cells.
public struct CSVWriter: Sendable {
  public struct Options: Sendable {
    public var separator: CSVTable.Separator
    /// Excel opens UTF-8 rightly only with a byte order mark.
    public var byteOrderMark: Bool
    /// CRLF line ends instead of LF.
    public var carriageReturns: Bool
    /// A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, tab or carriage return as a formula.
    /// With this, such a cell gets an apostrophe in front, unless it is a plain number. The apostrophe stays
    /// when the file is read back, so files that the program reads again are written without.
    public var neutralisesFormulas: Bool

    public init(
      separator: CSVTable.Separator = .comma, byteOrderMark: Bool = false, carriageReturns: Bool = false,
      neutralisesFormulas: Bool = false
    ) {
      self.separator = separator
      self.byteOrderMark = byteOrderMark
      self.carriageReturns = carriageReturns
      self.neutralisesFormulas = neutralisesFormulas
    }
  }

  public let options: Options
  public let columnCount: Int
  /// Everything written so far, UTF-8.
  public private(set) var bytes: [UInt8]

  /// Begins a table. `header` has at least one column.
  public init(header: [String], options: Options = Options()) {
    precondition(!header.isEmpty, "a table has at least one column")
    self.options = options
    columnCount = header.count
    bytes = options.byteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    append(header)
  }

  /// Adds a row of exactly `columnCount` cells.
  public mutating func append(_ row: [String]) {
    precondition(row.count == columnCount, "a row has as many cells as the header")
    for (index, cell) in row.enumerated() {
      if index > 0 { bytes.append(options.separator.rawValue) }
      // A lone empty cell would be a blank line, which readers skip.
      append(cell: cell, quotesEmpty: columnCount == 1)
    }
    if options.carriageReturns { bytes.append(0x0D) }
    bytes.append(0x0A)
  }

  private mutating func append(cell: String, quotesEmpty: Bool) {
    var cell = cell
    if options.neutralisesFormulas, Self.startsFormula(cell) { cell = "'" + cell }
    let needsQuotes =
      cell.isEmpty
      ? quotesEmpty
      : cell.utf8.contains { [0x22, 0x0A, 0x0D, 0x2C, 0x3B, 0x09].contains($0) }
        || cell.utf8.first == 0x20 || cell.utf8.last == 0x20
    guard needsQuotes else {
      bytes.append(contentsOf: cell.utf8)
      return
    }
    bytes.append(0x22)
    for byte in cell.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// Whether a spreadsheet would run the cell. Plain numbers with a sign are not formulas.
  static func startsFormula(_ cell: String) -> Bool {
    guard let first = cell.utf8.first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      return !cell.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
        || cell.utf8.count == 1
    default: return false
    }
  }
}
