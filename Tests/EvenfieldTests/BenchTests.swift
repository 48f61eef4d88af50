import Foundation
import Testing

/// `bench` measures, writes what it measured, and never calls a wrong request a success.
@Suite struct BenchTests {
  @Test func smallSuiteIsMeasured() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run([
      "bench", "--size", "XS", "--work-limit", "20000", "--seed", "1,2", "--json", folder["b.json"], "--plot",
      folder["b.svg"],
    ])
    #expect(run.status == 0, "\(run.messages)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("case") == true)
    #expect(lines.filter { $0.hasPrefix("XS-1") }.count == 3, "two runs and their medians: \(run.output)")
    let report = try JSONFields.object(folder.text("b.json"))
    #expect(report["format_version"] as? Int == 2)
    let results = try #require(report["results"] as? [[String: Any]])
    #expect(results.count == 2)
    for result in results {
      let plan = try #require(result["plan"] as? Double)
      let bound = try #require(result["bound"] as? Double)
      #expect(plan <= bound)
      #expect((result["faults"] as? [Any])?.isEmpty == true)
      #expect((result["trace"] as? [Any])?.isEmpty == false)
      #expect((result["counters"] as? [String: Any])?["columns_priced"] != nil)
    }
    #expect(try folder.text("b.svg").hasPrefix("<svg"))
  }

  /// Two jobs, two agents with room for one each: costs 1 + 2 are the least.
  @Test func namedFileIsSolved() throws {
    let folder = try TemporaryFolder()
    try folder.write("2 2\n1 5\n4 2\n1 1\n1 1\n1 1\n", to: "tiny")
    let run = try Program.run([
      "bench", folder["tiny"], "--work-limit", "1000", "--json", folder["b.json"],
    ])
    #expect(run.status == 0, "\(run.messages)")
    let results = try #require(
      try JSONFields.object(folder.text("b.json"))["results"] as? [[String: Any]])
    #expect(results.map { $0["plan"] as? Double } == [3])
    #expect(results.map { $0["suite"] as? String } == ["file"])
  }

  @Test(arguments: [
    ["--size", "Q"], ["--suite", "models"], ["--threads", "0"], ["--seed", "1,x"], ["--work-limit", "-1"],
    ["--suite", "stop", "--plot", "p.svg"],
  ])
  func wrongUsageEndsWith64(arguments: [String]) throws {
    let run = try Program.run(["bench"] + arguments)
    #expect(run.endedByItself && run.status == 64)
    #expect(!run.messages.isEmpty)
  }

  @Test func unreadableAndUnwritableFilesEndWith65() throws {
    let folder = try TemporaryFolder()
    let small = ["bench", "--size", "XS", "--work-limit", "100"]
    for arguments in [
      ["bench", folder["missing.mps"]], small + ["--json", folder["no/such/folder.json"]],
      small + ["--peer", folder["missing.json"]],
    ] {
      let run = try Program.run(arguments)
      #expect(run.endedByItself && run.status == 65, "\(arguments): \(run.messages)")
    }
  }

  @Test func stopsAreMeasured() throws {
    let run = try Program.run(["bench", "--suite", "stop", "--size", "S", "--time-limit", "0.1s"])
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.split(separator: "\n").filter { $0.hasPrefix("S-1") }.count == 2)
    #expect(run.output.contains("4 stops"))
  }
}
