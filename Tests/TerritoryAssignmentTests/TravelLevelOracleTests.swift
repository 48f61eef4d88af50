import AssignmentEngine
import TerritoryPlanning
import Testing

@testable import TerritoryAssignment

/// Travel limits where the plan chooses levels of visits, against every holder and level of every item.
@Suite struct TravelLevelOracleTests {
  private static let options = SolveOptions(
    timeLimitSeconds: nil, workLimit: 2_000_000, relativeGap: 0, seed: 1)

  private static func context(_ dice: inout Dice) -> PlanningContext? {
    let data = RandomFirm.data(&dice, representatives: 2, accounts: 2)
    var parameters = data.parameters
    let levels = [0.5, 1, 1.5].map {
      VisitParameters.Level(id: "v\(Int($0 * 100))", name: "", chineseName: "", visits: $0)
    }
    parameters.visits = VisitParameters(levels: levels, response: [[0.7, 1, 1.2], [0.8, 1, 1.1], []])
    let context = PlanningContext(
      data: PlanData(
        parameters: parameters, accounts: data.accounts, representatives: data.representatives,
        regions: data.regions, regionOwnersToday: data.regionOwnersToday, travelMatrix: nil))
    return (1...4).contains(context.items.count) ? context : nil
  }

  private static func rule(_ dice: inout Dice) -> TravelRule {
    let price: Int64? = dice.chance(0.5) ? Int64(1 + dice.below(200)) : nil
    return TravelRule(
      minutes: PricedAllowance(.amount(Int64(dice.below(600))), price: price),
      longTrips: dice.chance(0.6)
        ? .init(over: Minutes(Int64(20 + dice.below(80))), most: Int64(dice.below(3)), price: price) : nil)
  }

  @Test(arguments: 0..<24)
  func oracle(seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    guard let context = Self.context(&dice) else { return }
    let rules: [any Rule] = [EligibilityRule.complete, CoverageRule(), CapacityRule(), Self.rule(&dice)]
    let planner = try TerritoryPlanner(context: context, rules: rules)
    let options = context.items.indices.map { item in
      (0...context.pool.index).flatMap { holder in
        context.levels(item: item, holder: Holder(holder)).map { (Holder(holder), $0) }
      }
    }
    var best: Money?
    var code = [Int](repeating: 0, count: options.count)
    while true {
      let chosen = zip(options, code).map { $0[$1] }
      let evaluation = planner.judge(context.plan(holders: chosen.map(\.0), levels: chosen.map(\.1)))
      if evaluation.isLegal { best = best.map { max($0, evaluation.objective) } ?? evaluation.objective }
      guard let digit = code.indices.first(where: { code[$0] + 1 < options[$0].count }) else { break }
      for lower in 0..<digit { code[lower] = 0 }
      code[digit] += 1
    }
    let outcome = try planner.solve(Self.options, stop: StopSignal()).outcome
    guard case .optimal(let plan) = outcome else {
      Issue.record("not proven: \(outcome)")
      return
    }
    #expect(plan.evaluation.objective == best)
    #expect(plan.bound >= plan.evaluation.objective)
  }
}
