/// Plan data with everything derived from them once: the work items, what each pairing costs and earns.
///
/// Rules, the evaluation and the optimizer all read the same figures from here. All lookups are O(1).
/// Formulas and roundings are in docs/domain.md.
public struct PlanningContext: Sendable {
  public let data: PlanData
  /// Every work item, by account and then duty.
  public let items: [WorkItem]
  /// Indices into `items` of each account.
  public let itemsOfAccount: [Range<Int>]
  /// The pool's number as a holder.
  public var pool: Holder { Holder(data.representatives.count) }
  /// The firm's plan today: incumbents, nil where there are none. Region owners are those of the data, and
  /// derived (`regionOwners(holders:)`) where the data name none.
  public let today: Plan
  /// Selling minutes of each representative in the period after FTE, ramp and presence.
  public let capacity: [Minutes]
  /// Minutes of each item at the standard representative; used for balance.
  public let standardMinutes: [Minutes]
  /// By team and then role.
  public let peerGroups: [PeerGroup]
  let groupOfRepresentative: [Int]
  let valuation: Valuation
  let targets: BalanceTargets

  /// Derives everything from validated data: O(items + representatives), plus kinds of work x representatives
  /// for the balance targets.
  public init(data: PlanData) {
    let workItems = WorkItems(data: data)
    let valuation = Valuation(data: data, workItems: workItems)
    self.data = data
    self.valuation = valuation
    items = workItems.items
    itemsOfAccount = workItems.ofAccount
    capacity = valuation.availability.capacity
    standardMinutes = valuation.standardMinutes
    let (groups, groupOf) = data.peerGroups()
    peerGroups = groups
    groupOfRepresentative = groupOf
    targets = BalanceTargets(valuation: valuation, workItems: workItems, groups: groups)
    let holders = workItems.items.map { item in
      data.accounts[item.account].incumbents[item.duty].map { Holder($0) }
    }
    var owners = RegionOwnership(valuation: valuation).owners(holders: holders)
    for region in data.regions.indices {
      for duty in data.parameters.duties.indices {
        if let given = data.regionOwnersToday[region][duty] { owners[region][duty] = Holder(given) }
      }
    }
    today = Plan(holders: holders, regionOwners: owners)
  }

  /// Minutes that `holder` spends on `item`, travel included; zero for the pool. Used for capacity.
  public func actualMinutes(item: Int, holder: Holder) -> Minutes { valuation.actualMinutes(item, holder) }
  /// The part of `actualMinutes` spent travelling; zero for a representative without capacity.
  public func travelMinutes(item: Int, holder: Holder) -> Minutes { valuation.travelMinutes(item, holder) }
  /// One-way minutes from the holder's home to the account; zero for the pool, and where a place is unknown.
  public func oneWayTravel(item: Int, holder: Holder) -> Minutes { valuation.oneWayTravel(item, holder) }
  /// Expected revenue above the unattended baseline, handover loss included; zero for the pool and for a
  /// representative without capacity in the period. Below zero where the handover costs more than is earned.
  public func revenue(item: Int, holder: Holder) -> Money { valuation.revenue(item, holder) }
  /// The same at a standard representative without handover; used for balance by revenue.
  public func standardRevenue(item: Int) -> Money { valuation.standardRevenue(item) }
  /// What travelling costs.
  public func travelCost(item: Int, holder: Holder) -> Money { valuation.travelCost(item, holder) }
  /// Revenue less travel cost: what the optimizer maximises.
  public func worth(item: Int, holder: Holder) -> Money {
    revenue(item: item, holder: holder) - travelCost(item: item, holder: holder)
  }
  /// What is lost when anybody but the incumbent takes the item; the same for all. Zero without incumbent.
  public func handoverLoss(item: Int) -> Money { valuation.handoverLosses[item] }
  /// What an account yields though nobody attends it; the same in every plan.
  public func unattendedRevenue(account: Int) -> Money { data.unattendedRevenue(ofAccount: account) }

  /// Whether giving `item` to `holder` is a move against today.
  public func isMove(item: Int, holder: Holder) -> Bool {
    guard let incumbent = today.holders[item] else { return false }
    return incumbent != holder
  }
  /// Why the item has to leave its incumbent whatever is planned, or nil when a move is voluntary. Facts of the
  /// data only: `leaver`, `no_capacity`, `duty` (not among the representative's), `role` (not one of the
  /// duty's). What the director forbids is a rule, not a fact.
  public func forcedReason(item: Int) -> Objection? { valuation.forcedReason(item) }
  /// The same question of any representative and duty; nil: can do it in this period.
  public func objection(representative: Int, duty: Int) -> Objection? {
    data.objection(to: representative, doing: duty, capacity: capacity[representative])
  }
}

extension PlanningContext {
  /// The group within which the representative is compared with others: team x role.
  public func peerGroup(of representative: Int) -> PeerGroup {
    peerGroups[groupOfRepresentative[representative]]
  }

  /// What an item carries of a metric, in minutes, minor units or items. An account's potential is divided
  /// evenly between its items (the first takes the remainder); `accounts` counts an account once for each of
  /// its duties. Sums over items are therefore the same in every plan that covers them.
  public func balanceAmount(_ metric: BalanceMetric, item: Int) -> Int64 {
    targets.amounts[metric.index][item]
  }

  /// The representative's fixed target within its peer group: the group's part of the work x its share of the
  /// group's capacity. In the unit of `balanceAmount`; nil without capacity.
  public func balanceTarget(_ metric: BalanceMetric, representative: Int) -> Int64? {
    targets.withinGroup[metric.index][representative]
  }

  /// The representative's share of the firm's total by capacity alone, whatever the role; nil without capacity.
  public func overallTarget(_ metric: BalanceMetric, representative: Int) -> Int64? {
    targets.overall[metric.index][representative]
  }

  /// An owner of each region and duty for these holders of items; see `RegionOwnership` for the rule.
  public func regionOwners(holders: [Holder?]) -> [[Holder?]] {
    RegionOwnership(valuation: valuation).owners(holders: holders)
  }

  /// A plan of these holders, in the order of `items`, with region owners derived.
  public func plan(holders: [Holder?]) -> Plan {
    Plan(holders: holders, regionOwners: regionOwners(holders: holders))
  }

  /// Accounts without coordinates of their own: visits are taken to their region's centroid. Ascending.
  public var accountsAtCentroid: [Int] {
    data.accounts.indices.filter { data.accounts[$0].coordinates == nil && valuation.isPlaced(account: $0) }
  }
  /// Accounts with no place at all: travel counts as zero unless a matrix gives it. Ascending.
  public var accountsWithoutPlace: [Int] {
    data.accounts.indices.filter { !valuation.isPlaced(account: $0) }
  }
  /// Representatives with no place at all: travel counts as zero unless a matrix gives it. Ascending.
  public var representativesWithoutPlace: [Int] {
    data.representatives.indices.filter { !valuation.isPlaced(representative: $0) }
  }
}

extension BalanceMetric {
  /// Position in `allCases`.
  var index: Int {
    switch self {
    case .standardMinutes: 0
    case .potential: 1
    case .standardRevenue: 2
    case .accounts: 3
    }
  }
}
