import TerritoryPlanning

/// Another text for one cell of a file.
struct CellReplacement: Equatable {
  /// Line on which the row begins in a text file, row of a sheet; from 1.
  var row: Int
  /// From 0.
  var column: Int
  var text: String
}

/// Replaces cells of a comma-, semicolon- or tab-separated file; every other byte stays as it was: encoding, mark,
/// line ends, quotes, lines above and below the table.
enum DelimitedReplacing {
  /// - Parameters:
  ///   - cells: each cell once; rows and columns that the file has.
  ///   - bytes: as they are in the file, UTF-8 or GB18030.
  ///   - file: how faults call it.
  static func replace(
    _ cells: [CellReplacement], in bytes: [UInt8], file: String
  ) throws(InputFault) -> [UInt8] {
    let encoding = try SourceText(bytes: bytes, file: file).encoding
    let mark = encoding == .utf8WithMark ? 3 : 0
    // Separators, quotes and line ends are no part of any longer sequence of GB18030, so that cells are found in the
    // bytes as they are.
    var parser = CSVParser(SourceText(raw: Array(bytes.dropFirst(mark)), file: file, encoding: encoding))
    parser.parseRagged()
    let rows = Dictionary(
      parser.rowLines.enumerated().map { (Int($1), $0) }, uniquingKeysWith: { first, _ in first })
    var habits: [Int: Bool] = [:]
    var replaced: [(range: Range<Int>, text: [UInt8])] = []
    for cell in cells {
      guard let row = rows[cell.row] else { preconditionFailure("the file has no row on line \(cell.row)") }
      let range = parser.cells[Int(parser.rowFirstCells[row]) + cell.column].range
      let isQuoted = Self.isQuoted(range, bytes, mark)
      if isQuoted, habits[cell.column] == nil {
        habits[cell.column] = quotesByHabit(cell.column, parser, bytes, mark)
      }
      let whole = isQuoted ? (range.lowerBound - 1)..<(range.upperBound + 1) : range
      let text = written(
        cell.text, keepsQuotes: isQuoted && habits[cell.column] == true, separator: parser.separator)
      replaced.append(
        ((whole.lowerBound + mark)..<(whole.upperBound + mark), encoded(text, encoding)))
    }
    return spliced(bytes, replaced.sorted { $0.range.lowerBound < $1.range.lowerBound })
  }

  private static func isQuoted(_ range: Range<Int>, _ bytes: [UInt8], _ mark: Int) -> Bool {
    range.lowerBound > 0 && bytes[mark + range.lowerBound - 1] == UInt8(ascii: "\"")
  }

  /// Whether the file quotes cells of this column that do not need it.
  private static func quotesByHabit(
    _ column: Int, _ parser: CSVParser, _ bytes: [UInt8], _ mark: Int
  ) -> Bool {
    for row in parser.rowFirstCells.indices {
      let end = row + 1 < parser.rowFirstCells.count ? Int(parser.rowFirstCells[row + 1]) : parser.cells.count
      let position = Int(parser.rowFirstCells[row]) + column
      guard position < end else { continue }
      let range = parser.cells[position].range
      guard isQuoted(range, bytes, mark) else { continue }
      let text = bytes[(range.lowerBound + mark)..<(range.upperBound + mark)]
      if !needsQuotes(text, separator: parser.separator) { return true }
    }
    return false
  }

  private static func needsQuotes(
    _ text: some BidirectionalCollection<UInt8>, separator: CSVTable.Separator
  ) -> Bool {
    text.contains { [0x22, 0x0A, 0x0D, separator.rawValue].contains($0) } || text.first == 0x20
      || text.last == 0x20
  }

  /// The text between the separators.
  private static func written(
    _ text: String, keepsQuotes: Bool, separator: CSVTable.Separator
  ) -> String {
    guard keepsQuotes || needsQuotes(text.utf8, separator: separator) else { return text }
    return "\"" + (text.contains("\"") ? text.replacing("\"", with: "\"\"") : text) + "\""
  }

  private static func encoded(_ text: String, _ encoding: SourceText.Encoding) -> [UInt8] {
    encoding == .gb18030 ? SourceText.gb18030Bytes(of: text) : Array(text.utf8)
  }

  /// - Parameter replaced: ascending, apart from each other.
  static func spliced(_ bytes: [UInt8], _ replaced: [(range: Range<Int>, text: [UInt8])]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + replaced.reduce(0) { $0 + $1.text.count })
    var at = 0
    for piece in replaced {
      precondition(piece.range.lowerBound >= at, "replaced pieces are apart")
      result += bytes[at..<piece.range.lowerBound]
      result += piece.text
      at = piece.range.upperBound
    }
    result += bytes[at...]
    return result
  }
}
