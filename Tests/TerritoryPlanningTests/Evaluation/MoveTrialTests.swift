import Testing

@testable import TerritoryPlanning

/// Moving one item alone, told from the plan judged once, and the changed plan judged anew say the same: money to
/// the minor unit, and every hard rule.
@Suite struct MoveTrialTests {
  private var plan: SmallPlan {
    var plan = SmallPlan()
    for index in 0...1 { plan.regions[index].neighbours = [] }
    plan.representative("ann", minutes: 130)
    plan.representative("bob", minutes: 200)
    plan.account("a", region: 1, incumbents: [0, nil, nil])
    plan.account("b", .customer, region: 0, potential: 900, current: 800, incumbents: [nil, 1, 0])
    plan.account(
      "c", .customer, segment: 1, region: 1, potential: 700, current: 600, incumbents: [nil, 1, nil])
    plan.accounts[0].forbidden = [1]
    plan.accounts[1].pinned[SmallPlan.maintenance] = 1
    plan.representatives[0].loadCap = 2
    plan.accounts[1].parent = 0
    plan.representatives[1].team = "two"
    return plan
  }

  private let settings: SettingsOf.Text = [
    "capacity": ["overtime": "10 %", "price_per_item": "3"],
    "balance": ["standard_minutes": "20 %", "accounts": ["tolerance": "0 %", "price": "7"], "peers": "all"],
    "disruption": [
      "items": "1", "revenue": ["at_most": "50 %", "price": "1"], "per_representative": ["accounts_out": "1"],
    ],
    "coupling": ["same": ["maintenance", "after_sales"], "segments": ["key"]],
    "families": [["same": ["maintenance"], "except": ["a"]], ["at_most": "1", "price": "2"]],
    "teams": [["within": "account", "price": "3"]],
    "coverage": ["required": ["maintenance"], "price_per_minute": "0.02"],
    "fairness": [
      "peers": "all", "standard_minutes": ["gini": "0.2"], "accounts": ["largest_deviation": "30 %"],
    ],
  ]

  /// Both judges on every plan of three holders, every item and every holder, nobody included.
  private func compare(_ requirements: [Requirement], in context: PlanningContext) -> (legal: Int, tried: Int)
  {
    var counts = (legal: 0, tried: 0)
    for holders in everyAssignment(items: context.items.count, holders: 3) {
      let plan = context.plan(holders: holders.map(Holder.init))
      let judged = context.evaluate(plan, requirements: requirements)
      let trial = MoveTrial(plan, requirements: requirements, in: context)
      for item in context.items.indices {
        for holder in [nil] + (0..<3).map({ Optional(Holder($0)) }) {
          var changed = plan.holders
          changed[item] = holder
          let after = context.evaluate(context.plan(holders: changed), requirements: requirements)
          let effect = trial.effect(ofMoving: item, to: holder)
          #expect(effect.objective == after.objective - judged.objective)
          #expect(effect.revenue == after.revenue - judged.revenue)
          #expect(effect.travelCost == after.travelCost - judged.travelCost)
          let new = after.violations.filter { !judged.violations.contains($0) }
          let gone = judged.violations.filter { !after.violations.contains($0) }
          #expect(effect.breaks.allSatisfy(new.contains), "\(holders) \(item)")
          #expect(effect.mends.allSatisfy(gone.contains), "\(holders) \(item)")
          // A requirement broken before and after, but otherwise, is among both; only one of them is a change for
          // the worse.
          let unexplained = new.count + gone.count - effect.breaks.count - effect.mends.count
          #expect(unexplained >= 0 && unexplained <= min(new.count, gone.count))
          if judged.isLegal { #expect(after.isLegal == effect.breaks.isEmpty) }
          counts.legal += judged.isLegal ? 1 : 0
          counts.tried += 1
        }
      }
    }
    return counts
  }

  @Test func saysWhatTheEvaluationSays() throws {
    let context = plan.context
    let rules = try RuleBook.read(settings: SettingsOf.node(settings), data: plan.data)
    let counts = compare(rules.requirements(in: context), in: context)
    #expect(counts.tried == 243 * 5 * 4)
  }

  @Test func saysWhatTheEvaluationSaysOfRegionsAndCharges() throws {
    var plan = SmallPlan()
    for index in plan.regions.indices { plan.regions[index].neighbours = [] }
    plan.regions[0].neighbours = [1]
    plan.regions[1].neighbours = [0]
    plan.representative("ann")
    plan.representative("bob")
    plan.account("a", region: 0, incumbents: [0, nil, nil])
    plan.account("b", region: 1, incumbents: [1, nil, nil])
    plan.account("c", region: 2, incumbents: [0, nil, nil])
    plan.account("d", .customer, region: 2, potential: 700, current: 600, incumbents: [nil, 1, 0])
    let context = plan.context
    let edges = [Contiguity.Edge(a: 0, b: 1)]
    let places = context.items.indices.map {
      Contiguity.Place(item: $0, region: context.data.accounts[context.items[$0].account].region)
    }
    let charge = Charge(
      rule: "regions", aspect: "regions", subject: .wholePlan,
      measure: .occurrences([
        Limit.Occurrence(items: [0, 1], amount: 70) { _, holder in holder.index == 1 }
      ]))
    let counts = compare(
      [
        .contiguity(Contiguity(rule: "regions", duty: nil, places: places, edges: edges)), .charge(charge),
      ], in: context)
    #expect(counts.legal > 0 && counts.legal < counts.tried)
  }
}
