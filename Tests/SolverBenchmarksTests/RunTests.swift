import AssignmentEngine
import Testing

@testable import EngineBenchmarks

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
