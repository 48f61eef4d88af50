import TerritoryPlanning
import Testing

@Suite struct TeamsRuleTests {
  /// Two customers of one region, a family; four representatives. Ann leads bob, cid leads dan, and a director
  /// outside the plan leads ann and cid.
  private var plan: SmallPlan {
    var plan = SmallPlan()
    plan.representative("ann", team: "one")
    plan.representative("bob", team: "one")
    plan.representative("cid", team: "two")
    plan.representative("dan", team: "two")
    for (index, manager) in ["Director", "ann", "Director", "cid"].enumerated() {
      plan.representatives[index].manager = manager
    }
    plan.account("a", .customer, incumbents: [nil, 0, nil])
    plan.account("b", .customer)
    plan.accounts[1].parent = 0
    return plan
  }

  private func judge(_ demand: TeamsRule.Demand, _ plan: SmallPlan) -> RuleJudge {
    RuleJudge(TeamsRule(demands: [demand]), plan.context)
  }

  @Test func anAccountIsWithOneTeam() {
    let judge = judge(.init(within: .account), plan)
    #expect(judge.broken([0, 2, 0, 1]) == ["coupling one group"])
    #expect(judge.broken([0, 1, 2, 3]) == [])
    // The pool is nobody's team.
    #expect(judge.broken([0, 4, 2, 3]) == [])
  }

  @Test func aFamilyOrARegionIsWithOneTeam() {
    for scope in [TeamsRule.Scope.family, .region] {
      let judge = judge(.init(within: scope), plan)
      #expect(judge.broken([0, 1, 2, 3]) == ["coupling one group"])
      #expect(judge.broken([0, 1, 1, 4]) == [])
    }
    let maintenance = judge(.init(within: .family, duties: [SmallPlan.maintenance]), plan)
    #expect(maintenance.broken([0, 2, 1, 3]) == [])
    #expect(maintenance.broken([0, 2, 3, 3]) == ["coupling one group"])
  }

  @Test func branchesFollowTheReportingLines() {
    let groups = (0...2).map { RepresentativeGroups(.branch(level: $0), in: plan.data) }
    #expect(groups[0].groupOfRepresentative == [0, 0, 0, 0])
    #expect(groups[0].names == ["Director"])
    #expect(groups[1].groupOfRepresentative == [0, 0, 1, 1])
    #expect(groups[1].names == ["ann", "cid"])
    #expect(groups[2].groupOfRepresentative == [0, 1, 2, 3])
    var teamless = plan
    teamless.representatives[0].team = ""
    #expect(RepresentativeGroups(.team, in: teamless.data).groupOfRepresentative == [0, 1, 2, 2])
    let judge = judge(.init(within: .account, division: .branch(level: 1)), plan)
    #expect(judge.broken([0, 2, 0, 1]) == ["coupling one group"])
    #expect(judge.broken([0, 1, 2, 3]) == [])
  }

  @Test func whatATeamServesStaysWithIt() {
    let judge = judge(.init(keeps: [SmallPlan.maintenance]), plan)
    #expect(judge.broken([2, 0, 0, 0]) == ["barrier other_team"])
    #expect(judge.broken([1, 2, 3, 3]) == [])
    #expect(judge.broken([4, 0, 0, 0]) == [])
  }

  @Test func leavingTheTeamHasAPrice() {
    let judge = judge(.init(keeps: [SmallPlan.maintenance], price: Money(minorUnits: 9)), plan)
    #expect(judge.price([2, 0, 0, 0]) == 9)
    #expect(judge.price([1, 0, 0, 0]) == 0)
  }

  /// A finer division never allows more, and a price is paid exactly where the hard rule is broken.
  @Test func finerDivisionsAllowNoMore() {
    let context = plan.context
    let hard = [0, 1, 2].map { level in
      RuleJudge(TeamsRule(demands: [.init(within: .family, division: .branch(level: level))]), context)
    }
    let soft = RuleJudge(
      TeamsRule(demands: [
        .init(within: .family, division: .branch(level: 1), price: Money(minorUnits: 4))
      ]), context)
    for holders in everyAssignment(items: 4, holders: 5) {
      let broken = hard.map { $0.broken(holders).count }
      #expect(broken == broken.sorted(), "\(holders)")
      #expect((soft.price(holders) > 0) == (broken[1] > 0), "\(holders)")
    }
  }

  @Test func readsSettings() {
    let read = SettingsOf.read(
      TeamsRule.self,
      [
        ["within": "account", "accounts": "unnamed"],
        ["within": "region", "by": "branch", "level": "2", "duties": ["maintenance"]],
        ["keeps": "all", "price": "1"],
      ], data: plan.data)
    #expect(read.faults == [])
    #expect(
      read.rule
        == TeamsRule(demands: [
          .init(within: .account, selection: AccountSelection(named: .unnamed)),
          .init(within: .region, division: .branch(level: 2), duties: [1]),
          .init(keeps: [0, 1, 2], price: Money(minorUnits: 100)),
        ]))
  }

  @Test func reportsEveryFault() {
    let read = SettingsOf.read(
      TeamsRule.self, [["within": "town"], ["within": "account", "level": "1"], ["by": "branch"]],
      data: plan.data)
    #expect(read.rule == nil)
    #expect(
      read.faults == [
        "3: town is not a known choice (known: account, family, region)",
        "6: 1 is a level of the hierarchy, but teams have none (write by: branch, or leave level out)",
        "7: a map demands nothing of teams (write within: account, or keeps: [duty])",
      ])
  }
}
