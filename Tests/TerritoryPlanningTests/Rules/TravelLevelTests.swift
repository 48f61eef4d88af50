import TerritoryPlanning
import Testing

/// Travel follows the level of visits: more visits, more trips, more minutes on the road.
@Suite struct TravelLevelTests {
  /// A customer an hour away from ann, 4 visits at the standard level, two on a trip; levels of half, all and one
  /// and a half times as many.
  private var context: PlanningContext {
    var plan = SmallPlan()
    plan.representative("ann", minutes: 10_000)
    plan.account("a", .customer, potential: 100_000, current: 100_000, incumbents: [nil, 0, nil])
    plan.travel = [(0, 0, 60)]
    let data = plan.data
    var parameters = data.parameters
    parameters.segments[0].visits = [4, 4, 0]
    parameters.segments[0].tripSharing = 2
    let levels = [("low", 0.5), ("standard", 1.0), ("high", 1.5)].map {
      VisitParameters.Level(id: $0.0, name: $0.0, chineseName: $0.0, visits: $0.1)
    }
    parameters.visits = VisitParameters(levels: levels, response: [[], [0.7, 1, 1.15], []])
    return PlanningContext(
      data: PlanData(
        parameters: parameters, accounts: data.accounts, representatives: data.representatives,
        regions: data.regions, regionOwnersToday: data.regionOwnersToday, travelMatrix: data.travelMatrix))
  }

  /// What each level breaks of the rule: the amounts by which it is too much.
  private func excess(_ rule: TravelRule) -> [Int64] {
    let context = context
    let requirements = rule.requirements(in: context)
    return (0..<3).map { level in
      let plan = context.plan(holders: context.items.map { _ in Holder(0) }, levels: [level])
      return context.evaluate(plan, requirements: requirements).violations.reduce(0) { sum, violation in
        if case .limit(_, _, _, _, _, _, let amount) = violation.kind { sum + amount } else { sum }
      }
    }
  }

  @Test func minutesGrowWithTheLevel() {
    // One, two and three trips of 120 minutes.
    #expect(excess(TravelRule(minutes: PricedAllowance(.amount(360)))) == [0, 0, 0])
    #expect(excess(TravelRule(minutes: PricedAllowance(.amount(359)))) == [0, 0, 1])
    #expect(excess(TravelRule(minutes: PricedAllowance(.amount(240)))) == [0, 0, 120])
    #expect(excess(TravelRule(minutes: PricedAllowance(.amount(239)))) == [0, 1, 121])
    #expect(excess(TravelRule(minutes: PricedAllowance(.amount(119)))) == [1, 121, 241])
  }

  @Test func longTripsGrowWithTheLevel() {
    func most(_ count: Int64, over: Int64 = 59) -> TravelRule {
      TravelRule(longTrips: .init(over: Minutes(over), most: count))
    }
    #expect(excess(most(3)) == [0, 0, 0])
    #expect(excess(most(2)) == [0, 0, 1])
    #expect(excess(most(0)) == [1, 2, 3])
    #expect(excess(most(0, over: 60)) == [0, 0, 0], "an hour is not longer than an hour")
  }
}
