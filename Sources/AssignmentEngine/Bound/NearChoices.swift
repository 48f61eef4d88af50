/// The joint choices of small cells that are close to their cell's best under some multipliers, packed like
/// near columns: to the passes of the smoothing method a cell is an item, and a joint choice one of its columns.
struct NearChoices {
  /// Choices kept a cell, the best: where more are near, the cell's soft maximum is that of these.
  static let most = 64

  /// Its items are cells that are open, in the numbers of the tied groups; its columns are numbers of choices.
  let near: NearColumns
  /// Problem columns of choice `c` are `start[c] ..< start[c + 1]` of `columns`, one an item of its cell.
  private let start: [Int32]
  private let columns: [Int32]
  /// The items of all small cells, open or not, with their columns in their cell's best choice.
  let best: [(item: Int32, column: Int32)]

  func columns(of choice: Int32) -> ArraySlice<Int32> {
    columns[Int(start[Int(choice)])..<Int(start[Int(choice) + 1])]
  }

  /// - Parameters:
  ///   - multipliers: scaled.
  ///   - width: choices up to this far from their cell's best, in scaled units, are near.
  init(_ pricing: inout GroupPricing, multipliers: [Double], width: Double) {
    var packed = NearColumns.Packing(rows: pricing.scaled.boundRows.count)
    var (start, columns): ([Int32], [Int32]) = ([0], [])
    var best: [(item: Int32, column: Int32)] = []
    pricing.setPrices(multipliers)
    for group in 0..<pricing.count where pricing.isSmall(group) {
      _ = pricing.list(group, most: Self.most, within: width)
      let count = pricing.listedCount(group)
      let items = pricing.scaled.cells.groups.tied[group].items
      for (item, column) in zip(items, pricing.choice(of: group)) { best.append((item, column)) }
      for number in 0..<count {
        let choice = pricing.listed(number, of: group).columns
        let value = pricing.value(of: choice)
        if count == 1 {
          packed.fold(value: value, use: pricing.use(of: choice))
        } else {
          packed.add(column: Int32(start.count - 1), value: value) { pricing.addUse(of: choice, to: &$0) }
        }
        columns += choice
        start.append(Int32(columns.count))
      }
      if count > 1 { packed.endItem(Int32(group)) }
    }
    near = NearColumns(packed)
    (self.start, self.columns, self.best) = (start, columns, best)
  }
}
