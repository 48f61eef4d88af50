import AssignmentEngine
import TerritoryPlanning
import Testing

@testable import TerritoryAssignment

/// Positions that may be left unused, against every possible plan.
@Suite struct HeadcountOracleTests {
  static let options = SolveOptions(timeLimitSeconds: nil, workLimit: 2_000_000, relativeGap: 0, seed: 1)

  /// Two or three people, the last one or two of them open posts with costs of the order of what they earn.
  static func firm(_ dice: inout Dice) -> PlanningContext? {
    var data = RandomFirm.data(&dice, representatives: 2 + dice.below(2), accounts: 2)
    var people = data.representatives
    let first = people.count - 1 - dice.below(2)
    for index in people.indices {
      people[index].cost = Money(minorUnits: Int64(dice.below(800_00)))
      guard index >= max(1, first) else { continue }
      people[index].status = .open(from: CalendarDay(daysSince1970: 19_000))
    }
    data = PlanData(
      parameters: data.parameters, accounts: data.accounts, representatives: people, regions: data.regions,
      regionOwnersToday: data.regionOwnersToday, travelMatrix: data.travelMatrix)
    let context = PlanningContext(data: data)
    return context.items.count <= 5 ? context : nil
  }

  static func headcount(_ context: PlanningContext, _ dice: inout Dice, most: Int? = nil) -> HeadcountRule {
    let people = context.data.representatives
    let open = people.indices.filter { people[$0].isOpenPost }
    let closable = dice.chance(0.5) ? [0] : []
    let least = dice.chance(0.2) ? 1 : nil
    return HeadcountRule(
      openable: open, closable: closable, openingCost: Int64(dice.below(100_00)),
      closingCost: Int64(dice.below(300_00)),
      opened: most.map { [.init(most: $0)] } ?? least.map { [.init(least: $0)] } ?? [],
      mostClosed: dice.chance(0.3) ? 0 : nil, budget: dice.chance(0.3) ? 700_00 : nil)
  }

  @Test(arguments: 1...80)
  func plannerFindsTheBestPlanOfAll(seed: Int) throws {
    var dice = Dice(seed: UInt64(seed + 5000))
    guard let context = Self.firm(&dice) else { return }
    let rules = RandomFirm.rules(&dice) + [Self.headcount(context, &dice)]
    let planner = try TerritoryPlanner(context: context, rules: rules)
    let result = try planner.solve(Self.options, stop: StopSignal())
    let best = PlannerOracleTests.best(planner)
    switch result.outcome {
    case .optimal(let plan):
      #expect(plan.evaluation.objective == best)
      #expect(plan.bound >= plan.evaluation.objective)
    case .infeasible:
      #expect(best == nil)
    case .gapReached, .limitReached, .noPlanFound:
      Issue.record("a tiny problem ended without a proof: \(result.outcome)")
    }
  }

  /// The optimum never falls when one position more may be filled.
  @Test(arguments: 1...30)
  func morePositionsNeverHurt(seed: Int) throws {
    var dice = Dice(seed: UInt64(seed + 7000))
    guard let context = Self.firm(&dice) else { return }
    let rules = RandomFirm.rules(&dice)
    let state = dice
    var last: Money?
    for most in 0...context.data.representatives.count(where: \.isOpenPost) {
      dice = state
      let planner = try TerritoryPlanner(
        context: context, rules: rules + [Self.headcount(context, &dice, most: most)])
      let plan = try planner.solve(Self.options, stop: StopSignal()).outcome.plan
      if let last {
        let now = try #require(plan, "a plan for fewer is legal").evaluation.objective
        #expect(now >= last)
      }
      last = plan?.evaluation.objective ?? last
    }
  }
}
