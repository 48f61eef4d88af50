import Foundation
import Testing

/// `robust` from the command line.
@Suite struct RobustTests {
  private static let limited = ["--work-limit", "400000", "--gap", "0.1%", "-q"]

  @Test(arguments: ["expected", "worst", "regret"]) func roundTrip(criterion: String) throws {
    let tiny = try TinyCase()
    let results = tiny.folder["out"]
    let scenarios = ["rebalance", "market-down", "lose-top-rep"].flatMap { ["--scenario", $0] }
    let run = try Program.run(
      ["robust", tiny.path] + scenarios + ["--criterion", criterion, "-o", results, "--lang", "en,zh"]
        + Self.limited)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.hasPrefix("One plan for 3 scenarios:"), "\(run.output)")
    #expect(try tiny.folder.text("out/robust.zh.md").contains("3 个情景共用一个方案"))
    #expect(try tiny.folder.text("out/robust.html").contains("<table"))

    let report = try JSONFields.object(try tiny.folder.text("out/robust.json"))
    let (value, bound) = (
      try #require(report["value"] as? Int64), try #require(report["bound"] as? Int64)
    )
    #expect(criterion == "regret" ? bound <= value : value <= bound)
    let lines = try #require(report["scenarios"] as? [[String: Any]])
    let worths = try lines.map { try #require($0["robust"] as? Int64) }
    switch criterion {
    case "expected":
      let weights = try #require(report["weights"] as? [Double])
      let mean = zip(weights, worths).reduce(0) { $0 + $1.0 * Double($1.1) }
      #expect(abs(mean - Double(value)) <= 1)
    case "worst": #expect(worths.min() == value)
    default:
      let missed = try lines.map { try #require($0["missed_most"] as? Int64) }
      #expect(missed.max() == value)
    }
    // The plan of the base keeps its rules, as check says.
    let check = try Program.run([
      "check", tiny.path, "--scenario", "rebalance", "--plan", results + "/plans/rebalance-robust.csv",
    ])
    #expect(check.status == 0, "\(check.output)\(check.messages)")
  }

  @Test func weightsAreSharesOfOne() throws {
    let tiny = try TinyCase()
    let case2 = ["robust", tiny.path, "--scenario", "rebalance", "--scenario", "market-down"]
    let run = try Program.run(case2 + ["--weight", "market-down=0.3", "--format", "json"] + Self.limited)
    #expect(try JSONFields.object(run.output)["weights"] as? [Double] == [0.7, 0.3])
    for wrong in [
      ["--weight", "market-down=2"], ["--weight", "nothing=0.1"],
      ["--criterion", "worst", "--weight", "rebalance=1"],
    ] {
      #expect(try Program.run(case2 + wrong).status == 64)
    }
    #expect(try Program.run(["robust", tiny.path, "--scenario", "rebalance"]).status == 64)
  }

  /// A scenario that removes somebody has no plan in common with one that does not.
  @Test func differentPeopleAreRefused() throws {
    let tiny = try TinyCase()
    let run = try Program.run(
      ["robust", tiny.path, "--scenario", "rebalance", "--scenario", "hire-two"] + Self.limited)
    #expect(run.status == 65)
    #expect(run.messages.contains("lacks representative") && run.messages.contains("add open posts to all"))
  }
}
