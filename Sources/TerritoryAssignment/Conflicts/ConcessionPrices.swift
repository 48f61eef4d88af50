import TerritoryPlanning

/// What giving way weighs, in minutes of work: one scale for everything, so that fourteen hours of overtime and two
/// pins can be held against each other. Defaults follow what a director would rather give: time first, then moves
/// and promises to customers, abilities last.
public struct ConcessionPrices: Sendable, Equatable {
  /// One unit beyond a bound. Money counts by its share: as many minutes as the same share of all work.
  public var item: Int64 = 120
  public var account: Int64 = 120
  public var trip: Int64 = 60
  public var representative: Int64 = 240
  public var team: Int64 = 240
  public var region: Int64 = 480
  public var position: Int64 = 9_600
  /// One item, held by somebody whom the rule refuses.
  public var pinned: Int64 = 480
  public var frozen: Int64 = 960
  public var otherTeam: Int64 = 480
  public var forbidden: Int64 = 1_920
  public var travelLimit: Int64 = 480
  public var ownRegions: Int64 = 960
  public var qualification: Int64 = 1_920
  /// Duty and role.
  public var ability: Int64 = 4_800
  /// Any other reason against a pair.
  public var otherReason: Int64 = 1_920
  /// An item that must not be left to the pool, beside its minutes.
  public var uncovered: Int64 = 240
  /// A demand that has no amounts: contiguity, a spread.
  public var shape: Int64 = 4_800

  public init() {}

  /// Minutes for one item held against the objection.
  func minutes(_ objection: String, item: Int, in context: PlanningContext) -> Int64 {
    switch objection {
    case "pinned_elsewhere": pinned
    case "frozen": frozen
    case "other_team": otherTeam
    case "forbidden": forbidden
    case "travel_limit": travelLimit
    case "region": ownRegions
    case "qualification": qualification
    case "duty", "role": ability
    case "pool_not_allowed": uncovered + context.standardMinutes[item].count
    default: otherReason
    }
  }

  /// Minutes for one unit beyond a bound; nil for money.
  func minutes(_ unit: Limit.Unit) -> Int64? {
    switch unit {
    case .minutes: 1
    case .items: item
    case .accounts: account
    case .trips: trip
    case .representatives: representative
    case .teams: team
    case .regions: region
    case .positions: position
    case .money: nil
    }
  }
}

/// Prices as whole numbers of points: small enough a point that a minor unit of money weighs at least one.
struct ConcessionPoints {
  let prices: ConcessionPrices
  /// Points a minute of work.
  let perMinute: Int64
  private let context: PlanningContext

  init(_ prices: ConcessionPrices, in context: PlanningContext) {
    self.prices = prices
    self.context = context
    let work = max(1, context.standardMinutes.reduce(0) { $0 + $1.count })
    let money = context.data.accounts.reduce(0) { $0 + $1.potential.minorUnits }
    perMinute = max(1, (money + work - 1) / work)
  }

  /// A minor unit of money is the smallest thing there is and counts one point.
  func points(_ unit: Limit.Unit) -> Int64 { prices.minutes(unit).map { $0 * perMinute } ?? 1 }

  func points(_ objection: String, item: Int) -> Int64 {
    prices.minutes(objection, item: item, in: context) * perMinute
  }

  var coupling: Int64 { prices.representative * perMinute }
  var shape: Int64 { prices.shape * perMinute }

  /// Rounded up.
  func minutes(atMost points: Int64) -> Int64 { (max(0, points) + perMinute - 1) / perMinute }
  /// Rounded down.
  func minutes(atLeast points: Int64) -> Int64 { max(0, points) / perMinute }
}
