import TerritoryPlanning
import Testing

@Suite struct HeadcountRuleTests {
  /// ann works; post (cost 100) and desk (cost 40) are open from long ago; three prospects.
  private func plan() -> SmallPlan {
    var plan = SmallPlan()
    let day = CalendarDay(daysSince1970: SmallPlan.periodStart.daysSince1970 - 400)
    plan.representative("ann")
    plan.representative("post")
    plan.representative("desk", role: .hunter)
    for (position, cost) in [(0, 70), (1, 100), (2, 40)] {
      plan.representatives[position].cost = Money(minorUnits: Int64(cost))
    }
    plan.representatives[1].status = .open(from: day)
    plan.representatives[2].status = .open(from: day)
    plan.representatives[1].homeRegion = 2
    for name in ["a", "b", "c"] { plan.account(name) }
    return plan
  }

  private func judge(_ rule: HeadcountRule) -> RuleJudge { RuleJudge(rule, plan().context) }

  @Test func anOpenedPostCostsItsCostOnceHoweverMuchItHolds() {
    let rule = judge(HeadcountRule(openable: [1, 2], openingCost: 5))
    #expect(rule.charged([0, 0, 0]) == 0)
    #expect(rule.charged([1, 0, 0]) == 105)
    #expect(rule.charged([1, 1, 1]) == 105)
    #expect(rule.charged([1, 2, 3]) == 150)
  }

  @Test func aClosedPositionCostsItsClosingInsteadOfItsCost() {
    let rule = judge(HeadcountRule(openable: [], closable: [0], closingCost: 25))
    #expect(rule.charged([0, 3, 3]) == 70)
    #expect(rule.charged([3, 3, 3]) == 25)
  }

  @Test func breaksAtOnePositionTooMany() {
    let most = judge(HeadcountRule(openable: [1, 2], opened: [.init(most: 1)]))
    #expect(most.broken([1, 1, 0]) == [])
    #expect(most.broken([1, 2, 0]) == ["over positions_opened by 1"])
  }

  @Test func breaksAtOnePositionTooFew() {
    let least = judge(HeadcountRule(openable: [1, 2], opened: [.init(least: 2)]))
    #expect(least.broken([1, 2, 0]) == [])
    #expect(least.broken([1, 1, 0]) == ["under positions_opened by 1"])
  }

  @Test func countsSomePositionsByRoleAndRegion() {
    let hunters = HeadcountRule.Count(
      among: .having(roles: [.hunter], teams: nil, regions: nil), most: 0)
    #expect(judge(HeadcountRule(openable: [1, 2], opened: [hunters])).broken([1, 1, 1]) == [])
    #expect(
      judge(HeadcountRule(openable: [1, 2], opened: [hunters])).broken([2, 1, 1])
        == ["over positions_opened by 1"])
    // The port lies inside the east.
    let east = HeadcountRule.Count(among: .having(roles: nil, teams: nil, regions: [1]), least: 1)
    #expect(judge(HeadcountRule(openable: [1, 2], opened: [east])).broken([1, 0, 0]) == [])
    #expect(
      judge(HeadcountRule(openable: [1, 2], opened: [east])).broken([2, 0, 0])
        == ["under positions_opened by 1"])
  }

  @Test func closesAtMostSoMany() {
    let rule = judge(HeadcountRule(openable: [1], closable: [0, 2], mostClosed: 1))
    #expect(rule.broken([0, 1, 1]) == [])
    #expect(rule.broken([1, 1, 1]) == ["under positions_kept by 1"])
  }

  @Test func theBudgetIsForOpenedPositions() {
    let rule = judge(HeadcountRule(openable: [1, 2], openingCost: 5, budget: 149))
    #expect(rule.broken([1, 1, 0]) == [])
    #expect(rule.broken([1, 2, 0]) == ["over opening_budget by 1"])
  }

  @Test func lowerBoundsHoldOnlyForPositionsThatAreUsed() {
    let balance = BalanceRule(peers: .all, bands: [.init(.metric(.standardMinutes), tolerance: .zero)])
    let judge = RuleJudge(
      together: [balance, HeadcountRule(openable: [1, 2])], plan().context)
    // 180 minutes; alone ann has them all, among three each has 60.
    #expect(judge.broken([0, 0, 0]) == [])
    #expect(judge.broken([0, 1, 2]) == [])
    #expect(judge.broken([1, 1, 0]) == [])
    #expect(judge.broken([1, 1, 1]) == ["under standard_minutes by 60"])
    // Without the rule every position has to carry its share.
    #expect(
      RuleJudge(together: [balance], plan().context).broken([0, 0, 0])
        == ["over standard_minutes by 120", "under standard_minutes by 60", "under standard_minutes by 60"])
  }

  @Test func bandsNarrowWithTheNumberOfPositions() {
    let balance = BalanceRule(peers: .all, bands: [.init(.metric(.standardMinutes), tolerance: .zero)])
    let exactly = { (count: Int) in
      RuleJudge(
        together: [
          balance, HeadcountRule(openable: [1, 2], opened: [.init(least: count, most: count)]),
        ], self.plan().context)
    }
    // Nobody opened: ann carries all; both: a third each; one: between a half and a half.
    let upper = { (count: Int) in exactly(count).limits.first { $0.aspect == "standard_minutes" }?.upper }
    let lower = { (count: Int) in exactly(count).limits.first { $0.aspect == "standard_minutes" }?.lower }
    #expect(upper(0) == 180 && lower(0) == 180)
    #expect(upper(1) == 90 && lower(1) == 90)
    #expect(upper(2) == 60 && lower(2) == 60)
  }

  @Test func everyTargetOfAStaffingIsInsideItsBand() {
    let context = plan().context
    let staffing = HeadcountRule(openable: [1, 2]).staffing(in: context)!
    let bands = BalanceRule(
      peers: .all, bands: [.init(.metric(.standardMinutes), tolerance: .zero)]
    ).requirements(in: context, staffing: staffing)
    for absent: Set<Int> in [[], [1], [2], [1, 2]] {
      let targets = FixedTargets(context: context, division: .all, without: absent)
      for case .limit(let limit) in bands {
        guard case .representative(let index) = limit.subject, !absent.contains(index) else { continue }
        let target = targets.target(.standardMinutes, representative: index)!.rounded
        #expect(limit.lower.map { $0 <= target } ?? true, "\(index) without \(absent)")
        #expect(limit.upper.map { target <= $0 } ?? true, "\(index) without \(absent)")
      }
    }
  }

  @Test func theEvaluationAgreesWithTheDefinition() {
    let context = plan().context
    let rules: [any Rule] = [
      BalanceRule(peers: .all, bands: [.init(.metric(.accounts), tolerance: .zero, price: 3)]),
      HeadcountRule(
        openable: [1, 2], closable: [0], openingCost: 5, closingCost: 9, opened: [.init(most: 1)],
        budget: 100),
    ]
    let judge = RuleJudge(together: rules, context)
    for holders in everyAssignment(items: 3, holders: 4) {
      let evaluation = context.evaluate(
        context.plan(holders: holders.map { Holder($0) }), requirements: judge.requirements)
      #expect(evaluation.chargedCost.minorUnits == judge.charged(holders), "\(holders)")
      #expect(evaluation.priceOfBrokenWishes.minorUnits == judge.price(holders), "\(holders)")
      #expect(
        evaluation.violations.count == judge.broken(holders).count(where: { !$0.contains("accounts") }),
        "\(holders)")
    }
  }

  @Test func anUnusedPositionOwnsNoRegion() {
    let context = plan().context
    let holders: [Holder?] = [Holder(0), Holder(0), Holder(0)]
    let staffing = HeadcountRule(openable: [1, 2]).staffing(in: context)!
    #expect(staffing.unused(under: holders) == [1, 2])
    let owners = context.plan(holders: holders, unused: [1, 2]).regionOwners.flatMap { $0 }
    #expect(owners.allSatisfy { $0 == Holder(0) })
  }

  @Test func readsEverySetting() {
    let read = SettingsOf.read(
      HeadcountRule.self,
      [
        "open": ["post", "desk"], "close": ["ann"], "opening_cost": "1.5", "closing_cost": "2",
        "at_least": "1", "at_most": "2", "close_at_most": "1", "budget": "100",
        "limits": [["role": "hunter", "exactly": "1"]],
      ], data: plan().data)
    #expect(read.faults == [])
    #expect(
      read.rule
        == HeadcountRule(
          openable: [1, 2], closable: [0], openingCost: 150, closingCost: 200,
          opened: [
            .init(least: 1, most: 2),
            .init(among: .having(roles: [.hunter], teams: nil, regions: nil), least: 1, most: 1),
          ], mostClosed: 1, budget: 10_000))
  }

  @Test func takesAllOpenPostsWhereNothingIsSaid() {
    let read = SettingsOf.read(HeadcountRule.self, ["exactly": "1"], data: plan().data)
    #expect(read.rule == HeadcountRule(openable: [1, 2], opened: [.init(least: 1, most: 1)]))
    let some = SettingsOf.read(HeadcountRule.self, ["open": ["region": "east"]], data: plan().data)
    #expect(some.rule == HeadcountRule(openable: [1]))
  }

  @Test func reportsEveryFault() {
    let read = SettingsOf.read(
      HeadcountRule.self,
      [
        "open": ["ann", "pst"], "close": ["desk"], "at_least": "3", "exactly": "1",
        "limits": [["role": "hunter"]],
      ], data: plan().data)
    #expect(read.rule == nil)
    #expect(
      read.faults == [
        "4: pst is not a representative of this plan (did you mean post?)",
        "5: desk is an open post or leaves anyway (name open posts under open; a leaver's position is closed as it is)",
        "7: 3 is out of range (write a whole number, 0 to 0)",
        "8: 1 is out of range (write a whole number, 0 to 0)",
        "8: 1 is said beside at_most or at_least (keep one of them)",
        "10: a map bounds nothing (write {role: hunter, at_most: 2})",
      ])
  }

  @Test func refusesToOpenWhoIsThere() {
    let read = SettingsOf.read(HeadcountRule.self, ["open": ["ann", "post"]], data: plan().data)
    #expect(read.faults == ["2: ann is not an open post (give it the status open, or name it under close)"])
    let none = SettingsOf.read(HeadcountRule.self, ["open": "none"], data: plan().data)
    #expect(
      none.faults == [
        "1: a map has no position to decide about (add open posts (status open), or name people under close)"
      ])
  }
}
