/// Rows that the search counts as one: those cut for one spread.
///
/// A spread has dozens of rows at the linear optimum, each over all columns, and a local problem has room for 64
/// rows in all. Their mean, weighted by their multipliers, with the sum of these as its own, prices every column
/// as they do together, and holds wherever they hold. What the mean lets pass, the exact costs of the spread weigh
/// (`SpreadCosts`), which alone decide what is legal.
struct MergedRows: Sendable {
  /// For each row the first of those it is merged with, or -1.
  private let target: [Int32]
  /// What the row counts in the mean.
  private let share: [Double]
  private let firsts: [Int32]
  let isEmpty: Bool

  /// - Parameters:
  ///   - lists: rows that become one, at least one a list, each in one list at most; all bounded above only.
  ///   - multipliers: of all rows, positive in the lists.
  init(_ lists: [[Int32]], multipliers: [Double], rowCount: Int) {
    var target = [Int32](repeating: -1, count: lists.isEmpty ? 0 : rowCount)
    var share = [Double](repeating: 0, count: target.count)
    for list in lists {
      let total = list.reduce(0) { $0 + multipliers[Int($1)] }
      for row in list {
        target[Int(row)] = list[0]
        share[Int(row)] = multipliers[Int(row)] / total
      }
    }
    self.target = target
    self.share = share
    firsts = lists.map { $0[0] }
    isEmpty = lists.isEmpty
  }

  /// The row that counts for a row, and how much of it; nil where the row counts for itself.
  @inline(__always)
  func place(of row: Int32) -> (slot: Int, share: Double)? {
    guard !isEmpty, target[Int(row)] >= 0, let slot = firsts.firstIndex(of: target[Int(row)])
    else { return nil }
    return (slot, share[Int(row)])
  }

  var count: Int { firsts.count }
  func row(_ slot: Int) -> Int32 { firsts[slot] }

  /// The rows and multipliers of the search with the means in the place of the merged rows, which lose their
  /// bounds: exact units have no say in a mean.
  func apply(to rows: inout SearchModel.Rows) {
    guard !isEmpty else { return }
    var upper = [Double](repeating: 0, count: count)
    var multiplier = [Double](repeating: 0, count: count)
    for row in rows.scaled.indices {
      guard let place = place(of: Int32(row)) else { continue }
      upper[place.slot] += place.share * rows.scaled[row].upper
      multiplier[place.slot] += rows.multipliers[row]
      rows.multipliers[row] = 0
      rows.bounds[row] = ExactBounds(SideRow(lower: nil, upper: nil))
      rows.scaled[row] = .free
    }
    for slot in 0..<count {
      let row = Int(firsts[slot])
      rows.multipliers[row] = multiplier[slot]
      rows.scaled[row].upper = upper[slot]
      rows.scaled[row].largestMultiplier = .infinity
    }
  }
}
