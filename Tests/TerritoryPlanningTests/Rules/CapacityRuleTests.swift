import TerritoryPlanning
import Testing

@Suite struct CapacityRuleTests {
  /// Two accounts of 60 minutes each, for a representative with so many minutes.
  private func plan(minutes: Int64) -> SmallPlan {
    var plan = SmallPlan()
    plan.representative("ann", minutes: minutes)
    plan.account("a")
    plan.account("b")
    return plan
  }

  @Test func breaksAtOneMinuteTooMany() {
    #expect(
      RuleJudge(CapacityRule(), plan(minutes: 119).context).broken([0, 0]) == ["over actual_minutes by 1"])
  }

  @Test func holdsAtExactlyFull() {
    #expect(RuleJudge(CapacityRule(), plan(minutes: 120).context).broken([0, 0]) == [])
  }

  @Test func overtimeIsRoundedDown() {
    let tenth = CapacityRule(overtime: Share(percent: 10))
    #expect(RuleJudge(tenth, plan(minutes: 110).context).broken([0, 0]) == [])
    // 109 x 1.1 = 119.9
    #expect(RuleJudge(tenth, plan(minutes: 109).context).broken([0, 0]) == ["over actual_minutes by 1"])
  }

  @Test func travelCountsBothWays() {
    var plan = plan(minutes: 120)
    plan.travel = [(0, 1, 5)]
    #expect(RuleJudge(CapacityRule(), plan.context).broken([0, 0]) == ["over actual_minutes by 10"])
  }

  @Test func pricedMinutesCostTheirPrice() {
    let priced = CapacityRule(pricePerMinute: 250)
    #expect(RuleJudge(priced, plan(minutes: 100).context).price([0, 0]) == 20 * 250)
    #expect(RuleJudge(priced, plan(minutes: 120).context).price([0, 0]) == 0)
  }

  @Test func loadCapCountsItems() {
    var plan = plan(minutes: 600)
    plan.representatives[0].loadCap = 1
    let pool = plan.context.pool.index
    #expect(RuleJudge(CapacityRule(), plan.context).broken([0, 0]) == ["over load_cap by 1"])
    #expect(RuleJudge(CapacityRule(), plan.context).broken([0, pool]) == [])
    #expect(RuleJudge(CapacityRule(keepsLoadCaps: false), plan.context).broken([0, 0]) == [])
  }

  @Test func thePoolHasNoCapacity() {
    let context = plan(minutes: 1).context
    #expect(RuleJudge(CapacityRule(), context).broken([1, 1]) == [])
  }

  @Test func moreOvertimeNeverBreaksMore() {
    var plan = plan(minutes: 100)
    plan.representative("bob", minutes: 50)
    plan.account("c")
    let context = plan.context
    for holders in everyAssignment(items: 3, holders: 3) {
      let broken = [0, 20, 40, 100].map { percent in
        RuleJudge(CapacityRule(overtime: Share(percent: percent)), context).broken(holders).count
      }
      #expect(broken == broken.sorted(by: >), "\(holders)")
    }
  }

  @Test func readsEverySetting() {
    let read = SettingsOf.read(
      CapacityRule.self,
      ["overtime": "12.5 %", "price_per_minute": "2.5", "load_cap": "yes", "price_per_item": "100"],
      data: plan(minutes: 1).data)
    #expect(read.faults == [])
    #expect(
      read.rule
        == CapacityRule(
          overtime: Share(millionths: 125_000), pricePerMinute: 250, keepsLoadCaps: true, pricePerItem: 10_000
        ))
  }

  @Test func reportsEveryFault() {
    let read = SettingsOf.read(
      CapacityRule.self,
      ["overtime": "10", "price_per_minute": "0", "load_cap": "off", "price_per_item": "5"],
      data: plan(minutes: 1).data)
    #expect(read.rule == nil)
    #expect(
      read.faults == [
        "2: 10 is a share above 1 without a percent sign "
          + "(write 10 % if percent is meant, or 1000 % if so many times the whole is)",
        "3: 0 is out of range (write 0.01 to 10000000000000 CNY)",
        "5: 5 prices a load cap that is switched off (leave out price_per_item or load_cap)",
      ])
  }

  @Test func proposesTheKeyThatWasMeant() {
    let read = SettingsOf.read(CapacityRule.self, ["overtme": "1 %"], data: plan(minutes: 1).data)
    #expect(read.faults == ["2: overtme is not a known key (did you mean overtime?)"])
  }
}
