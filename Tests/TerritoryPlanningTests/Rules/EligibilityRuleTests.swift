import TerritoryPlanning
import Testing

@Suite struct EligibilityRuleTests {
  /// One prospect in the port, one representative who may take it.
  private var plan: SmallPlan {
    var plan = SmallPlan()
    plan.representative("ann")
    plan.account("a", region: 2)
    return plan
  }

  private func broken(_ plan: SmallPlan, _ rule: EligibilityRule = .complete) -> [String] {
    RuleJudge(rule, plan.context).broken([0])
  }

  @Test func nothingIsWrongWithAnAbleRepresentative() {
    #expect(broken(plan) == [])
  }

  @Test func dutyMustBeAllowed() {
    var plan = plan
    plan.representatives[0].duties[SmallPlan.acquisition] = false
    #expect(broken(plan) == ["barrier duty"])
  }

  @Test func roleMustFitTheDuty() {
    var plan = plan
    plan.representatives[0].role = .service
    #expect(broken(plan) == ["barrier role"])
    plan.representatives[0].role = .hunter
    #expect(broken(plan) == [])
  }

  @Test func everyQualificationIsNeeded() {
    var plan = plan
    plan.accounts[0].requiredQualifications = ["gas", "high_voltage"]
    plan.representatives[0].qualifications = ["gas"]
    #expect(broken(plan) == ["barrier qualification"])
    plan.representatives[0].qualifications = ["gas", "high_voltage"]
    #expect(broken(plan) == [])
  }

  @Test func regionsIncludeThoseInside() {
    var plan = plan
    plan.representatives[0].regions = [0]
    #expect(broken(plan) == ["barrier region"])
    // The port lies in the east.
    plan.representatives[0].regions = [1]
    #expect(broken(plan) == [])
    plan.accounts[0].region = 1
    plan.representatives[0].regions = [2]
    #expect(broken(plan) == ["barrier region"])
  }

  @Test func tripsUpToTheLimitAreAllowed() {
    var plan = plan
    plan.representatives[0].travelLimit = Minutes(45)
    plan.travel = [(0, 0, 46)]
    #expect(broken(plan) == ["barrier travel_limit"])
    plan.travel = [(0, 0, 45)]
    #expect(broken(plan) == [])
  }

  @Test func leaversAndAbsentTakeNothing() {
    var leaver = plan
    leaver.representatives[0].status = .leaving(on: SmallPlan.periodStart)
    #expect(broken(leaver) == ["barrier leaver"])
    var absent = plan
    absent.representatives[0].presence = 0
    #expect(broken(absent) == ["barrier no_capacity"])
    // Whatever is switched off.
    #expect(broken(absent, EligibilityRule(checks: [])) == ["barrier no_capacity"])
  }

  @Test func thePoolTakesAnything() {
    var plan = plan
    plan.accounts[0].requiredQualifications = ["gas"]
    #expect(RuleJudge(EligibilityRule.complete, plan.context).broken([1]) == [])
  }

  @Test func aSwitchedOffCheckDoesNotObject() {
    var plan = plan
    plan.representatives[0].travelLimit = Minutes(10)
    plan.travel = [(0, 0, 46)]
    let read = SettingsOf.read(EligibilityRule.self, ["travel_limit": "off"], data: plan.data)
    #expect(read.faults == [])
    #expect(read.rule.map { broken(plan, $0) } == [])
  }

  @Test func fewerChecksNeverObjectMore() {
    var plan = plan
    plan.representatives[0].duties = [false, true, true]
    plan.representatives[0].role = .service
    plan.representatives[0].regions = [0]
    plan.accounts[0].requiredQualifications = ["gas"]
    for count in 0...EligibilityRule.Check.allCases.count {
      let checks = Array(EligibilityRule.Check.allCases.prefix(count))
      let objects = !broken(plan, EligibilityRule(checks: checks)).isEmpty
      #expect(objects == (count > 0), "\(checks)")
    }
  }

  @Test func refusesWhatIsNeitherYesNorNo() {
    let read = SettingsOf.read(EligibilityRule.self, ["travel_limit": "60", "rolle": "on"], data: plan.data)
    #expect(read.rule == nil)
    #expect(read.faults == ["3: rolle is not a known key (did you mean role?)"])
    #expect(
      SettingsOf.read(EligibilityRule.self, ["travel_limit": "60"], data: plan.data).faults == [
        "2: 60 is neither yes nor no (write true or false)"
      ])
  }
}
