import TerritoryPlanning

/// Reads comma-, semicolon- or tab-separated text into rows of any width.
enum DelimitedSheet {
  static func read(_ text: SourceText, faults: inout [InputFault]) -> SheetCells {
    var parser = CSVParser(text)
    parser.parseRagged()
    faults += parser.faults
    var sheet = SheetCells()
    sheet.isDelimited = true
    sheet.separator = parser.separator
    sheet.bytes = text.bytes
    sheet.cells.reserveCapacity(parser.cells.count)
    sheet.rows.reserveCapacity(parser.rowLines.count)
    for row in parser.rowLines.indices {
      let first = Int(parser.rowFirstCells[row])
      let end =
        row + 1 < parser.rowLines.count ? Int(parser.rowFirstCells[row + 1]) : parser.cells.count
      sheet.rows.append(
        SheetCells.Row(
          first: UInt32(first), number: parser.rowLines[row], offset: parser.rowStarts[row]))
      for index in first..<end { append(parser.cells[index], column: index - first, to: &sheet) }
    }
    return sheet
  }

  /// Doubled quotes are resolved behind the end of the text, so that every cell is a plain range.
  private static func append(_ cell: CSVTable.Cell, column: Int, to sheet: inout SheetCells) {
    var range = cell.range
    if cell.hasDoubledQuotes {
      let start = sheet.bytes.count
      var skips = false
      for at in range {
        let byte = sheet.bytes[at]
        if byte == 0x22 {
          if !skips { sheet.bytes.append(byte) }
          skips.toggle()
        } else {
          sheet.bytes.append(byte)
        }
      }
      range = start..<sheet.bytes.count
    }
    sheet.cells.append(
      SheetCells.Cell(
        column: Int32(column), start: UInt32(range.lowerBound), end: UInt32(range.upperBound),
        kind: range.isEmpty ? .empty : .text))
  }
}
