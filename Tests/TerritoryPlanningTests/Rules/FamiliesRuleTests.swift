import TerritoryPlanning
import Testing

@Suite struct FamiliesRuleTests {
  /// A group of three prospects, the last under the second, and one that stands alone; two teams.
  private var plan: SmallPlan {
    var plan = SmallPlan()
    plan.representative("ann")
    plan.representative("bob", team: "two")
    plan.representative("cid", team: "two")
    for id in ["a", "b", "c", "d"] { plan.account(id) }
    plan.accounts[1].parent = 0
    plan.accounts[2].parent = 1
    return plan
  }

  private func judge(_ demand: FamiliesRule.Demand, _ plan: SmallPlan) -> RuleJudge {
    RuleJudge(FamiliesRule(demands: [demand]), plan.context)
  }

  @Test func chainsOfParentsMakeOneFamily() {
    #expect(
      plan.data.families(of: AccountSelection()).map { [$0.parent] + $0.members } == [[0, 0, 1, 2]])
    // Without its parent the family is still one; a single account is none.
    #expect(
      plan.data.families(of: AccountSelection(except: [0])).map { [$0.parent] + $0.members } == [[0, 1, 2]])
    #expect(plan.data.families(of: AccountSelection(except: [0, 1])).isEmpty)
  }

  @Test func oneHolderOverTheFamily() {
    let judge = judge(.init(same: [SmallPlan.acquisition]), plan)
    #expect(judge.broken([0, 0, 1, 2]) == ["coupling same"])
    #expect(judge.broken([0, 0, 3, 2]) == ["coupling same"])
    #expect(judge.broken([0, 0, 0, 2]) == [])
    #expect(self.judge(.init(same: [SmallPlan.maintenance]), plan).requirements.isEmpty)
  }

  @Test func atMostSoManyFaces() {
    let judge = judge(.init(atMost: 2), plan)
    #expect(judge.broken([0, 1, 2, 0]) == ["coupling atMost(2)"])
    #expect(judge.broken([0, 1, 3, 2]) == [])
  }

  @Test func oneTeam() {
    let judge = judge(.init(oneTeam: true), plan)
    #expect(judge.broken([0, 1, 1, 0]) == ["coupling one group"])
    #expect(judge.broken([1, 2, 3, 0]) == [])
  }

  @Test func exemptMembersAreFree() {
    var plan = plan
    plan.accounts[1].isNamed = true
    let judge = judge(
      .init(same: [SmallPlan.acquisition], selection: AccountSelection(named: .unnamed)), plan)
    #expect(judge.broken([0, 1, 0, 2]) == [])
    #expect(judge.broken([0, 0, 1, 2]) == ["coupling same"])
  }

  /// At a price the rule is met where it costs nothing, and a larger limit never costs more.
  @Test func pricesGrowWithTheBreach() {
    let context = plan.context
    let price = Money(minorUnits: 7)
    let limits = (1...3).map { RuleJudge(FamiliesRule(demands: [.init(atMost: $0, price: price)]), context) }
    let hard = RuleJudge(FamiliesRule(demands: [.init(atMost: 1)]), context)
    for holders in everyAssignment(items: 4, holders: 4) {
      let prices = limits.map { $0.price(holders) }
      #expect(prices == prices.sorted(by: >), "\(holders)")
      #expect((prices[0] == 0) == hard.broken(holders).isEmpty, "\(holders)")
      let faces = Set(holders[..<3]).subtracting([3]).count
      #expect(prices[0] == 7 * Int64(max(0, faces - 1)), "\(holders)")
    }
  }

  @Test func readsSettings() {
    let read = SettingsOf.read(
      FamiliesRule.self,
      [
        ["same": ["maintenance"], "accounts": "unnamed"], ["at_most": "2", "one_team": "yes", "price": "3"],
      ],
      data: plan.data)
    #expect(read.faults == [])
    #expect(
      read.rule
        == FamiliesRule(demands: [
          .init(same: [1], selection: AccountSelection(named: .unnamed)),
          .init(atMost: 2, oneTeam: true, price: Money(minorUnits: 300)),
        ]))
  }

  @Test func reportsEveryFault() {
    let read = SettingsOf.read(
      FamiliesRule.self,
      [["same": "both"], ["at_most": "0"], ["except": ["a", "z"]], ["accounts": "named"]],
      data: plan.data)
    #expect(read.rule == nil)
    #expect(
      read.faults == [
        "3: both is not a list of duties (write all, none or [duty, duty])",
        "5: 0 is out of range (write a whole number, 1 to 1000)",
        "9: z is not an account of this plan (did you mean a?)",
        "10: a map demands nothing of families (write same: [..], at_most or one_team: true)",
      ])
  }
}
