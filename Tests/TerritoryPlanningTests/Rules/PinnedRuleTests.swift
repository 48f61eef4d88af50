import TerritoryPlanning
import Testing

@Suite struct PinnedRuleTests {
  /// One prospect, pinned to the second of two representatives.
  private var plan: SmallPlan {
    var plan = SmallPlan()
    plan.representative("ann")
    plan.representative("bob")
    plan.account("a")
    plan.accounts[0].pinned[SmallPlan.acquisition] = 1
    return plan
  }

  @Test func nobodyElseTakesAPinnedItem() {
    let judge = RuleJudge(PinnedRule(), plan.context)
    #expect(judge.broken([0]) == ["barrier pinned_elsewhere"])
    #expect(judge.broken([1]) == [])
  }

  @Test func notEvenThePool() {
    let context = plan.context
    #expect(RuleJudge(PinnedRule(), context).broken([context.pool.index]) == ["barrier pinned_elsewhere"])
  }

  @Test func onlyThePinnedDutyIsHeld() {
    var plan = SmallPlan()
    plan.representative("ann")
    plan.representative("bob")
    plan.account("a", .customer)
    plan.accounts[0].pinned[SmallPlan.maintenance] = 0
    let judge = RuleJudge(PinnedRule(), plan.context)
    for holders in everyAssignment(items: 2, holders: 3) {
      #expect(judge.broken(holders).isEmpty == (holders[0] == 0), "\(holders)")
    }
  }

  @Test func hasNoSettings() {
    let read = SettingsOf.read(PinnedRule.self, ["price": "5"], data: plan.data)
    #expect(read.rule == nil)
    #expect(read.faults == ["2: price is not a known key (this rule has no settings)"])
  }
}
