import TerritoryPlanning
import Testing

@Suite struct CoverageRuleTests {
  /// A prospect and a customer: items acquisition, maintenance, after-sales; the pool is 1.
  private var plan: SmallPlan {
    var plan = SmallPlan()
    plan.representative("ann")
    plan.account("a")
    plan.account("b", .customer)
    return plan
  }

  @Test func aRequiredDutyIsNeverLeftToThePool() {
    let rule = CoverageRule(requiredDuties: [SmallPlan.maintenance])
    let judge = RuleJudge(rule, plan.context)
    #expect(judge.broken([0, 1, 0]) == ["barrier pool_not_allowed"])
    #expect(judge.broken([1, 0, 1]) == [])
  }

  @Test func byDefaultThePoolTakesAnything() {
    #expect(CoverageRule.standard(for: plan.data) == CoverageRule())
    #expect(RuleJudge(CoverageRule(), plan.context).requirements.isEmpty)
  }

  @Test func theNumberOfPooledItemsIsLimited() {
    let judge = RuleJudge(CoverageRule(most: .amount(1)), plan.context)
    #expect(judge.broken([1, 1, 0]) == ["over pooled_items by 1"])
    #expect(judge.broken([1, 0, 0]) == [])
    // A third of three items is one.
    let third = RuleJudge(CoverageRule(most: .share(Share(percent: 34))), plan.context)
    #expect(third.limits.map(\.upper) == [1])
  }

  @Test func pooledItemsAndMinutesCostTheirPrices() {
    let judge = RuleJudge(CoverageRule(pricePerItem: 500, pricePerMinute: 3), plan.context)
    #expect(judge.price([1, 1, 0]) == 2 * 500 + 120 * 3)
    #expect(judge.price([0, 0, 0]) == 0)
  }

  @Test func requiringMoreNeverAllowsMore() {
    let context = plan.context
    let judges = [[], [0], [0, 1], [0, 1, 2]].map { RuleJudge(CoverageRule(requiredDuties: $0), context) }
    for holders in everyAssignment(items: 3, holders: 2) {
      let broken = judges.map { $0.broken(holders).count }
      #expect(broken == broken.sorted(), "\(holders)")
    }
  }

  @Test func readsEverySetting() {
    let read = SettingsOf.read(
      CoverageRule.self,
      ["required": ["maintenance"], "at_most": "5 %", "price_per_item": "200", "price_per_minute": "1.25"],
      data: plan.data)
    #expect(read.faults == [])
    #expect(
      read.rule
        == CoverageRule(
          requiredDuties: [1], most: .share(Share(percent: 5)), pricePerItem: 20_000, pricePerMinute: 125))
    #expect(
      SettingsOf.read(CoverageRule.self, ["required": "all"], data: plan.data).rule
        == CoverageRule(requiredDuties: [0, 1, 2]))
  }

  @Test func reportsEveryFault() {
    let read = SettingsOf.read(
      CoverageRule.self, ["required": "everything", "at_most": "-1", "price_per_item": "¥200"],
      data: plan.data)
    #expect(read.rule == nil)
    #expect(
      read.faults == [
        "2: everything is not a list of duties (write all, none or [duty, duty])",
        "3: -1 is out of range (write a whole number, 0 to 1000000000, or a share such as 5 %)",
        "4: ¥200 is not a number (write digits, with a point before decimals, such as 12.5)",
      ])
    #expect(
      SettingsOf.read(CoverageRule.self, ["required": "all", "at_most": "3"], data: plan.data).faults == [
        "3: 3 limits a pool that may take nothing (leave it out, or name fewer duties under required)"
      ])
  }
}
