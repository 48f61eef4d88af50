import Foundation
import Testing

/// Kept answers from the command line: the same study gives the same JSON, solved or kept, on any number of threads.
@Suite struct ReuseTests {
  private static func compare(
    _ tiny: TinyCase, store: String?, threads: Int = 2, _ more: [String] = []
  ) throws -> Program.Run {
    try Program.run(
      [
        "compare", tiny.path, "--work-limit", "300000", "--threads", "\(threads)", "-q", "--format", "json",
      ] + more + (store.map { ["--store", tiny.folder[$0]] } ?? ["--no-store"]))
  }

  private static func origins(_ run: Program.Run) throws -> [String: [String: Any]] {
    var origins: [String: [String: Any]] = [:]
    for scenario in try JSONFields.scenarios(run.output) {
      if let name = scenario["name"] as? String { origins[name] = scenario["origin"] as? [String: Any] }
    }
    return origins
  }

  @Test func solvedOrKeptOnOneThreadOrTwoTheJSONIsTheSame() throws {
    let tiny = try TinyCase()
    let plain = ["--without-times"]
    let runs = [
      try Self.compare(tiny, store: "a.sqlite", threads: 1, plain),
      try Self.compare(tiny, store: "a.sqlite", threads: 2, plain),
      try Self.compare(tiny, store: "a.sqlite", threads: 2, plain + ["--fresh"]),
      try Self.compare(tiny, store: nil, threads: 2, plain + ["--memory", "1MB"]),
    ]
    for run in runs { #expect(run.status == 0, "\(run.messages)") }
    #expect(!runs[0].output.isEmpty)
    #expect(Set(runs.map(\.output)).count == 1)
    #expect(!runs[0].output.contains("\"seconds\""))
  }

  @Test func theSecondRunTakesWhatTheFirstKept() throws {
    let tiny = try TinyCase()
    let first = try Self.origins(Self.compare(tiny, store: "a.sqlite"))
    let second = try Self.origins(Self.compare(tiny, store: "a.sqlite"))
    for (name, origin) in second where name != "today" {
      #expect(origin["kept_since"] is String, "\(name)")
      #expect(first[name]?["kept_since"] is NSNull, "\(name)")
      #expect(origin["key"] as? String == first[name]?["key"] as? String)
    }
    #expect(second["tight-fairness"]?["started_from"] as? String == "rebalance")
    #expect(second["rebalance"]?["started_from"] is NSNull)
  }

  @Test func aChangedTableIsAnotherQuestion() throws {
    let tiny = try TinyCase()
    _ = try Self.compare(tiny, store: "a.sqlite")
    try tiny.apply([.cell("accounts.csv", line: 2, "potential", "910000")])
    for (name, origin) in try Self.origins(Self.compare(tiny, store: "a.sqlite")) {
      #expect(origin["kept_since"] is NSNull, "\(name)")
    }
  }

  @Test func theTextSaysWhereAnswersComeFrom() throws {
    let tiny = try TinyCase()
    let arguments = [
      "compare", tiny.path, "--work-limit", "300000", "-q", "--store", tiny.folder["a.sqlite"], "--lang",
    ]
    let first = try Program.run(arguments + ["en"])
    #expect(first.output.contains("Solved now: "))
    #expect(first.output.contains("Search began with the answer of "))
    let second = try Program.run(arguments + ["en"])
    #expect(second.output.contains("Kept since 20"))
    #expect(!second.output.contains("Solved now"))
    #expect(try Program.run(arguments + ["zh"]).output.contains("的存档并经复核"))
  }

  @Test func solveKeepsItsAnswerToo() throws {
    let tiny = try TinyCase()
    let arguments = [
      "solve", tiny.path, "--scenario", "rebalance", "--work-limit", "300000", "-q", "--format", "json",
      "--store",
      tiny.folder["a.sqlite"],
    ]
    let first = try Program.run(arguments)
    let second = try Program.run(arguments)
    #expect(try Self.origins(first)["rebalance"]?["kept_since"] is NSNull)
    #expect(try Self.origins(second)["rebalance"]?["kept_since"] is String)
  }

  @Test(arguments: ["0", "12", "4XB", "-1GB"])
  func memoryIsAnAmount(text: String) throws {
    let run = try Program.run(["compare", "x", "--memory=\(text)"])
    #expect(run.status == 64)
  }
}
