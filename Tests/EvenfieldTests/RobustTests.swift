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
    // The bound is recomputed from the folder; the certificate knows its scenarios by name.
    let path = results + "/certificates/robust.json"
    let recheck = try Program.run(["check", tiny.path, "--certificate", path])
    #expect(recheck.status == 0, "\(recheck.output)\(recheck.messages)")
    #expect(recheck.output.contains("rebalance, market-down, lose-top-rep holds"), "\(recheck.output)")
    let said = criterion == "regret" ? "every plan misses" : "no plan is worth more than"
    #expect(recheck.output.contains(said), "\(recheck.output)")
    let chinese = try Program.run(["check", tiny.path, "--certificate", path, "--lang", "zh"])
    #expect(chinese.output.contains("证书成立"), "\(chinese.output)")
    let fewer = try Program.run(["check", tiny.path, "--scenario", "rebalance", "--certificate", path])
    #expect(fewer.status == 64 && fewer.messages.contains("market-down is not among"), "\(fewer.messages)")
  }

  /// Data that changed since make another problem.
  @Test func certificateOfOtherDataIsRefused() throws {
    let tiny = try TinyCase()
    let run = try Program.run(
      [
        "robust", tiny.path, "--scenario", "rebalance", "--scenario", "market-down", "--criterion", "worst",
        "-o", tiny.folder["out"],
      ] + Self.limited)
    try #require(run.status == 0, "\(run.messages)")
    try tiny.apply([.replace("market-down.yaml", "current: 80 %", "current: 70 %")])
    let check = try Program.run(
      ["check", tiny.path, "--certificate", tiny.folder["out/certificates/robust.json"]])
    #expect(check.status == 2, "\(check.output)")
    #expect(check.output.contains("The certificate does not hold"), "\(check.output)")
  }

  /// The robust plan is a run of the base: it can be shown, rechecked, proposed.
  @Test func thePlanIsKept() throws {
    let tiny = try TinyCase()
    let folder = tiny.folder.path
    let run = try Program.run(
      ["robust", tiny.path, "--scenario", "rebalance", "--scenario", "market-down", "-o", folder + "/out"]
        + ["--work-limit", "400000", "--gap", "0.1%"], in: folder)
    #expect(run.messages.contains("Kept as run 1."), "\(run.messages)")
    let history = try Program.run(["history", "--format", "json"], in: folder)
    let kept = try #require(try JSONFields.object(history.output)["runs"] as? [[String: Any]]).first
    #expect(kept?["verb"] as? String == "robust" && kept?["scenario"] as? String == "rebalance")
    #expect((kept?["note"] as? String)?.hasPrefix("One plan for 2 scenarios") == true)
    #expect((kept?["note_zh"] as? String)?.hasPrefix("2 个情景共用一个方案") == true)
    let plan = try Program.run(["show", "1", "--plan"], in: folder)
    #expect(plan.output == (try tiny.folder.text("out/plans/rebalance-robust.csv")))
    let certificate = try Program.run(["show", "1", "--certificate"], in: folder)
    #expect(certificate.output == (try tiny.folder.text("out/certificates/robust.json")))
    #expect(try Program.run(["propose", "1"], in: folder).status == 0)
    let handout = try Program.run(
      ["handout", tiny.path, "--scenario", "rebalance", "--plan", "run:1", "-o", folder + "/handout", "-q"]
        + ["--work-limit", "400000"], in: folder)
    #expect(handout.status == 0, "\(handout.messages)")
    let other = ["robust", tiny.path, "--scenario", "rebalance", "--scenario", "market-down", "--no-store"]
    #expect(try Program.run(other + Self.limited, in: folder).status == 0)
    let again = try Program.run(["history", "--format", "json"], in: folder)
    #expect(try JSONFields.object(again.output)["total"] as? Int == 1)
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
