import TerritoryPlanning
import Testing

@Suite struct FrozenRuleTests {
  /// One prospect held by the first of two representatives, frozen until the first day of the period.
  private var plan: SmallPlan {
    var plan = SmallPlan()
    plan.representative("ann")
    plan.representative("bob")
    plan.account("a", incumbents: [0, nil, nil])
    plan.accounts[0].frozenUntil = SmallPlan.periodStart
    return plan
  }

  private func broken(_ plan: SmallPlan, _ holder: Int) -> [String] {
    RuleJudge(FrozenRule(), plan.context).broken([holder])
  }

  @Test func aFrozenItemStays() {
    #expect(broken(plan, 1) == ["barrier frozen"])
    #expect(broken(plan, 2) == ["barrier frozen"])
    #expect(broken(plan, 0) == [])
  }

  @Test func aDayBeforeThePeriodFreezesNothing() {
    var plan = plan
    plan.accounts[0].frozenUntil = CalendarDay(daysSince1970: SmallPlan.periodStart.daysSince1970 - 1)
    #expect(broken(plan, 1) == [])
  }

  @Test func withoutIncumbentNothingIsFrozen() {
    var plan = plan
    plan.accounts[0].incumbents = [nil, nil, nil]
    #expect(broken(plan, 1) == [])
  }

  @Test func aPinGoesFirst() {
    var plan = plan
    plan.accounts[0].pinned[SmallPlan.acquisition] = 1
    #expect(broken(plan, 1) == [])
  }

  @Test func anIncumbentWhoMayNotKeepItIsNotHeldToIt() {
    var plan = plan
    plan.representatives[0].status = .leaving(on: SmallPlan.periodStart)
    #expect(broken(plan, 1) == [])
  }

  @Test func todayNeverBreaksIt() {
    var plan = plan
    plan.account("b", .customer, incumbents: [nil, 1, 0])
    plan.accounts[1].frozenUntil = SmallPlan.periodStart
    let context = plan.context
    let today = context.today.holders.map { $0?.index ?? context.pool.index }
    #expect(RuleJudge(FrozenRule(), context).broken(today) == [])
  }

  @Test func hasNoSettings() {
    #expect(
      SettingsOf.read(FrozenRule.self, ["until": "x"], data: plan.data).faults == [
        "2: until is not a known key (this rule has no settings)"
      ])
  }
}
