import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import PlanFiles

/// Settings given beside a scenario file.
@Suite struct ScenarioOptionTests {
  private static let base = """
    rules:
      balance: {standard_minutes: {tolerance: 15 %, price: 3}, accounts: 40 %}
      disruption: {items: 60}
    limits: {gap: 1 %, work: 500}
    scale: {accounts: {potential: 1.2}}
    """

  private func load(_ options: [String], text: String = base) throws -> Scenario {
    let folder = try SmallFolder().write()
    let path = try folder.write("s.yaml", text)
    return try ScenarioFile.load(path, overriding: options.map { try ScenarioOption($0) })
  }

  private func faults(_ options: [String], text: String = base) throws -> [String] {
    do {
      _ = try load(options, text: text)
      return []
    } catch let error as InputFaults { return error.faults.map(\.description) }
  }

  private func balance(_ scenario: Scenario) -> BalanceRule? {
    scenario.rules.lazy.compactMap { $0 as? BalanceRule }.first
  }

  @Test func aRulesSettingIsReplacedAndItsNeighboursStay() throws {
    let scenario = try load(["rules.balance.standard_minutes.tolerance=5 %", "rules.disruption.accounts=7"])
    let bands = try #require(balance(scenario)).bands
    let band = BalanceRule.Band(
      .metric(.standardMinutes), tolerance: Share(millionths: 50_000), price: 300)
    #expect(bands.contains(band))
    #expect(bands.count == 2)
    let disruption = scenario.rules.lazy.compactMap { $0 as? DisruptionRule }.first
    #expect(disruption?.budgets.count == 2)
  }

  @Test func anOptionIsTheSameAsAFileThatSaysIt() throws {
    let option = try load(["rules.balance.accounts=10 %", "limits.gap=0.5 %", "seed=9"])
    let file = try load(
      [],
      text: Self.base.replacing("accounts: 40 %", with: "accounts: 10 %").replacing(
        "gap: 1 %", with: "gap: 0.5 %") + "\nseed: 9")
    #expect(option.contentHash == file.contentHash && option.effort == file.effort)
    #expect(option.contentHash != (try load([]).contentHash))
  }

  @Test func changesComeOnTopOfTheFiles() throws {
    let scenario = try load([
      "scale.accounts.potential=0.5", "set.parameters.travel.speed=60",
      "set.accounts=[{where: {region: EAST}, credit_risk: 0.2}]",
    ])
    #expect(scenario.data.accounts[0].potential == Money(minorUnits: 54_000_000))
    #expect(scenario.data.parameters.travel.speed == 60)
    #expect(scenario.data.accounts.map(\.creditRisk) == [0.2, 0.2])
  }

  @Test func aRuleThatWasOffIsSwitchedOn() throws {
    let scenario = try load(["rules.balance.accounts=20 %"], text: "rules: {balance: off}")
    #expect(balance(scenario)?.bands.count == 1)
    #expect(balance(try load(["rules.balance=off"])) == nil)
  }

  @Test func aStageIsNamedByItsAim() throws {
    let text = "objective: [coverage, {revenue: {may_lose: 1 %}}, moves]"
    let scenario = try load(["objective.revenue.may_lose=3 %", "objective.moves.may_lose=4"], text: text)
    #expect(
      scenario.objective
        == .stages([
          Stage(.coverage(.items)), Stage(.revenue, mayLose: .share(Share(millionths: 30_000))),
          Stage(.moves(.items), mayLose: .amount(4)),
        ]))
  }

  @Test func manyPointsAreReadAtOnce() throws {
    let folder = try SmallFolder().write()
    let path = try folder.write("s.yaml", Self.base)
    let points = try [2, 10, 30].map { [try ScenarioOption("rules.balance.accounts", "\($0) %")] }
    let scenarios = try ScenarioFile.load(path, overridingEach: points)
    #expect(scenarios.map { balance($0)?.bands.last?.tolerance.millionths } == [20_000, 100_000, 300_000])
    #expect(Set(scenarios.map(\.contentHash)).count == 3 && Set(scenarios.map(\.sourceHash)).count == 1)
  }

  @Test(arguments: [
    (
      "rules.balanse.accounts=5 %",
      "rules.balanse.accounts=5 %: `balanse`: is not a known key; did you mean balance?"
    ),
    (
      "rules.balance.accounts=500",
      "rules.balance.accounts=500: rules.balance.accounts `500`: is a share above 1 without a percent sign; write 500 % if percent is meant, or 50000 % if so many times the whole is"
    ),
    (
      "set.parameters.travel.sped=5",
      "set.parameters.travel.sped=5: `sped`: is not a known key; did you mean speed?"
    ),
    ("scale.accounts.potential=much", "is not a number"),
    ("rules.balance.accounts=[1", "is not valid YAML"),
  ])
  func aFaultNamesTheOption(option: String, fault: String) throws {
    let found = try faults([option])
    #expect(found.contains { $0.contains(fault) && $0.contains(option) }, "found: \(found)")
  }

  @Test(arguments: [
    ("rules", "rules: is not a setting; write key=value, such as rules.disruption.items=60"),
    ("=5", "=5: has an empty key; write keys with single dots between them"),
    ("rules..items=5", "rules..items=5: has an empty key; write keys with single dots between them"),
    (
      "rule.items=5",
      "rule.items=5: `rule` is not a section that can be set beside a file; did you mean rules?"
    ),
    ("", "option: is not a setting; write key=value, such as rules.disruption.items=60"),
  ])
  func refusesWhatIsNoSetting(text: String, fault: String) {
    #expect(throws: InputFaults.self) { try ScenarioOption(text) }
    do { _ = try ScenarioOption(text) } catch {
      #expect(error.faults.map(\.description) == [fault])
    }
  }

  @Test func whatNamesFilesIsNoOption() {
    for key in ["data", "extends", "title", "note"] {
      #expect(throws: InputFaults.self) { try ScenarioOption(key, "x") }
    }
  }
}
