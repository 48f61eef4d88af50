/// A plan counted through once: who holds what, and what it comes to.
struct PlanTally {
  let context: PlanningContext
  let holders: [Holder?]
  /// Items of each representative, and last of the pool; ascending.
  let itemsOfHolder: [[Int]]
  let uncovered: [Int]
  private(set) var representatives: [RepresentativeEvaluation]
  private(set) var travelCost = Money.zero

  init(context: PlanningContext, plan: Plan) {
    self.context = context
    holders = plan.holders
    var itemsOfHolder: [[Int]] = Array(repeating: [], count: context.pool.index + 1)
    var uncovered: [Int] = []
    for (item, holder) in plan.holders.enumerated() {
      if let holder { itemsOfHolder[holder.index].append(item) } else { uncovered.append(item) }
    }
    self.itemsOfHolder = itemsOfHolder
    self.uncovered = uncovered
    representatives = []
    let potential = context.fixedTargets.itemAmounts(.potential) ?? []
    for index in context.data.representatives.indices {
      let (evaluation, cost) = Self.evaluate(index, itemsOfHolder[index], potential, context)
      representatives.append(evaluation)
      travelCost += cost
    }
  }

  private static func evaluate(
    _ index: Int, _ items: [Int], _ potential: [Int64], _ context: PlanningContext
  ) -> (RepresentativeEvaluation, travelCost: Money) {
    let dutyCount = context.data.parameters.duties.count
    var figures = RepresentativeEvaluation(
      representative: index, items: items.count, accounts: 0,
      itemsByDuty: Array(repeating: 0, count: dutyCount),
      standardMinutesByDuty: Array(repeating: .zero, count: dutyCount), standardMinutes: .zero,
      actualMinutes: .zero, travelMinutes: .zero, capacity: context.capacity[index], revenue: .zero,
      potential: .zero,
      targetMinutes: context.fixedTargets.target(.standardMinutes, representative: index).map {
        Minutes($0.rounded)
      },
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
      figures.actualMinutes += context.actualMinutes(item: item, holder: holder)
      figures.travelMinutes += context.travelMinutes(item: item, holder: holder)
      figures.revenue += context.revenue(item: item, holder: holder)
      figures.potential += Money(minorUnits: potential[item])
      cost += context.travelCost(item: item, holder: holder)
    }
    return (figures, cost)
  }

  mutating func count(_ moves: [Move]) {
    for move in moves {
      if move.from != context.pool {
        representatives[move.from.index].itemsOut += 1
        representatives[move.from.index].revenueOut += context.revenue(item: move.item, holder: move.from)
      }
      if let to = move.to, to != context.pool {
        representatives[to.index].itemsIn += 1
        representatives[to.index].revenueIn += context.revenue(item: move.item, holder: to)
      }
    }
  }

  // MARK: Fairness

  /// Every metric, over all and then by peer group: of role and team, then of the other divisions named.
  func fairness(among divisions: [PeerGroups.Division]) -> [FairnessFigures] {
    var seen: Set<PeerGroups.Division> = []
    return ([.roleAndTeam] + divisions).filter { seen.insert($0).inserted }.flatMap { division in
      let targets = context.targets(among: division)
      return BalanceMetric.allCases.flatMap { fairness($0, targets) }
    }
  }

  private func fairness(_ metric: BalanceMetric, _ targets: FixedTargets) -> [FairnessFigures] {
    let amounts = amounts(of: metric)
    let within = context.data.representatives.indices.map {
      targets.target(metric, representative: $0)
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
    guard let ofItem = context.fixedTargets.itemAmounts(metric) else {
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
