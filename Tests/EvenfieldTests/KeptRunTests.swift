import Foundation
import Testing

/// Runs that are kept, from the command line.
@Suite struct KeptRunTests {
  private let tiny: TinyCase
  private var folder: String { tiny.folder.path }

  init() throws { tiny = try TinyCase() }

  private func evenfield(_ arguments: String..., environment: [String: String] = [:]) throws -> Program.Run {
    try Program.run(
      arguments, environment: ["EVENFIELD_USER": "王敏", "TZ": "UTC"].merging(environment) { $1 }, in: folder)
  }

  private func solve(_ more: String...) throws -> Program.Run {
    try Program.run(
      ["solve", tiny.path, "--scenario", "rebalance", "--work-limit", "300000", "-q"] + more,
      environment: ["EVENFIELD_USER": "王敏"], in: folder)
  }

  private func history(_ more: String...) throws -> [[String: Any]] {
    let run = try Program.run(["history", "--format", "json"] + more, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    return try #require(try JSONFields.object(run.output)["runs"] as? [[String: Any]])
  }

  @Test func aSolvedPlanIsKeptAndComesBackByteForByte() throws {
    let solved = try solve("-o", folder + "/out", "--note", "first try")
    #expect(solved.status == 0, "\(solved.messages)")
    let runs = try history()
    #expect(runs.count == 1)
    #expect(runs[0]["who"] as? String == "王敏")
    #expect(runs[0]["case"] as? String == "tiny")
    #expect(runs[0]["scenario"] as? String == "rebalance")
    #expect(runs[0]["note"] as? String == "first try")
    #expect(runs[0]["state"] as? String == "draft")
    let plan = try tiny.folder.text("out/plans/rebalance.csv")
    #expect(try evenfield("show", "1", "--plan").output == plan)
    let certificate = try tiny.folder.text("out/certificates/rebalance.json")
    #expect(try evenfield("show", "latest", "--certificate").output == certificate)
    #expect(try evenfield("restore", "1", "-o", "again").status == 0)
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder + "/out").sorted()
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder + "/again").sorted() == files)
    for file in files where file.contains(".") {
      #expect(try tiny.folder.bytes("again/" + file) == tiny.folder.bytes("out/" + file), "\(file)")
    }
    // Nothing is replaced unasked.
    #expect(try evenfield("restore", "1", "-o", "again").status == 65)
    #expect(try evenfield("restore", "1", "-o", "again", "--overwrite").status == 0)
  }

  @Test func askingAgainIsTheSameRun() throws {
    #expect(try solve().status == 0)
    let again = try evenfield("solve", tiny.path, "--scenario", "rebalance", "--work-limit", "300000")
    #expect(again.messages.contains("Kept as run 1.\n"), "\(again.messages)")
    #expect(try history().count == 1)
    #expect(try solve("--seed", "2").status == 0)
    #expect(try history().compactMap { $0["run"] as? Int } == [2, 1])
    #expect(try history("--limit", "1").compactMap { $0["run"] as? Int } == [2])
    #expect(try history("tiny", "--scenario", "rebalance", "--state", "draft").count == 2)
    #expect(try history("--state", "proposed").isEmpty)
  }

  @Test func aPlanGoesFromDraftToForceAndBack() throws {
    #expect(try solve().status == 0)
    #expect(try solve("--seed", "2").status == 0)
    let early = try evenfield("approve", "1", "--from", "2026-10-01")
    #expect(early.status == 64)
    #expect(early.messages.contains("propose it first: evenfield propose 1"), "\(early.messages)")
    for run in ["1", "2"] { #expect(try evenfield("propose", run).status == 0) }
    let period = try #require(try history().first?["period_end"] as? String)
    let year = String(period.prefix(4))
    #expect(try evenfield("approve", "1", "--from", "\(year)-01-01", "--note", "agreed").status == 0)
    let second = try evenfield("approve", "2", "--from", period, "--who", "陈")
    #expect(second.status == 0, "\(second.messages)")
    #expect(second.output.contains("run 1 (rebalance)") && second.output.contains("run 2 (rebalance)"))

    func state(_ run: Int, _ day: String) throws -> String? {
      try history("--on", day).first { $0["run"] as? Int == run }?["state"] as? String
    }
    #expect(try state(1, "\(year)-01-01") == "in_force")
    #expect(try state(2, "\(year)-01-01") == "approved")
    #expect(try state(1, period) == "superseded")
    #expect(try state(2, period) == "in_force")
    #expect(try evenfield("withdraw", "2").messages.contains("--from"))
    #expect(try evenfield("withdraw", "2", "--from", period).status == 0)
    #expect(try state(1, period) == "in_force")
    #expect(try evenfield("reinstate", "2", "--from", period).status == 0)
    #expect(try state(2, period) == "in_force")

    let shown = try evenfield("show", "2", "--on", period)
    for text in ["in force since", "陈", "proposed", "approved", "withdrawn", "reinstated"] {
      #expect(shown.output.contains(text), "\(shown.output)")
    }
    let chinese = try evenfield("history", "--on", period, "--lang", "zh").output
    #expect(chinese.contains("起生效中") && chinese.contains("已被运行 2 取代"), "\(chinese)")
    #expect(try evenfield("approve", "1", "--from", "2126-01-01", "--lang", "zh").messages.contains("已批准"))
  }

  @Test func whatHasNoPlanOrBreaksRulesIsNotApproved() throws {
    try tiny.apply([.replace("rebalance.yaml", "standard_minutes: 30 %", "standard_minutes: 0 %")])
    #expect(try solve("--work-limit", "300000").status == 3)
    #expect(try history().first?["outcome"] as? String == "infeasible")
    let proposed = try evenfield("propose", "1")
    #expect(proposed.status == 64)
    #expect(proposed.messages.contains("has no plan"), "\(proposed.messages)")

    // Today's plan of the tiny case breaks a rule.
    #expect(try evenfield("compare", tiny.path, "--scenario", "today", "-q").status == 0)
    let today = try #require(try history().first)
    #expect(today["outcome"] as? String == "judged")
    #expect(today["broken_rules"] as? Int == 1)
    #expect(try evenfield("propose", "2").status == 0)
    let approved = try evenfield("approve", "2", "--from", try #require(today["period_start"] as? String))
    #expect(approved.status == 2)
    #expect(approved.messages.contains("breaks 1 rule"), "\(approved.messages)")
    #expect(try history("--state", "proposed").count == 1)
  }

  @Test func theStoreIsWhereItIsSaid() throws {
    #expect(try solve("--no-store").status == 0)
    #expect(!tiny.folder.exists(".evenfield"))
    #expect(try evenfield("history").status == 65)
    #expect(try solve("--store", folder + "/a/runs.sqlite").status == 0)
    #expect(tiny.folder.exists("a/runs.sqlite") && !tiny.folder.exists(".evenfield"))
    let named = try evenfield("history", environment: ["EVENFIELD_STORE": folder + "/a/runs.sqlite"])
    #expect(named.output.contains("rebalance"), "\(named.messages)")
    #expect(try solve().status == 0)
    #expect(tiny.folder.exists(".evenfield/runs.sqlite"))
    #expect(try solve("--store", "x", "--no-store").status == 64)
    // A verb about kept runs makes no store.
    #expect(try evenfield("propose", "1", "--store", "b.sqlite").status == 65)
    #expect(!tiny.folder.exists("b.sqlite"))
    for run in ["7", "0", "first"] { #expect(try evenfield("show", run).status == 64) }
    #expect(try evenfield("history", "nowhere").messages.contains("known: tiny"))
    #expect(try evenfield("history", "--verify").status == 0)
  }

  @Test func aStoreThatCannotBeUsedIsSaidBeforeSolving() throws {
    let solved = try solve("--store", tiny.path + "/plan.yaml", "-o", folder + "/out")
    #expect(solved.status == 65)
    #expect(solved.messages.contains("is not a run store") && solved.messages.contains("--no-store"))
    #expect(solved.output.isEmpty && !tiny.folder.exists("out"))
  }

  @Test func aFullDiskDoesNotTakeThePlanWithIt() throws {
    #expect(try solve().status == 0)
    let size = try tiny.folder.bytes(".evenfield/runs.sqlite").count
    let full = try Program.run(
      [
        "solve", tiny.path, "--scenario", "rebalance", "--work-limit", "300000", "-q", "--seed", "3", "-o",
        folder + "/out", "--format", "csv",
      ], in: folder, largestFile: size / 512)
    #expect(full.endedByItself && full.status == 65)
    #expect(full.messages.contains(".evenfield/runs.sqlite: "), "\(full.messages)")
    #expect(full.messages.contains("the results themselves are complete"), "\(full.messages)")
    #expect(full.output == (try tiny.folder.text("out/plans/rebalance.csv")))
    #expect(try evenfield("history", "--verify").status == 0)
    #expect(try history().count == 1)
  }
}
