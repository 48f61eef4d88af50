import Foundation
import Testing

/// `sweep` from the command line.
@Suite struct SweepTests {
  private static let quick = ["--gap", "1%", "--work-limit", "300000", "-q", "--no-store"]

  private func sweep(_ tiny: TinyCase, _ arguments: [String]) throws -> Program.Run {
    try Program.run(["sweep", tiny.path, "--scenario", "rebalance"] + arguments + Self.quick)
  }

  @Test func saysWhatTighteningCosts() throws {
    let tiny = try TinyCase()
    let run = try sweep(tiny, ["--vary", "tolerance=10%..60%/6"])
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("tolerance 60 %"))
    #expect(run.output.contains("Furthest from fair share"))
    let chinese = try sweep(tiny, ["--vary", "tolerance=10%..60%/6", "--lang", "zh"])
    #expect(chinese.output.contains("容许偏差"))
  }

  @Test func theSameOnOneThreadAndTwo() throws {
    let tiny = try TinyCase()
    let arguments = [
      "--vary", "tolerance=20%..80%/7", "--vary", "moves=0..6/3", "--format", "json", "--without-times",
    ]
    let one = try sweep(tiny, arguments + ["--threads", "1"])
    let two = try sweep(tiny, arguments + ["--threads", "2"])
    #expect(one.status == 0, "\(one.messages)")
    #expect(one.output == two.output)
  }

  @Test func writesEveryReportPlanAndCertificate() throws {
    let tiny = try TinyCase()
    let folder = tiny.folder["out"]
    let run = try sweep(
      tiny,
      ["--vary", "tolerance=20%,60%", "--vary", "moves=2,6", "--pareto", "--lang", "en,zh", "-o", folder])
    #expect(run.status == 0, "\(run.messages)")
    for name in [
      "sweep.html", "sweep.zh.html", "sweep.md", "sweep.zh.md", "sweep.json", "sweep.csv",
      "plans/point-4.csv",
    ] {
      #expect(FileManager.default.fileExists(atPath: folder + "/" + name), "\(name)")
    }
    #expect(try tiny.folder.text("out/sweep.csv").hasPrefix("\u{FEFF}tolerance,moves,origin,"))
    #expect(run.output.contains("worth choosing among"))
  }

  /// Answers are kept: a second run solves nothing.
  @Test func keptAnswersAreUsed() throws {
    let tiny = try TinyCase()
    let arguments = [
      "sweep", tiny.path, "--scenario", "rebalance", "--vary", "tolerance=20%,60%", "--gap", "1%",
      "--work-limit",
      "300000", "-q", "--format", "json", "--store", tiny.folder["runs.sqlite"],
    ]
    let first = try Program.run(arguments)
    let second = try Program.run(arguments)
    #expect(first.status == 0 && second.status == 0, "\(first.messages)\(second.messages)")
    #expect(first.output.contains("\"kept\": false") && !first.output.contains("\"kept\": true"))
    #expect(second.output.contains("\"kept\": true"))
  }

  @Test func noValueHasAPlan() throws {
    let tiny = try TinyCase()
    try tiny.write(
      "extends: rebalance.yaml\nrules: {coverage: {required: all}, disruption: {items: 0}}\n", to: "none.yaml"
    )
    let run = try Program.run(
      ["sweep", tiny.path + "/none.yaml", "--vary", "tolerance=0%,1%"] + Self.quick)
    #expect(run.status == 3, "\(run.output)\(run.messages)")
    #expect(run.output.hasPrefix("No value has a legal plan."))
  }

  @Test(arguments: [
    ([], "--vary once or twice"), (["--vary", "tolerance"], "names no values"),
    (["--vary", "tolerance=1%..2%"], "how many values"), (["--vary", "tolerence=1%,2%"], "tolerance"),
    (["--vary", "limits.gap=1%,2%"], "may be spent"),
    (["--vary", "tolerance=1%,2%", "--vary", "tolerance=3%"], "two different settings"),
    (["--vary", "rules.balance.peers=role,team", "--pareto"], "weighs budgets"),
  ])
  func wrongUsage(arguments: [String], part: String) throws {
    let run = try sweep(try TinyCase(), arguments)
    #expect(run.status == 64, "\(run.output)\(run.messages)")
    #expect(run.messages.contains(part), "\(run.messages)")
  }

  @Test func wrongValuesAreBadData() throws {
    let run = try sweep(try TinyCase(), ["--vary", "tolerance=5%,many"])
    #expect(run.status == 65)
    #expect(run.messages.contains("rules.balance"))
  }
}
