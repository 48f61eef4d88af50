import Foundation
import Testing

@testable import AssignmentEngine

/// Search and proof on one thread and on two.
@Suite("Search and proof side by side")
struct SideBySideTests {
  private struct Run: Equatable {
    var assignment: Assignment?
    var objective: Int128?
    var bound: Int128?
    var counters: WorkCounters
    var isOptimal: Bool
  }

  private func solve(
    _ problem: AssignmentProblem, work: Int64, seconds: Double? = nil, gap: Double, threads: Int
  ) throws -> Run {
    let options = SolveOptions(
      timeLimitSeconds: seconds, workLimit: work, relativeGap: gap, seed: 5, threads: threads)
    let result = try Engine.solve(problem, options: options)
    switch result.outcome {
    case .optimal(let plan):
      return Run(
        assignment: plan.assignment, objective: plan.objective, bound: plan.certificate.claimedBound,
        counters: result.counters, isOptimal: true)
    case .gapReached(let plan), .limitReached(let plan, _):
      return Run(
        assignment: plan.assignment, objective: plan.objective, bound: plan.certificate.claimedBound,
        counters: result.counters, isOptimal: false)
    case .noPlanFound(let certificate, _, _):
      return Run(bound: certificate.claimedBound, counters: result.counters, isOptimal: false)
    case .infeasible:
      return Run(counters: result.counters, isOptimal: false)
    }
  }

  @Test(arguments: [UInt64](1...6), [0, 0.002])
  func sameResultOnAnyNumberOfThreads(seed: UInt64, gap: Double) throws {
    let problem = try RandomProblem(
      items: 60, agents: 6, columnsPerItem: 5, rows: 4, pricedPercent: 20, couplings: 3, indicators: 0
    ).make(seed: seed)
    for work: Int64 in [30_000, 300_000] {
      let one = try solve(problem, work: work, gap: gap, threads: 1)
      for threads in 2...3 {
        #expect(try solve(problem, work: work, gap: gap, threads: threads) == one)
      }
    }
  }

  /// A time limit that is never reached changes nothing beside a work limit.
  @Test(arguments: [UInt64](1...4))
  func timeOnlyEndsACountedRun(seed: UInt64) throws {
    let problem = try RandomProblem(
      items: 60, agents: 6, columnsPerItem: 5, rows: 4, pricedPercent: 20, couplings: 3, indicators: 0
    ).make(seed: seed)
    let counted = try solve(problem, work: 300_000, gap: 0, threads: 1)
    for seconds in [86_400.0, 604_800] {
      #expect(try solve(problem, work: 300_000, seconds: seconds, gap: 0, threads: 2) == counted)
    }
  }

  @Test func taskDeliversItsValueAndItsError() throws {
    struct Broken: Error {}
    let seven = SideTask { 7 }
    #expect(try seven.value(within: 60) == 7)
    // Asking again gives the same.
    #expect(try seven.value(within: 0) == 7)
    let broken = SideTask<Int> { throw Broken() }
    #expect(throws: Broken.self) { try broken.value(within: 60) }
  }

  @Test func taskThatIsNotOverHasNoValue() throws {
    let gate = DispatchSemaphore(value: 0)
    let task = SideTask {
      gate.wait()
      return 1
    }
    #expect(try task.value(within: 0.01) == nil)
    gate.signal()
    #expect(try task.value(within: 60) == 1)
  }

  @Test func findingsKeepTheirOrderAndComeOnce() {
    let findings = ProofFindings()
    findings.post(.branchAndCut(bound: 5))
    findings.post(.nothingBetter(than: 4))
    let bounds = findings.collect().map { finding -> Int128? in
      switch finding {
      case .branchAndCut(let bound), .nothingBetter(than: let bound): bound
      default: nil
      }
    }
    #expect(bounds == [5, 4])
    #expect(findings.collect().isEmpty)
  }
}
