/// The box that holds the multipliers of a restricted master: narrow around good ones at first, wider on the
/// sides where the optimum touches it (the box step method of Marsten, Hogan and Blankenship 1975).
struct MultiplierBounds {
  /// Factor on the reach of a side each time it is touched.
  static let growth = 8.0
  /// Beyond this multiple of the largest start multiplier a hard row is given up as violated.
  static let longest = 0x1p20

  private(set) var least: [Double]
  private(set) var largest: [Double]
  private let rows: [ScaledRow]
  /// How far each row's box was opened last.
  private var reach: [Double]
  private let most: Double

  /// - Parameter reach: distance of the box's sides from the start, scaled.
  init(around start: [Double], rows: [ScaledRow], reach: Double) {
    self.rows = rows
    most = max(1, start.map(abs).max() ?? 0) * Self.longest
    self.reach = [Double](repeating: reach, count: rows.count)
    least = rows.indices.map { max(start[$0] - reach, rows[$0].leastMultiplier) }
    largest = rows.indices.map { min(start[$0] + reach, rows[$0].largestMultiplier) }
  }

  /// Scaled violation that is bought although the multiplier may go no further.
  func violation(_ optimum: RestrictedMaster.Optimum) -> Double {
    rows.indices.reduce(0) { total, row in
      var violation = 0.0
      if rows[row].leastMultiplier == -.infinity, least[row] <= -most { violation += optimum.shortfall[row] }
      if rows[row].largestMultiplier == .infinity, largest[row] >= most { violation += optimum.excess[row] }
      return total + violation
    }
  }

  /// Opens the sides that are touched and are not yet the row's own; returns how many.
  mutating func widen(_ optimum: RestrictedMaster.Optimum) -> Int {
    var touched = 0
    for row in rows.indices {
      let isLow = optimum.shortfall[row] > 1e-9 && least[row] > max(rows[row].leastMultiplier, -most)
      let isHigh = optimum.excess[row] > 1e-9 && largest[row] < min(rows[row].largestMultiplier, most)
      guard isLow || isHigh else { continue }
      touched += 1
      reach[row] *= Self.growth
      if isLow { least[row] = max(least[row] - reach[row], rows[row].leastMultiplier, -most) }
      if isHigh { largest[row] = min(largest[row] + reach[row], rows[row].largestMultiplier, most) }
    }
    return touched
  }
}
