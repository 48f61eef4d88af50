import Foundation
import PlanFiles
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning
import Testing

/// `size` from the command line.
@Suite struct SizeTests {
  private static let proven = ["--gap", "0", "--work-limit", "3000000", "-q"]

  /// The tiny case with two accounts, few enough for every plan to be tried, and a scenario in which nobody has
  /// the time for the larger of them.
  private func small() throws -> TinyCase {
    let tiny = try TinyCase()
    for file in ["accounts.csv", "assignments.csv"] {
      let lines = try tiny.text(file).split(separator: "\n")
      let kept = lines.enumerated().filter { number, line in
        number == 0 || line.hasPrefix("A-3,") || line.hasPrefix("A-5,")
      }
      try tiny.write(kept.map(\.element).joined(separator: "\n") + "\n", to: file)
    }
    try tiny.write("scale: {representatives: [{working_minutes: 15 %}]}\n", to: "sizes.yaml")
    return tiny
  }

  @Test func findsTheBestChoiceOfPositions() throws {
    let tiny = try small()
    try tiny.write(
      "id,role,region,cost,from,working_minutes\nP-1,all_round,JS,900,2020-01-01,2000\n"
        + "P-2,service,SH,400,2020-01-01,2000\n", to: "positions.csv")
    let file = tiny.path + "/sizes.yaml"
    let run = try Program.run(
      ["size", file, "--positions", tiny.path + "/positions.csv", "--format", "json"] + Self.proven)
    #expect(run.status == 0, "\(run.messages)")
    let report = try JSONFields.object(run.output)
    let sizes = try #require(report["sizes"] as? [[String: Any]])
    #expect(sizes.map { $0["positions"] as? Int } == [0, 1, 2])
    #expect(sizes.allSatisfy { $0["outcome"] as? String == "optimal" })
    #expect(report["cost_of_next"] as? Int64 == 400_00)

    // The same by trying every plan of the data with both posts, under a rule without any limit.
    var scenario = try ScenarioFile.load(file)
    let added = try CandidatePositions(adding: tiny.path + "/positions.csv", to: scenario.data)
    scenario.data = added.data
    scenario.rules.append(HeadcountRule(openable: added.positions))
    let best = try SolveTests.best(scenario)
    let recommendation = try #require(report["recommendation"] as? [String: Any])
    #expect(recommendation["net"] as? Int64 == best)
    #expect(recommendation["proven"] as? Bool == true)
    #expect(recommendation["positions"] as? Int == 1)
    #expect(sizes[1]["filled"] as? [String] == ["P-1"])
  }

  @Test func writesEveryReportAndPlan() throws {
    let tiny = try small()
    let results = tiny.folder["out"]
    let run = try Program.run(
      [
        "size", tiny.path + "/sizes.yaml", "--candidates", "all_round@SH:2", "--to", "1", "--lang", "en,zh",
        "-o", results,
      ] + Self.proven)
    #expect(run.status == 0, "\(run.messages)")
    #expect(
      try FileManager.default.subpathsOfDirectory(atPath: results).sorted() == [
        "plans", "plans/size-0.csv", "plans/size-1.csv", "size.csv", "size.html", "size.json", "size.md",
        "size.zh.html", "size.zh.md",
      ])
    let rows = run.output.split(separator: "\n").count { $0.contains("¥") && $0.contains("%") }
    #expect(rows == 2, "\(run.output)")
    #expect(try tiny.folder.text("out/size.zh.md").contains("新增岗位"))
    #expect(try tiny.folder.text("out/size.html").contains("<table>"))
    #expect(try tiny.folder.text("out/size.csv").split(separator: "\r\n").count == 3)
  }

  @Test func sameWorkSamePlans() throws {
    let tiny = try TinyCase()
    let arguments =
      ["size", tiny.path, "--scenario", "rebalance", "--candidates", "service@all", "--format", "json"]
      + ["--work-limit", "60000", "-q"]
    let first = try Program.run(arguments)
    let second = try Program.run(arguments)
    #expect(first.status == 0)
    #expect(JSONFields.withoutSeconds(first.output) == JSONFields.withoutSeconds(second.output))
  }

  @Test func takesThePostsOfTheScenario() throws {
    let tiny = try TinyCase()
    let run = try Program.run(
      ["size", tiny.path, "--scenario", "hire-two", "--format", "csv", "--work-limit", "300000", "-q"])
    #expect(run.status == 0, "\(run.messages)")
    #expect(
      run.output.split(separator: "\n").map { $0.split(separator: ",")[0] } == ["positions", "0", "1", "2"])
  }

  @Test(arguments: [
    (["--from", "3", "--to", "2"], "below --from"), (["--step", "0"], "--step is 0"),
    (["--to", "9", "--candidates", "hunter@SH"], "1 candidate"), ([], "no position to decide about"),
  ])
  func refusesARangeThatIsNone(arguments: [String], message: String) throws {
    let tiny = try TinyCase()
    let run = try Program.run(["size", tiny.path, "--scenario", "rebalance", "-q"] + arguments)
    #expect(run.status == 64)
    #expect(run.messages.contains(message), "\(run.messages)")
  }
}
