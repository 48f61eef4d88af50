public import TerritoryPlanning

/// A table read from comma-separated text: one buffer and the offsets of its cells.
///
/// The first line that is not blank is the header. Lines end in LF, CRLF or CR; blank lines are skipped; a
/// field in double quotes may hold separators, line ends and doubled quotes; a quote inside an unquoted field
/// is an ordinary character. No cell becomes a `String` until it is asked for.
public struct CSVTable: Sendable {
  public enum Separator: UInt8, Sendable, CaseIterable {
    case comma = 0x2C
    case semicolon = 0x3B
    case tab = 0x09

    public var name: String {
      switch self {
      case .comma: "comma"
      case .semicolon: "semicolon"
      case .tab: "tab"
      }
    }
  }

  /// Half-open range of bytes in the buffer, without the enclosing quotes.
  struct Cell {
    var start: UInt32
    /// The highest bit says that the cell holds doubled quotes.
    var endAndFlag: UInt32
    static let doubledQuotes: UInt32 = 1 << 31
    var range: Range<Int> { Int(start)..<Int(endAndFlag & ~Self.doubledQuotes) }
    var hasDoubledQuotes: Bool { endAndFlag & Self.doubledQuotes != 0 }
  }

  /// How faults call the file.
  public let file: String
  public let encoding: SourceText.Encoding
  /// Detected from the header: the separator that occurs most often outside quotes; comma when none does.
  public let separator: Separator
  /// Column names as written, in order.
  public let header: [String]
  /// Rows below the header with as many cells as the header; the others were reported as faults.
  public let rowCount: Int

  let bytes: [UInt8]
  let headerCells: [Cell]
  let headerLine: Int
  let headerStart: Int
  /// Row by row, `header.count` a row.
  let cells: [Cell]
  let rowLines: [UInt32]
  let rowStarts: [UInt32]

  public var columnCount: Int { header.count }

  /// Parses `text`. Every broken row becomes a fault with its line and is left out of the table; nil when not
  /// even a header can be read, which is a fault too.
  public init?(_ text: SourceText, faults: inout [InputFault]) {
    var parser = CSVParser(text)
    let parsed = parser.parse()
    faults += parser.faults
    guard parsed else { return nil }
    file = text.file
    encoding = text.encoding
    bytes = text.bytes
    separator = parser.separator
    headerCells = parser.headerCells
    headerLine = parser.headerLine
    headerStart = parser.headerStart
    cells = parser.cells
    rowLines = parser.rowLines
    rowStarts = parser.rowStarts
    rowCount = parser.rowLines.count
    header = parser.headerCells.map { CSVTable.string(text.bytes, $0) }
  }

  /// Position of the column of this exact name.
  public func column(named name: String) -> Int? { header.firstIndex(of: name) }

  /// The cell as written, quotes resolved. Rows and columns count from 0, below the header.
  public func text(_ row: Int, _ column: Int) -> String {
    Self.string(bytes, cells[row * header.count + column])
  }

  /// Whether the cell holds nothing but spaces.
  public func isBlank(_ row: Int, _ column: Int) -> Bool {
    cells[row * header.count + column].range.allSatisfy { bytes[$0] == 0x20 }
  }

  /// Calls `body` with the cell's bytes, surrounding spaces left out; no `String` is made unless the cell
  /// holds doubled quotes.
  public func withTrimmedBytes<Result>(
    _ row: Int, _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let cell = cells[row * header.count + column]
    if cell.hasDoubledQuotes {
      var text = Array(Self.string(bytes, cell).utf8)
      return text.withUnsafeMutableBufferPointer { body(Self.trimmed(UnsafeBufferPointer($0))) }
    }
    return bytes.withUnsafeBufferPointer { body(Self.trimmed(UnsafeBufferPointer(rebasing: $0[cell.range]))) }
  }

  /// Where the cell begins. The column counts characters of its line from 1; `field` is the column's name.
  public func place(_ row: Int, _ column: Int) -> SourcePlace {
    let cell = cells[row * header.count + column]
    let (line, character) = position(
      Int(cell.start), line: Int(rowLines[row]), from: Int(rowStarts[row]))
    return SourcePlace(file: file, line: line, column: character, field: header[column])
  }

  /// Where the row begins.
  public func place(row: Int) -> SourcePlace {
    SourcePlace(file: file, line: Int(rowLines[row]), column: 1)
  }

  /// Where the column's name stands.
  public func headerPlace(_ column: Int) -> SourcePlace {
    let (line, character) = position(Int(headerCells[column].start), line: headerLine, from: headerStart)
    return SourcePlace(file: file, line: line, column: character, field: header[column])
  }

  /// Line and column of the byte at `offset`, counted on from a known place at `start`.
  func position(
    _ offset: Int, line: Int, character: Int = 1, from start: Int
  ) -> (line: Int, column: Int) {
    var line = line
    var character = character
    var at = start
    while at < offset {
      let byte = bytes[at]
      let endsLine = byte == 0x0A || (byte == 0x0D && (at + 1 >= bytes.count || bytes[at + 1] != 0x0A))
      if endsLine {
        line += 1
        character = 1
      } else if byte & 0xC0 != 0x80 {
        character += 1
      }
      at += 1
    }
    return (line, character)
  }

  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = bytes.count
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  static func string(_ bytes: [UInt8], _ cell: Cell) -> String {
    guard cell.hasDoubledQuotes else { return String(decoding: bytes[cell.range], as: UTF8.self) }
    var kept: [UInt8] = []
    var skips = false
    for byte in bytes[cell.range] {
      if byte == 0x22 {
        if !skips { kept.append(byte) }
        skips.toggle()
      } else {
        kept.append(byte)
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
