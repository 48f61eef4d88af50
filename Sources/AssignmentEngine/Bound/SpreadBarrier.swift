#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A spread's term of the smoothed dual function: the largest price x activity over the activities that keep
/// the spread, less logarithmic barriers.
///
/// A cone of activities, such as that of a Gini coefficient, is cut off by barriers at the ends of what plans can add
/// up to: the total would be free to grow otherwise, and prices would have to be right to a thousandth of T.
///
/// With a width d_m > |l_m| for every difference l_m of the activities s, and R(s) what is allowed:
///
///     B(s) = max over d of log(R(s) - sum of d_m) + W sum of (log(d_m - l_m) + log(d_m + l_m))
///     h(p) = max over s of p s + T B(s)
///
/// The widths follow from one number e = R - sum of d: d_m = W e + sqrt((W e)^2 + l_m^2). At the largest h, p is
/// T / e times (sum of l_m / d_m x the slope of l_m, less that of R): a combination of the spread's rows, since
/// |l_m| < d_m. The maximum over s is found by damped Newton steps, which suit barriers (Nesterov and Nemirovskii
/// 1994).
struct SpreadBarrier {
  /// Newton steps end at this share of the temperature, or after so many.
  static let tolerance = 1e-10
  static let mostSteps = 100
  /// Beyond this length in the barrier's own measure a step is shortened.
  static let fullStep = 0.25

  let spread: ScaledSpread
  let temperature: Double
  /// W above: there may be many more differences than members.
  private let weight: Double
  /// Activities of the last maximum.
  private(set) var activity: [Double]
  /// Minus the second derivative of T B there; that of h is its inverse.
  private(set) var curvature: SymmetricMatrix
  private var factor: CholeskyFactor
  /// l and d of every difference.
  private var difference: [Double]
  private var width: [Double]
  /// e above.
  private var room = 0.0
  /// Minus the slope of T B: the prices of which `activity` is the maximum.
  private var own: [Double]

  /// - Parameter start: activities inside the spread to begin with; empty for members who are all alike.
  init(_ spread: ScaledSpread, temperature: Double, start: [Double] = []) {
    self.spread = spread
    self.temperature = temperature
    weight = min(1, Double(spread.rows.count) / Double(spread.differences.count))
    activity = start.isEmpty ? spread.alike : start
    own = [Double](repeating: 0, count: activity.count)
    difference = [Double](repeating: 0, count: spread.differences.count)
    width = difference
    curvature = SymmetricMatrix(size: activity.count)
    factor = CholeskyFactor(curvature)
  }

  /// h at prices of the members; sets `activity` and `curvature`.
  mutating func maximise(_ price: ArraySlice<Double>) -> Double {
    let price = Array(price)
    for _ in 0..<Self.mostSteps {
      expand()
      let slope = zip(price, own).map { $0 - $1 }
      factor = CholeskyFactor(curvature)
      let step = factor.solve(slope)
      let gain = zip(slope, step).reduce(0) { $0 + $1.0 * $1.1 }
      if gain <= Self.tolerance * temperature { break }
      let size = (gain / (temperature * weight)).squareRoot()
      let length = size > Self.fullStep ? 1 / (1 + size) : 1
      for member in activity.indices { activity[member] += length * step[member] }
    }
    return zip(price, activity).reduce(temperature * value) { $0 + $1.0 * $1.1 }
  }

  /// The inverse of `curvature` times a direction.
  func response(to direction: [Double]) -> [Double] { factor.solve(direction) }

  /// B at the activities that were expanded last.
  private var value: Double {
    var value = log(room)
    for width in width { value += weight * log(2 * weight * room * width) }
    guard let ends else { return value }
    return value + log(ends.above) + log(ends.below)
  }

  /// Distances of the activities' total from the ends of its range.
  private var ends: (above: Double, below: Double)? {
    guard let total = spread.total else { return nil }
    let sum = activity.reduce(0, +)
    return (sum - total.least, total.most - sum)
  }

  private mutating func expand() {
    fit()
    let price = temperature / room
    own = spread.slope.map { -price * $0 }
    var along = spread.slope
    var matrix = SymmetricMatrix(size: activity.count)
    var sum = 1.0
    for (index, term) in spread.differences.enumerated() {
      let (l, d) = (difference[index], width[index])
      let root = d - weight * room
      let bend = temperature * weight / (root * d)
      own[term.first] += price * l / d * term.firstFactor
      along[term.first] -= l / root * term.firstFactor
      matrix.add(bend * term.firstFactor * term.firstFactor, term.first, term.first)
      sum += weight * d / root
      guard term.second >= 0 else { continue }
      own[term.second] -= price * l / d * term.secondFactor
      along[term.second] += l / root * term.secondFactor
      matrix.add(bend * term.secondFactor * term.secondFactor, term.second, term.second)
      matrix.add(-bend * term.firstFactor * term.secondFactor, term.first, term.second)
      matrix.add(-bend * term.firstFactor * term.secondFactor, term.second, term.first)
    }
    matrix.add(temperature / (room * room * sum), square: along)
    if let ends {
      let push = temperature / ends.below - temperature / ends.above
      for member in own.indices { own[member] += push }
      let bend = temperature / (ends.below * ends.below) + temperature / (ends.above * ends.above)
      matrix.add(bend, square: [Double](repeating: 1, count: own.count))
    }
    curvature = matrix
  }

  /// Differences, widths and what is left of the allowance at the activities.
  private mutating func fit() {
    var allowed = spread.allowance
    for member in activity.indices { allowed += spread.slope[member] * activity[member] }
    for (index, term) in spread.differences.enumerated() {
      var l = term.firstFactor * activity[term.first] - term.offset
      if term.second >= 0 { l -= term.secondFactor * activity[term.second] }
      difference[index] = l
    }
    // Convex and rising in the room: Newton's method from above comes down to the root.
    room = allowed / (1 + 2 * weight * Double(difference.count))
    for _ in 0..<Self.mostSteps {
      var (excess, slope) = (room - allowed, 1.0)
      let least = weight * room
      for index in difference.indices {
        let root = (least * least + difference[index] * difference[index]).squareRoot()
        width[index] = least + root
        excess += width[index]
        slope += weight * width[index] / root
      }
      let next = room - excess / slope
      guard next < room * (1 - 1e-13), next > 0 else { break }
      room = next
    }
  }

  /// Prices close to those of the last maximum that are a combination of the spread's rows.
  ///
  /// - Parameter settled: a difference that takes this share of its width counts as far from 0, so that its sign is
  ///   certain.
  func legalPrices(settled: Double) -> [Double] {
    let price = temperature / room
    var result = spread.slope.map { -price * $0 }
    for (index, term) in spread.differences.enumerated() {
      let part = difference[index] / width[index]
      let sign = abs(part) >= settled ? (part > 0 ? 1 : -1) : part
      result[term.first] += price * sign * term.firstFactor
      if term.second >= 0 { result[term.second] -= price * sign * term.secondFactor }
    }
    return result
  }
}
