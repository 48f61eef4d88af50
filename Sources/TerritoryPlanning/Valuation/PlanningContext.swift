/// Plan data with everything derived from them once: the work items, what each pairing costs and earns.
///
/// Rules, the evaluation and the optimizer all read the same figures from here. All lookups are O(1).
public struct PlanningContext: Sendable {
  public let data: PlanData
  /// Every work item, by account and then duty.
  public let items: [WorkItem]
  /// Indices into `items` of each account.
  public let itemsOfAccount: [Range<Int>]
  /// The pool's number as a holder.
  public var pool: Holder { Holder(data.representatives.count) }
  /// The firm's plan today: incumbents, nil where there are none.
  public let today: Plan
  /// Selling minutes of each representative in the period after FTE, ramp and presence.
  public let capacity: [Minutes]
  /// Minutes of each item at the standard representative; used for balance.
  public let standardMinutes: [Minutes]
  let valuation: Valuation

  /// Minutes that `holder` spends on `item`, travel included; zero for the pool. Used for capacity.
  public func actualMinutes(item: Int, holder: Holder) -> Minutes { valuation.actualMinutes(item, holder) }
  /// The part of `actualMinutes` spent travelling.
  public func travelMinutes(item: Int, holder: Holder) -> Minutes { valuation.travelMinutes(item, holder) }
  /// One-way minutes from the holder's home to the account; zero for the pool.
  public func oneWayTravel(item: Int, holder: Holder) -> Minutes { valuation.oneWayTravel(item, holder) }
  /// Expected revenue above the unattended baseline, handover loss included; zero for the pool.
  public func revenue(item: Int, holder: Holder) -> Money { valuation.revenue(item, holder) }
  /// The same at a standard representative without handover; used for balance by revenue.
  public func standardRevenue(item: Int) -> Money { valuation.standardRevenue(item) }
  /// What travelling costs.
  public func travelCost(item: Int, holder: Holder) -> Money { valuation.travelCost(item, holder) }
  /// Revenue less travel cost: what the optimizer maximises.
  public func worth(item: Int, holder: Holder) -> Money {
    revenue(item: item, holder: holder) - travelCost(item: item, holder: holder)
  }
  /// Whether giving `item` to `holder` is a move against today.
  public func isMove(item: Int, holder: Holder) -> Bool {
    guard let incumbent = today.holders[item] else { return false }
    return incumbent != holder
  }
  /// Why the item has to leave its incumbent whatever is planned, or nil when a move is voluntary.
  public func forcedReason(item: Int) -> Objection? { valuation.forcedReason(item) }
}
