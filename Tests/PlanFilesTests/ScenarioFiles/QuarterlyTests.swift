import Foundation
import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import PlanFiles

/// The scenarios that are shipped as an example of a quarter's questions.
@Suite struct QuarterlyTests {
  private static let path = Repository.path + "/Scenarios/quarterly"

  @Test func eachAsksAQuestionOfItsOwnInBothLanguages() throws {
    let scenarios = try ScenarioFolder.load(Self.path).scenarios
    #expect(scenarios.count >= 15)
    #expect(Set(scenarios.map(\.sourceHash)).count == 1)
    #expect(Set(scenarios.map(\.contentHash)).count == scenarios.count)
    for scenario in scenarios {
      let texts = [scenario.title, scenario.chineseTitle, scenario.note, scenario.chineseNote]
      #expect(!texts.contains("") && !scenario.tags.isEmpty, "\(scenario.name)")
    }
  }

  @Test func theUnlistedOnesLoadToo() throws {
    let much = try ScenarioFile.load(Self.path + "/too-much-asked.yaml")
    let next = try ScenarioFile.load(Self.path + "/next-quarter.yaml")
    #expect(next.sourceHash != much.sourceHash)
    #expect(next.data.parameters.periodStart == CalendarDay(iso: "2027-01-01"))
    // Who does what at the start of the next quarter is who was planned for this one.
    let plan = try String(contentsOfFile: Self.path + "/next/plan-2026-q4.csv", encoding: .utf8)
    let account = try #require(next.data.accounts.first { $0.id == "C-001" })
    let holder = try #require(account.incumbents[0])
    #expect(plan.contains("C-001,上海沅珩化工,acquisition,\(next.data.representatives[holder].id),"))
  }

  @Test func verbsDoWhatTheirNotesSay() throws {
    let all = try ScenarioFolder.load(Self.path).scenarios
    func data(_ name: String) throws -> PlanData { try #require(all.first { $0.name == name }).data }
    let base = try data("rebalance")
    #expect(try data("hire-two").representatives.count == base.representatives.count + 2)
    #expect(try data("train-ten").representatives.count { $0.training != nil } == 10)
    #expect(Set(try data("merge-regions").representatives.map(\.team)).count == 3)
    #expect(Set(try data("split-team").representatives.map(\.team)).count == 5)
    let customers = { (data: PlanData) in data.accounts.count { $0.lifecycle == .customer } }
    #expect(try customers(data("churn-drawn")) < customers(base))
    #expect(try customers(data("churn-wave")) == customers(base))
    let revenue = { (data: PlanData) in data.accounts.reduce(Money.zero) { $0 + $1.current } }
    #expect(try revenue(data("churn-wave")) < revenue(base))
    #expect(try data("long-leave").representatives.count { !$0.leave.isEmpty } == 1)
    #expect(try data("travel-dearer").parameters.earning.travelCostPerHour == Money(minorUnits: 18_000))
  }
}
