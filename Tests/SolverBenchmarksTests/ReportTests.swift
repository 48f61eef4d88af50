import AssignmentEngine
import Foundation
import Testing

@testable import SolverBenchmarks

@Suite("Tables, pictures and stored runs")
struct ReportTests {
  private func run(seed: UInt64, limit: Int64 = 20_000) throws -> MeasuredRun {
    let benchmark = BenchmarkCase(suite: .territory, name: "C-1", size: "C") {
      try GeneralizedAssignment.generate(.independent, agents: 3, jobs: 12, seed: 1)
    }
    return try CaseRun.measure(
      benchmark,
      options: SolveOptions(timeLimitSeconds: nil, workLimit: limit, relativeGap: 0, seed: seed))
  }

  @Test("medians and worst values; what never came counts as infinitely late")
  func spread() {
    let odd = SummaryTable.Spread([3, 1, 2])
    #expect(odd.median == 2 && odd.worst == 3)
    let even = SummaryTable.Spread([4, 1, 2, 3])
    #expect(even.median == 2.5 && even.worst == 4)
    let missing = SummaryTable.Spread([1, nil, 2])
    #expect(missing.median == 2 && missing.worst == nil)
    let mostlyMissing = SummaryTable.Spread([1, nil, nil])
    #expect(mostlyMissing.median == nil && mostlyMissing.worst == nil)
    #expect(SummaryTable.Spread([]).median == nil)
  }

  @Test("a case that ran several times gets one line of medians, a single run none")
  func summary() throws {
    let first = try run(seed: 1)
    #expect(SummaryTable([first]).lines.isEmpty)
    let lines = SummaryTable([first, try run(seed: 2)]).lines
    #expect(lines.count == 2 && lines[1].hasPrefix("C-1"))
    let header = lines[0].count
    #expect(lines.allSatisfy { $0.count == header })
  }

  @Test("a report survives writing and reading; another format is refused")
  func files() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var report = RunReport(date: "2026-01-01", machine: .current(), arguments: ["--seed", "1"])
    report.results = [try run(seed: 1)]
    try Data(report.bytes).write(to: URL(fileURLWithPath: path))
    #expect(try RunReport.read(path) == report)
    let markdown = MarkdownTable([report]).text
    #expect(markdown.contains("`--seed 1`") && markdown.contains("| C-1 | 1 |"))
    report.formatVersion = 1
    try Data(report.bytes).write(to: URL(fileURLWithPath: path))
    #expect(throws: UnusableInput.self) { try RunReport.read(path) }
    #expect(throws: UnusableInput.self) { try RunReport.read(path + ".missing") }
  }

  @Test("an axis covers its values, rises, and ends on the series 1, 2, 5")
  func axis() throws {
    for values in [[0.0013], [0.003, 0.7], [0.02, 900], [1e-9, 1]] {
      let axis = LogarithmicAxis(covering: values, from: 0, to: 100, finest: 1e-5)
      let first = try #require(axis.ticks.first)
      let last = try #require(axis.ticks.last)
      #expect(axis.ticks.count >= 2 && zip(axis.ticks, axis.ticks.dropFirst()).allSatisfy { $0 < $1 })
      for value in values {
        #expect(last >= value * 0.999 && first <= max(value, 1e-5) * 1.001)
        #expect((0...100).contains(axis.position(value)))
      }
      for end in [first, last] {
        let leading = end / pow(10, (log10(end) + 1e-9).rounded(.down))
        #expect([1.0, 2, 5].contains { abs($0 - leading) < 1e-6 })
      }
      #expect(axis.position(first) == 0 && abs(axis.position(last) - 100) < 1e-9)
    }
  }

  @Test("the picture has a line a run with a plan, and names the solvers without one")
  func picture() throws {
    let runs = [try run(seed: 1), try run(seed: 2)]
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let text = """
      {"model": "C-1", "mode": "integer", "version": "Other 1.0", "status": "time limit", "plan": null,
       "bound": 1, "gap": null, "seconds": 2, "processor_seconds": 1, "processor_limit_seconds": 1,
       "processor_seconds_to_plan": null, "date": "2026-01-01",
       "machine": {"processor": "p", "cores": 1, "system": "s", "load_average": 0.5},
       "trace": [[1.5, 0.9, null, 1]]}
      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let svg = GapPicture(runs, peers: [try PeerRecord.read(path)]).svg
    let pieces = svg.components(separatedBy: "<path class=\"line")
    // Two runs and two legend marks.
    #expect(pieces.count == 1 + 4)
    #expect(svg.contains("Other 1.0") && svg.contains("no plan found") && svg.contains("C-1"))
    #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>\n"))
  }

  @Test("every stored run of another solver can be read")
  func stored() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Benchmarks/peers")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") }
    #expect(!names.isEmpty)
    for name in names {
      let record = try PeerRecord.read(folder.appendingPathComponent(name).path)
      #expect(name.hasPrefix(record.model + "-"))
      #expect(record.mode == (name.contains("-lp") ? .linear : .integer))
    }
  }
}
