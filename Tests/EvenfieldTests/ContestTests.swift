import Foundation
import PlanFiles
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning
import Testing

/// `contest` from the command line.
@Suite struct ContestTests {
  private static let proven = ["--gap", "0", "--work-limit", "1500000", "-q"]

  private func contest(_ tiny: TinyCase, _ objections: String, _ more: [String] = []) throws -> Program.Run {
    try tiny.folder.write(objections, to: "objections.yaml")
    return try Program.run(
      ["contest", tiny.path, "--scenario", "rebalance", "--objections", tiny.folder["objections.yaml"]]
        + Self.proven + more)
  }

  /// Granted, refused by a rule, contradicting: each said, and the new plan holds what was granted.
  @Test func roundTrip() throws {
    let tiny = try TinyCase()
    let results = tiny.folder["out"]
    let run = try contest(
      tiny,
      """
      objections:
        - give: A-5
          to: R-2
          note: She speaks their language.
          by: East
        - give: A-6
          to: R-2
        - give: A-3
          duty: maintenance
          to: R-2
        - give: A-3
          duty: maintenance
          to: R-3
      """, ["-o", results, "--lang", "en,zh"])
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.hasPrefix("1 of 4 objections granted"), "\(run.output)")
    #expect(run.output.contains("excluded from this account"))
    #expect(run.output.contains("asks for another holder than no. 4 (line 11)"))
    #expect(run.output.contains("East: “She speaks their language.”"))
    #expect(try tiny.folder.text("out/contest.zh.md").contains("4 条异议中采纳 1 条"))

    let report = try JSONFields.object(try tiny.folder.text("out/contest.json"))
    let objections = try #require(report["objections"] as? [[String: Any]])
    #expect(objections.map { $0["verdict"] as? String } == ["granted", "refused", "refused", "refused"])
    #expect(objections.map { $0["line"] as? Int } == [2, 6, 8, 11])
    // Contradicting objections are priced all the same; one that a rule forbids has no price.
    for number in [0, 2, 3] {
      let cost = try #require(objections[number]["cost"] as? [String: Any])
      #expect(try #require(cost["least"] as? Int64) <= #require(cost["most"] as? Int64))
    }
    let plan = try tiny.folder.text("out/plans/rebalance-contested.csv")
    #expect(plan.contains("A-5,砚泽软件,acquisition,R-2,"))

    let arguments = [
      "check", tiny.path, "--scenario", "rebalance", "--plan", results + "/plans/rebalance-contested.csv",
      "--certificate", results + "/certificates/rebalance-contested.json",
    ]
    let check = try Program.run(arguments + ["--objections", results + "/granted.yaml"])
    #expect(check.status == 0, "\(check.output)\(check.messages)")
    // Without them the certificate speaks of another problem.
    #expect(try Program.run(arguments).status == 2)
  }

  /// The cost against trying every plan of a case of two accounts.
  @Test func costIsThatOfTheBestPlanWithIt() throws {
    let tiny = try TinyCase()
    for file in ["accounts.csv", "assignments.csv"] {
      let lines = try tiny.text(file).split(separator: "\n")
      let kept = lines.enumerated().filter { number, line in
        number == 0 || line.hasPrefix("A-3,") || line.hasPrefix("A-5,")
      }
      try tiny.write(kept.map(\.element).joined(separator: "\n") + "\n", to: file)
    }
    try tiny.write("rules: {balance: off}\n", to: "free.yaml")
    let file = tiny.path + "/free.yaml"
    try tiny.folder.write("objections: [{give: A-5, to: R-3}]\n", to: "objections.yaml")
    let run = try Program.run(
      ["contest", file, "--objections", tiny.folder["objections.yaml"], "--format", "json"] + Self.proven)
    #expect(run.status == 0, "\(run.messages)")
    var scenario = try ScenarioFile.load(file)
    let before = try #require(try SolveTests.best(scenario))
    scenario.rules.append(
      ObjectionsRule(
        try ManagerObjection(.give(account: 1, to: Holder(2))).pairs(
          against: PlanningContext(data: scenario.data).today, in: PlanningContext(data: scenario.data))))
    let after = try #require(try SolveTests.best(scenario))
    let granted = try #require(try JSONFields.object(run.output)["granted"] as? [String: Any])
    let cost = try #require(granted["cost"] as? [String: Any])
    #expect(cost["least"] as? Int64 == before - after && cost["most"] as? Int64 == before - after)
  }

  @Test func faultsOfTheFileAreSaidAtOnce() throws {
    let run = try contest(try TinyCase(), "objections:\n  - kep: A-1\n  - give: A-99\n    to: R-1\n")
    #expect(run.status == 65)
    #expect(run.messages.contains("objections.yaml:2:5: `kep`: is not a known key; did you mean keep?"))
    #expect(run.messages.contains("`A-99`: is not an account of this plan"))
  }
}
