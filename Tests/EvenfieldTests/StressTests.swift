import Foundation
import Testing

/// `stress` from the command line.
@Suite struct StressTests {
  private static let limited = ["--work-limit", "200000", "--gap", "0", "-q", "--draws", "500"]

  /// A plan that is sought, targets, all files; then the same from the plan's file on two threads.
  @Test func roundTrip() throws {
    let tiny = try TinyCase()
    let results = tiny.folder["out"]
    try tiny.folder.write(
      "representative,team,target\n,,100000\nR-1,,40000\n,East,90000\n", to: "targets.csv")
    try tiny.folder.write("market: {volatility: 10 %}\nabsences: {chance: 20 %}\n", to: "stress.yaml")
    let inputs = ["--targets", tiny.folder["targets.csv"], "--settings", tiny.folder["stress.yaml"]]
    let case1 = ["stress", tiny.path, "--scenario", "rebalance"]
    let run = try Program.run(case1 + inputs + Self.limited + ["-o", results, "--lang", "en,zh"])
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.hasPrefix("The plan reaches the target of ¥100k with a chance of"), "\(run.output)")
    #expect(run.output.contains("market.volatility") && run.output.contains("given"))
    #expect(try tiny.folder.text("out/stress.zh.md").contains("方案达成目标"))
    let page = try tiny.folder.text("out/stress.html")
    #expect(page.contains("<svg") && !page.contains("<script"))
    #expect(try tiny.folder.text("out/stress.csv").hasPrefix("\u{FEFF}kind,id,planned,mean"))

    let report = try tiny.folder.text("out/stress.json")
    let again = try Program.run(
      case1 + inputs + Self.limited
        + ["--plan", results + "/plans/rebalance.csv", "--format", "json", "--threads", "2"])
    #expect(again.status == 0, "\(again.messages)")
    #expect(again.output == report)
    let other = try Program.run(
      case1 + inputs + Self.limited
        + ["--plan", results + "/plans/rebalance.csv", "--format", "json", "--draw-seed", "9"])
    #expect(other.output != report)

    let subjects = try #require(JSONFields.object(report)["subjects"] as? [[String: Any]])
    #expect(subjects.prefix(1).map { $0["kind"] as? String } == ["all"])
    #expect(subjects[0]["chance"] is [String: Any])
  }

  /// Without chance every draw is the plan's own figure.
  @Test func withoutChanceItIsThePlan() throws {
    let tiny = try TinyCase()
    try tiny.folder.write(
      "wins: off\nchurn: off\nmarket: {volatility: 0 %}\nabsences: {chance: 0 %}\nestimates: {error: 0 %}\n",
      to: "certain.yaml")
    let run = try Program.run(
      [
        "stress", tiny.path, "--scenario", "today", "--settings", tiny.folder["certain.yaml"], "--format",
        "json",
      ]
        + Self.limited)
    #expect(run.status == 0, "\(run.messages)")
    let subjects = try #require(JSONFields.object(run.output)["subjects"] as? [[String: Any]])
    for subject in subjects {
      #expect(subject["mean"] as? Double == (subject["planned"] as? Int64).map(Double.init))
      #expect(subject["deviation"] as? Double == 0)
    }
  }

  @Test func againstTodayAndAgainstAScenario() throws {
    let tiny = try TinyCase()
    for other in ["today", "market-down"] {
      let run = try Program.run(
        ["stress", tiny.path, "--scenario", "rebalance", "--against", other, "--format", "json"]
          + Self.limited)
      #expect(run.status == 0, "\(run.messages)")
      let against = try #require(JSONFields.object(run.output)["against"] as? [String: Any])
      #expect(against["is_today"] as? Bool == (other == "today"))
      let differences = try #require(against["differences"] as? [[String: Any]])
      #expect(differences.first?["kind"] as? String == "all")
    }
  }

  @Test func faultsOfBothFilesAreSaidAtOnce() throws {
    let tiny = try TinyCase()
    try tiny.folder.write("draw: 1000\n", to: "stress.yaml")
    try tiny.folder.write("representative,target\nR-99,5\n", to: "targets.csv")
    let run = try Program.run([
      "stress", tiny.path, "--scenario", "rebalance", "--settings", tiny.folder["stress.yaml"], "--targets",
      tiny.folder["targets.csv"],
    ])
    #expect(run.status == 65)
    #expect(run.messages.contains("stress.yaml:1") && run.messages.contains("did you mean draws"))
    #expect(run.messages.contains("targets.csv:2") && run.messages.contains("`R-99`"))
    #expect(try Program.run(["stress", tiny.path, "--scenario", "rebalance", "--draws", "5"]).status == 64)
  }

  @Test func aPlanThatBreaksRulesIsRefused() throws {
    let tiny = try TinyCase()
    try tiny.folder.write("account,duty,representative\nA-1,maintenance,R-1\n", to: "bad.csv")
    let run = try Program.run(
      ["stress", tiny.path, "--scenario", "rebalance", "--plan", tiny.folder["bad.csv"]] + Self.limited)
    #expect(run.status == 2)
    #expect(run.messages.contains("breaks rules of the scenario rebalance"))
  }
}
