import AssignmentEngine
import TerritoryPlanning
import Testing

@testable import TerritoryAssignment

/// The planner against every possible plan, each judged by the domain's evaluation alone.
@Suite struct PlannerOracleTests {
  /// The best legal plan by trying all; nil when none is legal.
  static func best(_ planner: TerritoryPlanner) -> Money? {
    let context = planner.context
    let holders = (0...context.data.representatives.count).map { Holder($0) }
    var chosen = [Int](repeating: 0, count: context.items.count)
    var best: Money?
    while true {
      let evaluation = planner.judge(context.plan(holders: chosen.map { holders[$0] }))
      if evaluation.isLegal, best.map({ evaluation.objective > $0 }) ?? true { best = evaluation.objective }
      guard let digit = chosen.firstIndex(where: { $0 < holders.count - 1 }) else { return best }
      for lower in 0..<digit { chosen[lower] = 0 }
      chosen[digit] += 1
    }
  }

  @Test(arguments: 1...120)
  func plannerFindsTheBestPlanOfAll(seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    let data = RandomFirm.data(&dice, representatives: 2 + dice.below(2), accounts: 2)
    let context = PlanningContext(data: data)
    guard context.items.count <= 5 else { return }
    let planner = try TerritoryPlanner(context: context, rules: RandomFirm.rules(&dice))
    let options = SolveOptions(timeLimitSeconds: nil, workLimit: 2_000_000, relativeGap: 0, seed: 1)
    let result = try planner.solve(options, stop: StopSignal())
    let best = Self.best(planner)
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

  /// Contiguity, spreads and charges, beside the other rules and alone.
  @Test(arguments: 1...120)
  func plannerKeepsDemandsOnShapes(seed: Int) throws {
    var dice = Dice(seed: UInt64(1_000 + seed))
    let data = RandomFirm.data(&dice, representatives: 2 + dice.below(2), accounts: 2 + dice.below(2))
    let context = PlanningContext(data: data)
    guard context.items.count <= 6 else { return }
    let others = dice.chance(0.5) ? RandomFirm.rules(&dice) : RuleBook.standard(for: data)
    let stated = StatedRule(stated: RandomDemands.demands(&dice, context))
    let planner = try TerritoryPlanner(context: context, rules: others + [stated])
    let options = SolveOptions(timeLimitSeconds: nil, workLimit: 2_000_000, relativeGap: 0, seed: 1)
    let result = try planner.solve(options, stop: StopSignal())
    let best = Self.best(planner)
    if let plan = result.outcome.plan {
      #expect(plan.evaluation.isLegal)
      #expect(plan.bound >= best ?? .zero)
      #expect(plan.evaluation.objective <= best ?? .zero)
    }
    switch result.outcome {
    case .optimal(let plan): #expect(plan.evaluation.objective == best)
    case .infeasible: #expect(best == nil)
    case .gapReached, .limitReached, .noPlanFound:
      Issue.record("a tiny problem ended without a proof: \(result.outcome)")
    }
  }

  /// Giving a rule up never makes the best plan worse.
  @Test(arguments: 200...240)
  func relaxingNeverHurts(seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    let data = RandomFirm.data(&dice, representatives: 3, accounts: 2)
    let context = PlanningContext(data: data)
    let rules = RandomFirm.rules(&dice)
    let options = SolveOptions(timeLimitSeconds: nil, workLimit: 2_000_000, relativeGap: 0, seed: 1)
    func objective(_ rules: [any Rule]) throws -> Money? {
      try TerritoryPlanner(context: context, rules: rules).solve(options, stop: StopSignal()).outcome.plan?
        .evaluation.objective
    }
    guard let tight = try objective(rules) else { return }
    for dropped in rules.indices {
      var fewer = rules
      fewer.remove(at: dropped)
      let relaxed = try #require(try objective(fewer))
      #expect(relaxed >= tight, "without \(type(of: rules[dropped]).name)")
    }
  }
}
