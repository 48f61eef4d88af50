/// Finds where the rows of a table end and the lines that a report puts below it begin: totals, a copyright
/// notice, who made it and when.
enum TableEnd {
  /// The first row that belongs to the lines below, or the number of rows.
  ///
  /// From the last row upwards, a row belongs to them when it begins with a word for a total and the cell right
  /// of that is empty, or when it holds one cell alone although the table has three columns or
  /// more, and an empty row sets the block off. A last row that was cut off is none of these, and is a fault.
  static func firstBelow(_ sheet: SheetCells, from first: Int, width: Int) -> Int {
    var end = sheet.rows.count
    while end > first {
      let row = end - 1
      let filled = sheet.filled(row)
      guard filled > 0 else {
        end -= 1
        continue
      }
      if beginsWithTotal(sheet, row) {
        end -= 1
      } else if filled == 1, width >= 3, isSetOff(sheet, row, first: first) {
        end -= 1
      } else {
        break
      }
    }
    return end
  }

  /// Whether an empty row lies above the block of lonely cells that the row belongs to.
  private static func isSetOff(_ sheet: SheetCells, _ row: Int, first: Int) -> Bool {
    var top = row
    while top > first, !sheet.hasGapAbove(top), sheet.filled(top - 1) <= 1 { top -= 1 }
    return top > first && sheet.hasGapAbove(top)
  }

  private static let totals = [
    "total", "grand total", "grand totals", "subtotal", "sum", "average", "合计", "总计", "小计", "汇总",
    "总数", "平均", "平均值", "共计",
  ]

  private static func beginsWithTotal(_ sheet: SheetCells, _ row: Int) -> Bool {
    let filled = sheet.span(row).filter { sheet.isFilled(sheet.cells[$0]) }
    guard let index = filled.first else { return false }
    if filled.count > 1, sheet.cells[filled[1]].column == sheet.cells[index].column + 1 { return false }
    let text = ExportTable.trimmed(sheet.text(sheet.cells[index])).lowercased()
    return totals.contains { word in
      guard text.hasPrefix(word) else { return false }
      guard let next = text.dropFirst(word.count).first else { return true }
      return ":：(（ ".contains(next)
    }
  }
}
