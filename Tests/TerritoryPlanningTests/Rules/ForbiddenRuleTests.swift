import TerritoryPlanning
import Testing

@Suite struct ForbiddenRuleTests {
  /// One customer with two items, whom the first of two representatives must not serve.
  private var plan: SmallPlan {
    var plan = SmallPlan()
    plan.representative("ann")
    plan.representative("bob")
    plan.account("a", .customer)
    plan.accounts[0].forbidden = [0]
    return plan
  }

  @Test func theForbiddenTakesNoDuty() {
    let judge = RuleJudge(ForbiddenRule(), plan.context)
    #expect(judge.broken([0, 1]) == ["barrier forbidden"])
    #expect(judge.broken([1, 0]) == ["barrier forbidden"])
  }

  @Test func othersAndThePoolDo() {
    let judge = RuleJudge(ForbiddenRule(), plan.context)
    #expect(judge.broken([1, 1]) == [])
    #expect(judge.broken([2, 2]) == [])
  }

  @Test func forbiddingMoreNeverAllowsMore() {
    var more = plan
    more.accounts[0].forbidden = [0, 1]
    let (less, stricter) = (
      RuleJudge(ForbiddenRule(), plan.context), RuleJudge(ForbiddenRule(), more.context)
    )
    for holders in everyAssignment(items: 2, holders: 3) {
      #expect(less.broken(holders).count <= stricter.broken(holders).count, "\(holders)")
    }
  }

  @Test func hasNoSettings() {
    let read = SettingsOf.read(ForbiddenRule.self, "5", data: plan.data)
    #expect(read.rule == nil)
    #expect(
      read.faults == [
        "1: 5 is not a map of settings (this rule has no settings: leave the value empty, or write off)"
      ])
  }
}
