import AssignmentEngine
import TerritoryPlanning
import Testing

@testable import TerritoryAssignment

/// Answers about plans of tiny firms against every possible plan.
@Suite struct ExplainOracleTests {
  private struct Firm {
    let explainer: PlanExplainer
    /// Every legal plan.
    let plans: [(holders: [Holder?], objective: Money)]

    /// The largest objective of a legal plan that fits.
    func best(_ fits: ([Holder?]) -> Bool) -> Money? {
      plans.filter { fits($0.holders) }.map(\.objective).max()
    }
  }

  private static func firm(seed: Int) throws -> Firm? {
    var dice = Dice(seed: UInt64(seed))
    let data = RandomFirm.data(&dice, representatives: 2 + dice.below(2), accounts: 2)
    let context = PlanningContext(data: data)
    guard (2...5).contains(context.items.count) else { return nil }
    let planner = try TerritoryPlanner(context: context, rules: RandomFirm.rules(&dice))
    let options = SolveOptions(timeLimitSeconds: nil, workLimit: 100_000, relativeGap: 0)
    guard let plan = try planner.solve(options, stop: StopSignal()).outcome.plan else { return nil }
    return Firm(
      explainer: try PlanExplainer(planner: planner, plan: plan, workPerAnswer: 50_000),
      plans: legalPlans(planner))
  }

  private static func legalPlans(_ planner: TerritoryPlanner) -> [(holders: [Holder?], objective: Money)] {
    let context = planner.context
    let holders = (0...context.data.representatives.count).map { Holder($0) }
    var chosen = [Int](repeating: 0, count: context.items.count)
    var found: [(holders: [Holder?], objective: Money)] = []
    while true {
      let plan = context.plan(holders: chosen.map { holders[$0] })
      let evaluation = planner.judge(plan)
      if evaluation.isLegal { found.append((plan.holders, evaluation.objective)) }
      guard let digit = chosen.firstIndex(where: { $0 < holders.count - 1 }) else { return found }
      for lower in 0..<digit { chosen[lower] = 0 }
      chosen[digit] += 1
    }
  }

  private func contains(_ cost: CostOfChange, _ truth: Money?, against objective: Money) -> Bool {
    switch (cost, truth) {
    case (.impossible, nil): true
    case (.between(let least, let most), let truth?): least <= objective - truth && objective - truth <= most
    case (.atLeast(let least), let truth?): least <= objective - truth
    default: false
    }
  }

  @Test(arguments: 1...40)
  func costsContainTheTruth(seed: Int) throws {
    guard let firm = try Self.firm(seed: seed) else { return }
    let (explainer, context) = (firm.explainer, firm.explainer.context)
    let objective = explainer.plan.evaluation.objective
    for account in context.data.accounts.indices {
      for placement in try explainer.answer(.account(account, duty: nil)).placements {
        if let incumbent = placement.incumbent, incumbent != placement.holder {
          let truth = firm.best { holders in placement.items.allSatisfy { holders[$0] == incumbent } }
          #expect(contains(try #require(placement.keeping), truth, against: objective))
        } else {
          #expect(placement.keeping == nil)
        }
        let taken = [placement.holder, placement.incumbent]
        let truth = firm.best { holders in placement.items.allSatisfy { !taken.contains(holders[$0]) } }
        if let next = placement.nextBest {
          #expect(contains(next.cost, truth, against: objective))
        } else {
          #expect(truth == nil)
        }
      }
    }
  }

  @Test(arguments: 1...25)
  func aForcedAccountCostsWhatItDoes(seed: Int) throws {
    guard let firm = try Self.firm(seed: seed) else { return }
    let (explainer, context) = (firm.explainer, firm.explainer.context)
    let objective = explainer.plan.evaluation.objective
    for account in context.data.accounts.indices where !context.itemsOfAccount[account].isEmpty {
      for number in 0...context.data.representatives.count {
        let to = Holder(number)
        let truth = firm.best { holders in context.itemsOfAccount[account].allSatisfy { holders[$0] == to } }
        let forced = try #require(
          try explainer.answer(.move(account: account, duty: nil, to: to)).forced)
        #expect(contains(forced.cost, truth, against: objective), "\(account) to \(number)")
      }
    }
  }

  /// What presses is a limit at its bound, beyond it at a price, or with a multiplier, and more room is worth at least nothing.
  @Test(arguments: 1...25)
  func limitsThatPressAreAtTheirBoundOrPriced(seed: Int) throws {
    guard let firm = try Self.firm(seed: seed) else { return }
    let explainer = firm.explainer
    for number in explainer.context.data.representatives.indices {
      for value in try explainer.answer(.representative(number)).binding {
        let isFull = value.side == .upper ? value.activity >= value.bound : value.activity <= value.bound
        #expect(value.perUnit > 0 || isFull)
        #expect(value.subject == .representative(number))
        guard let checked = value.checked else { continue }
        #expect(checked.least >= .zero && checked.least <= checked.most)
        // Multipliers bound what a step can bring, beyond what the plan in hand lacks of their own bound.
        let lacks = explainer.plan.certificate.bound - Int128(explainer.plan.evaluation.objective.minorUnits)
        let most = Double(lacks) + value.perUnit * Double(checked.step)
        #expect(Double(checked.most.minorUnits) <= most + 2)
      }
    }
  }

  @Test(arguments: 1...12)
  func reasonsCoverEveryMove(seed: Int) throws {
    guard let firm = try Self.firm(seed: seed) else { return }
    let explainer = firm.explainer
    let moves = explainer.plan.evaluation.moves
    let reasons = try explainer.reasons()
    #expect(reasons.moves.map(\.item) == moves.map(\.item))
    #expect(try explainer.reasons(threads: 2) == reasons)
    for (reason, move) in zip(reasons.moves, moves) {
      let members = explainer.translation.merged.members[explainer.translation.merged.mergedItem[move.item]]
      let truth = firm.best { holders in members.allSatisfy { holders[$0] == move.from } }
      #expect(contains(reason.keeping, truth, against: explainer.plan.evaluation.objective))
    }
    let none = try explainer.reasons(ReasonsBudget(moves: 0))
    #expect(none.moves.allSatisfy { $0.keeping == .atLeast(.zero - explainer.plan.gap) })
  }

  @Test func anIllegalPlanIsRefused() throws {
    let firm = try #require((1...20).lazy.compactMap { try? Self.firm(seed: $0) }.first)
    let planner = firm.explainer.planner
    var plan = firm.explainer.plan
    plan.plan = planner.context.plan(holders: [Holder?](repeating: nil, count: planner.context.items.count))
    plan.evaluation = planner.judge(plan.plan)
    #expect(throws: ExplanationFault.self) { try PlanExplainer(planner: planner, plan: plan) }
  }

  @Test func anUnknownRuleIsNamedWithThoseThereAre() throws {
    let firm = try #require((1...20).lazy.compactMap { try? Self.firm(seed: $0) }.first)
    #expect(throws: ExplanationFault.unknownRule("nonsense", known: firm.explainer.rules)) {
      try firm.explainer.answer(.rule("nonsense"))
    }
  }
}
