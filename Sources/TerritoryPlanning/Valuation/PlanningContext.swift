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
  let valuation: Valuation
  private let peerTargets = ComputedOnce<FixedTargets>()
  private let targetsOverAll = ComputedOnce<FixedTargets>()

  /// Derives everything from validated data: O(items + representatives).
  public init(data: PlanData) {
    let workItems = WorkItems(data: data)
    let valuation = Valuation(data: data, workItems: workItems)
    self.data = data
    self.valuation = valuation
    items = workItems.items
    itemsOfAccount = workItems.ofAccount
    capacity = valuation.availability.capacity
    standardMinutes = valuation.standardMinutes
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
  /// Trips that the visits of an item take in the period, rounded up to whole ones; nil: at the standard level.
  public func trips(item: Int, level: Int? = nil) -> Int64 {
    valuation.trips(item, level: level ?? valuation.visits.standard)
  }
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
  /// Fair shares within peer groups of team and role. Computed when first asked for: O(items x
  /// representatives).
  public var fixedTargets: FixedTargets { peerTargets.value { FixedTargets(context: self) } }

  /// Fair shares over all representatives, whatever their role and team. Computed when first asked for.
  public var fixedTargetsOverAll: FixedTargets {
    targetsOverAll.value { FixedTargets(context: self, division: .all) }
  }

  /// The group within which the representative is compared with others (team x role); nil without capacity.
  public func peerGroup(of representative: Int) -> PeerGroup? {
    fixedTargets.peers.groupOfRepresentative[representative].map { fixedTargets.peers.groups[$0] }
  }

  /// An owner of each region and duty for these holders of items; see `RegionOwnership` for the rule.
  ///
  /// - Parameter unused: positions that are not filled; they own a region only where nobody else could.
  public func regionOwners(holders: [Holder?], unused: Set<Int> = []) -> [[Holder?]] {
    let anybody = RegionOwnership(valuation: valuation).owners(holders: holders)
    guard !unused.isEmpty else { return anybody }
    let present = RegionOwnership(valuation: valuation, unused: unused).owners(holders: holders)
    return zip(present, anybody).map { zip($0, $1).map { $0 ?? $1 } }
  }

  /// A plan of these holders, in the order of `items`, with region owners derived.
  public func plan(holders: [Holder?], unused: Set<Int> = []) -> Plan {
    Plan(holders: holders, regionOwners: regionOwners(holders: holders, unused: unused))
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
