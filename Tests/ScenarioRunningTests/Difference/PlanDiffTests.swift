import TerritoryAssignment
import TerritoryPlanning
import Testing

@testable import ScenarioRunning

/// A diff of two plans against the plans judged anew.
@Suite struct PlanDiffTests {
  private let scenario = TinyFirm.scenario()
  private var context: PlanningContext { PlanningContext(data: scenario.data) }

  /// All plans of three people for four items, as numbers in base 3.
  private func plan(_ number: Int, _ context: PlanningContext) -> Plan {
    let holders = [1, 3, 9, 27].map { Holder(number / $0 % 3) }
    return context.plan(holders: holders)
  }

  @Test("Every reason's money and rules are those of the plan with the item put back")
  func reasonsAreTrue() throws {
    let context = context
    let planner = try TerritoryPlanner(context: context, rules: scenario.rules)
    var kinds: Set<String> = []
    for number in stride(from: 0, to: 81 * 81, by: 37) {
      let (first, second) = (plan(number % 81, context), plan(number / 81, context))
      let diff = PlanDiff(
        ("a", CarriedPlan(first)), ("b", CarriedPlan(second)), under: scenario, planner: planner)
      #expect(diff.changes.map(\.item) == (0..<4).filter { first.holders[$0] != second.holders[$0] })
      #expect(diff.isSame == (first.holders == second.holders))
      let judged = planner.judge(second)
      for change in diff.changes {
        var holders = second.holders
        holders[change.item] = first.holders[change.item]
        let back = planner.judge(context.plan(holders: holders))
        #expect(change.putBack.objective == back.objective - judged.objective)
        let new = back.violations.filter { !judged.violations.contains($0) }
        #expect(change.putBack.breaks.allSatisfy(new.contains))
        switch change.reason {
        case .needed: #expect(!change.putBack.breaks.isEmpty)
        case .pays: #expect(change.putBack.breaks.isEmpty && back.objective < judged.objective)
        case .costs: #expect(change.putBack.breaks.isEmpty && back.objective > judged.objective)
        case .equal: #expect(change.putBack.breaks.isEmpty && back.objective == judged.objective)
        case .forced, .barred, .unheld: Issue.record("nobody here leaves or is barred")
        }
        kinds.insert("\(change.reason)")
      }
      let worth = diff.changes.reduce(Money.zero) { $0 + $1.worth(in: context) }
      let before = diff.before.evaluation
      #expect(worth == (judged.revenue - judged.travelCost) - (before.revenue - before.travelCost))
      let totals = DiffTotals(diff)
      for parts in [totals.regions, totals.duties] {
        #expect(parts.reduce(0) { $0 + $1.items } == diff.changes.count)
        #expect(parts.reduce(Money.zero) { $0 + $1.worth } == worth)
      }
      #expect(totals.people.reduce(0) { $0 + $1.itemsIn } == diff.changes.count)
      #expect(totals.people.reduce(0) { $0 + $1.itemsOut } == diff.changes.count)
    }
    #expect(kinds.isSuperset(of: ["needed", "pays", "costs"]))
  }

  @Test("Who leaves is forced, who is barred is named")
  func forcedAndBarred() throws {
    var people = scenario.data.representatives
    people[0].status = .leaving(on: scenario.data.parameters.periodStart)
    var accounts = scenario.data.accounts
    accounts[1].forbidden = [1]
    let data = PlanData(
      parameters: scenario.data.parameters, accounts: accounts, representatives: people,
      regions: scenario.data.regions, regionOwnersToday: scenario.data.regionOwnersToday, travelMatrix: nil)
    var changed = scenario
    changed.data = data
    changed.rules = [EligibilityRule.complete, ForbiddenRule(), CoverageRule()]
    let context = PlanningContext(data: data)
    let after = context.plan(holders: [2, 2, 2, 2].map { Holder($0) })
    let before = context.plan(holders: [Holder(0), Holder(1), Holder(1), nil])
    let diff = try PlanDiff(
      ("before", CarriedPlan(before)), ("after", CarriedPlan(after)), under: changed, in: context)
    #expect(diff.changes.count == 4)
    guard case .forced(let fact) = diff.changes[0].reason,
      case .barred("forbidden", _) = diff.changes[1].reason
    else {
      Issue.record("\(diff.changes.map(\.reason))")
      return
    }
    #expect(fact.key == "leaver")
    #expect(diff.changes[3].reason == .unheld)
  }

  @Test("What does not fit is named and nobody takes it")
  func misfits() throws {
    let context = context
    var named = NamedPlan(context.today, in: context)
    #expect(CarriedPlan(named, to: context).plan.holders == context.today.holders)
    #expect(CarriedPlan(named, to: context).leftovers.isEmpty)
    named.rows[0].holder = .representative("gone")
    named.rows[1].account = "sold"
    named.rows[2].duty = "singing"
    named.rows[3].holder = .pool
    let carried = CarriedPlan(named, to: context)
    #expect(carried.leftovers.map(\.misfit) == [.representative, .account, .duty])
    #expect(carried.leftovers.map(\.item) == [0, nil, nil])
    #expect(carried.unlisted == [1, 2])
    #expect(carried.plan.holders == [nil, nil, nil, context.pool])
    let same = try PlanDiff(("a", carried), ("b", carried), under: scenario, in: context)
    #expect(same.isSame)
    var other = named
    other.rows[1].holder = .nobody
    let apart = try PlanDiff(
      ("a", carried), ("b", CarriedPlan(other, to: context)), under: scenario, in: context)
    #expect(apart.changes.isEmpty && !apart.isSame)
  }
}
