import AssignmentEngine
import Foundation
import Testing

/// One smallest problem for every outcome.
@Suite("Outcomes")
struct OutcomeTests {
  /// Items that all fit one agent of the given capacity, and a free second agent of no value.
  private func knapsack(_ values: [Int64], _ weights: [Int64], upper: Int64?, lower: Int64? = nil) throws
    -> AssignmentProblem
  {
    var builder = AssignmentProblem.Builder()
    builder.addAgent()
    builder.addAgent()
    builder.addRow(SideRow(lower: lower, upper: upper))
    for (value, weight) in zip(values, weights) {
      let item = builder.addItem()
      builder.addColumn(
        item: item, agent: 0, value: value, entries: [.init(row: 0, coefficient: weight)])
      builder.addColumn(item: item, agent: 1, value: 0)
    }
    return try builder.build()
  }

  private func larger() throws -> AssignmentProblem {
    try RandomProblem(
      items: 60, agents: 6, columnsPerItem: 5, rows: 4, pricedPercent: 0, couplings: 0, indicators: 0
    ).make(seed: 3)
  }

  @Test func optimal() throws {
    let problem = try knapsack([6, 5, 5], [6, 5, 5], upper: 10)
    let result = try Engine.solve(problem, options: SolveOptions(timeLimitSeconds: nil, relativeGap: 0))
    guard case .optimal(let plan) = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(plan.objective == 10)
    #expect(plan.absoluteGap == 0)
  }

  @Test func gapReached() throws {
    let problem = try knapsack([60, 50, 50], [6, 5, 5], upper: 9)
    let result = try Engine.solve(problem, options: SolveOptions(timeLimitSeconds: nil, relativeGap: 10))
    switch result.outcome {
    case .gapReached, .optimal: break
    default: Issue.record("\(result.outcome)")
    }
  }

  @Test func limitReachedWithoutWork() throws {
    let problem = try larger()
    let result = try Engine.solve(
      problem, options: SolveOptions(timeLimitSeconds: nil, workLimit: 0, relativeGap: 0))
    switch result.outcome {
    case .limitReached(_, .workLimit), .noPlanFound(_, .workLimit, _), .optimal: break
    default: Issue.record("\(result.outcome)")
    }
  }

  @Test func infeasibleByMultipliers() throws {
    let problem = try knapsack([1, 1], [3, 3], upper: nil, lower: 7)
    let result = try Engine.solve(problem)
    guard case .infeasible(.multipliers(let certificate), let closest) = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(certificate.bound <= -1)
    // Both items at the agent with the floor miss it by 1; nothing comes closer.
    #expect(closest?.judgement.brokenRows == [.init(row: 0, violation: -1)])
  }

  @Test func infeasibleByExhaustion() throws {
    // The relaxation reaches 4 by halves; no integer choice does.
    let problem = try knapsack([1, 1], [3, 3], upper: 4, lower: 4)
    guard case .infeasible(.exhaustedTree, _) = try Engine.solve(problem).outcome else {
      Issue.record("not proven infeasible")
      return
    }
  }

  @Test func itemsWithoutColumns() throws {
    var builder = AssignmentProblem.Builder()
    builder.addAgent()
    builder.addItem()
    guard let problem = try? builder.build() else { return }
    guard case .infeasible(.itemsWithoutColumns(let items), _) = try Engine.solve(problem).outcome else {
      Issue.record("an item without columns is not reported")
      return
    }
    #expect(items == [0])
  }

  @Test func interruptedBeforeItStarts() throws {
    let stop = StopSignal()
    stop.raise()
    let result = try Engine.solve(try larger(), stop: stop)
    switch result.outcome {
    case .limitReached(_, .interrupted), .noPlanFound(_, .interrupted, _): break
    default: Issue.record("\(result.outcome)")
    }
  }

  @Test func interruptedWhileItRuns() throws {
    let stop = StopSignal()
    let problem = try larger()
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.2)
      stop.raise()
    }
    // Without any limit the run ends by the proof or by the signal.
    let result = try Engine.solve(
      problem, options: SolveOptions(timeLimitSeconds: nil, relativeGap: 0), stop: stop)
    switch result.outcome {
    case .limitReached(_, .interrupted), .noPlanFound(_, .interrupted, _), .optimal, .infeasible: break
    default: Issue.record("\(result.outcome)")
    }
  }

  @Test func workLimitIsDeterministic() throws {
    let problem = try larger()
    var plans: [Assignment?] = []
    for threads in [1, 1, 2] {
      let options = SolveOptions(
        timeLimitSeconds: nil, workLimit: 100_000, relativeGap: 0, seed: 7, threads: threads)
      switch try Engine.solve(problem, options: options).outcome {
      case .optimal(let plan), .gapReached(let plan), .limitReached(let plan, _):
        plans.append(plan.assignment)
      default: plans.append(nil)
      }
    }
    #expect(plans[0] == plans[1])
    #expect(plans[0] == plans[2])
    #expect(plans[0] != nil)
  }

  @Test func optionsOutOfRangeAreRefusedTogether() throws {
    let problem = try larger()
    let options = SolveOptions(timeLimitSeconds: -1, workLimit: -1, relativeGap: .nan, threads: 65)
    #expect {
      try Engine.solve(problem, options: options)
    } throws: { error in
      let text = "\(error)"
      return ["timeLimitSeconds", "workLimit", "relativeGap", "threads"].allSatisfy(text.contains)
    }
  }
}
