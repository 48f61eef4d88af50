import TerritoryPlanning
import Testing

@Suite struct CouplingRuleTests {
  /// One customer with maintenance and after-sales, two representatives.
  private var plan: SmallPlan {
    var plan = SmallPlan()
    plan.representative("ann")
    plan.representative("bob")
    plan.account("a", .customer)
    return plan
  }

  private let both = [SmallPlan.maintenance, SmallPlan.afterSales]

  private func judge(_ demand: CouplingRule.Demand, _ plan: SmallPlan) -> RuleJudge {
    RuleJudge(CouplingRule(demands: [demand]), plan.context)
  }

  @Test func sameTiesTheDuties() {
    let judge = judge(.init(same: both), plan)
    #expect(judge.broken([0, 1]) == ["coupling same"])
    #expect(judge.broken([0, 0]) == [])
    // The pool is a holder like any other here.
    #expect(judge.broken([0, 2]) == ["coupling same"])
    #expect(judge.broken([2, 2]) == [])
  }

  @Test func differKeepsThemApart() {
    let judge = judge(.init(differ: both), plan)
    #expect(judge.broken([0, 0]) == ["coupling differ"])
    #expect(judge.broken([0, 1]) == [])
    #expect(judge.broken([2, 2]) == [])
  }

  @Test func atMostCountsRepresentatives() {
    let judge = judge(.init(atMost: 1), plan)
    #expect(judge.broken([0, 1]) == ["coupling atMost(1)"])
    #expect(judge.broken([0, 2]) == [])
    #expect(self.judge(.init(atMost: 2), plan).requirements.isEmpty)
  }

  @Test func dutiesThatAnAccountLacksAreLeftOut() {
    let prospecting = CouplingRule.Demand(same: [SmallPlan.acquisition, SmallPlan.maintenance])
    #expect(judge(prospecting, plan).requirements.isEmpty)
  }

  @Test func onlyTheAccountsMeantAreTied() {
    var plan = plan
    plan.account("b", .customer, segment: 1)
    plan.accounts[1].isNamed = true
    let count = { (demand: CouplingRule.Demand) in judge(demand, plan).requirements.count }
    #expect(count(.init(same: both)) == 2)
    #expect(count(.init(same: both, accounts: .named)) == 1)
    #expect(judge(.init(same: both, accounts: .named), plan).broken([0, 1, 0, 0]) == [])
    #expect(judge(.init(same: both, accounts: .unnamed), plan).broken([0, 1, 0, 0]) == ["coupling same"])
    #expect(judge(.init(same: both, segments: [1]), plan).broken([0, 1, 0, 0]) == [])
  }

  @Test func sameAndDifferExcludeEachOtherAmongRepresentatives() {
    let (same, differ) = (judge(.init(same: both), plan), judge(.init(differ: both), plan))
    for holders in everyAssignment(items: 2, holders: 2) {
      #expect(same.broken(holders).isEmpty != differ.broken(holders).isEmpty, "\(holders)")
    }
  }

  /// At a price of 5 a plan that breaks the coupling pays for each representative, or item, too many, and a
  /// plan that keeps it pays nothing.
  @Test func aPriceIsChargedForEachOneTooMany() {
    var plan = plan
    plan.representative("cid")
    plan.accounts[0].potential = Money(minorUnits: 5_000_000)
    let context = plan.context
    #expect(context.items.count == 3)
    let price = Money(minorUnits: 5)
    let all = [SmallPlan.acquisition, SmallPlan.maintenance, SmallPlan.afterSales]
    let demands: [(CouplingRule.Demand, (Set<Int>, Int) -> Int)] = [
      (.init(same: all, price: price), { holders, _ in holders.count - 1 }),
      (.init(differ: all, price: price), { holders, pooled in 3 - pooled - holders.subtracting([3]).count }),
      (.init(atMost: 1, price: price), { holders, _ in max(0, holders.subtracting([3]).count - 1) }),
    ]
    for (demand, excess) in demands {
      let hard = RuleJudge(
        CouplingRule(demands: [.init(same: demand.same, differ: demand.differ, atMost: demand.atMost)]),
        context)
      let soft = RuleJudge(CouplingRule(demands: [demand]), context)
      for holders in everyAssignment(items: 3, holders: 4) {
        #expect(
          soft.price(holders) == 5 * Int64(excess(Set(holders), holders.count { $0 == 3 })), "\(holders)")
        #expect((soft.price(holders) == 0) == hard.broken(holders).isEmpty, "\(holders)")
      }
    }
  }

  @Test func conditionsOfAllKinds() {
    var plan = plan
    plan.account("b", .customer, region: 2)
    plan.account("c", .customer, region: 0)
    let count = { (selection: AccountSelection) in
      judge(.init(same: both, selection: selection), plan).requirements.count
    }
    #expect(count(AccountSelection()) == 3)
    // The port lies in the east.
    #expect(count(AccountSelection(regions: [1])) == 1)
    #expect(count(AccountSelection(except: [0, 1])) == 1)
    #expect(count(AccountSelection(lifecycle: .customer)) == 3)
    #expect(count(AccountSelection(lifecycle: .prospect)) == 0)
  }

  @Test func readsEveryCondition() {
    let read = SettingsOf.read(
      CouplingRule.self,
      [
        "same": "all", "lifecycle": "customer", "regions": ["west"], "except": ["a"], "price": "12.50",
      ], data: plan.data)
    #expect(read.faults == [])
    #expect(
      read.rule
        == CouplingRule(demands: [
          .init(
            same: [0, 1, 2], selection: AccountSelection(lifecycle: .customer, regions: [0], except: [0]),
            price: Money(minorUnits: 1250))
        ]))
  }

  @Test func readsOneDemandOrSeveral() {
    let one = SettingsOf.read(
      CouplingRule.self, ["same": ["maintenance", "after_sales"], "segments": ["key"]], data: plan.data)
    #expect(one.faults == [])
    #expect(one.rule == CouplingRule(demands: [.init(same: [1, 2], segments: [0])]))
    let two = SettingsOf.read(
      CouplingRule.self,
      [["differ": ["after_sales", "acquisition"], "accounts": "named"], ["at_most": "2"]], data: plan.data)
    #expect(two.faults == [])
    #expect(
      two.rule == CouplingRule(demands: [.init(differ: [0, 2], accounts: .named), .init(atMost: 2)]))
  }

  @Test func reportsEveryFault() {
    let read = SettingsOf.read(
      CouplingRule.self,
      [
        ["same": ["maintenance", "aftersales"], "at_most": "0"], ["differ": ["maintenance"]],
        ["accounts": "named"],
      ], data: plan.data)
    #expect(read.rule == nil)
    #expect(
      read.faults == [
        "5: aftersales is not a duty of this plan (did you mean after_sales?)",
        "6: 0 is out of range (write a whole number, 1 to 1000)",
        "8:  names fewer than two duties (name two duties or more)",
        "10: a map names no coupling (write same: [..], differ: [..] or at_most)",
      ])
  }

  @Test func refusesToTieAndPartTheSameDuties() {
    let duties: SettingsOf.Text = ["maintenance", "after_sales"]
    let read = SettingsOf.read(CouplingRule.self, ["same": duties, "differ": duties], data: plan.data)
    #expect(
      read.faults == [
        "5:  asks two duties to differ that same ties together (name two duties at most once in same and differ)"
      ])
  }
}
