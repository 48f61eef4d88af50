#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A side row's term of the smoothed dual function: the row's own term with logarithmic barriers on the
/// activity inside its bounds, and on the multiplier inside its box where violation is priced.
struct RowBarrier {
  /// Value, first and second derivative at one multiplier.
  struct Terms {
    var value: Double
    var slope: Double
    var curvature: Double
  }

  private let lower: Double
  private let upper: Double
  /// The open interval of the multiplier.
  let least: Double
  let largest: Double
  /// Whether the multiplier can move at all.
  var isFree: Bool { largest > least + 1e-12 }

  init(_ row: ScaledRow) {
    lower = row.lower
    upper = row.upper
    least = row.lower == -.infinity ? 0 : row.leastMultiplier
    largest = row.upper == .infinity ? 0 : row.largestMultiplier
  }

  /// A point inside the box, close to `y`.
  func inside(_ y: Double, margin: Double) -> Double {
    guard isFree else { return least }
    let room = min(margin, (largest - least) / 4)
    return min(max(y, least + room), largest - room)
  }

  func terms(_ y: Double, _ weight: Double) -> Terms {
    var terms = activityTerms(y, weight)
    if lower > -.infinity, least > -.infinity { add(&terms, room: y - least, sign: -1, weight) }
    if upper < .infinity, largest < .infinity { add(&terms, room: largest - y, sign: 1, weight) }
    return terms
  }

  /// The largest y s + weight x (log of the distances of s from its bounds) over the activities s.
  private func activityTerms(_ y: Double, _ weight: Double) -> Terms {
    if lower == -.infinity || upper == .infinity {
      let bound = lower == -.infinity ? upper : lower
      let size = abs(y)
      return Terms(
        value: y * bound + weight * (log(weight / size) - 1), slope: bound - weight / y,
        curvature: weight / (size * size))
    }
    let width = upper - lower
    guard width > 1e-9 else { return Terms(value: y * upper, slope: upper, curvature: 0) }
    let k = y * width / weight
    let root = (k * k + 4).squareRoot()
    // Shares of the distances from the lower and the upper bound; both forms avoid cancellation.
    let above = 2 / (2 - k + root)
    let below = 2 / (2 + k + root)
    return Terms(
      value: y * lower + y * width * above + weight * (log(above) + log(below)),
      slope: lower + width * above,
      curvature: width * width / weight / (1 / (above * above) + 1 / (below * below)))
  }

  private func add(_ terms: inout Terms, room: Double, sign: Double, _ weight: Double) {
    terms.value -= weight * log(room)
    terms.slope += sign * weight / room
    terms.curvature += weight / (room * room)
  }
}
