import Foundation
import Testing

/// `compare` under a work limit gives the same answer every time, and everything it writes holds.
@Suite struct CompareTests {
  static let planned = ["rebalance", "tight-fairness", "hire-two", "lose-top-rep"]

  static func run(
    _ tiny: TinyCase, to output: String, threads: Int, languages: String = "en"
  ) throws -> Program.Run {
    try Program.run(
      [
        "compare", tiny.path, "-o", tiny.folder[output], "--work-limit", "300000", "--threads", "\(threads)",
        "--lang", languages, "-q", "--format", "json",
      ])
  }

  @Test func twoRunsAgreeWhateverTheThreads() throws {
    let tiny = try TinyCase()
    try tiny.keepScenarios(["today"] + Self.planned)
    let runs = try [Self.run(tiny, to: "one", threads: 1), Self.run(tiny, to: "two", threads: 2)]
    for run in runs { #expect(run.status == 0, "\(run.messages)") }
    let texts = runs.map { JSONFields.withoutSeconds($0.output) }
    #expect(!texts[0].isEmpty)
    #expect(texts[0] == texts[1])
    for name in Self.planned {
      for file in ["plans/\(name).csv", "certificates/\(name).json"] {
        #expect(try tiny.folder.bytes("one/" + file) == tiny.folder.bytes("two/" + file))
      }
    }
    for file in ["moves.csv", "representatives.csv"] {
      #expect(try tiny.folder.bytes("one/" + file) == tiny.folder.bytes("two/" + file))
    }
  }

  @Test func everyPlanAndCertificateWrittenHolds() throws {
    let tiny = try TinyCase()
    let run = try Self.run(tiny, to: "out", threads: 2, languages: "en,zh")
    #expect(run.status == 0, "\(run.messages)")
    let plans = try FileManager.default.contentsOfDirectory(atPath: tiny.folder["out/plans"]).sorted()
    #expect(plans.count == 7)
    for plan in plans {
      let name = String(plan.dropLast(".csv".count))
      let check = try Program.run(
        [
          "check", tiny.path, "--scenario", name, "--plan", tiny.folder["out/plans/" + plan],
          "--certificate", tiny.folder["out/certificates/\(name).json"],
        ])
      #expect(check.status == 0, "\(name): \(check.output) \(check.messages)")
    }
    let files = [
      "comparison.html", "comparison.md", "comparison.zh.html", "comparison.zh.md", "comparison.json",
      "scenarios.csv", "representatives.csv", "moves.csv", "handovers.csv", "tradeoffs.csv", "sentences.csv",
      "scenarios/rebalance/figures.csv", "scenarios/rebalance/moves.csv",
      "scenarios/today/representatives.csv",
      "scenarios/rebalance/handovers.csv",
    ]
    for file in files { #expect(try !tiny.folder.bytes("out/" + file).isEmpty, "\(file)") }
    #expect(try tiny.folder.text("out/comparison.html").contains("Tighter fairness"))
    #expect(try tiny.folder.text("out/comparison.zh.html").contains("更公平"))
    #expect(try tiny.folder.text("out/comparison.zh.md").contains("更公平"))
    let leftovers = try tiny.folder.listing().filter { $0.contains("/.") }
    #expect(leftovers.isEmpty)
  }

  @Test func orderOfScenariosIsTheOneAskedFor() throws {
    let tiny = try TinyCase()
    let run = try Program.run(
      [
        "compare", tiny.path, "--scenario", "hire-two", "--scenario", "today", "--scenario", "rebalance",
        "--work-limit", "200000", "-q", "--format", "json",
      ])
    let names = try JSONFields.scenarios(run.output).compactMap { $0["name"] as? String }
    #expect(names == ["hire-two", "today", "rebalance"])
  }

  @Test func differentDataNeedConsent() throws {
    let first = try TinyCase()
    let second = try TinyCase()
    try second.apply([.cell("accounts.csv", line: 2, "potential", "910000")])
    let arguments = [
      "compare", first.path + "/rebalance.yaml", second.path + "/rebalance.yaml", "--work-limit", "200000",
      "-q",
    ]
    let refused = try Program.run(arguments)
    #expect(refused.status == 64)
    #expect(refused.messages.contains("--different-data"))
    #expect(refused.messages.contains("rebalance | rebalance"))
    #expect(try Program.run(arguments + ["--different-data"]).status == 0)
  }

  @Test("Some without a plan end with 3 and say which, in every format; all without too")
  func partlyInfeasible() throws {
    let tiny = try TinyCase()
    try tiny.write(
      "title: Nobody may\nextends: rebalance.yaml\nset:\n  accounts:\n    A-1: {forbidden: [R-1, R-2, R-3]}\nrules: {coverage: {required: all}}\n",
      to: "nobody.yaml")
    try tiny.keepScenarios(["today", "rebalance", "nobody"])
    let flags = ["--work-limit", "100000", "-q"]
    for format in ["text", "markdown", "json"] {
      let run = try Program.run(["compare", tiny.path, "--format", format] + flags)
      #expect(run.status == 3, "\(run.messages)")
      #expect(run.output.contains("1 of 3 scenarios has no plan: Nobody may"))
      #expect(run.messages.contains("1 of 3 scenarios has no plan: Nobody may"))
      #expect(run.output.contains("Rebalance"))
    }
    let all = try Program.run(["compare", tiny.path, "--scenario", "nobody"] + flags)
    #expect(all.status == 3)
    let rest = try Program.run(
      ["compare", tiny.path, "--scenario", "rebalance", "--scenario", "today"] + flags)
    #expect(rest.status == 0 && !rest.messages.contains("no plan"))
  }

  @Test("No plan in time is 5; a scenario that is proven to have none weighs more")
  func noPlanInTime() throws {
    let tiny = try TinyCase()
    try tiny.write(
      "title: Nobody may\nextends: rebalance.yaml\nset:\n  accounts:\n    A-1: {forbidden: [R-1, R-2, R-3]}\nrules: {coverage: {required: all}}\n",
      to: "nobody.yaml")
    try tiny.keepScenarios(["rebalance", "nobody"])
    let late = try Program.run(["compare", tiny.path, "--scenario", "rebalance", "--time-limit", "0s", "-q"])
    #expect(late.status == 5, "\(late.output)")
    #expect(try Program.run(["compare", tiny.path, "--time-limit", "0s", "-q"]).status == 3)
  }
}
