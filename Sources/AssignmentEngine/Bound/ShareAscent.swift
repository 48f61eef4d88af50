/// Betters the shares of wide indicators at fixed multipliers of the side rows, one share after the other
/// (dual ascent, Erlenkotter 1978).
///
/// Each step lowers the dual function or leaves it as it is: a share is given back where an indicator is paid
/// for more than its cost and the item does not need to pay, and raised where it is paid for less and the
/// item's best column can bear it. Items of tied cells keep theirs.
struct ShareAscent {
  private let scaled: ScaledProblem
  private(set) var point: [Double]
  /// What is charged for the use of side rows.
  private let rowPrices: [Double]
  /// Priced value of every column less its charges.
  private var value: [Double]

  init(_ scaled: ScaledProblem, _ start: [Double]) {
    self.scaled = scaled
    point = start
    let problem = scaled.problem
    rowPrices = scaled.rowPrices(start)
    let prices = scaled.prices(start)
    value = prices.withPass { pass in (0..<problem.columnCount).map { pass[$0] } }
    run()
  }

  private mutating func run() {
    let shares = scaled.shares
    let tied = scaled.cells.groups.groupOfItem
    for indicator in 0..<shares.indicatorCount where shares.isWide[indicator] {
      let own = shares.shares(of: indicator)
      var worth = scaled.pricedValue(indicator: indicator, rowPrices)
      for share in own { worth += point[scaled.rows.count + share] }
      for share in own where tied.isEmpty || tied[Int(shares.item[share])] < 0 {
        let change = worth > 0 ? giveBack(share, worth) : raise(share, -worth)
        worth += change
        if worth == 0 { break }
      }
    }
  }

  /// Largest value among the item's columns that the share charges, and among the others.
  private func best(_ share: Int) -> (charged: Double, free: Double) {
    let shares = scaled.shares
    var best = (charged: -Double.infinity, free: -Double.infinity)
    for column in scaled.problem.columns(of: Int(shares.item[share])) {
      let isCharged = shares.marks(of: column).contains { Int(shares.column[$0]) == share }
      if isCharged {
        best.charged = max(best.charged, value[column])
      } else {
        best.free = max(best.free, value[column])
      }
    }
    return best
  }

  private mutating func giveBack(_ share: Int, _ overpaid: Double) -> Double {
    let paid = point[scaled.rows.count + share]
    guard paid > 0 else { return 0 }
    let best = best(share)
    let change = min(paid, overpaid, best.free - best.charged)
    return change > 0 ? move(share, by: -change) : 0
  }

  private mutating func raise(_ share: Int, _ missing: Double) -> Double {
    let best = best(share)
    let change = min(missing, best.charged - best.free)
    return change > 0 ? move(share, by: change) : 0
  }

  private mutating func move(_ share: Int, by change: Double) -> Double {
    point[scaled.rows.count + share] += change
    let shares = scaled.shares
    for column in scaled.problem.columns(of: Int(shares.item[share])) {
      for slot in shares.marks(of: column) where Int(shares.column[slot]) == share { value[column] -= change }
    }
    return change
  }
}
