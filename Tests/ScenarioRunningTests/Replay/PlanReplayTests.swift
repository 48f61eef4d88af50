import TerritoryPlanning
import Testing

@testable import ScenarioRunning

/// Last quarter's plan under other facts.
@Suite struct PlanReplayTests {
  private func changed(_ change: (inout [Account], inout [Representative]) -> Void) -> Scenario {
    var scenario = TinyFirm.scenario("now")
    var accounts = scenario.data.accounts
    var people = scenario.data.representatives
    change(&accounts, &people)
    scenario.data = PlanData(
      parameters: scenario.data.parameters, accounts: accounts, representatives: people,
      regions: scenario.data.regions, regionOwnersToday: scenario.data.regionOwnersToday, travelMatrix: nil)
    return scenario
  }

  private func replay(
    _ scenario: Scenario, was: Scenario? = nil, _ thresholds: AlertThresholds = AlertThresholds()
  ) throws -> PlanReplay {
    let then = TinyFirm.scenario()
    let context = PlanningContext(data: then.data)
    // One each, and two for the strongest.
    let plan = NamedPlan(context.plan(holders: [0, 1, 2, 2].map { Holder($0) }), in: context)
    return try PlanReplay(plan, name: "plan.csv", under: scenario, was: was, thresholds: thresholds)
  }

  private var calm: AlertThresholds {
    var thresholds = AlertThresholds()
    for (key, value) in [("load", "200%"), ("fairness", "300%"), ("rules", "100")] {
      let isKnown = thresholds.set(key, to: value)
      #expect(isKnown)
    }
    return thresholds
  }

  @Test func theSameFactsRaiseNothing() throws {
    let replay = try replay(TinyFirm.scenario(), was: TinyFirm.scenario(), calm)
    #expect(replay.alerts.isEmpty)
    let drift = try #require(replay.drift)
    #expect(drift.figures.allSatisfy { $0.before == $0.after && $0.comparability == .comparable })
    #expect(drift.loads.allSatisfy { $0.before == $0.after })
  }

  @Test func leaversNewAndGone() throws {
    let replay = try replay(
      changed { accounts, people in
        accounts[3].id = "new"
        people[0].status = .leaving(on: CalendarDay(daysSince1970: 20_000))
        people[1].id = "r9"
      }, calm)
    #expect(replay.facts.goneAccounts.map(\.id) == ["a3"])
    #expect(replay.facts.newAccounts == [3])
    #expect(replay.facts.goneHolders.map(\.id) == ["r1"])
    #expect(replay.facts.unable.map(\.representative) == [0])
    #expect(replay.alerts.map(\.kind) == [.leavers, .newBusiness])
    #expect(replay.alerts.map(\.measured) == [2, 1])
    #expect(replay.now.evaluation.uncoveredItems == 2)
  }

  @Test("A threshold that is met raises nothing, one less does")
  func thresholdsAreExact() throws {
    let scenario = changed { accounts, _ in accounts[3].id = "new" }
    var thresholds = calm
    thresholds.newBusiness = 1
    #expect(try replay(scenario, thresholds).alerts.isEmpty)
    thresholds.newBusiness = 0
    #expect(try replay(scenario, thresholds).alerts.map(\.kind) == [.newBusiness])
  }

  @Test func revenueAgainstThePlan() throws {
    var thresholds = calm
    let revenue = try replay(TinyFirm.scenario(), calm).now.evaluation.revenue
    thresholds.plannedRevenue = Money(minorUnits: revenue.minorUnits * 2)
    let alerts = try replay(TinyFirm.scenario(), thresholds).alerts
    #expect(alerts.map(\.kind) == [.revenue])
    #expect(abs(alerts[0].measured - 0.5) < 1e-9)
    thresholds.revenue = 0.5
    #expect(try replay(TinyFirm.scenario(), thresholds).alerts.isEmpty)
  }

  @Test("Money is not compared over other assumptions, shares are")
  func comparability() throws {
    var was = TinyFirm.scenario("then")
    var parameters = was.data.parameters
    parameters.earning.attendedRetention = 0.8
    parameters.periodEnd = CalendarDay(daysSince1970: 20_020)
    was.data = PlanData(
      parameters: parameters, accounts: was.data.accounts, representatives: was.data.representatives,
      regions: was.data.regions, regionOwnersToday: was.data.regionOwnersToday, travelMatrix: nil)
    let drift = try #require(try replay(TinyFirm.scenario(), was: was, calm).drift)
    let byMeasure = Dictionary(uniqueKeysWithValues: drift.figures.map { ($0.measure, $0.comparability) })
    #expect(byMeasure[.revenue] == .otherPeriodLength)
    #expect(byMeasure[.workload] == .otherPeriodLength)
    #expect(byMeasure[.spread] == .comparable)
  }

  @Test func unreadableThresholdsAreRefused() {
    var thresholds = AlertThresholds()
    for (key, value) in [("load", "x"), ("load", "-1"), ("leavers", "1.5"), ("leavers", "-1"), ("size", "1")]
    {
      let isRead = thresholds.set(key, to: value)
      #expect(!isRead, "\(key)=\(value)")
    }
    #expect(thresholds == AlertThresholds())
    let isRead = thresholds.set("load", to: "12.5 %")
    #expect(isRead && thresholds.load == 0.125)
  }
}
