import TerritoryPlanning
import Testing

@Suite struct FairnessRuleTests {
  /// Four prospects of 60 minutes, two equal representatives: 120 minutes each is fair.
  private var plan: SmallPlan {
    var plan = SmallPlan()
    plan.representative("ann")
    plan.representative("bob")
    for id in ["a", "b", "c", "d"] { plan.account(id) }
    return plan
  }

  private func judge(
    _ measure: FairnessRule.Measure, _ millionths: Int64, _ metric: BalanceMetric = .standardMinutes,
    price: Int64? = nil, in plan: SmallPlan? = nil
  ) -> RuleJudge {
    let cap = FairnessRule.Cap(metric, measure, atMost: Share(millionths: millionths), price: price)
    return RuleJudge(FairnessRule(caps: [cap]), (plan ?? self.plan).context)
  }

  @Test func theLargestDeviationHoldsAtItsCap() {
    // 180 and 60 of 120: half a share off.
    #expect(judge(.largestDeviation, 500_000).broken([0, 0, 0, 1]) == [])
    #expect(judge(.largestDeviation, 499_999).broken([0, 0, 0, 1]).count == 2)
  }

  @Test func theMeanDeviationHoldsAtItsCap() {
    #expect(judge(.meanAbsoluteDeviation, 500_000).broken([0, 0, 0, 1]) == [])
    #expect(judge(.meanAbsoluteDeviation, 499_999).broken([0, 0, 0, 1]) == ["spread standard_minutes"])
    // Nobody does the work of the third and fourth account: both are 60 short of 120.
    #expect(judge(.meanAbsoluteDeviation, 500_000).broken([0, 1, 2, 2]) == [])
    #expect(judge(.meanAbsoluteDeviation, 499_999).broken([0, 1, 2, 2]) == ["spread standard_minutes"])
  }

  @Test func giniHoldsAtItsCap() {
    // Shares 3/2 and 1/2 at equal weights: 1/4 |x - x'| x 2 over 2 m = 1/4.
    #expect(judge(.gini, 250_000).broken([0, 0, 0, 1]) == [])
    #expect(judge(.gini, 249_900).broken([0, 0, 0, 1]) == ["spread standard_minutes"])
    // Equally little is equal.
    #expect(judge(.gini, 0).broken([0, 1, 2, 2]) == [])
  }

  @Test func aCapBetweenWholeAmountsIsKeptByNobody() {
    var plan = plan
    plan.account("e")
    // Two and a half accounts each: two are a fifth short, and nothing is nearer.
    #expect(judge(.largestDeviation, 200_000, .accounts, in: plan).broken([0, 0, 1, 1, 1]) == [])
    let tight = judge(.largestDeviation, 199_999, .accounts, in: plan)
    #expect(tight.limits.count == 4)
    #expect(!tight.broken([0, 0, 1, 1, 1]).isEmpty)
  }

  @Test func accountsCountOnceInSpreadsToo() {
    var plan = SmallPlan()
    plan.representative("ann")
    plan.representative("bob")
    // Two customers of two items each: one account each is fair.
    plan.account("a", .customer, current: 500)
    plan.account("b", .customer, current: 500)
    let judge = judge(.gini, 0, .accounts, in: plan)
    #expect(judge.broken([0, 0, 1, 1]) == [])
    // Both face both: equal again.
    #expect(judge.broken([0, 1, 0, 1]) == [])
    #expect(judge.broken([0, 0, 0, 1]) == ["spread accounts"])
  }

  @Test func aPriceBuysTheLargestDeviation() {
    let judge = judge(.largestDeviation, 250_000, price: 7)
    // 150 and 90 would do; 180 and 60 are 30 minutes outside each.
    #expect(judge.price([0, 0, 0, 1]) == 2 * 30 * 7)
    #expect(judge.price([0, 0, 1, 1]) == 0)
  }

  /// A plan that keeps a cap keeps every looser one.
  @Test(arguments: FairnessRule.Measure.allCases)
  func looserCapsNeverBreakMore(measure: FairnessRule.Measure) {
    let judges = [0, 100_000, 300_000, 1_000_000].map { judge(measure, $0) }
    for holders in everyAssignment(items: 4, holders: 3) {
      let broken = judges.map { $0.broken(holders).count }
      #expect(broken == broken.sorted(by: >), "\(holders)")
    }
  }

  @Test func everybodyIsOneMeasure() {
    var plan = plan
    plan.representatives[1].team = "two"
    let cap = FairnessRule.Cap(.standardMinutes, .gini, atMost: .zero)
    let apart = RuleJudge(FairnessRule(caps: [cap]), plan.context)
    // Alone in a group nobody differs from anybody.
    #expect(apart.broken([0, 0, 0, 1]) == [])
    let together = RuleJudge(FairnessRule(reach: .everybody, caps: [cap]), plan.context)
    #expect(together.broken([0, 0, 0, 1]) == ["spread standard_minutes"])
    #expect(together.broken([0, 0, 1, 1]) == [])
  }

  // MARK: Reading

  @Test func readsCapsOfSeveralMeasures() {
    let read = SettingsOf.read(
      FairnessRule.self,
      [
        "peers": "role", "over": "everybody",
        "standard_minutes": ["largest_deviation": "10 %", "gini": "0.05"],
        "accounts": ["largest_deviation": ["at_most": "20 %", "price": "50"]],
      ], data: plan.data)
    #expect(read.faults == [])
    #expect(
      read.rule
        == FairnessRule(
          peers: .role, reach: .everybody,
          caps: [
            .init(.standardMinutes, .largestDeviation, atMost: Share(percent: 10)),
            .init(.standardMinutes, .gini, atMost: Share(percent: 5)),
            .init(.accounts, .largestDeviation, atMost: Share(percent: 20), price: 50_00),
          ]))
  }

  @Test func reportsEveryFault() {
    let read = SettingsOf.read(
      FairnessRule.self,
      [
        "over": "all", "standard_minutes": ["gini": "5", "largest_deviation": ["price": "2"]],
      ], data: plan.data)
    #expect(read.rule == nil)
    #expect(read.faults.count == 3)
    let empty = SettingsOf.read(FairnessRule.self, ["peers": "role"], data: plan.data)
    #expect(
      empty.faults == [
        "1: a map caps nothing (cap a measure of a metric, such as standard_minutes: {gini: 0.05})"
      ])
  }
}
