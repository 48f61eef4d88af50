public import TerritoryPlanning

/// The table of a file: a header and rows of as many cells, in one buffer. No cell becomes a `String` until it
/// is asked for.
public struct SpreadsheetTable: Sendable {
  /// A line above or below the table that is not part of it.
  public struct Extra: Sendable, Equatable {
    public enum Position: String, Sendable { case above, below }
    public var position: Position
    public var place: SourcePlace
    /// Its filled cells, joined.
    public var text: String
  }

  /// How faults call the file.
  public let file: String
  /// Name of the sheet; empty for text files.
  public let sheet: String
  public let format: SpreadsheetFile.Format
  public let encoding: SourceText.Encoding?
  /// What parts the cells of a text file; comma for a workbook.
  public let separator: CSVTable.Separator
  /// Column names as written, in order; of a header of two lines see `HeaderSearch`. A column without a name
  /// has an empty one.
  public let header: [String]
  /// Line or row of the header's first line, from 1, and how many lines it has.
  public let headerRow: Int
  public let headerRows: Int
  public let rowCount: Int
  /// Lines above and below the table, in order.
  public let extras: [Extra]
  /// Positions of rows that a workbook hides, by a filter or by hand; they are rows as all others.
  public let hiddenRows: [Int]
  /// Whether the workbook hides the sheet.
  public let isHiddenSheet: Bool
  /// Other sheets that the workbook hides.
  public let hiddenSheets: [String]

  private struct Span {
    var start: UInt32
    var end: UInt32
  }

  let bytes: [UInt8]
  /// Row by row, `header.count` a row.
  private let cells: [Span]
  /// The same of workbooks; empty for text files.
  private let kinds: [CellKind]
  private let rowNumbers: [UInt32]
  private let rowOffsets: [UInt32]

  public var columnCount: Int { header.count }

  /// Cells that a table may have.
  private static let cellLimit = 100_000_000

  init?(
    _ sheet: SheetCells, file: SpreadsheetFile, sheet name: String, choice: SpreadsheetFile.Choice,
    faults: inout [InputFault]
  ) {
    func place(_ row: Int, _ column: Int = 0) -> SourcePlace {
      SourcePlace(file: file.name, line: row, column: column, sheet: name)
    }
    guard let found = HeaderSearch(sheet, choice: choice) else {
      let isEmpty = sheet.rows.isEmpty
      faults.append(
        InputFault(
          place: place(isEmpty ? 0 : 1), value: "",
          message: isEmpty ? "is empty" : "has no row \(choice.headerRow ?? 0) for a header",
          hint: isEmpty ? "the first line must name the columns" : "correct header_row:"))
      return nil
    }
    let width = found.names.count
    let first = found.row + found.lines
    let end = TableEnd.firstBelow(sheet, from: first, width: width)
    self.file = file.name
    self.sheet = name
    format = file.format
    encoding = file.encoding
    separator = sheet.separator
    let hidden = file.workbook?.sheets.filter(\.isHidden).map(\.name) ?? []
    isHiddenSheet = hidden.contains(name)
    hiddenSheets = hidden.filter { $0 != name }
    header = found.names
    headerRow = Int(sheet.rows[found.row].number)
    headerRows = found.lines
    let outside = Array(0..<found.row) + Array(end..<sheet.rows.count)
    extras = outside.filter { sheet.filled($0) > 0 }.map { row in
      Extra(
        position: row < found.row ? .above : .below, place: place(Int(sheet.rows[row].number), 1),
        text: sheet.summary(row))
    }
    guard (end - first) * width <= Self.cellLimit else {
      faults.append(
        InputFault(
          place: place(0), value: "", message: "has \(end - first) rows of \(width) cells",
          hint: "export it in parts, or with fewer columns"))
      return nil
    }
    Self.refuseMerges(
      sheet, first: first, end: end, width: width, file: file.name, name: name, faults: &faults)
    var builder = Builder(width: width, isDelimited: sheet.isDelimited)
    builder.take(sheet, first..<end, file: file.name, name: name, faults: &faults)
    bytes = sheet.bytes
    cells = builder.cells
    kinds = builder.kinds
    rowNumbers = builder.rowNumbers
    rowOffsets = builder.rowOffsets
    rowCount = builder.rowNumbers.count
    hiddenRows = builder.hiddenRows
  }

  /// Lays rows of any width out in full ones.
  private struct Builder {
    let width: Int
    let isDelimited: Bool
    var cells: [Span] = []
    var kinds: [CellKind] = []
    var rowNumbers: [UInt32] = []
    var rowOffsets: [UInt32] = []
    var hiddenRows: [Int] = []

    init(width: Int, isDelimited: Bool) {
      self.width = width
      self.isDelimited = isDelimited
    }

    mutating func take(
      _ sheet: SheetCells, _ rows: Range<Int>, file: String, name: String, faults: inout [InputFault]
    ) {
      cells.reserveCapacity(rows.count * width)
      if !isDelimited { kinds.reserveCapacity(rows.count * width) }
      for row in rows {
        let span = sheet.span(row)
        guard span.contains(where: { sheet.isFilled(sheet.cells[$0]) }) else { continue }
        let info = sheet.rows[row]
        if isDelimited, span.count != width {
          faults.append(
            InputFault(
              place: SourcePlace(file: file, line: Int(info.number), column: 1), value: "",
              message: "has \(span.count) \(span.count == 1 ? "cell" : "cells"), but the header has \(width)",
              hint: "put cells that contain the separator in double quotes; export again"))
          continue
        }
        append(sheet, span, info, file: file, name: name, faults: &faults)
      }
    }

    private mutating func append(
      _ sheet: SheetCells, _ span: Range<Int>, _ info: SheetCells.Row, file: String, name: String,
      faults: inout [InputFault]
    ) {
      let base = cells.count
      for _ in 0..<width { cells.append(Span(start: 0, end: 0)) }
      if !isDelimited { for _ in 0..<width { kinds.append(.empty) } }
      for index in span {
        let cell = sheet.cells[index]
        let column = Int(cell.column)
        guard column < width else {
          guard sheet.isFilled(cell) else { continue }
          faults.append(
            InputFault(
              place: SourcePlace(
                file: file, line: Int(info.number), column: column + 1, sheet: name),
              value: sheet.text(cell), message: "stands right of the last column that the header names",
              hint: "name the column, or clear the cell"))
          continue
        }
        cells[base + column] = Span(start: cell.start, end: cell.end)
        if !isDelimited { kinds[base + column] = cell.kind }
      }
      if info.isHidden { hiddenRows.append(rowNumbers.count) }
      rowNumbers.append(info.number)
      rowOffsets.append(info.offset)
    }
  }

  /// A cell merged over several rows of a table belongs to one of them only, and the others look empty.
  private static func refuseMerges(
    _ sheet: SheetCells, first: Int, end: Int, width: Int, file: String, name: String,
    faults: inout [InputFault]
  ) {
    guard first < end else { return }
    let rows = Int(sheet.rows[first].number)...Int(sheet.rows[end - 1].number)
    let inside = sheet.merges.filter { $0.rows.overlaps(rows) && $0.columns.lowerBound <= width }
    let first = inside.min {
      ($0.rows.lowerBound, $0.columns.lowerBound) < ($1.rows.lowerBound, $1.columns.lowerBound)
    }
    guard let first else { return }
    faults.append(
      InputFault(
        place: SourcePlace(
          file: file, line: first.rows.lowerBound, column: first.columns.lowerBound, sheet: name),
        value: "",
        message: "is merged over \(first.rows.count) rows and \(first.columns.count) columns"
          + (inside.count > 1 ? ", as are \(inside.count - 1) other places" : ""),
        hint: "undo the merging and fill every row"))
  }
}

extension SpreadsheetTable {
  /// The cell as written, quotes resolved. Rows and columns count from 0, below the header.
  public func text(_ row: Int, _ column: Int) -> String {
    let cell = cells[row * header.count + column]
    return String(decoding: bytes[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
  }

  /// What the cell is; text files know `text` and `empty` alone.
  public func kind(_ row: Int, _ column: Int) -> CellKind {
    let index = row * header.count + column
    guard kinds.isEmpty else { return kinds[index] }
    return cells[index].start == cells[index].end ? .empty : .text
  }

  /// Calls `body` with the cell's bytes without ASCII blanks around them; no `String` is made.
  public func withTrimmedBytes<Result>(
    _ row: Int, _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let cell = cells[row * header.count + column]
    return bytes.withUnsafeBufferPointer { bytes in
      var start = Int(cell.start)
      var end = Int(cell.end)
      while start < end, bytes[start] <= 0x20 { start += 1 }
      while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
      return body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
    }
  }

  /// Where the cell is: its line and character in a text file, its row and column in a workbook; `field` is
  /// the column's name.
  public func place(_ row: Int, _ column: Int) -> SourcePlace {
    let number = Int(rowNumbers[row])
    guard format == .csv else {
      return SourcePlace(file: file, line: number, column: column + 1, field: header[column], sheet: sheet)
    }
    let (line, character) = position(of: column, from: Int(rowOffsets[row]), line: number)
    return SourcePlace(file: file, line: line, column: character, field: header[column])
  }

  /// Where the row is.
  public func place(row: Int) -> SourcePlace {
    SourcePlace(file: file, line: Int(rowNumbers[row]), column: format == .csv ? 1 : 0, sheet: sheet)
  }

  /// Where the column's name stands: its column in a workbook, the header's line in a text file.
  public func headerPlace(_ column: Int) -> SourcePlace {
    SourcePlace(
      file: file, line: headerRow, column: format == .csv ? 1 : column + 1, field: header[column],
      sheet: sheet)
  }

  /// Walks the line again, as only faults ask for places of cells.
  private func position(of column: Int, from start: Int, line: Int) -> (line: Int, column: Int) {
    let separator = self.separator.rawValue
    var (at, line, character, left) = (start, line, 1, column)
    var (isQuoted, isFirst) = (false, true)
    while left > 0, at < bytes.count {
      let byte = bytes[at]
      at += 1
      // A quote inside an unquoted cell is an ordinary character.
      if byte == 0x22, isQuoted || isFirst { isQuoted.toggle() }
      isFirst = byte == separator && !isQuoted
      if isFirst { left -= 1 }
      let endsLine = byte == 0x0A || (byte == 0x0D && (at >= bytes.count || bytes[at] != 0x0A))
      if endsLine {
        line += 1
        character = 1
      } else if byte & 0xC0 != 0x80 {
        character += 1
      }
    }
    return (line, at < bytes.count && bytes[at] == 0x22 ? character + 1 : character)
  }
}
