import Foundation
import SolverBenchmarks
import Testing

@testable import EngineBenchmarks

@Suite("Thresholds")
struct ThresholdTests {
  private func figures(nodes: Int64 = 1_000, gap: Double? = 0.001, outcome: String = "limit_reached")
    -> Thresholds.AcceptedCase
  {
    .init(
      name: "small", fingerprint: "f", outcome: outcome, gap: gap,
      counters: ["nodes": nodes, "moves_tried": 0])
  }

  private func compare(_ now: Thresholds.AcceptedCase) -> ThresholdComparison {
    ThresholdComparison([now], accepted: Thresholds(cases: [figures()]))
  }

  @Test("the largest count allowed passes, one more fails and names counter, size and allowance")
  func counters() {
    #expect(compare(figures(nodes: 1_110)).regressions == [])
    #expect(
      compare(figures(nodes: 1_111)).regressions
        == ["small: nodes 1111, accepted 1000 (+11.1 %), allowed 1110"])
    #expect(compare(figures(nodes: 889)).improvements.count == 1)
  }

  @Test("a counter that is new, and one that is gone, fail")
  func counterNames() {
    var more = figures()
    more.counters["knapsacks_solved"] = 3
    #expect(compare(more).regressions == ["small: knapsacks solved 3, no accepted figure"])
    var fewer = figures()
    fewer.counters["nodes"] = nil
    #expect(compare(fewer).regressions == ["small: nodes not counted, accepted 1000"])
  }

  @Test("a larger gap, a lost plan and a lost outcome fail")
  func gaps() {
    #expect(compare(figures(gap: 0.00119)).regressions == [])
    #expect(compare(figures(gap: 0.00121)).regressions.count == 1)
    #expect(compare(figures(gap: nil, outcome: "no_plan_found")).regressions.count == 2)
    #expect(compare(figures(gap: 0, outcome: "optimal")).regressions == [])
  }

  @Test("a changed problem, a new case and a lost case fail")
  func cases() {
    var changed = figures()
    changed.fingerprint = "g"
    #expect(compare(changed).regressions.count == 1)
    var renamed = figures()
    renamed.name = "other"
    #expect(compare(renamed).regressions.count == 2)
  }

  @Test("a file survives writing and reading; anything else is refused")
  func files() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let thresholds = Thresholds(cases: [figures()])
    try thresholds.write(path)
    #expect(try Thresholds.read(path) == thresholds)
    try Data("[]".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: UnusableInput.self) { try Thresholds.read(path) }
    #expect(throws: UnusableInput.self) { try Thresholds.read(path + ".missing") }
  }
}
