/// What each representative's fair share of a metric is. Fixed by the data: no plan changes it, so that a
/// representative cannot look fair because everybody's work shrank.
///
/// For every metric with an amount a_i an item:
///
///     s_ig    share of item i that falls to peer group g (`DivisionOfWork`), among the groups with a member
///             who is able to take it: the eligibility rule with its standard settings; of a pinned item only
///             the one it is pinned to; never one who is forbidden to it
///     T_g     total of group g = sum over items of a_i s_ig
///     t_r     target of representative r in g = T_g x capacity of r / capacity of g
///
/// so the targets of all representatives sum to the total of all items that somebody can take; an item that
/// nobody can take falls to nobody and is listed in `itemsOfNobody`. For `accounts` an account counts in group g
/// with the largest s_ig of its items, as if each group kept it in one hand: an account with a hunter and a
/// service engineer counts once in either group. Switching rules off in a scenario does not move the targets.
public struct FixedTargets: Sendable, Equatable {
  public let peers: PeerGroups
  /// Items that no representative is able to take; they are in no target. Ascending.
  public let itemsOfNobody: [Int]

  private let itemsOfAccount: [Range<Int>]
  private let segmentOfAccount: [Int]
  private let capacity: [Minutes]
  /// For each metric but `accounts`: the amount of each item.
  private let amounts: [BalanceMetric: [Int64]]
  /// For each item: index into `shares`.
  private let kindOfItem: [Int]
  /// For each kind of items and each group, in units of 1 / `DivisionOfWork.scale`.
  private let shares: [[Int128]]
  /// For each metric, then each group: the total.
  private let totals: [BalanceMetric: [FixedTarget]]

  /// O(items x representatives).
  ///
  /// - Parameter absent: positions taken as not filled: they take no part of the work, and their own target is
  ///   what they would carry beside their peers at the peers' load.
  public init(
    context: PlanningContext, division: PeerGroups.Division = .roleAndTeam, without absent: Set<Int> = []
  ) {
    let peers = PeerGroups(division, in: context, without: absent)
    let (kindOfItem, abilities) = FixedTargets.kinds(in: context, peers, without: absent)
    var work = [Int128](repeating: 0, count: abilities.count)
    for (item, kind) in kindOfItem.enumerated() {
      work[kind] += Int128(context.standardMinutes[item].count)
    }
    let shares = DivisionOfWork(
      abilities: abilities, work: work, capacities: peers.groups.map(\.capacity.count)
    ).shares
    let amounts: [BalanceMetric: [Int64]] = [
      .standardMinutes: context.standardMinutes.map(\.count),
      .potential: PotentialOfItems.amounts(in: context),
      .standardRevenue: context.items.indices.map { context.standardRevenue(item: $0).minorUnits },
    ]
    var totals = amounts.mapValues { FixedTargets.totals($0, kindOfItem, shares, peers) }
    totals[.accounts] = FixedTargets.accountTotals(context.itemsOfAccount, kindOfItem, shares, peers)
    self.peers = peers
    self.kindOfItem = kindOfItem
    self.shares = shares
    self.amounts = amounts
    self.totals = totals
    itemsOfAccount = context.itemsOfAccount
    segmentOfAccount = context.data.accounts.map(\.segment)
    capacity = context.capacity
    itemsOfNobody = kindOfItem.indices.filter { item in shares[kindOfItem[item]].allSatisfy { $0 == 0 } }
  }

  /// What each item adds to a metric; nil for `accounts`, where an account adds 1 once a representative however
  /// many of its items that representative holds.
  public func itemAmounts(_ metric: BalanceMetric) -> [Int64]? { amounts[metric] }

  /// The fixed target of a representative, or nil without capacity.
  public func target(_ metric: BalanceMetric, representative: Int) -> FixedTarget? {
    guard let group = peers.groupOfRepresentative[representative] else { return nil }
    return part(of: total(metric, group: group), representative, group)
  }

  /// The fixed targets of all representatives for the number of accounts of one segment, nil without capacity.
  public func targetAccounts(segment: Int) -> [FixedTarget?] {
    let ranges = itemsOfAccount.indices.filter { segmentOfAccount[$0] == segment }.map { itemsOfAccount[$0] }
    let totals = FixedTargets.accountTotals(ranges, kindOfItem, shares, peers)
    return peers.groupOfRepresentative.enumerated().map { representative, group in
      group.map { part(of: totals[$0], representative, $0) }
    }
  }

  /// The total of a metric that falls to a peer group.
  public func total(_ metric: BalanceMetric, group: Int) -> FixedTarget { totals[metric]?[group] ?? .zero }

  private func part(of total: FixedTarget, _ representative: Int, _ group: Int) -> FixedTarget {
    let numerator = total.millionths * Int128(capacity[representative].count)
    return FixedTarget(millionths: numerator.roundedQuotient(by: Int128(peers.groups[group].capacity.count)))
  }

  /// Items fall into kinds by the capacity that is able to take them, group by group.
  private static func kinds(
    in context: PlanningContext, _ peers: PeerGroups, without absent: Set<Int>
  ) -> (ofItem: [Int], abilities: [[Int64]]) {
    var known: [[Int64]: Int] = [:]
    var abilities: [[Int64]] = []
    let ofItem = context.items.indices.map { item in
      var ability = [Int64](repeating: 0, count: peers.groups.count)
      for (representative, group) in peers.groupOfRepresentative.enumerated() {
        guard let group, !absent.contains(representative),
          Ability.objection(item: item, holder: Holder(representative), in: context) == nil
        else { continue }
        ability[group] += context.capacity[representative].count
      }
      if let kind = known[ability] { return kind }
      known[ability] = abilities.count
      abilities.append(ability)
      return abilities.count - 1
    }
    return (ofItem, abilities)
  }

  private static func totals(
    _ amounts: [Int64], _ kindOfItem: [Int], _ shares: [[Int128]], _ peers: PeerGroups
  ) -> [FixedTarget] {
    // Summed by kind first: one rounding a kind instead of one an item.
    var sums = [Int128](repeating: 0, count: shares.count)
    for (item, amount) in amounts.enumerated() { sums[kindOfItem[item]] += Int128(amount) }
    return peers.groups.indices.map { group in
      let millionths = zip(sums, shares).reduce(Int128(0)) { total, kind in
        total + (kind.0 * kind.1[group]).roundedQuotient(by: DivisionOfWork.scale / 1_000_000)
      }
      return FixedTarget(millionths: millionths)
    }
  }

  private static func accountTotals(
    _ itemsOfAccount: [Range<Int>], _ kindOfItem: [Int], _ shares: [[Int128]], _ peers: PeerGroups
  ) -> [FixedTarget] {
    peers.groups.indices.map { group in
      let sum = itemsOfAccount.reduce(Int128(0)) { sum, items in
        sum + (items.map { shares[kindOfItem[$0]][group] }.max() ?? 0)
      }
      return FixedTarget(millionths: sum.roundedQuotient(by: DivisionOfWork.scale / 1_000_000))
    }
  }
}
