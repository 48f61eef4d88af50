import TerritoryPlanning
import XLSXWriting

/// A sheet with a title, a few lines of explanation and one table: filled row by row, then finished for screen and
/// paper.
final class WorkbookTable {
  let sheet: XLSXSheet
  let columns: [WorkbookColumn]
  /// Row of the heads; the cells follow.
  let headRow: Int
  private(set) var nextRow: Int
  private let look: WorkbookLook
  private let styles: WorkbookStyles
  private var widths: [Int]

  /// Cells by whose width columns are laid out: those of the first rows.
  private static let measuredRows = 300

  /// - Parameter firstRow: where title and explanation begin.
  init(
    _ sheet: XLSXSheet, look: WorkbookLook, title: String?, lines: [String], columns: [WorkbookColumn],
    firstRow: Int = 0
  ) throws {
    self.sheet = sheet
    self.columns = columns
    self.look = look
    styles = WorkbookStyles(look)
    widths = columns.map { DisplayWidth.of($0.label) / 2 + 2 }
    var row = firstRow
    if let title {
      try sheet.setHeight(24, row: row)
      try sheet.write(title, row: row, column: 0, WorkbookLook.title)
      row += 1
    }
    for line in lines {
      try sheet.write(line, row: row, column: 0, WorkbookLook.base.with { $0.colour = WorkbookLook.quiet })
      row += 1
    }
    headRow = row
    try sheet.setHeight(30, row: headRow)
    for (column, head) in columns.enumerated() {
      let isEditable = head.look == .editable || head.look == .editableWrapped
      try sheet.write(
        head.label, row: headRow, column: column, isEditable ? WorkbookLook.editableHead : WorkbookLook.head)
    }
    nextRow = headRow + 1
  }

  func append(_ cells: [WorkbookCell]) throws {
    precondition(cells.count == columns.count, "a row has a cell for each column")
    let isMeasured = nextRow - headRow <= Self.measuredRows
    for (column, cell) in cells.enumerated() {
      if isMeasured { widths[column] = max(widths[column], cell.width + 2) }
      try styles.write(cell, sheet, row: nextRow, column: column, columns[column].look)
    }
    nextRow += 1
  }

  /// Rows of cells; nil without any.
  var rows: ClosedRange<Int>? { nextRow > headRow + 1 ? (headRow + 1)...(nextRow - 1) : nil }

  /// Sets widths, keeps the heads in sight and prints them on every page.
  ///
  /// - Parameter frozenColumns: columns that stay in sight, with the heads; nil: nothing does.
  func finish(frozenColumns: Int?, isFiltered: Bool = true, paper: XLSXSheet.Paper) throws {
    for (column, shape) in columns.enumerated() {
      let width = min(max(Double(widths[column]), shape.widths.lowerBound), shape.widths.upperBound)
      try sheet.setWidth(width, column: column, isHidden: shape.isHidden)
    }
    if let frozenColumns { sheet.freeze(row: headRow + 1, column: frozenColumns) }
    if isFiltered {
      try sheet.filter(rows: headRow...max(headRow + 1, nextRow - 1), columns: 0...(columns.count - 1))
    }
    sheet.hideGridlines()
    var paper = paper
    paper.repeatedRows = headRow...headRow
    let lastShown = columns.lastIndex { !$0.isHidden } ?? 0
    try sheet.print(paper, lastRow: max(headRow, nextRow - 1), lastColumn: lastShown)
  }
}

/// Writes cells with their styles, each of which is looked up once.
final class WorkbookStyles {
  private let look: WorkbookLook
  private var known: [XLSXFormat?] = Array(
    repeating: nil, count: WorkbookCell.kinds * WorkbookColumn.Look.allCases.count)

  init(_ look: WorkbookLook) { self.look = look }

  func write(
    _ cell: WorkbookCell, _ sheet: XLSXSheet, row: Int, column: Int, _ columnLook: WorkbookColumn.Look
  ) throws {
    let format = format(cell, columnLook, sheet)
    switch cell {
    case .text(let text): try sheet.write(text, row: row, column: column, format)
    case .money(let money): try sheet.write(look.number(money), row: row, column: column, format)
    case .count(let count): try sheet.write(Double(count), row: row, column: column, format)
    case .points(let difference): try sheet.write(difference * 100, row: row, column: column, format)
    case .share(let share?): try sheet.write(share, row: row, column: column, format)
    case .hours(let minutes): try sheet.write(Double(minutes.count) / 60, row: row, column: column, format)
    case .day(let day):
      // Days of a workbook count from 30 December 1899.
      try sheet.write(Double(day.daysSince1970 + 25_569), row: row, column: column, format)
    case .link(let text, let target):
      try sheet.write(text, leadingTo: target, row: row, column: column, look.style(cell, columnLook))
    case .empty, .share(nil): try sheet.write("", row: row, column: column, format)
    }
  }

  private func format(
    _ cell: WorkbookCell, _ columnLook: WorkbookColumn.Look, _ sheet: XLSXSheet
  ) -> XLSXFormat {
    let key = columnLook.rawValue * WorkbookCell.kinds + cell.kind
    if let format = known[key] { return format }
    let format = sheet.format(look.style(cell, columnLook))
    known[key] = format
    return format
  }
}

extension WorkbookCell {
  fileprivate static let kinds = 9

  fileprivate var kind: Int {
    switch self {
    case .text: 0
    case .money: 1
    case .count: 2
    case .share: 3
    case .hours: 4
    case .day: 5
    case .link: 6
    case .empty: 7
    case .points: 8
    }
  }
}
