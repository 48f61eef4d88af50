import AssignmentEngine
import TerritoryPlanning
import Testing

@testable import TerritoryAssignment

/// What is handed on never decides whether an answer is right: held against every plan of tiny firms.
@Suite struct PriorAnswerTests {
  static let options = SolveOptions(timeLimitSeconds: nil, workLimit: 200_000, relativeGap: 0, seed: 1)

  @Test(arguments: 1...40)
  func planSurvivesBeingHandedOn(seed: Int) throws {
    guard let firm = try EveryPlan.firm(seed: seed) else { return }
    guard let plan = try firm.planner.solve(Self.options, stop: StopSignal()).outcome.plan else { return }
    let prior = PriorAnswer(plan, of: firm.planner)
    #expect(prior.plan(in: firm.context) == plan.plan)
    #expect(prior.prices.count <= firm.planner.translation.problem.rowCount)
  }

  /// The child has other rules, the parent's prices fit some of its rows: the best plan of all stays the best.
  @Test(arguments: 1...60)
  func theBestPlanIsFoundFromAnyPriorAnswer(seed: Int) throws {
    guard let firm = try EveryPlan.firm(seed: seed) else { return }
    var dice = Dice(seed: UInt64(7_000 + seed))
    let child = try TerritoryPlanner(context: firm.context, rules: RandomFirm.rules(&dice))
    guard let plan = try firm.planner.solve(Self.options, stop: StopSignal()).outcome.plan else { return }
    let prior = PriorAnswer(plan, of: firm.planner)
    let result = try child.solve(Self.options, from: prior, stop: StopSignal())
    let best = EveryPlan.legal(child).map(\.worth).max()
    switch result.outcome {
    case .optimal(let found):
      #expect(found.evaluation.objective == best)
      #expect(found.bound >= found.evaluation.objective)
    case .infeasible: #expect(best == nil)
    default: Issue.record("a tiny problem ended without a proof: \(result.outcome)")
    }
  }

  /// Somebody leaves, somebody comes: what is not known is left out, the rest is kept.
  @Test(arguments: 1...20)
  func whatIsGoneIsLeftOut(seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    let data = RandomFirm.data(&dice, representatives: 3, accounts: 3)
    let context = PlanningContext(data: data)
    let planner = try TerritoryPlanner(context: context, rules: [EligibilityRule.complete, CoverageRule()])
    let plan = try #require(try planner.solve(Self.options, stop: StopSignal()).outcome.plan)
    let prior = PriorAnswer(plan, of: planner)
    // Incumbents and prohibitions speak of people by number: the last one goes, without any.
    let accounts = data.accounts.map { account in
      var account = account
      account.incumbents = [nil, nil, nil]
      account.forbidden = []
      return account
    }
    let fewer = PlanData(
      parameters: data.parameters, accounts: Array(accounts.dropFirst()),
      representatives: Array(data.representatives.dropLast()), regions: data.regions,
      regionOwnersToday: data.regionOwnersToday, travelMatrix: nil)
    let other = PlanningContext(data: fewer)
    let handed = prior.plan(in: other)
    #expect(handed.holders.count == other.items.count)
    for (number, item) in other.items.enumerated() {
      let before = context.items.firstIndex {
        data.accounts[$0.account].id == fewer.accounts[item.account].id && $0.duty == item.duty
      }
      guard let before, let holder = plan.plan.holders[before], holder != context.pool else { continue }
      let isGone = holder.index == data.representatives.count - 1
      #expect(handed.holders[number] == (isGone ? nil : holder))
    }
    let child = try TerritoryPlanner(context: other, rules: [EligibilityRule.complete, CoverageRule()])
    let warm = try child.solve(Self.options, from: prior, stop: StopSignal()).outcome.plan
    let cold = try child.solve(Self.options, stop: StopSignal()).outcome.plan
    #expect(warm?.evaluation.objective == cold?.evaluation.objective)
  }
}
