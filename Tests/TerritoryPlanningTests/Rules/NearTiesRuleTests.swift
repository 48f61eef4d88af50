import TerritoryPlanning
import Testing

@Suite struct NearTiesRuleTests {
  /// A customer of 1,000 whose maintenance is with the first of two representatives. A standard representative saves
  /// 400 of it, a handover loses 0.03 x (400 + 500) = 27; estimates are off by a tenth.
  private var plan: SmallPlan {
    var plan = SmallPlan()
    plan.representative("ann")
    plan.representative("bob")
    plan.account("a", .customer, potential: 100_000, current: 100_000, incumbents: [nil, 0, nil])
    return plan
  }

  /// Of the maintenance with this holder, the after-sales work with the first.
  private func charged(_ plan: SmallPlan, _ holder: Int, _ standardErrors: Double = 1) -> Int64 {
    RuleJudge(NearTiesRule(standardErrors: standardErrors), plan.context).charged([holder, 0])
  }

  @Test func stayingIsFreeAndMovingPaysItsDoubt() {
    #expect(charged(plan, 0) == 0)
    // 0.1 x sqrt(400^2 + 400^2 + 27^2) = 56.63
    #expect(charged(plan, 1) == 5_663)
    #expect(charged(plan, 1, 2) == 11_326)
    #expect(charged(plan, 1, 0) == 0)
  }

  @Test func thePoolEarnsNothingForCertain() {
    // 0.1 x sqrt(400^2 + 27^2) = 40.09
    #expect(charged(plan, 2) == 4_009)
  }

  @Test func anAccountMayBeKnownBetter() {
    var plan = plan
    plan.accounts[0].estimateError = 0.05
    #expect(charged(plan, 1) == 2_832)
    plan.accounts[0].estimateError = 0
    #expect(charged(plan, 1) == 0)
  }

  @Test func forcedMovesAndNewItemsAreFree() {
    var plan = plan
    plan.representatives[0].status = .leaving(on: SmallPlan.periodStart)
    #expect(charged(plan, 1) == 0)
    plan.representatives[0].status = .active
    plan.accounts[0].incumbents = [nil, nil, nil]
    #expect(charged(plan, 1) == 0)
  }

  /// Every assignment of two customers: the evaluation charges what the formula says.
  @Test func theEvaluationAgreesEverywhere() {
    var plan = plan
    plan.representatives[1].skill = [1, 1.25, 0.8]
    plan.account("b", .customer, potential: 80_000, current: 50_000, incumbents: [nil, 1, 0])
    let context = plan.context
    let rule = NearTiesRule()
    for holders in everyAssignment(items: context.items.count, holders: 3) {
      let evaluation = context.evaluate(
        context.plan(holders: holders.map { Holder($0) }), requirements: rule.requirements(in: context))
      #expect(evaluation.chargedCost.minorUnits == RuleJudge(rule, context).charged(holders))
      let byHand = holders.enumerated().reduce(Int64(0)) { sum, pair in
        guard let from = context.today.holders[pair.offset] else { return sum }
        return sum + context.errorOfDifference(item: pair.offset, from, Holder(pair.element)).minorUnits
      }
      #expect(evaluation.chargedCost.minorUnits == byHand)
    }
  }

  @Test func readsItsSettings() {
    func read(_ text: SettingsOf.Text) -> (rule: NearTiesRule?, faults: [String]) {
      let read = SettingsOf.read(NearTiesRule.self, text, data: plan.data)
      return (read.rule, read.faults)
    }
    #expect(read("keep").rule == NearTiesRule(standardErrors: 1))
    #expect(read([:]).rule == NearTiesRule(standardErrors: 1))
    #expect(read(["standard_errors": "2.5"]).rule == NearTiesRule(standardErrors: 2.5))
    #expect(
      read("move").faults == [
        "1: move is not a way to treat near-ties (write keep, off or {standard_errors: 1})"
      ])
    #expect(read(["standard_errors": "11"]).faults.count == 1)
    #expect(read(["within": "1"]).faults.count == 1)
  }
}
