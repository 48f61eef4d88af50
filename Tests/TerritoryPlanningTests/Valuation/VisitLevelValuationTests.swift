import TerritoryPlanning
import Testing

/// Figures of one pair at three levels, worked out by hand.
@Suite struct VisitLevelValuationTests {
  /// A customer of 1,000 current revenue an hour away, maintained by ann at skill 1: 4 visits of 60 minutes, two
  /// on a trip. Levels 50 %, 100 %, 150 % earn 70 %, 100 %, 115 % of the standard increment.
  private func context(response: [Double] = [0.7, 1, 1.15]) -> PlanningContext {
    var plan = SmallPlan()
    plan.representative("ann")
    plan.representative("bob")
    plan.account("a", .customer, potential: 100_000, current: 100_000, incumbents: [nil, 1, nil])
    plan.travel = [(0, 0, 60)]
    let data = plan.data
    var parameters = data.parameters
    parameters.segments[0].visits = [4, 4, 4]
    parameters.segments[0].tripSharing = 2
    parameters.earning.attendedRetention = 0.75
    parameters.earning.travelCostPerHour = Money(minorUnits: 30_00)
    let levels = [("low", 0.5), ("standard", 1.0), ("high", 1.5)].map {
      VisitParameters.Level(id: $0.0, name: $0.0, chineseName: $0.0, visits: $0.1)
    }
    parameters.visits = VisitParameters(levels: levels, response: [[], response, []])
    return PlanningContext(
      data: PlanData(
        parameters: parameters, accounts: data.accounts, representatives: data.representatives,
        regions: data.regions, regionOwnersToday: data.regionOwnersToday, travelMatrix: data.travelMatrix))
  }

  @Test func minutesAndMoneyFollowTheVisits() {
    let context = context()
    let ann = Holder(0)
    #expect(context.levels(item: 0, holder: ann) == 0..<3)
    // After-sales knows the standard level alone, and nobody works for the pool.
    #expect(context.levels(item: 1, holder: ann) == 1..<2)
    #expect(context.levels(item: 0, holder: context.pool) == 1..<2)
    // 4 visits of 60 minutes and 2 trips of 2 x 60 minutes at the standard level.
    #expect((0..<3).map { context.actualMinutes(item: 0, holder: ann, level: $0).count } == [240, 480, 720])
    #expect(
      (0..<3).map { context.travelCost(item: 0, holder: ann, level: $0).minorUnits } == [6000, 12000, 18000])
    #expect((0..<3).map { context.visits(item: 0, level: $0) } == [2, 4, 6])
    // Increments of 17,500, 25,000 and 28,750. The handover loss of 3 % of 25,000 + 50,000 is the same at each.
    let revenues = (0..<3).map { context.revenue(item: 0, holder: ann, level: $0).minorUnits }
    #expect(revenues == [15_250, 22_750, 26_500])
    #expect(context.standardMinutes[0].count == 240)
    #expect(context.revenue(item: 0, holder: ann) == context.revenue(item: 0, holder: ann, level: 1))
  }

  @Test func noLevelEarnsMoreThanThereIs() {
    // 1.5 x 25,000 exceeds the 32,500 that maintenance can save beside after-sales.
    let context = context(response: [0.5, 1, 1.5])
    #expect(context.revenue(item: 0, holder: Holder(1), level: 2).minorUnits == 32_500)
  }

  @Test func plansAreJudgedAtTheirLevels() {
    let context = context()
    let rule = CapacityRule()
    let requirements = rule.requirements(in: context)
    let judge = { (levels: [Int]) in
      context.evaluate(
        context.plan(holders: [Holder(0), Holder(1)], levels: levels), requirements: requirements)
    }
    let standard = judge([1, 1])
    #expect(
      standard
        == context.evaluate(
          context.plan(holders: [Holder(0), Holder(1)]), requirements: requirements))
    #expect(standard.itemsByLevel == [0, 2, 0])
    #expect(standard.isLegal)
    let high = judge([2, 1])
    #expect(high.itemsByLevel == [0, 1, 1])
    #expect(high.representatives[0].actualMinutes.count == 720)
    #expect(high.revenue.minorUnits - standard.revenue.minorUnits == 3_750)
    #expect(high.objective.minorUnits - standard.objective.minorUnits == 3_750 - 6_000)
    // 720 minutes do not fit into ann's 600.
    #expect(high.violations.map(\.rule) == ["capacity"])
    // Balance looks at standard minutes, which stay.
    #expect(high.representatives[0].standardMinutes == standard.representatives[0].standardMinutes)
    #expect(judge([0, 1]).moves.map(\.item) == [0])
  }
}
