/// The CRM's deals as flat columns, in the order of the plan's opportunities, with what they lack counted.
public struct DealHistory: Sendable {
  enum Outcome: UInt8, Sendable { case open, won, lost }

  /// Of each deal; negative where nobody of the plan is named.
  let representatives: [Int32]
  /// Of the deal's account, as the plan classifies it today.
  let segments: [Int32]
  /// Of each deal: index of its product, all deals without one sharing an index.
  let products: [Int32]
  let outcomes: [Outcome]
  /// Days since 1970, or `unknown`.
  let opened: [Int32]
  let closed: [Int32]
  /// Minor units; 0 where not known.
  let values: [Double]

  let representativeCount: Int
  let segmentCount: Int
  /// Names of products; the empty one stands for deals without.
  public let productNames: [String]
  /// The last day that the history knows of: how long open deals have been open is counted to it.
  public let lastDay: CalendarDay?
  /// First and last day on which deals were closed.
  public let closingDays: ClosedRange<CalendarDay>?

  public let won: Int
  public let lost: Int
  public let open: Int
  /// Closed deals that name nobody of the plan: people who have left. They count for the shared figures.
  public let closedByNobody: Int
  /// Deals, open or closed, without the day on which they were opened: they say nothing about the cycle.
  public let withoutOpened: Int
  /// Won deals without a value, or with 0: they say nothing about the size.
  public let wonWithoutValue: Int

  static let unknown = Int32.min
  var count: Int { outcomes.count }

  public init(_ data: PlanData) {
    let deals = data.opportunities
    representatives = deals.map { Int32($0.representative ?? -1) }
    segments = deals.map { Int32(data.accounts[$0.account].segment) }
    var names: [String: Int32] = [:]
    var listed: [String] = []
    products = deals.map { deal in
      if let known = names[deal.product] { return known }
      let index = Int32(listed.count)
      names[deal.product] = index
      listed.append(deal.product)
      return index
    }
    productNames = listed
    outcomes = deals.map { $0.stage == .won ? .won : $0.stage == .lost ? .lost : .open }
    opened = deals.map { $0.opened.map { Int32(clamping: $0.daysSince1970) } ?? Self.unknown }
    closed = deals.map { deal in
      // Of a deal in progress the day is a hope.
      deal.isInProgress ? Self.unknown : deal.closed.map { Int32(clamping: $0.daysSince1970) } ?? Self.unknown
    }
    values = deals.map { Double($0.value?.minorUnits ?? 0) }
    representativeCount = data.representatives.count
    segmentCount = data.parameters.segments.count
    won = outcomes.count { $0 == .won }
    lost = outcomes.count { $0 == .lost }
    open = outcomes.count - won - lost
    closedByNobody = deals.count { !$0.isInProgress && $0.representative == nil }
    withoutOpened = deals.count { $0.opened == nil }
    wonWithoutValue = deals.count { $0.stage == .won && ($0.value ?? .zero) == .zero }
    let ends = closed.filter { $0 != Self.unknown }
    closingDays =
      ends.min().map {
        CalendarDay(daysSince1970: Int($0))...CalendarDay(daysSince1970: Int(ends.max() ?? $0))
      }
    lastDay = [ends.max(), opened.filter { $0 != Self.unknown }.max()].compactMap { $0 }.max()
      .map { CalendarDay(daysSince1970: Int($0)) }
  }

  /// Indices of the deals that were won or lost.
  var closedDeals: [Int] { outcomes.indices.filter { outcomes[$0] != .open } }

  /// Closed deals before a day, or from it on.
  func closedDeals(before day: Int32) -> (earlier: [Int], later: [Int]) {
    let all = closedDeals
    return (all.filter { closed[$0] < day }, all.filter { closed[$0] >= day })
  }

  /// Product and segment of each of some deals as one stratum, numbered as they come up.
  func strata(of deals: [Int]) -> (strata: [Int32], count: Int) {
    var known = [Int32](repeating: -1, count: max(1, productNames.count) * segmentCount)
    var count: Int32 = 0
    let strata = deals.map { deal -> Int32 in
      let key = Int(products[deal]) * segmentCount + Int(segments[deal])
      if known[key] < 0 {
        known[key] = count
        count += 1
      }
      return known[key]
    }
    return (strata, Int(count))
  }
}

/// Why a figure cannot be estimated.
public enum EstimateGap: Sendable, Equatable {
  case noDeals
  /// Fewer deals of the kind needed than `least`.
  case tooFew(Int, least: Int)
  case nothingWon
  /// Every closed deal was won: lost ones are not recorded, or there are none.
  case nothingLost
}
