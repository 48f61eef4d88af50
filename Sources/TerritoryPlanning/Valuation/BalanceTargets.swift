/// What each representative's fair share of each metric is: fixed by the data, whatever is planned.
///
/// A peer group's total is that part of the firm's work which falls to the group when every kind of work (a
/// duty, in a region, asking for the same qualifications) is divided between the groups that can do it so that
/// their loads are as even as the work allows. Within the group the total is divided by capacity.
struct BalanceTargets: Sendable, Equatable {
  /// `[metric][representative]`, within the peer group; nil without capacity.
  let withinGroup: [[Int64?]]
  /// `[metric][representative]`: share of the firm's total by capacity alone; nil without capacity.
  let overall: [[Int64?]]
  /// `[metric][item]`
  let amounts: [[Int64]]

  init(valuation: Valuation, workItems: WorkItems, groups: [PeerGroup]) {
    let capacity = valuation.availability.capacity
    let amounts = BalanceMetric.allCases.map { Self.amounts(of: $0, valuation, workItems) }
    self.amounts = amounts
    let division = WorkDivision(valuation: valuation, groups: groups, minutes: valuation.standardMinutes)
    let everybody = Array(capacity.indices)
    overall = amounts.map { amounts in
      Self.divide(Double(amounts.reduce(0, +)), among: everybody, capacity: capacity)
    }
    withinGroup = amounts.map { amounts in
      var targets: [Int64?] = Array(repeating: nil, count: capacity.count)
      for (group, total) in zip(groups, division.totals(of: amounts)) {
        let shares = Self.divide(total, among: group.members, capacity: capacity)
        for member in group.members { targets[member] = shares[member] }
      }
      return targets
    }
  }

  private static func divide(_ total: Double, among members: [Int], capacity: [Minutes]) -> [Int64?] {
    let whole = Double(members.reduce(0) { $0 + capacity[$1].count })
    var targets: [Int64?] = Array(repeating: nil, count: capacity.count)
    for member in members where capacity[member] > .zero {
      targets[member] = nearestWhole(total * Double(capacity[member].count) / whole)
    }
    return targets
  }

  /// What each item carries of a metric. An account's potential is divided evenly between its items, the first
  /// taking the remainder, so that totals over representatives add up to the firm's.
  private static func amounts(
    of metric: BalanceMetric, _ valuation: Valuation, _ workItems: WorkItems
  ) -> [Int64] {
    switch metric {
    case .standardMinutes: valuation.standardMinutes.map(\.count)
    case .standardRevenue: valuation.standardRevenues.map(\.minorUnits)
    case .accounts: Array(repeating: 1, count: valuation.items.count)
    case .potential:
      valuation.items.enumerated().map { index, item in
        let siblings = workItems.ofAccount[item.account]
        let potential = valuation.data.accounts[item.account].potential.minorUnits
        let part = potential / Int64(siblings.count)
        return index == siblings.lowerBound ? potential - part * Int64(siblings.count - 1) : part
      }
    }
  }
}

/// How the kinds of work are divided between peer groups.
private struct WorkDivision {
  /// The kind of each item.
  private let kindOfItem: [Int]
  /// `[kind]`: groups that can do it, with the share that falls to each; empty where nobody can.
  private let shares: [[(group: Int, share: Double)]]
  private let groupCount: Int

  private struct Kind: Hashable {
    var duty: Int
    var region: Int
    var qualifications: [String]
  }

  init(valuation: Valuation, groups: [PeerGroup], minutes: [Minutes]) {
    var numbers: [Kind: Int] = [:]
    var kinds: [Kind] = []
    kindOfItem = valuation.items.map { item in
      let account = valuation.data.accounts[item.account]
      let kind = Kind(
        duty: item.duty, region: account.region, qualifications: account.requiredQualifications)
      if let number = numbers[kind] { return number }
      numbers[kind] = kinds.count
      kinds.append(kind)
      return kinds.count - 1
    }
    var work = Array(repeating: 0.0, count: kinds.count)
    for (kind, minutes) in zip(kindOfItem, minutes) { work[kind] += Double(minutes.count) }
    let able = kinds.map { kind in
      groups.enumerated().compactMap { number, group -> (group: Int, capacity: Double)? in
        let capacity = group.members.filter { Self.can($0, do: kind, valuation) }
          .reduce(0) { $0 + valuation.availability.capacity[$1].count }
        return capacity > 0 ? (number, Double(capacity)) : nil
      }
    }
    let capacities = groups.map { group in
      group.members.reduce(0.0) { $0 + Double(valuation.availability.capacity[$1].count) }
    }
    groupCount = groups.count
    shares = Self.evenOut(work: work, able: able, capacities: capacities)
  }

  func totals(of amounts: [Int64]) -> [Double] {
    var byKind = Array(repeating: Int64(0), count: shares.count)
    for (kind, amount) in zip(kindOfItem, amounts) { byKind[kind] += amount }
    var totals = Array(repeating: 0.0, count: groupCount)
    for (amount, shares) in zip(byKind, shares) {
      for part in shares { totals[part.group] += Double(amount) * part.share }
    }
    return totals
  }

  private static func can(_ representative: Int, do kind: Kind, _ valuation: Valuation) -> Bool {
    let data = valuation.data
    let capacity = valuation.availability.capacity[representative]
    return data.objection(to: representative, doing: kind.duty, capacity: capacity) == nil
      && data.mayWork(representative: representative, region: kind.region)
      && kind.qualifications.allSatisfy { data.representatives[representative].qualifications.contains($0) }
  }

  /// Divides each kind in proportion to able capacity x a weight of the group, and adjusts the weights until
  /// loads over capacity are even. A fixed number of rounds keeps the result a function of the data.
  private static func evenOut(
    work: [Double], able: [[(group: Int, capacity: Double)]], capacities: [Double]
  ) -> [[(group: Int, share: Double)]] {
    let rounds = 200
    var weights = Array(repeating: 1.0, count: capacities.count)
    var shares: [[(group: Int, share: Double)]] = []
    for round in 0...rounds {
      shares = able.map { groups in
        let sum = groups.reduce(0.0) { $0 + $1.capacity * weights[$1.group] }
        return groups.map { ($0.group, $0.capacity * weights[$0.group] / sum) }
      }
      guard round < rounds else { break }
      var loads = Array(repeating: 0.0, count: capacities.count)
      for (amount, shares) in zip(work, shares) {
        for part in shares { loads[part.group] += amount * part.share }
      }
      let capacity = capacities.reduce(0, +)
      guard capacity > 0 else { break }
      let even = loads.reduce(0, +) / capacity
      for group in capacities.indices where loads[group] > 0 {
        let utilisation = loads[group] / capacities[group]
        // Square roots damp the steps; the ends keep a group that nobody can relieve from vanishing.
        weights[group] = min(1e6, max(1e-6, weights[group] * (even / utilisation).squareRoot()))
      }
    }
    return shares
  }
}
