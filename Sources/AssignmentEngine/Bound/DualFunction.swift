/// Evaluates the dual function: constant + sum of the best priced value of every item or group + sum of the
/// rows' terms; and counts the columns it priced.
struct DualFunction {
  let scaled: ScaledProblem
  let threads: Int
  /// Activity of each of the bound's rows under the maximising point of the last evaluation, and one row more that nothing
  /// uses.
  private(set) var activity: [Double]
  /// The column of each item in that point; in a large group one that its oracle's choice has, or -1.
  private(set) var chosen: [Int32]
  private(set) var columnsPriced: Int64 = 0
  private let chunks: ItemChunks
  /// Prices the tied groups; passes over near choices list from it as well.
  var groups: GroupPricing
  private var totals: [Double]
  private var activities: [Double]

  init(_ scaled: ScaledProblem, threads: Int = 1) {
    self.scaled = scaled
    self.threads = threads
    chunks = ItemChunks(itemCount: scaled.cells.groups.singles.count)
    groups = GroupPricing(scaled)
    let width = scaled.boundRows.count + 1
    activity = [Double](repeating: 0, count: width)
    chosen = [Int32](repeating: -1, count: scaled.problem.itemCount)
    totals = [Double](repeating: 0, count: chunks.ranges.count)
    activities = [Double](repeating: 0, count: width * chunks.ranges.count)
  }

  /// Dual value at the bound's multipliers, over all columns.
  mutating func overAll(_ y: [Double]) -> Double {
    columnsPriced += Int64(scaled.problem.columnCount)
    let prices = scaled.prices(y)
    let singles = scaled.cells.groups.singles
    let (shares, sideRows) = (scaled.shares, scaled.rows.count)
    var chosen = self.chosen
    self.chosen = []
    let total = prices.withPass { pass in
      chosen.withUnsafeMutableBufferPointer { chosen in
        // Chunks share no items, so no address is written from two threads.
        nonisolated(unsafe) let chosen = chosen
        return combine { items, activity in
          var total = 0.0
          for position in items {
            let best = pass.best(of: Int(singles[position]))
            total += best.value
            guard best.value > -.infinity else { continue }
            chosen[Int(singles[position])] = Int32(best.column)
            for entry in Int(pass.entryStart[best.column])..<Int(pass.entryStart[best.column + 1]) {
              activity[Int(pass.entryRow[entry])] += Double(pass.entryCoefficient[entry])
            }
            for slot in shares.marks(of: best.column) { activity[sideRows + Int(shares.column[slot])] += 1 }
          }
          return total
        }
      }
    }
    self.chosen = chosen
    for row in scaled.rows.indices { activity[row] *= scaled.scaling.row[row] }
    return total + common(y)
  }

  /// The terms without single items.
  private mutating func common(_ y: [Double]) -> Double {
    var total = scaled.constant
    for row in scaled.rows.indices { total += scaled.rows[row].dualTerm(y[row]) }
    return total + wideIndicators(y) + groups.price(y, activity: &activity, chosen: &chosen)
  }

  /// The larger of 0 and what each wide indicator is worth once its items pay their shares.
  private mutating func wideIndicators(_ y: [Double]) -> Double {
    let (shares, sideRows) = (scaled.shares, scaled.rows.count)
    var total = 0.0
    for indicator in 0..<shares.indicatorCount where shares.isWide[indicator] {
      let own = shares.shares(of: indicator)
      var worth = scaled.pricedValue(indicator: indicator, y)
      for share in own { worth += y[sideRows + share] }
      guard worth > 0 else { continue }
      total += worth
      for share in own { activity[sideRows + share] -= 1 }
      for entry in shares.entries(of: indicator) {
        activity[Int(shares.entryRow[entry])] += shares.entryAmount[entry]
      }
    }
    return total
  }

  /// Sums `body` over chunks, each with an activity of its own, in the order of the chunks.
  private mutating func combine(_ body: (Range<Int>, UnsafeMutablePointer<Double>) -> Double) -> Double {
    let width = activity.count
    totals.withUnsafeMutableBufferPointer { totals in
      activities.withUnsafeMutableBufferPointer { activities in
        nonisolated(unsafe) let totals = totals
        nonisolated(unsafe) let activities = activities
        nonisolated(unsafe) let body = body
        chunks.forEach(threads: threads) { chunk, items in
          guard let own = activities.baseAddress?.advanced(by: chunk * width) else { return }
          own.update(repeating: 0, count: width)
          totals[chunk] = body(items, own)
        }
      }
    }
    for row in activity.indices { activity[row] = activities[row] }
    var total = totals[0]
    for chunk in chunks.ranges.indices.dropFirst() {
      total += totals[chunk]
      for row in 0..<width { activity[row] += activities[chunk * width + row] }
    }
    return total
  }
}
