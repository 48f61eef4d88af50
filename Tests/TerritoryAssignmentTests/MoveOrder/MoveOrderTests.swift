import AssignmentEngine
import TerritoryPlanning
import Testing

@testable import TerritoryAssignment

/// Orders of moves on cases small enough to see the answer.
@Suite struct MoveOrderTests {
  private func order(
    _ planner: TerritoryPlanner, _ plan: Plan, _ priority: MoveOrder.Priority? = nil, work: Int64? = nil
  ) throws -> MoveOrder {
    try #require(
      try MoveOrdering(planner: planner, priority: priority, workForCeiling: work)
        .order(of: plan, stop: StopSignal()))
  }

  @Test func movesThatBringMostComeFirst() throws {
    let firm = TableFirm(representatives: 2, incumbents: [0, 0, 0])
    let planner = try firm.planner(premium: { $1 == 1 ? [30, 90, 60][$0] : 0 }, most: [3, 3])
    let order = try order(planner, firm.plan([1, 1, 1]), work: 10_000)
    #expect(order.steps.map(\.items) == [[1], [2], [0]])
    #expect(order.steps.map(\.objective.minorUnits) == [90, 150, 180])
    #expect(order.moves(reaching: 50) == 1)
    #expect(order.moves(reaching: 80) == 2)
    #expect(order.moves(reaching: 90) == 3)
    #expect(order.fewestMoves(reaching: 80) == 2)
    #expect(order.fewestMoves(reaching: 90) == 3)
    #expect(order.ceilings.map(\.objective.minorUnits) == [0, 90, 150, 180])
  }

  @Test func aSwapBetweenFullPeopleIsOneStep() throws {
    let firm = TableFirm(representatives: 2, incumbents: [0, 1])
    let planner = try firm.planner(premium: { ($0 + $1) % 2 == 1 ? 50 : 0 }, most: [1, 1])
    #expect(try order(planner, firm.plan([1, 0])).steps.map(\.items) == [[0, 1]])
  }

  @Test func aRingOfFullPeopleIsOneStepAndAFreePlaceOpensIt() throws {
    let firm = TableFirm(representatives: 4, incumbents: [0, 1, 2, 3])
    let full = try firm.planner(premium: { item, who in who == (item + 1) % 4 ? 10 : 0 }, most: [1, 1, 1, 1])
    #expect(try order(full, firm.plan([1, 2, 3, 0])).steps.map(\.items) == [[0, 1, 2, 3]])
    let room = try firm.planner(premium: { item, who in who == (item + 1) % 4 ? 10 : 0 }, most: [2, 1, 1, 1])
    #expect(try order(room, firm.plan([1, 2, 3, 0])).steps.map(\.items) == [[3], [2], [1], [0]])
  }

  @Test func itemsThatMustStayTogetherGoTogether() throws {
    let firm = TableFirm(representatives: 2, incumbents: [0, 0, 0])
    let tied = ItemCoupling(rule: StatedRule.name, kind: .atMost(1), items: [0, 2], subject: .account(0))
    let planner = try firm.planner(
      premium: { $1 == 1 ? [50, 30, 20][$0] : 0 }, most: [3, 3], and: [.coupling(tied)])
    #expect(try order(planner, firm.plan([1, 1, 1])).steps.map(\.items) == [[0, 2], [1]])
  }

  @Test func forcedMovesComeFirstWhereRulesDo() throws {
    let firm = TableFirm(representatives: 3, incumbents: [0, 1], leavers: [0])
    let planner = try firm.planner(premium: { $1 == 2 ? [10, 90][$0] : 0 }, most: [2, 2, 2])
    let rules = try order(planner, firm.plan([2, 2]), .rules)
    #expect(rules.steps.map(\.items) == [[0], [1]])
    #expect(rules.brokenAtStart == 1)
    #expect(rules.steps.map(\.brokenRules) == [0, 0])
    #expect(rules.movesUntilLegal == 1)
    #expect(rules.fewestUntilLegal == 1)
    #expect(rules.moves(mending: 90) == 1)
    let benefit = try order(planner, firm.plan([2, 2]), .benefit)
    #expect(benefit.steps.map(\.items) == [[1], [0]])
    #expect(benefit.movesUntilLegal == 2)
  }

  @Test func whatTodayBreaksGetsNoWorse() throws {
    // Two items too many today; the third may only come when one has gone.
    let firm = TableFirm(representatives: 2, incumbents: [0, 0, 0, 1])
    let planner = try firm.planner(premium: { $0 == 3 && $1 == 0 ? 500 : 0 }, most: [1, 4])
    let order = try order(planner, firm.plan([1, 1, 1, 0]), .benefit)
    #expect(order.brokenAtStart == 1)
    #expect(order.steps.map(\.items).first?.contains(3) == true)
    #expect(order.steps.first?.items.count == 2)
  }

  @Test func itemsThatNobodyHeldAreNoMoves() throws {
    let firm = TableFirm(representatives: 2, incumbents: [0, nil])
    let planner = try firm.planner(premium: { $1 == 1 ? 7 : 0 }, most: [2, 2])
    let order = try order(planner, firm.plan([1, 1]))
    #expect(order.start.minorUnits == 7)
    #expect(order.steps.map(\.items) == [[0]])
  }

  @Test func aPlanThatBreaksRulesIsRefused() throws {
    let firm = TableFirm(representatives: 2, incumbents: [0, 0])
    let planner = try firm.planner(premium: { _, _ in 0 }, most: [2, 1])
    #expect(throws: IllegalPlanError.self) { try order(planner, firm.plan([1, 1])) }
  }

  @Test func withoutBenefitThereIsNoShare() throws {
    let firm = TableFirm(representatives: 2, incumbents: [0, 0])
    let planner = try firm.planner(premium: { $1 == 0 ? 5 : 0 }, most: [1, 2])
    let order = try order(planner, firm.plan([0, 1]))
    #expect(order.benefit.minorUnits == -5)
    #expect(order.moves(reaching: 90) == nil)
    #expect(order.fewestMoves(reaching: 90) == nil)
    #expect(order.movesUntilLegal == 1)
    #expect(order.priority == .rules)
  }

  @Test func stoppedThereIsNoOrder() throws {
    let firm = TableFirm(representatives: 2, incumbents: [0, 0])
    let planner = try firm.planner(premium: { _, _ in 0 }, most: [2, 2])
    let stop = StopSignal()
    stop.raise()
    #expect(try MoveOrdering(planner: planner).order(of: firm.plan([1, 1]), stop: stop) == nil)
  }

  /// Several hundred moves in rings: every figure is confirmed by the evaluation, and again the same.
  @Test func manyMovesAreOrderedTheSameAgain() throws {
    var dice = Dice(seed: 5)
    let (people, items) = (12, 240)
    let today = (0..<items).map { _ in dice.below(people) }
    let next = (0..<items).map { _ in dice.below(people) }
    let worth = (0..<items).map { _ in Int64(dice.below(1000)) - 200 }
    let firm = TableFirm(representatives: people, incumbents: today)
    let most = (0..<people).map { who in
      max(today.count { $0 == who }, next.count { $0 == who })
    }
    let planner = try firm.planner(premium: { $1 == next[$0] ? worth[$0] : 0 }, most: most)
    let first = try order(planner, firm.plan(next))
    #expect(first == (try order(planner, firm.plan(next))))
    #expect(first.moves == zip(today, next).count { $0 != $1 })
    #expect(first.steps.allSatisfy { $0.items.count <= 8 })
  }
}
