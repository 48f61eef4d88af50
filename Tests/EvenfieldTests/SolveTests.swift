import Foundation
import PlanFiles
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning
import Testing

/// `solve` finds the best plan of all, and every file it writes holds on its own.
@Suite struct SolveTests {
  /// Accounts that leave few enough work items for every plan to be tried.
  static let smallCases: [[String]] = [["A-3", "A-5"], ["A-5", "A-6"], ["A-3", "A-6"], ["A-4", "A-5"]]
  static let scenarios = ["rebalance", "few-moves", "split-after-sales"]

  /// The worth in minor units of the best legal plan by trying all; nil when none is legal.
  static func best(_ scenario: Scenario) throws -> Int64? {
    let context = PlanningContext(data: scenario.data)
    let planner = try TerritoryPlanner(context: context, rules: scenario.rules)
    let holders = (0...context.data.representatives.count).map { Holder($0) }
    try #require(context.items.count <= 6, "too many plans to try")
    var chosen = [Int](repeating: 0, count: context.items.count)
    var best: Int64?
    while true {
      let evaluation = planner.judge(context.plan(holders: chosen.map { holders[$0] }))
      if evaluation.isLegal { best = max(best ?? .min, evaluation.objective.minorUnits) }
      guard let digit = chosen.firstIndex(where: { $0 < holders.count - 1 }) else { return best }
      for lower in 0..<digit { chosen[lower] = 0 }
      chosen[digit] += 1
    }
  }

  @Test(arguments: smallCases, scenarios)
  func solveFindsTheBestPlanOfAll(accounts: [String], name: String) throws {
    let tiny = try TinyCase()
    for file in ["accounts.csv", "assignments.csv"] {
      let lines = try tiny.text(file).split(separator: "\n")
      let kept = lines.enumerated().filter { number, line in
        number == 0 || accounts.contains { line.hasPrefix($0 + ",") }
      }
      try tiny.write(kept.map(\.element).joined(separator: "\n") + "\n", to: file)
    }
    let file = tiny.path + "/\(name).yaml"
    let best = try Self.best(ScenarioFile.load(file))
    let run = try Program.run(
      ["solve", file, "-q", "--format", "json", "--gap", "0", "--work-limit", "1000000"])
    let scenario = try #require(try JSONFields.scenarios(run.output).first, "\(run.messages)")
    #expect(scenario["objective"] as? Int64 == best)
    #expect(scenario["outcome"] as? String == (best == nil ? "infeasible" : "optimal"))
    #expect(run.status == (best == nil ? 3 : 0))
    if let best { #expect(scenario["bound"] as? Int64 == best) }
  }

  /// The whole tiny case is too large to try all plans: its optimum is proven, and the proof rechecked.
  @Test func tinyCaseIsSolvedToAProvenOptimum() throws {
    let solved = try CheckTests.Solved()
    let document = try JSONFields.scenarios(solved.tiny.folder.text("out/comparison.json"))
    let scenario = try #require(document.first)
    #expect(scenario["outcome"] as? String == "optimal")
    #expect(scenario["bound"] as? Int64 == scenario["objective"] as? Int64)
  }

  @Test func planOnStandardOutputIsThePlanWritten() throws {
    let solved = try CheckTests.Solved()
    let run = try Program.run(
      ["solve", solved.scenario, "--work-limit", "300000", "-q", "--format", "csv"])
    #expect(run.status == 0)
    #expect(run.output == (try solved.tiny.folder.text("out/plans/rebalance.csv")))
  }

  @Test func progressIsOneJSONObjectALine() throws {
    let tiny = try TinyCase()
    let run = try Program.run(
      ["solve", tiny.path + "/rebalance.yaml", "--work-limit", "300000", "--log-format", "json"])
    let lines = run.messages.split(separator: "\n")
    #expect(!lines.isEmpty)
    for line in lines {
      let event = try JSONFields.object(String(line))
      #expect(event["seconds"] is Double)
      #expect(event["source"] is String)
    }
  }
}
