import AssignmentEngine
import TerritoryPlanning
import Testing

@testable import TerritoryAssignment

/// Random firms and rules against every plan there is.
@Suite struct ConflictOracleTests {
  /// Rules that often ask too much.
  private func question(_ seed: Int) -> (PlanningContext, [any Rule])? {
    var dice = Dice(seed: UInt64(7_000 + seed))
    let base = RandomFirm.data(&dice, representatives: 2, accounts: 2 + dice.below(2))
    var rules = RandomFirm.rules(&dice).filter { type(of: $0).name != "coverage" }
    rules.append(CoverageRule(requiredDuties: (0..<3).filter { _ in dice.chance(0.7) }))
    rules += [PinnedRule(), FrozenRule()] as [any Rule]
    var accounts = base.accounts
    for account in accounts.indices where dice.chance(0.4) {
      accounts[account].pinned[dice.below(3)] = dice.below(2)
    }
    let data = PlanData(
      parameters: base.parameters, accounts: accounts, representatives: base.representatives,
      regions: base.regions, regionOwnersToday: base.regionOwnersToday, travelMatrix: nil,
      neighbourSource: .file)
    if dice.chance(0.3) {
      rules.append(RegionsRule(policies: [.free, .exclusive, .free], contiguous: .together))
    }
    let context = PlanningContext(data: data)
    return context.items.count <= 6 ? (context, rules) : nil
  }

  @Test(arguments: 1...90)
  func conflictsAreMinimalAndWaysOutSolve(seed: Int) throws {
    guard let (context, rules) = question(seed) else { return }
    let planner = try TerritoryPlanner(context: context, rules: rules)
    let impasse = try ConflictFinder(planner).explain(.init(seconds: nil, seed: UInt64(seed)))
    let oracle = ConflictOracle(planner)
    guard let impasse else {
      #expect(oracle.allowsPlan(oracle.demands))
      return
    }
    let conflict = try #require(impasse.conflict)
    #expect(conflict.minimality == .proven)
    #expect(!oracle.allowsPlan(conflict.demands))
    for demand in conflict.demands {
      #expect(oracle.allowsPlan(conflict.demands.filter { $0 != demand }), "\(demand) is not needed")
    }
    #expect(!impasse.waysOut.isEmpty)
    let options = SolveOptions(timeLimitSeconds: nil, workLimit: 2_000_000, relativeGap: 0, seed: 1)
    for way in impasse.waysOut {
      // Whatever is conceded must meet the conflict somewhere.
      #expect(!Set(conflict.demands).isDisjoint(with: way.concessions.map(\.demand)))
      let eased = try TerritoryPlanner(context: context, rules: rules + [ConcessionsRule(way.concessions)])
      #expect(try eased.solve(options, stop: StopSignal()).outcome.plan?.evaluation.isLegal == true)
    }
  }

  /// What a cheapest way out weighs is never above its own bound's truth: no plan weighs less than `leastWeight`.
  @Test(arguments: 1...40)
  func theLeastWeightIsABound(seed: Int) throws {
    guard let (context, rules) = question(seed) else { return }
    let planner = try TerritoryPlanner(context: context, rules: rules)
    guard let impasse = try ConflictFinder(planner).explain(.init(seconds: nil)),
      let first = impasse.waysOut.first
    else { return }
    let elastic = ElasticRules(
      context: context, hard: planner.requirements.hardOnly,
      points: ConcessionPoints(ConcessionPrices(), in: context))
    let rulesThatGive = Set(first.concessions.map(\.demand))
    let priced = elastic.requirements { rulesThatGive.contains($0) }
    let cheapest = Self.leastPrice(context, priced, planner)
    let least = try #require(cheapest)
    #expect(elastic.points.minutes(atMost: least) >= first.leastWeight - 4_800 * 2)
    if !first.concessions.contains(where: { $0.demand.isShape }) {
      #expect(elastic.points.minutes(atMost: least) >= first.leastWeight)
      #expect(elastic.points.minutes(atMost: least) <= first.weight)
    }
  }

  private static func leastPrice(
    _ context: PlanningContext, _ requirements: [Requirement], _ planner: TerritoryPlanner
  ) -> Int64? {
    let holders = (0...context.data.representatives.count).map { Holder($0) }
    var chosen = [Int](repeating: 0, count: context.items.count)
    var least: Int64?
    while true {
      let plan = context.plan(holders: chosen.map { holders[$0] })
      let evaluation = context.evaluate(plan, requirements: requirements, unused: planner.unused(plan))
      if evaluation.isLegal {
        let price = evaluation.priceOfBrokenWishes.minorUnits
        least = min(least ?? price, price)
      }
      guard let digit = chosen.firstIndex(where: { $0 < holders.count - 1 }) else { return least }
      for lower in 0..<digit { chosen[lower] = 0 }
      chosen[digit] += 1
    }
  }
}
