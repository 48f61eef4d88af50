import Foundation
import Testing

/// The exit code tells scripts how a solve ended.
@Suite struct OutcomeTests {
  /// Each contradicts the data: 100 minutes of capacity for days of work; equal
  /// shares to the minute of items whose minutes do not divide so.
  static let impossible: [[CaseEdit]] = [
    [.replace("representatives.csv", ",4800,600,", ",4800,4700,")],
    [.replace("tight-fairness.yaml", "standard_minutes: 15 %", "standard_minutes: 0 %")],
  ]

  @Test(arguments: impossible)
  func infeasibleEndsWith3(edits: [CaseEdit]) throws {
    let tiny = try TinyCase()
    try tiny.apply(edits)
    let run = try Program.run(
      [
        "solve", tiny.path + "/tight-fairness.yaml", "-q", "--format", "json", "--work-limit", "100000",
        "-o", tiny.folder["out"],
      ])
    #expect(run.status == 3, "\(run.messages)")
    let scenario = try #require(try JSONFields.scenarios(run.output).first)
    #expect(scenario["outcome"] as? String == "infeasible")
    let reasons = (scenario["no_plan"] as? [String: Any])?["reasons"] as? [String]
    #expect(reasons?.isEmpty == false)
    #expect(!tiny.folder.exists("out/plans/tight-fairness.csv"))
  }

  /// Stopping short of a proof is a failure only where a proof was asked for.
  @Test func gapEndsWith4OnlyWhereAProofIsRequired() throws {
    let tiny = try TinyCase()
    let arguments = [
      "solve", tiny.path + "/rebalance.yaml", "-q", "--format", "json", "--gap", "50%", "--work-limit",
      "20000",
    ]
    for (flags, status) in [([], Int32(0)), (["--require-optimal"], Int32(4))] {
      let run = try Program.run(arguments + flags)
      #expect(try JSONFields.scenarios(run.output).first?["outcome"] as? String == "gap_reached")
      #expect(run.status == status)
    }
  }

  /// One unit of work is too little for a firm whose plan of today is not legal.
  @Test func noPlanInTimeEndsWith5() throws {
    let folder = try TemporaryFolder()
    let made = try Program.run(
      [
        "generate", "--representatives", "6", "--accounts", "60", "--regions", "3", "-o", folder["firm"],
      ])
    try #require(made.status == 0, "\(made.messages)")
    for flags in [[], ["--require-optimal"]] {
      let run = try Program.run(
        [
          "solve", folder["firm"], "--scenario", "rebalance", "-q", "--format", "json", "--gap", "0",
          "--work-limit", "1",
        ] + flags)
      #expect(try JSONFields.scenarios(run.output).first?["outcome"] as? String == "no_plan_found")
      #expect(run.status == 5)
    }
  }

  /// The gravest outcome of a comparison decides.
  @Test func oneInfeasibleScenarioDecidesAComparison() throws {
    let tiny = try TinyCase()
    try tiny.apply([
      .replace("tight-fairness.yaml", "standard_minutes: 15 %", "standard_minutes: 0 %")
    ])
    try tiny.keepScenarios(["today", "rebalance", "tight-fairness"])
    let run = try Program.run(
      ["compare", tiny.path, "-q", "--format", "json", "--work-limit", "2000000"])
    #expect(run.status == 3)
    let outcomes = try JSONFields.scenarios(run.output).compactMap { $0["outcome"] as? String }
    #expect(outcomes.count == 3)
    #expect(outcomes.last == "infeasible")
  }
}
