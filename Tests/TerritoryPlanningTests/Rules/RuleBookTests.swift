import TerritoryPlanning
import Testing

@Suite struct RuleBookTests {
  private var data: PlanData {
    var plan = SmallPlan()
    plan.representative("ann")
    plan.account("a")
    return plan.data
  }

  private func names(_ rules: [any Rule]) -> [String] { rules.map { type(of: $0).name } }

  private func read(_ text: SettingsOf.Text) -> Result<[String], InputFaults> {
    do { return .success(names(try RuleBook.read(settings: SettingsOf.node(text), data: data))) } catch {
      return .failure(error)
    }
  }

  private let standard = ["eligibility", "pinned", "forbidden", "frozen", "coverage", "capacity"]

  @Test func namesAreDistinct() {
    let names = RuleBook.types.map { $0.name }
    #expect(Set(names).count == names.count)
  }

  @Test func standardRulesHoldWhereNothingIsSaid() {
    #expect(names(RuleBook.standard(for: data)) == standard)
    #expect(read([:]) == .success(standard))
  }

  @Test func aRuleMayBeSwitchedOffAndOn() {
    #expect(read(["capacity": "off", "frozen": "on"]) == .success(standard.filter { $0 != "capacity" }))
    #expect(read(["balance": ["accounts": "10 %"]]) == .success(standard + ["balance"]))
    #expect(read(["balance": "off"]) == .success(standard))
  }

  @Test func aRuleWithoutDefaultsNeedsSettingsToBeOn() throws {
    let faults = try #require(throws: InputFaults.self) {
      _ = try RuleBook.read(settings: SettingsOf.node(["balance": "on"]), data: data)
    }
    #expect(faults.faults.map(\.message) == ["names nothing to balance"])
  }

  @Test func eligibilityStaysOn() throws {
    let faults = try #require(throws: InputFaults.self) {
      _ = try RuleBook.read(settings: SettingsOf.node(["eligibility": "off"]), data: data)
    }
    #expect(
      faults.faults.map(SettingsOf.shown) == [
        "2: off cannot switch off the rule eligibility (switch off single settings of it)"
      ])
  }

  @Test func rulesThatContradictEachOtherAreRefused() throws {
    var plan = SmallPlan()
    plan.representative("ann")
    plan.representative("post")
    plan.representatives[1].status = .open(from: SmallPlan.periodStart)
    plan.account("a")
    let data = plan.data
    let faults = try #require(throws: InputFaults.self) {
      _ = try RuleBook.read(
        settings: SettingsOf.node([
          "headcount": ["at_most": "1"], "fairness": ["standard_minutes": ["largest_deviation": "10 %"]],
        ]), data: data)
    }
    #expect(faults.faults.map(\.message) == ["cannot hold beside fairness"])
  }

  @Test func everyFaultOfEveryRuleComesAtOnceInOrder() throws {
    let text: SettingsOf.Text = [
      "regions": ["exclusive": ["sales"]], "capcity": "off", "capacity": ["overtime": "a lot"],
      "coverage": "full",
    ]
    let faults = try #require(throws: InputFaults.self) {
      _ = try RuleBook.read(settings: SettingsOf.node(text), data: data)
    }
    #expect(
      faults.faults.map(SettingsOf.shown) == [
        "4: sales is not a duty of this plan (known: acquisition, maintenance, after_sales)",
        "5: capcity is not a known key (did you mean capacity?)",
        "7: a lot is not a number (write digits, with a point before decimals, such as 12.5)",
        "8: full is not a map of settings (write a map with keys among required, at_most, price_per_item, "
          + "price_per_minute)",
      ])
  }

  @Test func settingsMustBeAMap() throws {
    let faults = try #require(throws: InputFaults.self) {
      _ = try RuleBook.read(settings: SettingsOf.node(["capacity"]), data: data)
    }
    #expect(faults.faults.map(\.message) == ["is not a map of settings"])
  }
}
