/// Bounds on the activities of a spread's members within which the spread holds whatever they are.
///
/// Both measures are seminorms f of the activities less those of members who are all alike, so that
/// f(c + d) <= f(c) + f(d). With K the largest f of a d of one unit a member, every plan within h units of c keeps
/// the spread if h <= (what is allowed - f(c)) / K. Rows are what a step weighs best; the price is that plans
/// outside are not looked at, so that a box is where a search begins, not where it ends.
///
/// The centre c lies on the way from the relaxation's optimum, which pays best, to members who are all alike, as
/// far as half of what is allowed is left for the box: with f the measure at the optimum, the share
/// 1 - allowed / (2 f) of the way, none where that is negative.
struct SpreadBox: Sendable {
  /// A member's row with the activities allowed there, in its own units.
  struct Side: Sendable {
    var row: Int32
    var lower: Int64
    var upper: Int64
  }

  private(set) var sides: [Side] = []

  /// - Parameter activity: of every row at the relaxation's optimum.
  /// - Returns: nil where no whole activity fits, or a member's row has prices.
  init?(_ spread: Spread, rows: [SideRow], activity: [Double]) {
    let centre = Centre(spread, optimum: spread.members.map { activity[Int($0.row)] })
    for (index, member) in spread.members.enumerated() {
      let row = rows[Int(member.row)]
      guard row.shortfallPrice == nil, row.excessPrice == nil else { return nil }
      let reach = centre.halfWidth * centre.units[index]
      let lower = (centre.activities[index] - reach).rounded(.up)
      let upper = (centre.activities[index] + reach).rounded(.down)
      guard lower <= upper, abs(lower) < 1e18, abs(upper) < 1e18 else { return nil }
      let side = Side(
        row: member.row, lower: max(Int64(lower), row.lower ?? .min),
        upper: min(Int64(upper), row.upper ?? .max))
      guard side.lower <= side.upper else { return nil }
      sides.append(side)
    }
  }

  /// The middle of a box and how far it reaches.
  private struct Centre {
    private(set) var activities: [Double]
    /// What a member deviates by at a width of one unit.
    let units: [Double]
    /// In units; negative where the spread does not hold at the centre.
    private(set) var halfWidth = 0.0

    init(_ spread: Spread, optimum: [Double]) {
      let weights = spread.members.map { Double($0.weight) }
      let whole = weights.reduce(0, +)
      let alike: [Double]
      let most: Double
      switch spread.measure {
      case .largestDeviations(let count):
        alike = zip(spread.members, weights).map { Double($0.target) / $1 }
        units = weights.map { 1 / $0 }
        most = Double(min(count, weights.count))
      case .gini:
        let total = optimum.reduce(0, +)
        alike = weights.map { $0 * total / whole }
        units = weights
        // Two halves that deviate in opposite directions lie furthest apart; the whole may shrink besides.
        most = Double(Spread.giniUnits) * whole * whole / 2 + Double(spread.atMost) * whole * whole
      }
      let (measured, allowed) = Self.measure(spread, optimum, weights)
      let evenness = measured > 0 ? max(0, 1 - allowed / (2 * measured)) : 0
      activities = zip(optimum, alike).map { $0 + evenness * ($1 - $0) }
      let centre = Self.measure(spread, activities, weights)
      halfWidth = (centre.allowed - centre.measured) / most
    }

    /// Both sides of the spread's inequality.
    private static func measure(
      _ spread: Spread, _ activities: [Double], _ weights: [Double]
    ) -> (measured: Double, allowed: Double) {
      switch spread.measure {
      case .largestDeviations(let count):
        let deviations = spread.members.indices.map {
          abs(weights[$0] * activities[$0] - Double(spread.members[$0].target))
        }
        return (deviations.sorted(by: >).prefix(count).reduce(0, +), Double(spread.atMost))
      case .gini:
        let whole = weights.reduce(0, +)
        let order = weights.indices.sorted { activities[$0] / weights[$0] > activities[$1] / weights[$1] }
        var (before, apart) = (0.0, 0.0)
        for member in order {
          apart += (whole - weights[member] - 2 * before) * activities[member]
          before += weights[member]
        }
        let allowed = Double(spread.atMost) * whole * activities.reduce(0, +)
        return (Double(Spread.giniUnits) * apart, allowed)
      }
    }
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
