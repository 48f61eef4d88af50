/// What each representative's fair share of a metric is. Fixed by the data: no plan changes it, so that a
/// representative cannot look fair because everybody's work shrank.
///
/// For every metric with an amount a_i an item:
///
///     E_i     representatives with capacity who are able to take item i: the eligibility rule with its standard
///             settings; of a pinned item only the one it is pinned to; never one who is forbidden to it
///     s_ig    share of item i that falls to peer group g = capacity of E_i within g / capacity of E_i
///     T_g     total of group g = sum over items of a_i s_ig
///     t_r     target of representative r in g = T_g x capacity of r / capacity of g
///
/// so the targets of all representatives sum to the total of all items that somebody can take; an item that
/// nobody can take falls to nobody and is listed in `itemsOfNobody`. For `accounts` an account counts in group g
/// with the largest s_ig of its items, as if each group kept it in one hand: an account with a hunter and a
/// service engineer counts once in either group. Switching rules off in a scenario does not move the targets.
public struct FixedTargets: Sendable {
  public let peers: PeerGroups
  /// Items that no representative is able to take; they are in no target. Ascending.
  public let itemsOfNobody: [Int]

  private let accountOfItem: [Int]
  private let itemsOfAccount: [Range<Int>]
  private let segmentOfAccount: [Int]
  private let capacity: [Minutes]
  /// For each metric but `accounts`: the amount of each item.
  private let amounts: [BalanceMetric: [Int64]]
  /// For each item: index into `abilities`.
  private let abilityOfItem: [Int]
  /// Distinct divisions of ability: for each group, the capacity of its members who are able.
  private let abilities: [[Int64]]
  /// For each metric, then each group: the total.
  private let totals: [BalanceMetric: [FixedTarget]]

  public init(context: PlanningContext, division: PeerGroups.Division = .roleAndTeam) {
    peers = PeerGroups(division, in: context)
    accountOfItem = context.items.map(\.account)
    itemsOfAccount = context.itemsOfAccount
    segmentOfAccount = context.data.accounts.map(\.segment)
    capacity = context.capacity
    amounts = [
      .standardMinutes: context.standardMinutes.map(\.count),
      .potential: PotentialOfItems.amounts(in: context),
      .standardRevenue: context.items.indices.map { context.standardRevenue(item: $0).minorUnits },
    ]
    (abilityOfItem, abilities) = FixedTargets.abilities(in: context, peers)
    let abilities = abilities
    itemsOfNobody = abilityOfItem.indices.filter { [abilityOfItem] item in
      abilities[abilityOfItem[item]].allSatisfy { $0 == 0 }
    }
    var totals: [BalanceMetric: [FixedTarget]] = [:]
    for metric in BalanceMetric.allCases {
      if let amounts = amounts[metric] {
        totals[metric] = FixedTargets.totals(amounts, abilityOfItem, abilities, groups: peers.groups.count)
      } else {
        totals[metric] = FixedTargets.accountTotals(
          itemsOfAccount.indices, itemsOfAccount, abilityOfItem, abilities, groups: peers.groups.count)
      }
    }
    self.totals = totals
  }

  /// What each item adds to a metric; nil for `accounts`, where an account adds 1 once a representative however
  /// many of its items that representative holds.
  public func itemAmounts(_ metric: BalanceMetric) -> [Int64]? { amounts[metric] }

  /// The fixed target of a representative, or nil without capacity.
  public func target(_ metric: BalanceMetric, representative: Int) -> FixedTarget? {
    guard let group = peers.groupOfRepresentative[representative] else { return nil }
    return share(of: totals[metric]?[group] ?? .zero, representative, group)
  }

  /// The fixed target of a representative for the number of accounts of one segment, or nil without capacity.
  public func targetAccounts(segment: Int, representative: Int) -> FixedTarget? {
    targetAccounts(segment: segment)[representative]
  }

  /// The fixed targets of all representatives for the number of accounts of one segment, nil without capacity.
  public func targetAccounts(segment: Int) -> [FixedTarget?] {
    let accounts = itemsOfAccount.indices.filter { segmentOfAccount[$0] == segment }
    let totals = FixedTargets.accountTotals(
      accounts, itemsOfAccount, abilityOfItem, abilities, groups: peers.groups.count)
    return peers.groupOfRepresentative.enumerated().map { representative, group in
      group.map { share(of: totals[$0], representative, $0) }
    }
  }

  /// The total of a metric that falls to a peer group.
  public func total(_ metric: BalanceMetric, group: Int) -> FixedTarget { totals[metric]?[group] ?? .zero }

  private func share(of total: FixedTarget, _ representative: Int, _ group: Int) -> FixedTarget {
    let numerator = total.millionths * Int128(capacity[representative].count)
    return FixedTarget(millionths: numerator.roundedQuotient(by: Int128(peers.groups[group].capacity.count)))
  }

  private static func abilities(
    in context: PlanningContext, _ peers: PeerGroups
  ) -> (ofItem: [Int], distinct: [[Int64]]) {
    var known: [[Int64]: Int] = [:]
    var distinct: [[Int64]] = []
    let ofItem = context.items.indices.map { item in
      var ability = [Int64](repeating: 0, count: peers.groups.count)
      for (representative, group) in peers.groupOfRepresentative.enumerated() {
        guard let group, Ability.objection(item: item, holder: Holder(representative), in: context) == nil
        else { continue }
        ability[group] += context.capacity[representative].count
      }
      if let index = known[ability] { return index }
      known[ability] = distinct.count
      distinct.append(ability)
      return distinct.count - 1
    }
    return (ofItem, distinct)
  }

  private static func totals(
    _ amounts: [Int64], _ abilityOfItem: [Int], _ abilities: [[Int64]], groups: Int
  ) -> [FixedTarget] {
    // Amounts are summed by ability first: one rounding an ability instead of one an item.
    var sums = [Int128](repeating: 0, count: abilities.count)
    for (item, amount) in amounts.enumerated() { sums[abilityOfItem[item]] += Int128(amount) }
    var totals = [Int128](repeating: 0, count: groups)
    for (ability, sum) in zip(abilities, sums) {
      let whole = ability.reduce(Int128(0)) { $0 + Int128($1) }
      guard whole > 0 else { continue }
      for group in 0..<groups {
        totals[group] += (sum * Int128(ability[group]) * 1_000_000).roundedQuotient(by: whole)
      }
    }
    return totals.map(FixedTarget.init(millionths:))
  }

  private static func accountTotals(
    _ accounts: some Sequence<Int>, _ itemsOfAccount: [Range<Int>], _ abilityOfItem: [Int],
    _ abilities: [[Int64]], groups: Int
  ) -> [FixedTarget] {
    /// Shares in thousandths of a millionth, so that many rounded thirds still add up.
    let scale: Int128 = 1_000_000_000
    let shares = abilities.map { ability in
      let whole = ability.reduce(Int128(0)) { $0 + Int128($1) }
      return ability.map { whole > 0 ? (Int128($0) * scale).roundedQuotient(by: whole) : 0 }
    }
    var totals = [Int128](repeating: 0, count: groups)
    for account in accounts {
      for group in 0..<groups {
        totals[group] += itemsOfAccount[account].map { shares[abilityOfItem[$0]][group] }.max() ?? 0
      }
    }
    return totals.map { FixedTarget(millionths: $0.roundedQuotient(by: scale / 1_000_000)) }
  }
}
