/// What a cell of a sheet is. Text files know text alone; workbooks tell the others apart.
public enum CellKind: UInt8, Sendable {
  case empty
  case text
  /// A number of a workbook; its text is a plain decimal.
  case number
  /// A number of a workbook that its style shows as a date; its text is `2026-10-01` or
  /// `2026-10-01 08:30:00`.
  case date
  /// `TRUE` or `FALSE` of a workbook.
  case boolean
  /// An error value such as `#N/A`, or a formula without a stored value.
  case error
}

/// A sheet as it was read: rows of any width, one buffer of text.
struct SheetCells {
  /// A cell that is not empty, or of a text file any cell.
  struct Cell {
    /// From 0.
    var column: Int32
    var start: UInt32
    var end: UInt32
    var kind: CellKind
  }

  struct Row {
    /// Position of the row's first cell.
    var first: UInt32
    /// Number of the line in a text file, of the row in a workbook; from 1.
    var number: UInt32
    /// Offset of the row's first byte in a text file.
    var offset: UInt32
    /// Whether a workbook does not show it, because of a filter or by hand.
    var isHidden = false
  }

  /// Merged cells of a workbook; rows and columns from 1, both ends included.
  struct Merge: Equatable {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
  }

  /// Whether a row with fewer cells than the header is broken, as in text files; sheets leave empty cells out.
  var isDelimited = false
  /// Of text files.
  var separator = CSVTable.Separator.comma
  var bytes: [UInt8] = []
  var cells: [Cell] = []
  var rows: [Row] = []
  var merges: [Merge] = []

  /// The cells of a row.
  func span(_ row: Int) -> Range<Int> {
    let end = row + 1 < rows.count ? Int(rows[row + 1].first) : cells.count
    return Int(rows[row].first)..<end
  }

  func text(_ cell: Cell) -> String {
    String(decoding: bytes[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
  }

  /// Whether the cell holds anything but blanks.
  func isFilled(_ cell: Cell) -> Bool {
    for at in Int(cell.start)..<Int(cell.end) where bytes[at] > 0x20 { return true }
    return cell.kind == .error
  }

  /// How many cells of the row hold anything.
  func filled(_ row: Int) -> Int { span(row).count { isFilled(cells[$0]) } }

  /// Whether an empty line or row lies directly above.
  func hasGapAbove(_ row: Int) -> Bool {
    guard isDelimited else { return row > 0 && rows[row - 1].number + 1 < rows[row].number }
    // A cell may span lines, so line numbers do not tell: look for two line ends in a row.
    var at = Int(rows[row].offset) - 1
    guard at > 0 else { return false }
    if bytes[at] == 0x0A, bytes[at - 1] == 0x0D { at -= 1 }
    return at > 0 && (bytes[at - 1] == 0x0A || bytes[at - 1] == 0x0D)
  }

  /// The texts of the row's cells that hold anything, joined for people.
  func summary(_ row: Int) -> String {
    span(row).filter { isFilled(cells[$0]) }.prefix(6).map { text(cells[$0]) }.joined(separator: " | ")
  }
}
