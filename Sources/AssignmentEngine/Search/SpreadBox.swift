/// Bounds on the activities of a spread's members within which the spread holds whatever they are.
///
/// Rows are what a step weighs best, and bounds at which the relaxation's optimum lies cost a search next to
/// nothing: the box therefore lies around that optimum, each member free up to where it is there and on the other
/// side of the middle. Only members close to the middle need room, for items are of some size; the others give up a
/// little for it. What that costs is known from the spread's multiplier, and decides how much room they get.
///
/// A box is where a search begins, not where it ends: plans outside are not looked at.
struct SpreadBox: Sendable {
  /// Room of a member on either side, in items of usual size: at first, and halved while it is too dear.
  static let room = 4.0
  static let halvings = 6

  /// A member's row with the activities allowed there, in its own units.
  struct Side: Sendable {
    var row: Int32
    var lower: Int64
    var upper: Int64
  }

  private(set) var sides: [Side] = []

  /// What the box is made from.
  struct Surroundings {
    /// The problem's side rows.
    var rows: [SideRow]
    /// Of each row at the relaxation's optimum.
    var activity: [Double]
    /// An item's usual use of each row.
    var size: [Double]
    /// What one unit of the spread's inequality is worth there, and how much may be given up.
    var price = 0.0
    var affordable = 0.0
    /// What the members' activities add up to at least, if that is known.
    var leastTotal = -Double.infinity
  }

  /// Nil where no whole activity fits, or a member's row has prices.
  init?(_ spread: Spread, in surroundings: Surroundings) {
    let rows = spread.members.map { surroundings.rows[Int($0.row)] }
    guard rows.allSatisfy({ $0.shortfallPrice == nil && $0.excessPrice == nil }),
      let ranges = Self.ranges(spread, surroundings)
    else { return nil }
    for (index, member) in spread.members.enumerated() {
      let (lower, upper) = (ranges[index].lower.rounded(.up), ranges[index].upper.rounded(.down))
      guard lower <= upper, abs(lower) < 1e18, abs(upper) < 1e18 else { return nil }
      let side = Side(
        row: member.row, lower: max(Int64(lower), rows[index].lower ?? .min),
        upper: min(Int64(upper), rows[index].upper ?? .max))
      guard side.lower <= side.upper else { return nil }
      sides.append(side)
    }
  }

  /// The widest room that can be afforded, and the longest reach that keeps the spread with it.
  private static func ranges(_ spread: Spread, _ surroundings: Surroundings) -> [SpreadReach.Range]? {
    let reach = SpreadReach(spread, surroundings)
    var room = room
    for _ in 0..<halvings {
      let givenUp = max(0, reach.excess(room: room, length: 1))
      if givenUp * surroundings.price <= surroundings.affordable, let length = reach.length(room: room) {
        return reach.ranges(room: room, length: length)
      }
      room /= 2
    }
    return reach.length(room: room).map { reach.ranges(room: room, length: $0) }
  }
}

/// The ranges of activities that a spread leaves its members around the middle: where all would be alike.
///
/// A member has the longer of its room and `length` times its distance from the middle at the optimum, on the side
/// where it is there; and its room on the other.
struct SpreadReach {
  typealias Range = (lower: Double, upper: Double)

  /// Doublings of the reach of members that give nothing up, and halvings of the step that finds its end.
  private static let doublings = 6
  private static let halvings = 40
  /// Share of what is allowed that is left for rounding.
  private static let margin = 1e-9

  private let spread: Spread
  private let weight: [Double]
  /// weight x activity - target; of a Gini coefficient activity / weight less that of the middle member.
  private let deviation: [Double]
  /// Middle of each member's activities, and activity for one unit of deviation.
  private let middle: [Double]
  private let unit: [Double]
  /// Deviation of one item of usual size.
  private let size: [Double]
  private let leastTotal: Double

  init(_ spread: Spread, _ surroundings: SpreadBox.Surroundings) {
    self.spread = spread
    let weight = spread.members.map { Double($0.weight) }
    let activity = spread.members.map { surroundings.activity[Int($0.row)] }
    self.weight = weight
    leastTotal = surroundings.leastTotal
    switch spread.measure {
    case .largestDeviations:
      middle = spread.members.map { Double($0.target) / Double($0.weight) }
      unit = weight.map { 1 / $0 }
    case .gini:
      let order = weight.indices.sorted { activity[$0] * weight[$1] < activity[$1] * weight[$0] }
      let half = weight.reduce(0, +) / 2
      var before = 0.0
      var level = 0.0
      for member in order where before < half {
        before += weight[member]
        level = activity[member] / weight[member]
      }
      middle = weight.map { $0 * level }
      unit = weight
    }
    deviation = weight.indices.map { [middle, unit] in (activity[$0] - middle[$0]) / unit[$0] }
    size = spread.members.indices.map { [unit] in
      surroundings.size[Int(spread.members[$0].row)] / unit[$0]
    }
  }

  /// The longest reach, nil where there is none.
  func length(room: Double) -> Double? {
    guard excess(room: room, length: 0) <= 0 else { return nil }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<Self.doublings where excess(room: room, length: high) <= 0 { (low, high) = (high, 2 * high) }
    for _ in 0..<Self.halvings {
      let middle = (low + high) / 2
      if excess(room: room, length: middle) <= 0 { low = middle } else { high = middle }
    }
    return low
  }

  func ranges(room: Double, length: Double) -> [Range] {
    deviations(room: room, length: length).enumerated().map { member, range in
      (middle[member] + unit[member] * range.lower, middle[member] + unit[member] * range.upper)
    }
  }

  /// By how much the spread's measure may exceed what is allowed within the ranges, in units of its inequality.
  func excess(room: Double, length: Double) -> Double {
    let ranges = deviations(room: room, length: length)
    switch spread.measure {
    case .largestDeviations(let count):
      let largest = ranges.map { max(-$0.lower, $0.upper) }.sorted(by: >)
      return largest.prefix(count).reduce(0, +) - Double(spread.atMost) * (1 - Self.margin)
    case .gini:
      let whole = weight.reduce(0, +)
      let least = zip(ranges.indices, ranges).reduce(0.0) { total, range in
        total + middle[range.0] + unit[range.0] * range.1.lower
      }
      return Double(Spread.giniUnits) * apart(ranges)
        - Double(spread.atMost) * whole * max(least, leastTotal) * (1 - Self.margin)
    }
  }

  private func deviations(room: Double, length: Double) -> [Range] {
    deviation.indices.map { member in
      let least = room * size[member]
      let reach = max(least, length * abs(deviation[member]))
      if case .largestDeviations = spread.measure { return (-reach, reach) }
      // Far from the middle a member has its half; what is close to the middle may lie in either.
      let isClose = abs(deviation[member]) <= least
      return (
        deviation[member] < 0 || isClose ? -reach : 0, deviation[member] > 0 || isClose ? reach : 0
      )
    }
  }

  /// The largest sum over pairs of w_r w_s |x_r - x_s| for x within ranges around 0.
  ///
  /// It is the integral over t of F (W - F), F the weight of those up to t. Below the middle F is at most the weight
  /// of the ranges that begin up to t, above it W - F at most that of those that end beyond; F (W - F) rises up to
  /// W / 2.
  private func apart(_ ranges: [Range]) -> Double {
    side(ranges.map { -$0.lower }) + side(ranges.map(\.upper))
  }

  /// One side's part: with each member as far out as it may go.
  private func side(_ reach: [Double]) -> Double {
    let whole = weight.reduce(0, +)
    var (outside, total) = (0.0, 0.0)
    let order = reach.indices.sorted { reach[$0] > reach[$1] }
    for (place, member) in order.enumerated() {
      outside += weight[member]
      let next = place + 1 < order.count ? reach[order[place + 1]] : 0
      let counted = min(outside, whole / 2)
      total += counted * (whole - counted) * (reach[member] - next)
    }
    return total
  }
}

extension SearchModel.Rows {
  /// Narrows the members' rows to the boxes. Where two spreads leave a member nothing in common, the first stands.
  mutating func narrow(to boxes: [SpreadBox], scaling: [Double]) {
    for side in boxes.lazy.flatMap(\.sides) {
      let row = Int(side.row)
      let lower = max(side.lower, bounds[row].lower == .min ? .min : Int64(bounds[row].lower))
      let upper = min(side.upper, bounds[row].upper == .max ? .max : Int64(bounds[row].upper))
      guard lower <= upper else { continue }
      let narrowed = SideRow(lower: lower, upper: upper)
      bounds[row] = ExactBounds(narrowed)
      scaled[row] = ScaledRow(narrowed, scale: scaling[row], value: 1)
    }
  }
}
