/// Deals sorted by stratum, their values above the stratum's mean: what strata do not explain.
struct StratifiedValues {
  private var values: [Double]
  private let groups: [Int32]
  private let bounds: [Int]
  /// Of each stratum.
  let means: [Double]
  /// Sum of squares within strata, and how many values are free to vary.
  let squares: Double
  let freedom: Int
  /// Of a value within its stratum.
  let variance: Double
  /// Of each group: its deals less what they make of their own strata's means.
  let information: [Double]
  var comparable: Int { information.count { $0 > 0 } }
  var count: Int { values.count }

  init(values: [Double], strata: [Int32], strataCount: Int, groups: [Int32], groupCount: Int) {
    var sums = [Double](repeating: 0, count: strataCount)
    var counts = [Int](repeating: 0, count: strataCount)
    for (value, stratum) in zip(values, strata) {
      sums[Int(stratum)] += value
      counts[Int(stratum)] += 1
    }
    means = zip(sums, counts).map { $1 > 0 ? $0 / Double($1) : 0 }
    var starts = [Int](repeating: 0, count: strataCount + 1)
    for stratum in strata { starts[Int(stratum) + 1] += 1 }
    for index in 0..<strataCount { starts[index + 1] += starts[index] }
    var next = starts
    var sorted = [Double](repeating: 0, count: values.count)
    var groupOf = [Int32](repeating: -1, count: values.count)
    for deal in values.indices {
      let stratum = Int(strata[deal])
      sorted[next[stratum]] = values[deal] - means[stratum]
      groupOf[next[stratum]] = groups[deal]
      next[stratum] += 1
    }
    self.values = sorted
    self.groups = groupOf
    bounds = starts
    information = Self.information(groups: groupOf, bounds: starts, groupCount: groupCount)
    let used = counts.count { $0 > 0 }
    freedom = values.count - used
    squares = sorted.reduce(0) { $0 + $1 * $1 }
    // What rounding leaves of equal values is not a variance.
    let scale = values.reduce(0) { max($0, abs($1)) }
    variance = freedom > 0 && squares > 1e-20 * scale * scale ? squares / Double(freedom) : 0
  }

  /// How much deals tell of a group beside the others of their strata: n - sum of n_s^2 / N_s over strata.
  private static func information(groups: [Int32], bounds: [Int], groupCount: Int) -> [Double] {
    var information = [Double](repeating: 0, count: groupCount)
    var own = [Int](repeating: 0, count: groupCount)
    for stratum in 0..<(bounds.count - 1) {
      let deals = bounds[stratum]..<bounds[stratum + 1]
      for deal in deals where groups[deal] >= 0 { own[Int(groups[deal])] += 1 }
      for deal in deals where groups[deal] >= 0 && own[Int(groups[deal])] > 0 {
        let group = Int(groups[deal])
        let count = Double(own[group])
        information[group] += count - count * count / Double(deals.count)
        own[group] = 0
      }
    }
    return information.map { $0 > 1e-9 ? $0 : 0 }
  }

  /// By Fisher and Yates, within strata.
  mutating func shuffle(base: UInt64) {
    values.withUnsafeMutableBufferPointer { values in
      for stratum in 0..<(bounds.count - 1) {
        let (start, end) = (bounds[stratum], bounds[stratum + 1])
        var remaining = end - start
        while remaining > 1 {
          let last = start + remaining - 1
          let number = DrawNumbers.number(base, UInt64(truncatingIfNeeded: last))
          let chosen = start + Int(number.multipliedFullWidth(by: UInt64(remaining)).high)
          values.swapAt(chosen, last)
          remaining -= 1
        }
      }
    }
  }

  /// Of each group: the sum of its values above their strata's means.
  func sums() -> [Double] {
    var sums = [Double](repeating: 0, count: information.count)
    sums.withUnsafeMutableBufferPointer { sums in
      values.withUnsafeBufferPointer { values in
        groups.withUnsafeBufferPointer { groups in
          for deal in 0..<values.count where groups[deal] >= 0 { sums[Int(groups[deal])] += values[deal] }
        }
      }
    }
    return sums
  }

  /// Of each group: its sum in standard deviations of what shuffling makes of it; 0 with nothing to compare.
  func deviations() -> [Double] {
    zip(sums(), information).map { $1 > 0 ? $0 / (variance * $1).squareRoot() : 0 }
  }
}
