import TerritoryPlanning
import Testing

/// The evaluation of plans and the tests' own judge read the same requirements independently; on every
/// assignment of a small plan they find the same.
@Suite struct EvaluationOfRulesTests {
  private var plan: SmallPlan {
    var plan = SmallPlan()
    plan.representative("ann", minutes: 130)
    plan.representative("bob", minutes: 200)
    plan.account("a", region: 1, incumbents: [0, nil, nil])
    plan.account("b", .customer, region: 1, potential: 900, current: 800, incumbents: [nil, 1, 0])
    plan.account(
      "c", .customer, segment: 1, region: 1, potential: 700, current: 600, incumbents: [nil, 1, nil])
    plan.accounts[0].forbidden = [1]
    plan.accounts[1].pinned[SmallPlan.maintenance] = 1
    plan.accounts[2].frozenUntil = SmallPlan.periodStart
    plan.representatives[0].loadCap = 2
    plan.accounts[1].parent = 0
    plan.accounts[2].parent = 1
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
    "teams": [["within": "account", "price": "3"], ["keeps": ["acquisition"], "price": "1"]],
    "regions": ["at_most": ["maintenance": "1"]],
    "coverage": ["required": ["maintenance"], "price_per_minute": "0.02"],
  ]

  @Test func findsWhatTheJudgeFinds() throws {
    let context = plan.context
    let rules = try RuleBook.read(settings: SettingsOf.node(settings), data: plan.data)
    // The others are held against every plan in tests of their own.
    let elsewhere: Set = ["travel", "fairness", "headcount", "concessions", "near_ties"]
    let known = Set(RuleBook.types.map { $0.name })
    #expect(Set(rules.map { type(of: $0).name }) == known.subtracting(elsewhere))
    let requirements = rules.flatMap { $0.requirements(in: context) }
    let judges = rules.map { (name: type(of: $0).name, judge: RuleJudge($0, context)) }
    var legal = 0
    for holders in everyAssignment(items: context.items.count, holders: 3) {
      let evaluation = context.evaluate(
        context.plan(holders: holders.map(Holder.init)), requirements: requirements)
      let found = evaluation.violations + evaluation.brokenWishes
      for (name, judge) in judges {
        #expect(found.count { $0.rule == name } == judge.broken(holders).count, "\(name) \(holders)")
      }
      let price = judges.reduce(0) { $0 + $1.judge.price(holders) }
      #expect(evaluation.priceOfBrokenWishes.minorUnits == price, "\(holders)")
      if evaluation.isLegal { legal += 1 }
    }
    // Neither everything nor nothing is legal, so the comparison means something.
    #expect((1..<243).contains(legal))
  }
}
