import TerritoryPlanning
import Testing

@Suite struct BalanceRuleTests {
  /// Four prospects of 60 minutes, two equal representatives: 120 minutes each is fair.
  private var plan: SmallPlan {
    var plan = SmallPlan()
    plan.representative("ann")
    plan.representative("bob")
    for id in ["a", "b", "c", "d"] { plan.account(id) }
    return plan
  }

  private func rule(
    _ subject: BalanceRule.Subject, _ percent: Int64, price: Int64? = nil,
    peers: PeerGroups.Division = .roleAndTeam
  ) -> BalanceRule {
    BalanceRule(
      peers: peers, bands: [.init(subject, tolerance: Share(percent: percent), price: price)])
  }

  @Test func breaksWhereOneCarriesTheOthersWork() {
    let judge = RuleJudge(rule(.metric(.standardMinutes), 49), plan.context)
    // Bands are 61 ... 179.
    #expect(
      judge.broken([0, 0, 0, 1]) == ["over standard_minutes by 1", "under standard_minutes by 1"])
  }

  @Test func holdsAtTheEdgeOfTheBand() {
    let judge = RuleJudge(rule(.metric(.standardMinutes), 50), plan.context)
    #expect(judge.broken([0, 0, 0, 1]) == [])
    #expect(judge.broken([0, 0, 0, 0]).count == 2)
  }

  @Test func targetsDoNotShrinkWhenThePoolTakesWork() {
    let judge = RuleJudge(rule(.metric(.standardMinutes), 10), plan.context)
    #expect(
      judge.broken([0, 1, 2, 2]) == ["under standard_minutes by 48", "under standard_minutes by 48"])
  }

  @Test func capacityMakesTheShare() {
    var plan = plan
    plan.representatives[1].fullTimeEquivalent = 0.5
    let exact = RuleJudge(rule(.metric(.standardMinutes), 0), plan.context)
    #expect(exact.limits.map(\.lower) == [160, 80])
    #expect(exact.limits.map(\.upper) == [160, 80])
  }

  @Test func aFractionalTargetLeavesTheWholeNumbersBesideIt() {
    var plan = plan
    plan.account("e")
    let judge = RuleJudge(rule(.metric(.accounts), 0), plan.context)
    // Two and a half accounts each: two and three are both fair.
    #expect(judge.limits.map(\.lower) == [2, 2])
    #expect(judge.limits.map(\.upper) == [3, 3])
    #expect(judge.broken([0, 0, 1, 1, 1]) == [])
  }

  @Test func anAccountCountsOnceARepresentative() {
    var plan = SmallPlan()
    plan.representative("ann")
    plan.representative("bob")
    plan.account("a", .customer)
    plan.account("b", .customer)
    let judge = RuleJudge(rule(.metric(.accounts), 0), plan.context)
    #expect(judge.broken([0, 0, 1, 1]) == [])
    #expect(judge.broken([0, 0, 0, 1]) == ["over accounts by 1"])
  }

  @Test func segmentsAreCountedApart() {
    var plan = plan
    plan.accounts[2].segment = 1
    plan.accounts[3].segment = 1
    let judge = RuleJudge(rule(.accountsOfSegment(1), 0), plan.context)
    #expect(judge.broken([0, 0, 0, 1]) == [])
    #expect(
      judge.broken([0, 1, 1, 1]) == [
        "under accounts_of_segment.ordinary by 1", "over accounts_of_segment.ordinary by 1",
      ])
  }

  @Test func peersAreComparedWithPeers() {
    var plan = plan
    plan.representatives[1].team = "two"
    plan.accounts[0].pinned[SmallPlan.acquisition] = 0
    for index in 1...3 { plan.accounts[index].pinned[SmallPlan.acquisition] = 1 }
    let within = RuleJudge(rule(.metric(.standardMinutes), 0), plan.context)
    #expect(within.limits.map(\.upper) == [60, 180])
    let all = RuleJudge(rule(.metric(.standardMinutes), 0, peers: .all), plan.context)
    #expect(all.limits.map(\.upper) == [120, 120])
  }

  @Test func leaversAreOutOfTheAverages() {
    var plan = plan
    plan.representatives[1].status = .leaving(on: SmallPlan.periodStart)
    let judge = RuleJudge(rule(.metric(.standardMinutes), 0), plan.context)
    #expect(judge.limits.map(\.subject) == [.representative(0)])
    #expect(judge.limits.map(\.upper) == [240])
  }

  @Test func pricedDeviationsCostTheirPrice() {
    let judge = RuleJudge(rule(.metric(.standardMinutes), 0, price: 7), plan.context)
    #expect(judge.price([0, 0, 0, 1]) == 120 * 7)
    #expect(judge.price([0, 0, 1, 1]) == 0)
  }

  @Test func widerBandsNeverBreakMore() {
    let context = plan.context
    let judges = [0, 10, 50, 100].map { RuleJudge(rule(.metric(.standardMinutes), $0), context) }
    for holders in everyAssignment(items: 4, holders: 3) {
      let broken = judges.map { $0.broken(holders).count }
      #expect(broken == broken.sorted(by: >), "\(holders)")
    }
  }

  @Test func readsBandsWithAndWithoutPrice() {
    let read = SettingsOf.read(
      BalanceRule.self,
      [
        "peers": "team", "standard_minutes": "10 %", "accounts": ["tolerance": "0.2", "price": "50"],
        "potential": ["tolerance": "15%", "price": "2"], "segments": ["ordinary": "25 %"],
      ], data: plan.data)
    #expect(read.faults == [])
    #expect(
      read.rule
        == BalanceRule(
          peers: .team,
          bands: [
            .init(.metric(.standardMinutes), tolerance: Share(percent: 10)),
            .init(.metric(.potential), tolerance: Share(percent: 15), price: 2),
            .init(.metric(.accounts), tolerance: Share(percent: 20), price: 5000),
            .init(.accountsOfSegment(1), tolerance: Share(percent: 25)),
          ]))
  }

  @Test func reportsEveryFault() {
    let read = SettingsOf.read(
      BalanceRule.self,
      [
        "peers": "teem", "standard_minutes": "110 %", "accounts": ["price": "5"],
        "segments": ["ordinry": "1 %"],
      ],
      data: plan.data)
    #expect(read.rule == nil)
    #expect(
      read.faults == [
        "2: teem is not a known choice (did you mean team?)",
        "3: 110 % is out of range (write 0 % to 100 %)",
        "4:  lacks a tolerance (write {tolerance: 10 %, price: 2})",
        "7: ordinry is not a known key (did you mean ordinary?)",
      ])
  }

  @Test func mustNameSomething() {
    let read = SettingsOf.read(BalanceRule.self, ["peers": "all"], data: plan.data)
    #expect(
      read.faults == [
        "1: a map names nothing to balance (name at least one of standard_minutes, potential, "
          + "standard_revenue, accounts, segments, such as standard_minutes: 10 %)"
      ])
  }
}
