/// The bounds of a row of the search in exact units, with what makes them hard.
struct ExactBounds: Sendable {
  /// `Int128.min` where there is none.
  var lower: Int128
  /// `Int128.max` where there is none.
  var upper: Int128
  let isLowerHard: Bool
  let isUpperHard: Bool

  init(_ row: SideRow) {
    lower = row.lower.map { Int128($0) } ?? .min
    upper = row.upper.map { Int128($0) } ?? .max
    isLowerHard = row.lower != nil && row.shortfallPrice == nil
    isUpperHard = row.upper != nil && row.excessPrice == nil
  }

  /// Whether an activity lies outside a hard bound.
  @inline(__always)
  func isBroken(at activity: Int128) -> Bool {
    (isLowerHard && activity < lower) || (isUpperHard && activity > upper)
  }

  /// The bounds of one of `parts` parts that share this row, whose own activity is `own` of `total`.
  ///
  /// Every part may use an equal share of the slack, rounded down: activities within the bounds of their
  /// parts add up to an activity within these. Where the row is broken the slack is negative and every
  /// part owes a share.
  func part(own: Int128, total: Int128, parts: Int) -> ExactBounds {
    var result = self
    if upper != .max { result.upper = own + Self.floor(upper - total, by: Int128(parts)) }
    if lower != .min { result.lower = own - Self.floor(total - lower, by: Int128(parts)) }
    return result
  }

  private static func floor(_ value: Int128, by divisor: Int128) -> Int128 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
