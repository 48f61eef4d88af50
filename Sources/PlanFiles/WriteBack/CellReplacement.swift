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
    var replaced: [(range: Range<Int>, text: [UInt8])] = []
    for cell in cells {
      guard let row = rows[cell.row] else { preconditionFailure("the file has no row on line \(cell.row)") }
      let position = Int(parser.rowFirstCells[row]) + cell.column
      let range = parser.cells[position].range
      let isQuoted =
        range.lowerBound > 0 && bytes[mark + range.lowerBound - 1] == UInt8(ascii: "\"")
      replaced.append(
        (
          (range.lowerBound + mark)..<(range.upperBound + mark),
          encoded(written(cell.text, isQuoted: isQuoted, separator: parser.separator), encoding)
        ))
    }
    return spliced(bytes, replaced.sorted { $0.range.lowerBound < $1.range.lowerBound })
  }

  /// The text between the separators, or between the quotes that are there already.
  private static func written(
    _ text: String, isQuoted: Bool, separator: CSVTable.Separator
  ) -> String {
    let doubled = text.contains("\"") ? text.replacing("\"", with: "\"\"") : text
    if isQuoted { return doubled }
    let needsQuotes =
      text.utf8.contains { [0x22, 0x0A, 0x0D, separator.rawValue].contains($0) }
      || text.utf8.first == 0x20 || text.utf8.last == 0x20
    return needsQuotes ? "\"" + doubled + "\"" : text
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
