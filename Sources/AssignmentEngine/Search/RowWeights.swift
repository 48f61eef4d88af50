/// What a row's activity costs the search.
///
/// cost(a) = -y (a - base) + excess x max(0, a - upper) + shortfall x max(0, lower - a), where y is the row's
/// multiplier and base the bound that y presses on: the multiplier times the slack inside the bounds, and
/// the price (soft) or an adaptive penalty (hard) outside.
struct RowWeights {
  /// Multiples of its unit that a penalty may be raised to.
  static let largest = 1e4

  private let rows: UnsafeMutablePointer<Row>
  let count: Int
  /// A multiplier of usual size.
  let typical: Double
  /// The multiple of their units that penalties were last set to.
  private(set) var weight = 2.0
  /// Penalty of one scaled unit of violation of row `r` at weight 1; 0 for a priced row.
  private let unit: [(lower: Double, upper: Double)]
  private let owner: Owner

  struct Row {
    var multiplier: Double
    var base: Double
    /// Finite: a bound that does not exist is far away and costs nothing.
    var lower: Double
    var upper: Double
    var shortfall: Double
    var excess: Double
  }

  /// Frees the rows when the last copy goes.
  private final class Owner {
    let memory: UnsafeMutablePointer<Row>
    init(_ memory: UnsafeMutablePointer<Row>) { self.memory = memory }
    deinit { memory.deallocate() }
  }

  init(_ model: SearchModel) {
    count = model.rows.count
    let pressed = model.multipliers.map(abs).filter { $0 > 1e-9 }
    typical = pressed.isEmpty ? 1 : pressed.reduce(0, +) / Double(pressed.count)
    var units: [(lower: Double, upper: Double)] = []
    let typical = typical
    rows = .copy(
      of: model.rows.indices.map { index in
        let row = model.rows[index]
        let y = model.multipliers[index]
        let unit = max(abs(y), typical)
        units.append(
          (row.leastMultiplier == -.infinity ? unit : 0, row.largestMultiplier == .infinity ? unit : 0))
        return Row(
          multiplier: y, base: y > 0 ? row.upper : (y < 0 ? row.lower : 0),
          lower: max(row.lower, -1e30), upper: min(row.upper, 1e30),
          shortfall: row.leastMultiplier == -.infinity ? 0 : -row.leastMultiplier,
          excess: row.largestMultiplier == .infinity ? 0 : row.largestMultiplier)
      })
    owner = Owner(rows)
    unit = units
    set(weight: weight)
  }

  subscript(row: Int) -> Row { rows[row] }

  @inline(__always)
  func cost(_ row: Int, _ activity: Double) -> Double {
    let r = rows[row]
    return -r.multiplier * (activity - r.base) + r.excess * max(0, activity - r.upper)
      + r.shortfall * max(0, r.lower - activity)
  }

  /// Sets the penalty of every hard row to `weight` times its unit, at least what its multiplier pays.
  mutating func set(weight: Double) {
    self.weight = weight
    for row in 0..<count {
      let y = rows[row].multiplier
      if unit[row].lower > 0 { rows[row].shortfall = max(0, -y) + weight * unit[row].lower }
      if unit[row].upper > 0 { rows[row].excess = max(0, y) + weight * unit[row].upper }
    }
  }

  /// Multiplies the penalty of a hard row, up to `largest` units: beyond that the single precision of the
  /// steps sees nothing but violation.
  func raise(_ row: Int, by factor: Double) {
    let most = Self.largest
    if unit[row].lower > 0 { rows[row].shortfall = min(rows[row].shortfall * factor, most * unit[row].lower) }
    if unit[row].upper > 0 { rows[row].excess = min(rows[row].excess * factor, most * unit[row].upper) }
  }

}
