/// Finds the header of a table among the first rows of a sheet.
///
/// A header is the first row whose filled cells are at least two, all text, and at least half as many as the
/// fullest row has: titles and filters above a report have one or two cells, and rows of data have numbers.
struct HeaderSearch {
  /// Index of the header's first row.
  var row: Int
  /// 1, or 2 where the header has two lines.
  var lines: Int
  /// By column, from 0.
  var names: [String]

  /// Rows that are looked at.
  private static let depth = 60

  /// nil for a sheet without rows.
  init?(_ sheet: SheetCells, choice: SpreadsheetFile.Choice) {
    guard let found = Self.find(sheet, wanted: choice.headerRow) else { return nil }
    row = found
    let two = choice.headerRows.map { $0 == 2 } ?? Self.hasTwoLines(sheet, found)
    lines = two && found + 1 < sheet.rows.count ? 2 : 1
    names = Self.names(sheet, found, lines: lines)
  }

  private static func find(_ sheet: SheetCells, wanted: Int?) -> Int? {
    if let wanted { return sheet.rows.firstIndex { Int($0.number) == wanted } }
    let head = 0..<min(depth, sheet.rows.count)
    let fullest = head.map { sheet.filled($0) }.max() ?? 0
    let found = head.first { row in
      let filled = reach(sheet, row)
      return filled * 2 >= fullest && filled >= min(2, fullest) && isText(sheet, row)
    }
    return found ?? head.first { sheet.filled($0) > 0 }
  }

  /// Filled cells of a row, those that a merged one covers sideways included.
  private static func reach(_ sheet: SheetCells, _ row: Int) -> Int {
    let number = Int(sheet.rows[row].number)
    // A title over the whole width is one cell, not a header.
    let wide = sheet.merges.filter { $0.rows.lowerBound == number }
    let covered = wide.reduce(0) { $0 + $1.columns.count - 1 }
    let filled = sheet.filled(row)
    return filled >= 2 ? filled + covered : filled
  }

  private static func isText(_ sheet: SheetCells, _ row: Int) -> Bool {
    sheet.span(row).allSatisfy { index in
      let cell = sheet.cells[index]
      guard sheet.isFilled(cell) else { return true }
      return cell.kind == .text && !looksLikeValue(sheet.bytes[Int(cell.start)..<Int(cell.end)])
    }
  }

  /// Whether a text begins like a number, an amount or a date.
  private static func looksLikeValue(_ bytes: ArraySlice<UInt8>) -> Bool {
    var digits = 0
    for byte in bytes {
      switch byte {
      case 0x30...0x39: digits += 1
      case 0x20, 0x24, 0x25, 0x2B...0x2F, 0x3A, 0x45, 0x65: continue
      default: return false
      }
    }
    return digits > 0
  }

  /// A workbook shows by its merged cells that a header goes on below; in a text file the second line must
  /// fill what the first leaves empty, and hold names that are known.
  private static func hasTwoLines(_ sheet: SheetCells, _ row: Int) -> Bool {
    let next = row + 1
    guard next < sheet.rows.count, sheet.rows[next].number == sheet.rows[row].number + 1,
      isText(sheet, next)
    else { return false }
    let number = Int(sheet.rows[row].number)
    let merges = sheet.merges.filter { $0.rows.lowerBound == number }
    if !sheet.isDelimited { return !merges.isEmpty && merges.allSatisfy { $0.rows.count <= 2 } }
    let (upper, lower) = (texts(sheet, row), texts(sheet, next))
    guard upper.count == lower.count, upper.contains(""),
      zip(upper, lower).allSatisfy({ !$0.isEmpty || !$1.isEmpty })
    else { return false }
    return lower.count { HeaderName.isUsual($0) } >= 2
  }

  /// Trimmed texts by column.
  private static func texts(_ sheet: SheetCells, _ row: Int) -> [String] {
    let span = sheet.span(row)
    let width = span.reduce(0) { max($0, Int(sheet.cells[$1].column) + 1) }
    var texts = [String](repeating: "", count: width)
    for index in span {
      let cell = sheet.cells[index]
      texts[Int(cell.column)] = ExportTable.trimmed(String(sheet.text(cell).map { $0.isNewline ? " " : $0 }))
    }
    return texts
  }

  /// Names of the columns. Of two lines the lower one names a column; the upper one is put before it where
  /// the lower one alone would name two columns, and stands alone where the lower one is empty.
  private static func names(_ sheet: SheetCells, _ row: Int, lines: Int) -> [String] {
    let upper = texts(sheet, row)
    guard lines == 2 else { return upper }
    let lower = texts(sheet, row + 1)
    let width = max(upper.count, lower.count)
    var count: [String: Int] = [:]
    for name in lower { count[name, default: 0] += 1 }
    var group = ""
    return (0..<width).map { column in
      let above = column < upper.count ? upper[column] : ""
      let below = column < lower.count ? lower[column] : ""
      if !above.isEmpty { group = above }
      if below.isEmpty { return above }
      return count[below] == 1 ? below : group + " " + below
    }
  }
}
