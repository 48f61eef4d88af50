/// The scale between the integers of a problem and the doubles that bound and search calculate with.
///
/// Values are divided by the typical spread of an item's values, rows by their mean coefficient, so that
/// tolerances, steps and temperatures mean the same on every instance.
struct Scaling: Sendable {
  /// Scaled value of one unit of the problem's value.
  let value: Double
  /// Scaled activity of one unit of each row.
  let row: [Double]

  init(_ problem: AssignmentProblem) {
    var spread = 0.0
    var magnitude = 0.0
    for item in 0..<problem.itemCount {
      let values = problem.columns(of: item).map { Double(problem.columnValue[$0]) }
      guard let high = values.max(), let low = values.min() else { continue }
      spread += high - low
      magnitude += max(abs(high), abs(low))
    }
    let total = spread > 0 ? spread : magnitude
    value = total > 0 ? Double(max(1, problem.itemCount)) / total : 1
    var sum = [Double](repeating: 0, count: problem.rowCount)
    var count = [Int](repeating: 0, count: problem.rowCount)
    for entry in problem.entryRow.indices {
      sum[Int(problem.entryRow[entry])] += abs(Double(problem.entryCoefficient[entry]))
      count[Int(problem.entryRow[entry])] += 1
    }
    for indicator in problem.indicators {
      for entry in indicator.entries {
        sum[Int(entry.row)] += abs(Double(entry.coefficient))
        count[Int(entry.row)] += 1
      }
    }
    row = zip(sum, count).map { $0 > 0 ? Double($1) / $0 : 1 }
  }

  /// Multipliers in units of the problem (value a row unit) from scaled ones.
  func unscaled(_ multipliers: [Double]) -> [Double] {
    zip(multipliers, row).map { $0 * $1 / value }
  }

  /// The reverse of `unscaled`.
  func scaled(_ multipliers: [Double]) -> [Double] {
    zip(multipliers, row).map { $0 * value / $1 }
  }
}

/// A side row in scaled units: bounds, and the box its multiplier may move in.
struct ScaledRow: Sendable {
  /// Negative infinity where the row has no lower bound.
  var lower: Double
  /// Infinity where the row has no upper bound.
  var upper: Double
  /// Least multiplier: minus the price of a shortfall, negative infinity where it is hard, 0 without bound.
  var leastMultiplier: Double
  /// Largest multiplier: the price of an excess, infinity where it is hard, 0 without bound.
  var largestMultiplier: Double

  init(_ row: SideRow, scale: Double, value: Double) {
    lower = row.lower.map { Double($0) * scale } ?? -.infinity
    upper = row.upper.map { Double($0) * scale } ?? .infinity
    func price(_ bound: Int64?, _ price: Int64?) -> Double {
      guard bound != nil else { return 0 }
      return price.map { Double($0) * value / scale } ?? .infinity
    }
    leastMultiplier = -price(row.lower, row.shortfallPrice)
    largestMultiplier = price(row.upper, row.excessPrice)
  }

  /// A row without bounds.
  static var free: ScaledRow { ScaledRow(SideRow(lower: nil, upper: nil), scale: 1, value: 1) }

  /// The row of a share: marked columns taken less "the indicator holds" is at most 0. Where the indicator is
  /// held exactly instead, nothing is charged.
  init(shareOfWide isWide: Bool) {
    lower = -.infinity
    upper = 0
    leastMultiplier = 0
    largestMultiplier = isWide ? .infinity : 0
  }

  /// Replaces the prices: a hard bound costs 1 a scaled unit of violation, a priced one nothing.
  mutating func countViolation() {
    leastMultiplier = leastMultiplier == -.infinity ? -1 : 0
    largestMultiplier = largestMultiplier == .infinity ? 1 : 0
  }

  /// The row's term of the dual function at multiplier `y`.
  @inline(__always)
  func dualTerm(_ y: Double) -> Double {
    y > 0 ? y * upper : (y < 0 ? y * lower : 0)
  }

  /// Direction of descent of the dual function at multiplier `y`, given the activity.
  @inline(__always)
  func violation(activity: Double, at y: Double) -> Double {
    var direction = 0.0
    if y > 0 {
      direction = activity - upper
    } else if y < 0 {
      direction = activity - lower
    } else if activity > upper {
      direction = activity - upper
    } else if activity < lower {
      direction = activity - lower
    }
    if direction > 0 && y >= largestMultiplier { return 0 }
    if direction < 0 && y <= leastMultiplier { return 0 }
    return direction
  }

  /// Multiplier after a step, kept inside the box; a step across 0 stops there, where the term has its kink.
  @inline(__always)
  func stepped(_ y: Double, by step: Double) -> Double {
    var next = y + step
    if lower < upper && ((y > 0 && next < 0) || (y < 0 && next > 0)) { next = 0 }
    return min(max(next, leastMultiplier), largestMultiplier)
  }
}
