import AssignmentEngine
import Foundation
import Testing

@testable import SolverBenchmarks

@Suite("Published districting problems")
struct DistrictingSuiteTests {
  private static let isMissing = ReferenceFolder() == nil
  private static let remedy: Comment = "set EVENFIELD_REFERENCE to the folder of reference instances"

  /// The quick ones of each suite; the benchmark runs all.
  @Test(
    "listed optima are reached and proven, infeasible ones proven so", .disabled(if: isMissing, remedy),
    arguments: [
      (DistrictingSuite.districting, ["AR", "NH", "OR", "WV"]),
      (DistrictingSuite.territoryDesign, ["2DU60-05-1"]),
    ])
  func listed(suite: DistrictingSuite, names: [String]) throws {
    let instances = try suite.instances(try #require(ReferenceFolder()))
    var seen = 0
    for instance in instances where names.contains(where: { instance.name.hasPrefix($0) }) {
      let run = try DistrictingRun.measure(
        instance, suite: suite, options: .init(timeLimitSeconds: nil), stop: StopSignal())
      #expect(run.faults.isEmpty, "\(instance.name): \(run.faults)")
      #expect(run.isProven, "\(instance.name)")
      switch instance.listed {
      case .infeasible: #expect(run.outcome == "infeasible", "\(instance.name)")
      case .optimum(let value):
        let plan = try #require(run.plan)
        #expect(abs(plan - value) <= DistrictingInstance.rounding, "\(instance.name): \(plan), not \(value)")
      case nil: Issue.record("\(instance.name) has no listed figure")
      }
      seen += 1
    }
    #expect(seen >= names.count)
  }

  @Test("without the folder the benchmark says what to set")
  func missingFolder() {
    let output = BenchmarkOutput(say: { _ in }, warn: { _ in }, write: { _, _ in })
    let error = #expect(throws: UnusableInput.self) {
      try DistrictingBenchmark(suites: [.districting]).run(reference: nil, output: output)
    }
    #expect(error?.text.contains(ReferenceFolder.variable) == true)
  }

  @Test("the audit finds every kind of fault")
  func audit() throws {
    // A path of four units of weight 1.
    let problem = try DistrictingProblem(
      districtCount: 2, activities: [.init(weights: [1, 1, 1, 1], bounds: 2...2)],
      costs: (0..<4).flatMap { centre in (0..<4).map { Int64(abs($0 - centre)) } }, unitCount: 4,
      edges: [.init(0, 1), .init(1, 2), .init(2, 3)], isContiguous: true)
    let audit = DistrictingAudit(problem: problem)
    func faults(_ centres: [Int32], cost: Int64) -> Int {
      audit.faults(DistrictingPlan(centreOf: centres, cost: cost)).count
    }
    #expect(faults([0, 0, 2, 2], cost: 2) == 0)
    #expect(faults([0, 0, 2, 2], cost: 3) == 1, "cost")
    #expect(faults([0, 0, 0, 3], cost: 3) == 2, "both out of bounds")
    #expect(faults([0, 1, 1, 0], cost: 4) == 1, "apart")
    #expect(faults([1, 0, 2, 2], cost: 3) == 5, "three districts, two without their centre, all too light")
    #expect(faults([0, 0, 2], cost: 1) == 1, "a unit without a district")
  }

  @Test("tables say file and line of what is wrong")
  func tables() throws {
    let path = NSTemporaryDirectory() + "districting-\(UUID().uuidString).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try "u,v\n0,1\n2\n".write(toFile: path, atomically: true, encoding: .utf8)
    let error = #expect(throws: UnusableInput.self) { try PlainTable(path: path).body(under: "u,v") }
    #expect(error?.text == "\(path):3: 1 fields instead of 2")
  }
}
