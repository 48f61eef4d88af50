import Foundation
import PlanFiles
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning
import Testing

/// `alternatives` from the command line.
@Suite struct AlternativesTests {
  private static let proven = ["--gap", "0", "--work-limit", "30000000", "-q"]

  @Test func writesPlansThatCheckAndReports() throws {
    let tiny = try TinyCase()
    let results = tiny.folder["out"]
    let run = try Program.run(
      [
        "alternatives", tiny.path, "--scenario", "rebalance", "--count", "2", "--within", "2%", "--lang",
        "en,zh",
        "-o", results,
      ] + Self.proven)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.hasPrefix("2 alternatives within 2"))
    #expect(run.output.contains("Proven: no plan this good differs more."))
    #expect(try tiny.folder.text("out/alternatives.zh.md").contains("备选方案 1"))
    let report = try JSONFields.object(try tiny.folder.text("out/alternatives.json"))
    let alternatives = try #require(report["alternatives"] as? [[String: Any]])
    #expect(alternatives.count == 2)
    let floor = try #require(report["floor"] as? Int64)
    for (number, alternative) in alternatives.enumerated() {
      let name = "rebalance-alternative-\(number + 1)"
      #expect(alternative["name"] as? String == name)
      #expect(try #require(alternative["objective"] as? Int64) >= floor)
      let distances = try #require(alternative["distances"] as? [Int])
      #expect(distances.count == number + 1 && distances.min() == alternative["distance"] as? Int)
      #expect(try #require(distances.min()) <= #require(alternative["distance_bound"] as? Int))
      // The plan keeps the rules and is worth no more than the bound that its certificate proves.
      let check = try Program.run([
        "check", tiny.path, "--scenario", "rebalance", "--plan", "\(results)/plans/\(name).csv",
        "--certificate", "\(results)/certificates/\(name).json",
      ])
      #expect(check.status == 0, "\(check.messages)")
      #expect(tiny.folder.exists("out/certificates/\(name)-distance.json"))
    }
    let comparison = try JSONFields.scenarios(try tiny.folder.text("out/comparison.json"))
    #expect(comparison.count == 3)
  }

  @Test func startsFromAPlanWithItsCertificate() throws {
    let tiny = try TinyCase()
    let solved = tiny.folder["solved"]
    _ = try Program.run(
      ["solve", tiny.path, "--scenario", "rebalance", "-o", solved, "--gap", "0", "-q"])
    let arguments =
      ["alternatives", tiny.path, "--scenario", "rebalance", "--count", "1", "--format", "json"]
      + ["--plan", solved + "/plans/rebalance.csv", "--certificate", solved + "/certificates/rebalance.json"]
      + Self.proven
    let first = try Program.run(arguments)
    #expect(first.status == 0, "\(first.messages)")
    #expect(
      JSONFields.withoutSeconds(try Program.run(arguments).output) == JSONFields.withoutSeconds(first.output))
  }

  @Test func refusesWhatItCannotWeigh() throws {
    let tiny = try TinyCase()
    try tiny.write("objective: [coverage, revenue, moves]\n", to: "staged.yaml")
    let staged = try Program.run(["alternatives", tiny.path + "/staged.yaml", "-q"])
    #expect(staged.status == 64 && staged.messages.contains("sequence of stages"), "\(staged.messages)")
    let many = try Program.run(["alternatives", tiny.path, "--scenario", "rebalance", "--count", "0"])
    #expect(many.status == 64)
    let lone = try Program.run([
      "alternatives", tiny.path, "--scenario", "rebalance", "--certificate", "x.json",
    ])
    #expect(lone.status == 64)
    // Today's plan breaks a rule of the scenario: there is nothing to start from.
    try tiny.write("account,duty,representative\nA-6,maintenance,R-2\n", to: "broken.csv")
    let broken = try Program.run(
      ["alternatives", tiny.path, "--scenario", "rebalance", "--plan", tiny.path + "/broken.csv", "-q"])
    #expect(broken.status == 2 && broken.messages.contains("breaks rules"), "\(broken.messages)")
  }
}
