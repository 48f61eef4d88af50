/// A plan counted through once: who holds what, and what it comes to.
struct PlanTally {
  let context: PlanningContext
  let holders: [Holder?]
  /// The level of visits of each item.
  let level: @Sendable (_ item: Int) -> Int
  /// Items held by representatives at each level; empty where the plan chooses none.
  private(set) var itemsByLevel: [Int] = []
  /// Items of each representative, and last of the pool; ascending.
  let itemsOfHolder: [[Int]]
  let uncovered: [Int]
  /// Fair shares among the positions that are filled.
  let targets: FixedTargets
  /// Positions that the plan leaves unused by decision: they have no target.
  let unused: Set<Int>
  private(set) var representatives: [RepresentativeEvaluation]
  private(set) var travelCost = Money.zero

  init(context: PlanningContext, plan: Plan, unused: Set<Int> = []) {
    self.context = context
    self.unused = unused
    targets = context.targets(among: .roleAndTeam, without: unused)
    holders = plan.holders
    let level = { @Sendable (item: Int) in context.level(item: item, in: plan) }
    self.level = level
    var itemsOfHolder: [[Int]] = Array(repeating: [], count: context.pool.index + 1)
    var uncovered: [Int] = []
    for (item, holder) in plan.holders.enumerated() {
      if let holder { itemsOfHolder[holder.index].append(item) } else { uncovered.append(item) }
    }
    self.itemsOfHolder = itemsOfHolder
    self.uncovered = uncovered
    representatives = []
    let potential = targets.itemAmounts(.potential) ?? []
    for index in context.data.representatives.indices {
      let (evaluation, cost) = Self.evaluate(
        index, itemsOfHolder[index], potential, target(.standardMinutes, of: index), context, level)
      representatives.append(evaluation)
      travelCost += cost
    }
    if context.hasVisitLevels {
      itemsByLevel = Array(repeating: 0, count: context.data.parameters.visits.levels.count)
      for item in itemsOfHolder.dropLast().joined() { itemsByLevel[level(item)] += 1 }
    }
  }

  private static func evaluate(
    _ index: Int, _ items: [Int], _ potential: [Int64], _ target: FixedTarget?,
    _ context: PlanningContext, _ level: (Int) -> Int
  ) -> (RepresentativeEvaluation, travelCost: Money) {
    let dutyCount = context.data.parameters.duties.count
    var figures = RepresentativeEvaluation(
      representative: index, items: items.count, accounts: 0,
      itemsByDuty: Array(repeating: 0, count: dutyCount),
      standardMinutesByDuty: Array(repeating: .zero, count: dutyCount), standardMinutes: .zero,
      actualMinutes: .zero, travelMinutes: .zero, capacity: context.capacity[index], revenue: .zero,
      revenueByDuty: Array(repeating: .zero, count: dutyCount), potential: .zero,
      targetMinutes: target.map { Minutes($0.rounded) },
      itemsIn: 0, itemsOut: 0, revenueIn: .zero, revenueOut: .zero)
    let holder = Holder(index)
    var cost = Money.zero
    var lastAccount = -1
    for item in items {
      let work = context.items[item]
      // Items are ordered by account, so a new account is one that differs from the last.
      if work.account != lastAccount { figures.accounts += 1 }
      lastAccount = work.account
      figures.itemsByDuty[work.duty] += 1
      figures.standardMinutesByDuty[work.duty] += context.standardMinutes[item]
      figures.standardMinutes += context.standardMinutes[item]
      figures.actualMinutes += context.actualMinutes(item: item, holder: holder, level: level(item))
      figures.travelMinutes += context.travelMinutes(item: item, holder: holder, level: level(item))
      let revenue = context.revenue(item: item, holder: holder, level: level(item))
      figures.revenue += revenue
      figures.revenueByDuty[work.duty] += revenue
      figures.potential += Money(minorUnits: potential[item])
      cost += context.travelCost(item: item, holder: holder, level: level(item))
    }
    return (figures, cost)
  }

  private func target(_ metric: BalanceMetric, of representative: Int) -> FixedTarget? {
    unused.contains(representative) ? nil : targets.target(metric, representative: representative)
  }

  mutating func count(_ moves: [Move]) {
    for move in moves {
      if move.from != context.pool {
        representatives[move.from.index].itemsOut += 1
        representatives[move.from.index].revenueOut += context.revenue(item: move.item, holder: move.from)
      }
      if let to = move.to, to != context.pool {
        representatives[to.index].itemsIn += 1
        representatives[to.index].revenueIn += context.revenue(
          item: move.item, holder: to, level: level(move.item))
      }
    }
  }

  // MARK: Fairness

  /// Every metric, over all and then by peer group: of role and team, then of the other divisions named.
  func fairness(among divisions: [PeerGroups.Division]) -> [FairnessFigures] {
    var seen: Set<PeerGroups.Division> = []
    return ([.roleAndTeam] + divisions).filter { seen.insert($0).inserted }.flatMap { division in
      let targets = context.targets(among: division, without: unused)
      return BalanceMetric.allCases.flatMap { fairness($0, targets) }
    }
  }

  private func fairness(_ metric: BalanceMetric, _ targets: FixedTargets) -> [FairnessFigures] {
    let amounts = amounts(of: metric)
    let within = context.data.representatives.indices.map {
      unused.contains($0) ? nil : targets.target(metric, representative: $0)
    }
    let measured = { (group: String?, members: [Int]) -> FairnessFigures in
      figures(metric, targets.peers.division, group, members: members, amounts: amounts, targets: within)
    }
    // Over all, everybody is still measured against the fair share within the own peer group: a hunter's
    // load and a service engineer's are not alike, but their fair shares are.
    return [measured(nil, Array(within.indices))]
      + targets.peers.groups.map { measured($0.name, $0.members) }
  }

  private func amounts(of metric: BalanceMetric) -> [Int64] {
    guard let ofItem = targets.itemAmounts(metric) else {
      return representatives.map { Int64($0.accounts) }
    }
    return representatives.indices.map { itemsOfHolder[$0].reduce(0) { $0 + ofItem[$1] } }
  }

  private func figures(
    _ metric: BalanceMetric, _ peers: PeerGroups.Division, _ group: String?, members: [Int],
    amounts: [Int64], targets: [FixedTarget?]
  ) -> FairnessFigures {
    let members = members.filter { targets[$0].map { $0 > .zero } ?? false }
    let measures = FairnessMeasures(
      amounts: members.map { Double(amounts[$0]) }, fair: members.compactMap { targets[$0]?.value })
    return FairnessFigures(
      metric: metric, peers: peers, group: group, members: members,
      largestDeviation: measures?.largestDeviation,
      largestTargetDeviation: measures?.largestTargetDeviation,
      meanTargetDeviation: measures?.meanTargetDeviation,
      range: measures?.range, meanAbsoluteDeviation: measures?.meanAbsoluteDeviation,
      coefficientOfVariation: measures?.coefficientOfVariation, gini: measures?.gini,
      jain: measures?.jain, worstShare: measures?.worstShare,
      worstRepresentative: measures.map { members[$0.worst] })
  }
}
