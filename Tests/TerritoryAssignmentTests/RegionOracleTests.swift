import AssignmentEngine
import TerritoryPlanning
import Testing

@testable import TerritoryAssignment

/// The rule about regions: the planner against every possible plan.
@Suite struct RegionOracleTests {
  private let options = SolveOptions(timeLimitSeconds: nil, workLimit: 2_000_000, relativeGap: 0, seed: 1)

  @Test(arguments: 1...100)
  func plannerFindsTheBestPlanOfAll(seed: Int) throws {
    var dice = Dice(seed: UInt64(1000 + seed))
    let data = RegionalFirm.data(&dice, representatives: 2, accounts: 3)
    let context = PlanningContext(data: data)
    guard context.items.count <= 7 else { return }
    var rules: [any Rule] = [EligibilityRule.complete, RegionalFirm.rule(&dice)]
    if dice.chance(0.5) { rules.append(CapacityRule(overtime: Share(millionths: 200_000))) }
    if dice.chance(0.5) { rules.append(CouplingRule(demands: [.init(same: [0, 1, 2])])) }
    rules.append(dice.chance(0.5) ? CoverageRule(pricePerItem: 500_00) : CoverageRule())
    let planner = try TerritoryPlanner(context: context, rules: rules)
    let result = try planner.solve(options, stop: StopSignal())
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

  /// More regions a representative, more neighbours, cheaper openings: never worse.
  @Test(arguments: 1...25)
  func askingLessNeverHurts(seed: Int) throws {
    var dice = Dice(seed: UInt64(3000 + seed))
    let data = RegionalFirm.data(&dice, representatives: 2, accounts: 2)
    let context = PlanningContext(data: data)
    var rule = RegionalFirm.rule(&dice)
    func best(_ rule: RegionsRule) throws -> Money? {
      let planner = try TerritoryPlanner(
        context: context, rules: [EligibilityRule.complete, rule, CoverageRule()])
      return try planner.solve(options, stop: StopSignal()).outcome.plan?.evaluation.objective
    }
    guard var last = try best(rule) else { return }
    let steps: [(String, (inout RegionsRule) -> Void)] = [
      ("cheaper borders", { $0.cutEdges?.price = 1 }), ("free openings", { $0.openingCost = .zero }),
      ("no contiguity", { $0.contiguous = .each([]) }), ("more regions", { $0.perRepresentative = nil }),
      ("no policies", { $0.policies = [.free, .free, .free] }),
    ]
    for (name, relax) in steps {
      relax(&rule)
      let relaxed = try #require(try best(rule), "\(name)")
      #expect(relaxed >= last, "\(name)")
      last = relaxed
    }
  }
}
