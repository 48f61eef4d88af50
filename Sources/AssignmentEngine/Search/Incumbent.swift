/// The best legal assignment of one search, and the closest illegal one while there is none.
struct Incumbent {
  private(set) var best: [Int32]?
  private(set) var bestCost = Double.infinity
  /// Core columns of the assignment with the least violation cost seen; only kept before a legal one exists.
  private(set) var closest: [Int32] = []
  private var closestViolation = Double.infinity
  /// Number of improvements so far.
  private(set) var improvements = 0

  /// Looks at the state's assignment; true when it is the best legal one yet.
  @discardableResult
  mutating func offer(_ state: SearchState) -> Bool {
    // With nothing broken the cost holds no penalty, so costs under different weights compare.
    if state.brokenRows == 0, state.cost >= bestCost - 1e-9 { return false }
    if state.isLegal {
      bestCost = state.cost
      best = state.snapshot()
      closest = []
      improvements += 1
      return true
    }
    if best == nil {
      let violation = state.violation()
      if violation < closestViolation {
        closestViolation = violation
        closest = state.snapshot()
      }
    }
    return false
  }
}

extension SearchState {
  func snapshot() -> [Int32] { Array(UnsafeBufferPointer(start: chosen, count: model.itemCount)) }

  /// Sum over the broken hard rows of their distance from the bounds, in scaled units, and one a piece that
  /// an agent's nodes have too many, and what spreads are exceeded by.
  func violation() -> Double {
    var total = Double(presence?.excess ?? 0) + spreadCost / (lazyWeight * weights.typical)
    for row in 0..<rowCount where isBroken[row] {
      let bounds = weights[row]
      total += max(0, activity[row] - bounds.upper) + max(0, bounds.lower - activity[row])
    }
    return total
  }
}
