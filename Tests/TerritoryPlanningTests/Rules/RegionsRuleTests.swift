import TerritoryPlanning
import Testing

@Suite struct RegionsRuleTests {
  /// Two prospects in the west, one in the east, two representatives.
  private var plan: SmallPlan {
    var plan = SmallPlan()
    plan.representative("ann")
    plan.representative("bob")
    plan.account("a", region: 0)
    plan.account("b", region: 0)
    plan.account("c", region: 1)
    return plan
  }

  private func judge(
    _ policy: RegionsRule.Policy, _ plan: SmallPlan, named: RegionsRule.NamedAccounts = .exempt
  ) -> RuleJudge {
    RuleJudge(RegionsRule(policies: [policy, .free, .free], namedAccounts: named), plan.context)
  }

  @Test func anExclusiveRegionHasOneHolder() {
    let judge = judge(.exclusive, plan)
    #expect(judge.broken([0, 1, 0]) == ["coupling same"])
    #expect(judge.broken([0, 0, 1]) == [])
    #expect(judge.broken([0, 2, 1]) == ["coupling same"])
  }

  @Test func namedAccountsAreExemptUnlessIncluded() {
    var plan = plan
    plan.accounts[0].isNamed = true
    #expect(judge(.exclusive, plan).broken([0, 1, 0]) == [])
    #expect(judge(.exclusive, plan, named: .included).broken([0, 1, 0]) == ["coupling same"])
  }

  @Test func aLimitCountsRepresentatives() {
    #expect(judge(.atMost(1), plan).broken([0, 1, 0]) == ["coupling atMost(1)"])
    #expect(judge(.atMost(1), plan).broken([0, 2, 0]) == [])
    #expect(judge(.atMost(2), plan).requirements.isEmpty)
  }

  @Test func dutiesAreApart() {
    var plan = plan
    plan.account("d", .customer, region: 0)
    plan.account("e", .customer, region: 0)
    let rule = RegionsRule(policies: [.free, .exclusive, .free])
    let judge = RuleJudge(rule, plan.context)
    #expect(judge.broken([0, 1, 0, 0, 1, 0, 0]) == [])
    #expect(judge.broken([0, 1, 0, 0, 1, 1, 0]) == ["coupling same"])
  }

  @Test func aLargerLimitNeverBreaksMore() {
    var plan = plan
    plan.account("d", region: 0)
    plan.representative("cid")
    let context = plan.context
    let judges: [RuleJudge] = [.atMost(1), .atMost(2), .atMost(3)].map {
      RuleJudge(RegionsRule(policies: [$0, .free, .free]), context)
    }
    for holders in everyAssignment(items: 4, holders: 4) {
      let broken = judges.map { $0.broken(holders).count }
      #expect(broken == broken.sorted(by: >), "\(holders)")
    }
  }

  @Test func readsPolicies() {
    let read = SettingsOf.read(
      RegionsRule.self,
      ["exclusive": ["after_sales"], "at_most": ["acquisition": "3"], "named": "included"], data: plan.data)
    #expect(read.faults == [])
    #expect(
      read.rule == RegionsRule(policies: [.atMost(3), .free, .exclusive], namedAccounts: .included))
    let all = SettingsOf.read(RegionsRule.self, ["exclusive": "all"], data: plan.data)
    #expect(all.rule == RegionsRule(policies: [.exclusive, .exclusive, .exclusive]))
  }

  @Test func reportsEveryFault() {
    let read = SettingsOf.read(
      RegionsRule.self,
      ["exclusive": ["maintenance", "sales"], "at_most": ["acquisition": "none"], "named": "excempt"],
      data: plan.data)
    #expect(read.rule == nil)
    #expect(
      read.faults == [
        "4: sales is not a duty of this plan (known: acquisition, maintenance, after_sales)",
        "6: none is not a number (write digits, with a point before decimals, such as 12.5)",
        "7: excempt is not a known choice (did you mean exempt?)",
      ])
    #expect(
      SettingsOf.read(
        RegionsRule.self, ["exclusive": "all", "at_most": ["acquisition": "3"]], data: plan.data
      ).faults == [
        "4: acquisition is exclusive and limited at once (name the duty under exclusive or under at_most)"
      ])
    #expect(
      SettingsOf.read(RegionsRule.self, ["named": "exempt"], data: plan.data).faults == [
        "1: a map asks for nothing (write exclusive: all, at_most: {acquisition: 2} or contiguous: all)"
      ])
  }
}
