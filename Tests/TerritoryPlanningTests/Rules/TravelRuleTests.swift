import TerritoryPlanning
import Testing

@Suite struct TravelRuleTests {
  /// Two accounts, 30 and 100 minutes away from ann; one visit each: 60 and 200 minutes on the road.
  private func plan() -> SmallPlan {
    var plan = SmallPlan()
    plan.representative("ann", minutes: 1000)
    plan.account("a")
    plan.account("b")
    plan.travel = [(0, 0, 30), (0, 1, 100)]
    return plan
  }

  @Test func breaksAtOneMinuteTooMany() {
    let rule = TravelRule(minutes: PricedAllowance(.amount(259)))
    #expect(RuleJudge(rule, plan().context).broken([0, 0]) == ["over travel_minutes by 1"])
  }

  @Test func holdsAtExactlyTheMost() {
    let rule = TravelRule(minutes: PricedAllowance(.amount(260)))
    #expect(RuleJudge(rule, plan().context).broken([0, 0]) == [])
    let context = plan().context
    #expect(
      RuleJudge(TravelRule(minutes: PricedAllowance(.amount(0))), context).broken([1, 1]) == [],
      "the pool does not travel")
  }

  @Test func aShareIsOfTheRepresentativesCapacity() {
    let rule = TravelRule(minutes: PricedAllowance(.share(Share(percent: 26))))
    #expect(RuleJudge(rule, plan().context).broken([0, 0]) == [])
    var shorter = plan()
    shorter.representatives[0].workingMinutes = Minutes(999)
    // 26 % of 999 is 259.74
    #expect(RuleJudge(rule, shorter.context).broken([0, 0]) == ["over travel_minutes by 1"])
  }

  @Test func pricedMinutesCostTheirPrice() {
    let rule = TravelRule(minutes: PricedAllowance(.amount(200), price: 7))
    #expect(RuleJudge(rule, plan().context).price([0, 0]) == 60 * 7)
  }

  @Test func longTripsAreThoseBeyondTheirLimit() {
    let none = { (over: Int64) in
      RuleJudge(TravelRule(longTrips: .init(over: Minutes(over), most: 0)), self.plan().context)
    }
    #expect(none(100).broken([0, 0]) == [])
    #expect(none(99).broken([0, 0]) == ["over long_trips by 1"])
    #expect(none(29).broken([0, 0]) == ["over long_trips by 2"])
  }

  @Test func tripsOfAnItemAreItsVisitsOverTheSharingRoundedUp() {
    let plan = plan()
    let data = plan.data
    var parameters = data.parameters
    parameters.segments[0].visits = [5, 5, 5]
    parameters.segments[0].tripSharing = 2
    let context = PlanningContext(
      data: PlanData(
        parameters: parameters, accounts: data.accounts, representatives: data.representatives,
        regions: data.regions, regionOwnersToday: data.regionOwnersToday, travelMatrix: data.travelMatrix))
    #expect(context.trips(item: 0) == 3)
    let rule = TravelRule(longTrips: .init(over: Minutes(50), most: 2))
    #expect(RuleJudge(rule, context).broken([0, 0]) == ["over long_trips by 1"])
  }

  @Test func isForTheRolesItNames() {
    let rule = TravelRule(minutes: PricedAllowance(.amount(0)), roles: [.hunter])
    #expect(RuleJudge(rule, plan().context).broken([0, 0]) == [])
    var hunter = plan()
    hunter.representatives[0].role = .hunter
    #expect(RuleJudge(rule, hunter.context).broken([0, 0]) == ["over travel_minutes by 260"])
  }

  @Test func allowingMoreNeverBreaksMore() {
    var plan = plan()
    plan.representative("bob", minutes: 500)
    plan.account("c")
    plan.travel += [(1, 0, 10), (1, 2, 55)]
    let context = plan.context
    for holders in everyAssignment(items: 3, holders: 3) {
      let broken = [0, 50, 110, 200, 400].map { most in
        RuleJudge(TravelRule(minutes: PricedAllowance(.amount(most))), context).broken(holders).count
      }
      #expect(broken == broken.sorted(by: >), "\(holders)")
    }
  }

  @Test func readsEverySetting() {
    let read = SettingsOf.read(
      TravelRule.self,
      [
        "minutes": ["at_most": "25 %", "price": "2.5"],
        "long_trips": ["over": "120", "at_most": "6", "price": "100"], "roles": ["hunter", "farmer"],
      ],
      data: plan().data)
    #expect(read.faults == [])
    #expect(
      read.rule
        == TravelRule(
          minutes: PricedAllowance(.share(Share(percent: 25)), price: 250),
          longTrips: .init(over: Minutes(120), most: 6, price: 10_000), roles: [.hunter, .farmer]))
  }

  @Test func reportsEveryFault() {
    let read = SettingsOf.read(
      TravelRule.self,
      ["minutes": "-5", "long_trips": ["over": "20000", "at_most": "x"], "roles": ["hunte"]],
      data: plan().data)
    #expect(read.rule == nil)
    #expect(
      read.faults == [
        "2: -5 is out of range (write a whole number, 0 to 1000000000, or a share such as 5 %)",
        "4: 20000 is out of range (write a whole number, 0 to 10080)",
        "5: x is not a number (write digits, with a point before decimals, such as 12.5)",
        "7: hunte is not a known choice (did you mean hunter?)",
      ])
  }

  @Test func refusesARuleThatLimitsNothing() {
    #expect(
      SettingsOf.read(TravelRule.self, ["roles": ["hunter"]], data: plan().data).faults == [
        "1: a map names no limit (write minutes: 25 %, or long_trips: {over: 120, at_most: 6})"
      ])
  }
}
