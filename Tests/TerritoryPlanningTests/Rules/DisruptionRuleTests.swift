import TerritoryPlanning
import Testing

@Suite struct DisruptionRuleTests {
  /// A customer with both duties at ann, a prospect at bob, a prospect with nobody: items 0 and 1, 2, 3.
  private var plan: SmallPlan {
    var plan = SmallPlan()
    plan.representative("ann")
    plan.representative("bob")
    plan.account("a", .customer, potential: 900, current: 900, incumbents: [nil, 0, 0])
    plan.account("b", incumbents: [1, nil, nil])
    plan.account("c")
    return plan
  }

  private func rule(
    _ metric: DisruptionRule.Metric, by scope: DisruptionRule.Scope = .wholePlan, _ allowance: Allowance,
    price: Int64? = nil
  ) -> DisruptionRule {
    DisruptionRule(budgets: [.init(metric, scope, most: PricedAllowance(allowance, price: price))])
  }

  @Test func breaksAtOneMoveTooMany() {
    let judge = RuleJudge(rule(.items, .amount(1)), plan.context)
    #expect(judge.broken([1, 1, 1, 0]) == ["over moved_items by 1"])
    #expect(judge.broken([1, 0, 1, 0]) == [])
  }

  @Test func anAccountCountsOnce() {
    let judge = RuleJudge(rule(.accounts, .amount(1)), plan.context)
    #expect(judge.broken([1, 1, 1, 0]) == [])
    #expect(judge.broken([1, 1, 0, 0]) == ["over moved_accounts by 1"])
  }

  @Test func revenueOfAnAccountCountsOnce() {
    let judge = RuleJudge(rule(.revenue, .amount(899)), plan.context)
    #expect(judge.broken([1, 1, 1, 0]) == ["over moved_revenue by 1"])
    #expect(judge.broken([1, 0, 1, 0]) == ["over moved_revenue by 1"])
    #expect(judge.broken([0, 0, 0, 0]) == [])
  }

  @Test func newItemsAndForcedMovesAreFree() {
    var plan = plan
    plan.representatives[0].status = .leaving(on: SmallPlan.periodStart)
    let judge = RuleJudge(rule(.items, .amount(0)), plan.context)
    #expect(judge.broken([1, 1, 1, 1]) == [])
    #expect(judge.broken([1, 1, 2, 1]) == ["over moved_items by 1"])
  }

  @Test func movingToThePoolIsAMove() {
    let judge = RuleJudge(rule(.items, .amount(0)), plan.context)
    #expect(judge.broken([0, 0, 2, 2]) == ["over moved_items by 1"])
  }

  @Test func aShareIsOfWhatIsHeldTodayRoundedDown() {
    // Three items have incumbents.
    #expect(RuleJudge(rule(.items, .share(Share(percent: 50))), plan.context).limits.map(\.upper) == [1])
    #expect(RuleJudge(rule(.accounts, .share(Share(percent: 50))), plan.context).limits.map(\.upper) == [1])
    #expect(RuleJudge(rule(.revenue, .share(Share(percent: 50))), plan.context).limits.map(\.upper) == [450])
    #expect(
      RuleJudge(rule(.items, by: .handedOff, .share(Share(percent: 50))), plan.context).limits.map(\.upper)
        == [1, 0])
  }

  @Test func eachRepresentativeHasBudgetsOfItsOwn() {
    let off = RuleJudge(rule(.items, by: .handedOff, .amount(1)), plan.context)
    #expect(off.broken([1, 1, 1, 1]) == ["over moved_items_out by 1"])
    #expect(off.broken([1, 0, 0, 1]) == [])
    let over = RuleJudge(rule(.accounts, by: .takenOver, .amount(0)), plan.context)
    #expect(over.broken([1, 1, 1, 1]) == ["over moved_accounts_in by 1"])
    #expect(over.broken([2, 2, 2, 1]) == [])
    let revenue = RuleJudge(rule(.revenue, by: .handedOff, .amount(0)), plan.context)
    #expect(revenue.broken([0, 1, 0, 0]) == ["over moved_revenue_out by 900"])
  }

  @Test func pricedMovesCostTheirPrice() {
    let judge = RuleJudge(rule(.items, .amount(1), price: 30), plan.context)
    #expect(judge.price([1, 1, 0, 0]) == 60)
    #expect(judge.price([1, 0, 1, 0]) == 0)
  }

  @Test func stayingAsTodayIsAlwaysWithinBudget() {
    let context = plan.context
    for metric in DisruptionRule.Metric.allCases {
      for scope in DisruptionRule.Scope.allCases {
        #expect(RuleJudge(rule(metric, by: scope, .amount(0)), context).broken([0, 0, 1, 1]) == [])
      }
    }
  }

  @Test func handedOffAndTakenOverAddUpToAllMoves() {
    let context = plan.context
    let all = RuleJudge(rule(.items, .amount(0), price: 1), context)
    let off = RuleJudge(rule(.items, by: .handedOff, .amount(0), price: 1), context)
    let over = RuleJudge(rule(.items, by: .takenOver, .amount(0), price: 1), context)
    for holders in everyAssignment(items: 4, holders: 3) {
      #expect(all.price(holders) == off.price(holders), "\(holders)")
      let toPool = holders.prefix(3).count { $0 == 2 }
      #expect(all.price(holders) == over.price(holders) + Int64(toPool), "\(holders)")
    }
  }

  @Test func readsBudgets() {
    let read = SettingsOf.read(
      DisruptionRule.self,
      [
        "items": "40", "accounts": "5 %", "revenue": ["at_most": "1200.50", "price": "2"],
        "per_representative": ["items_in": "3", "revenue_out": "10 %"],
      ], data: plan.data)
    #expect(read.faults == [])
    #expect(
      read.rule
        == DisruptionRule(budgets: [
          .init(.items, most: PricedAllowance(.amount(40))),
          .init(.accounts, most: PricedAllowance(.share(Share(percent: 5)))),
          .init(.revenue, most: PricedAllowance(.amount(120_050), price: 2)),
          .init(.items, .takenOver, most: PricedAllowance(.amount(3))),
          .init(.revenue, .handedOff, most: PricedAllowance(.share(Share(percent: 10)))),
        ]))
  }

  @Test func reportsEveryFault() {
    let read = SettingsOf.read(
      DisruptionRule.self,
      [
        "items": "0.1", "revenue": "1,200", "accounts": ["price": "2"],
        "per_representative": ["item_in": "3"],
      ],
      data: plan.data)
    #expect(read.rule == nil)
    #expect(
      read.faults == [
        "2: 0.1 is not a whole number (write a whole number, 0 to 1000000000, or a share such as 5 %)",
        "4:  lacks at_most (write {at_most: 40, price: 200})",
        "3: 1,200 is not a number (write the digits without separators, with a point before decimals: 1200)",
        "7: item_in is not a known key (did you mean items_in?)",
      ])
    #expect(
      SettingsOf.read(DisruptionRule.self, [:], data: plan.data).faults == [
        "1: a map names no budget (name at least one, such as items: 40 or accounts: 5 %)"
      ])
  }
}
