import AssignmentEngine
import Foundation
import Testing

@testable import SolverBenchmarks

@Suite("Runs and their audit")
struct RunTests {
  private func benchmark(known: KnownFigures = KnownFigures()) -> BenchmarkCase {
    BenchmarkCase(suite: .gap, name: "C", size: "C", known: known) {
      try GeneralizedAssignment.generate(.independent, agents: 3, jobs: 12, seed: 1)
    }
  }

  private let options = SolveOptions(timeLimitSeconds: nil, workLimit: 100_000, relativeGap: 0)

  @Test("a small problem is proven, every milestone is reached, nothing is at fault")
  func proven() throws {
    let measured = try CaseRun.measure(benchmark(), options: options)
    #expect(measured.outcome == "optimal")
    #expect(measured.plan == measured.bound)
    #expect(measured.secondsToGap.allSatisfy { $0.seconds != nil })
    #expect(measured.faults == [])
  }

  @Test("the trace never goes back, and ends with the result")
  func trace() throws {
    let measured = try CaseRun.measure(benchmark(), options: options)
    let trace = measured.trace
    #expect(trace.last?.plan == measured.plan && trace.last?.bound == measured.bound)
    for (earlier, later) in zip(trace, trace.dropFirst()) {
      #expect(earlier.seconds <= later.seconds)
      // Costs are minimised.
      if let plan = earlier.plan { #expect(try #require(later.plan) <= plan) }
      if let bound = earlier.bound { #expect(try #require(later.bound) >= bound) }
    }
    let firstPlan = try #require(trace.first { $0.plan != nil }?.seconds)
    #expect(abs(firstPlan - (measured.secondsToPlan ?? -1)) < 0.01)
  }

  @Test("every counter of the engine is in the figures, by name")
  func counters() throws {
    var counters = WorkCounters()
    counters.nodes = 7
    counters.columnsPriced = 1 << 60
    let named = try counters.named()
    #expect(named.count == Mirror(reflecting: counters).children.count)
    #expect(named["nodes"] == 7 && named["columns_priced"] == 1 << 60 && named["moves_tried"] == 0)
  }

  @Test("memory: the input is counted, what is beyond it is divided by the pairs")
  func memory() throws {
    let problem = try benchmark().load()
    // 36 columns with one entry each, 12 items, 3 rows.
    let bytes = 36 * (4 + 8) + 37 * 4 + 36 * (4 + 8) + 13 * 4 + 3 * MemoryLayout<SideRow>.stride
    let figures = MemoryFigures(residentBefore: 10, problem: problem, peak: 12)
    #expect(figures.input == Double(bytes) / 1e6)
    let beyond = try #require(figures.bytesPerPairBeyondInput)
    #expect(abs(beyond - (2e6 - Double(bytes)) / 36) < 1e-6)
    #expect(
      MemoryFigures(residentBefore: nil, problem: problem, peak: 12).bytesPerPairBeyondInput == nil)
  }

  @Test("a raised signal ends the benchmark after the run it interrupts, and the report is kept")
  func interrupted() throws {
    let stop = StopSignal()
    stop.raise()
    var kept: [[UInt8]] = []
    var output = BenchmarkOutput(say: { _ in }, warn: { _ in }, write: { kept.append($1) })
    output.json = "report"
    let benchmark = Benchmark(searchSeeds: [1, 2], options: options)
    #expect(try benchmark.run(reference: nil, output: output, stop: stop) == .interrupted)
    let report = try SnakeCaseJSON().decoder.decode(RunReport.self, from: Data(try #require(kept.last)))
    #expect(report.results.isEmpty)
  }

  @Test("a result that contradicts known figures is at fault")
  func contradicted() throws {
    let plan = try #require(try CaseRun.measure(benchmark(), options: options).plan)
    let same = KnownFigures(plan: plan, isPlanOptimal: true)
    #expect(try CaseRun.measure(benchmark(known: same), options: options).faults == [])
    // Costs are minimised: a known plan below the optimum contradicts bound and claim, one above it is
    // contradicted by the plan.
    let below = KnownFigures(plan: plan - 1, isPlanOptimal: true)
    #expect(try CaseRun.measure(benchmark(known: below), options: options).faults.count == 2)
    let above = KnownFigures(plan: plan + 1, isPlanOptimal: true)
    #expect(try CaseRun.measure(benchmark(known: above), options: options).faults.count == 1)
    let linear = KnownFigures(linearOptimum: plan + 5)
    #expect(try CaseRun.measure(benchmark(known: linear), options: options).faults.count == 1)
  }

  @Test("a run well over its limit is at fault, one a little over is not")
  func overrun() {
    #expect(CaseRun.overrun(seconds: 10.9, limit: 10) == nil)
    #expect(CaseRun.overrun(seconds: 11.1, limit: 10) != nil)
  }
}
