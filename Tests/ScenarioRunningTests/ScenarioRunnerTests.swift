import AssignmentEngine
import ScenarioRunning
import Synchronization
import TerritoryAssignment
import TerritoryPlanning
import Testing

@Suite struct ScenarioRunnerTests {
  static let byWork = Effort(gap: 0, workLimit: 300_000, seed: 1)

  static func scenarios() -> [Scenario] {
    (0..<6).map { TinyFirm.scenario("case-\($0)", effort: byWork, growth: Int64($0 % 4)) }
      + [TinyFirm.scenario("today", question: .judgeToday)]
  }

  static func plan(_ result: ScenarioResult) -> CertifiedTerritoryPlan? {
    guard case .planned(let outcome) = result.answer else { return nil }
    return outcome.plan
  }

  @Test(arguments: [1, 2, 5, 20])
  func resultsKeepTheOrderAskedFor(concurrent: Int) throws {
    let runner = ScenarioRunner(concurrentScenarios: concurrent)
    let comparison = try runner.compare(name: "all", Self.scenarios().reversed(), stop: StopSignal())
    #expect(comparison.name == "all")
    #expect(comparison.results.map(\.scenario.name) == Self.scenarios().reversed().map(\.name))
  }

  @Test func concurrentEqualsSequentialUnderWorkLimits() throws {
    let one = try ScenarioRunner(concurrentScenarios: 1)
      .compare(name: "all", Self.scenarios(), stop: StopSignal())
    let many = try ScenarioRunner(concurrentScenarios: 4)
      .compare(name: "all", Self.scenarios(), stop: StopSignal())
    var planned = 0
    for (a, b) in zip(one.results, many.results) {
      let (p, q) = (Self.plan(a), Self.plan(b))
      #expect(p?.plan == q?.plan)
      #expect(p?.evaluation == q?.evaluation)
      #expect(p?.bound == q?.bound)
      #expect(p?.certificate == q?.certificate)
      #expect(a.effort.movesTried == b.effort.movesTried)
      #expect(a.effort.nodes == b.effort.nodes)
      if p != nil { planned += 1 }
    }
    #expect(planned == 6)
  }

  @Test func todayIsJudgedWithoutSolving() throws {
    let events = Mutex(0)
    let scenario = TinyFirm.scenario(question: .judgeToday)
    let result = try ScenarioRunner().answer(scenario, stop: StopSignal()) { _ in
      events.withLock { $0 += 1 }
    }
    guard case .judged = result.answer else {
      Issue.record("today was solved: \(result.answer)")
      return
    }
    let planner = try TerritoryPlanner(context: result.context, rules: scenario.rules)
    #expect(result.today == planner.judge(result.context.today))
    #expect(result.evaluation == result.today)
    #expect(result.effort.movesTried == 0)
    #expect(result.effort.nodes == 0)
    #expect(result.effort.simplexIterations == 0)
    #expect(events.withLock { $0 } == 0)
  }

  @Test func withoutIncumbentsThereIsNoToday() throws {
    let scenario = TinyFirm.scenario(question: .judgeToday, hasIncumbents: false)
    let result = try ScenarioRunner().answer(scenario, stop: StopSignal()) { _ in }
    #expect(result.today == nil)
    #expect(result.evaluation == nil)
  }

  @Test func planIsNoWorseThanToday() throws {
    let result = try ScenarioRunner().answer(
      TinyFirm.scenario(effort: Self.byWork), stop: StopSignal()
    ) { _ in }
    let today = try #require(result.today)
    let plan = try #require(Self.plan(result))
    #expect(today.isLegal)
    #expect(plan.evaluation.objective >= today.objective)
    #expect(result.evaluation == plan.evaluation)
    #expect(result.effort.workLimit == 300_000)
    #expect(result.effort.timeLimitSeconds == nil)
  }

  @Test func nothingToCompareIsAnEmptyComparison() throws {
    #expect(try ScenarioRunner().compare(name: "none", [], stop: StopSignal()).results.isEmpty)
  }
}
