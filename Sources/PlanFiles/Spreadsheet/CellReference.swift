import TerritoryPlanning

/// References of workbooks to cells, such as `B7` and `A1:C2`.
enum CellReference {
  /// Row and column of `B7`, both from 1; nil for anything else.
  static func cell(_ text: some StringProtocol) -> (row: Int, column: Int)? {
    var column = 0
    var row = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "$"): continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0 && column <= 16_384:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where row <= 1_048_576:
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
    }
    return row > 0 && column > 0 ? (row, column) : nil
  }

  /// The cells of `A1:C2`; nil for anything else.
  static func merge(_ text: String) -> SheetCells.Merge? {
    let ends = text.split(separator: ":").compactMap { cell($0) }
    guard ends.count == 2, ends[0].row <= ends[1].row, ends[0].column <= ends[1].column else { return nil }
    return SheetCells.Merge(
      rows: ends[0].row...ends[1].row, columns: ends[0].column...ends[1].column)
  }
}
