import Testing

/// `diff` and `replay`: what they print and how they end.
@Suite struct DiffTests {
  /// Plans of two scenarios beside a copy of the tiny case.
  private func plans() throws -> TinyCase {
    let tiny = try TinyCase()
    for name in ["rebalance", "few-moves"] {
      let run = try Program.run(
        ["solve", tiny.path, "--scenario", name, "-q", "--work-limit", "300000", "--format", "csv"])
      try tiny.write(run.output, to: "\(name).csv")
    }
    return tiny
  }

  @Test func theSamePlanEndsWith0() throws {
    let tiny = try plans()
    let plan = tiny.path + "/rebalance.csv"
    for pair in [["today", "today"], [plan, plan]] {
      let run = try Program.run(["diff"] + pair + [tiny.path, "--scenario", "rebalance"])
      #expect(run.status == 0, "\(run.messages)")
      #expect(run.output.hasPrefix("The plans are the same."))
    }
  }

  @Test func anotherPlanEndsWith2AndListsEveryChange() throws {
    let tiny = try plans()
    let arguments = ["diff", "today", tiny.path + "/rebalance.csv", tiny.path, "--scenario", "rebalance"]
    let csv = try Program.run(arguments + ["--format", "csv"])
    #expect(csv.status == 2)
    let moved = try tiny.text("rebalance.csv").split(separator: "\n").dropFirst().filter { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      return fields[3] != fields[5]
    }
    #expect(csv.output.split(separator: "\n").count == moved.count + 1)
    let written = try Program.run(arguments + ["-o", tiny.folder["out"], "--lang", "en,zh"])
    #expect(written.status == 2)
    for file in ["diff.html", "diff.zh.html", "diff.md", "diff.zh.md", "diff.json", "diff.csv"] {
      #expect(try !tiny.folder.bytes("out/" + file).isEmpty)
    }
    let json = try JSONFields.object(try tiny.folder.text("out/diff.json"))
    #expect(json["same"] as? Bool == false)
    #expect((json["changes"] as? [Any])?.count == moved.count)
    for format in ["text", "markdown", "html"] {
      #expect(try Program.run(arguments + ["--format", format]).status == 2)
    }
  }

  @Test func whatDoesNotFitIsNamed() throws {
    let tiny = try plans()
    let plan = try tiny.text("rebalance.csv").split(separator: "\n").map(String.init)
    try tiny.write(
      plan.joined(separator: "\n") + "\nA-99,消失,maintenance,R-1,张敏,,no,no\n", to: "more.csv")
    let run = try Program.run(
      ["diff", tiny.path + "/rebalance.csv", tiny.path + "/more.csv", tiny.path, "--scenario", "rebalance"])
    #expect(run.status == 2)
    #expect(run.output.contains("A-99 (消失)"))
    try tiny.write("account,duty\nA-1,maintenance\n", to: "broken.csv")
    let broken = try Program.run(
      ["diff", "today", tiny.path + "/broken.csv", tiny.path, "--scenario", "rebalance"])
    #expect(broken.status == 65)
    #expect(broken.messages.contains("lacks the column `representative`"))
    let unnamed = try Program.run(["diff", "today", tiny.path + "/more.csv", tiny.path])
    #expect(unnamed.status == 64)
  }

  @Test func replayRaisesAlertsWithCode2() throws {
    let tiny = try plans()
    let plan = tiny.path + "/rebalance.csv"
    let calm = ["--alert", "load=100%", "--alert", "fairness=300%"]
    let still = try Program.run(["replay", plan, tiny.path, "--scenario", "rebalance"] + calm)
    #expect(still.status == 0, "\(still.output)")
    #expect(still.output.hasPrefix("rebalance.csv still holds"))
    let now = try TinyCase()
    try now.apply([
      .cell("accounts.csv", line: 2, "id", "A-77"), .replace("assignments.csv", "A-1,", "A-77,"),
    ])
    let lines = try now.text("assignments.csv").replacing("A-1,", with: "A-77,")
    try now.write(lines, to: "assignments.csv")
    let run = try Program.run(
      ["replay", plan, now.path, "--scenario", "rebalance", "--was", tiny.path, "-o", now.folder["out"]]
        + calm)
    #expect(run.status == 2, "\(run.messages)")
    #expect(run.output.contains("(A-1)") && run.output.contains("1 new account"))
    let json = try JSONFields.object(try now.folder.text("out/replay.json"))
    #expect(
      (json["alerts"] as? [[String: Any]])?.contains { $0["alert"] as? String == "new_business" } == true)
  }

  @Test func thresholdsFromAFileAndFaults() throws {
    let tiny = try plans()
    let plan = tiny.path + "/rebalance.csv"
    let arguments = ["replay", plan, tiny.path, "--scenario", "rebalance"]
    try tiny.write("alerts: {load: 0 %, fairness: 300 %}\n", to: "alerts.yaml")
    let strict = try Program.run(arguments + ["--alerts", tiny.path + "/alerts.yaml"])
    #expect(strict.status == 2)
    let flagged = try Program.run(
      arguments + ["--alerts", tiny.path + "/alerts.yaml", "--alert", "load=100%"])
    #expect(flagged.status == 0, "\(flagged.output)")
    try tiny.write("alerts: {lead: 5 %, load: x}\n", to: "bad.yaml")
    let bad = try Program.run(arguments + ["--alerts", tiny.path + "/bad.yaml"])
    #expect(bad.status == 65)
    #expect(bad.messages.contains("did you mean") && bad.messages.contains("2 faults"))
    #expect(try Program.run(arguments + ["--alert", "load"]).status == 64)
    #expect(try Program.run(["replay", "today", tiny.path, "--scenario", "rebalance"]).status == 64)
  }

  @Test func aKeptRunIsAPlan() throws {
    let tiny = try TinyCase()
    let store = ["--store", tiny.folder["runs.sqlite"]]
    let solve = try Program.run(
      ["solve", tiny.path, "--scenario", "few-moves", "-q", "--work-limit", "300000", "--format", "csv"]
        + store)
    try #require(solve.status == 0, "\(solve.messages)")
    try tiny.write(solve.output, to: "few-moves.csv")
    let rules = [tiny.path, "--scenario", "rebalance"]
    let same = try Program.run(["diff", "run:latest", tiny.path + "/few-moves.csv"] + rules + store)
    #expect(same.status == 0, "\(same.output) \(same.messages)")
    #expect(try Program.run(["diff", "today", "run:1"] + rules + store).status == 2)
    #expect(try Program.run(["diff", "today", "run:99"] + rules + store).status == 64)
    #expect(try Program.run(["diff", "today", "run:x"] + rules + store).status == 64)
    let replay = try Program.run(["replay", "run:1"] + rules + store)
    #expect(replay.output.contains("run 1 (few-moves.csv) under Rebalance"))
  }
}
