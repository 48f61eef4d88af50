import GLPK
import Testing

@testable import AssignmentEngine

@Suite("Linear relaxation")
struct RelaxationTests {
  /// The restricted master ends at the optimum of GLPK's linear program over all columns.
  @Test func equalsTheCompleteProgram() throws {
    for seed in UInt64(0)..<60 {
      let problem = try RandomProblem(
        items: 12, agents: 5, columnsPerItem: 5, rows: 4, pricedPercent: 50, couplings: 0, indicators: 0
      ).make(seed: seed)
      let scaled = ScaledProblem(problem)
      var volume = VolumeMethod(scaled)
      volume.run(iterationLimit: 300) { false }
      let result = try LinearRelaxation.solve(
        scaled, from: volume.best, bound: volume.bestValue, stop: StopSignal(), deadline: nil)
      let complete = try #require(
        ReducedModel(scaled, multipliers: volume.best, gap: .infinity, step: 1))
      let outcome = try Session.run { session in try session.makeProblem(complete.model).solve() }
      switch outcome {
      case .optimal(let solution):
        let bound = result.bound / scaled.scaling.value
        #expect(result.isOptimal)
        #expect(abs(bound - solution.objective / complete.unit) < 1e-5 * max(1, abs(bound)))
      case .infeasible: #expect(result.violation > 1e-7)
      default: Issue.record("seed \(seed): \(outcome)")
      }
    }
  }

  /// Bounds of every stage hold for the best plan, with couplings and indicators too.
  @Test func boundsHoldForTheBestPlan() throws {
    for seed in UInt64(0)..<120 {
      let problem = try RandomProblem(items: 5, couplings: 2, indicators: 2).make(seed: seed)
      guard let best = bruteForce(problem) else { continue }
      let scaled = ScaledProblem(problem)
      var volume = VolumeMethod(scaled)
      volume.run(iterationLimit: 200) { false }
      let result = try LinearRelaxation.solve(
        scaled, from: volume.best, bound: volume.bestValue, stop: StopSignal(), deadline: nil)
      for multipliers in [volume.best, result.multipliers] {
        let certificate = Certificate.rounding(scaled.scaling.unscaled(multipliers), of: problem)
        #expect(certificate.bound >= best.objective)
      }
      #expect(result.bound <= volume.bestValue + 1e-9 * max(1, abs(volume.bestValue)))
      #expect(
        result.bound / scaled.scaling.value >= Double(best.objective) - 1e-6,
        "seed \(seed), volume \(volume.bestValue) \(volume.best), \(result), rows \(scaled.rows)")
    }
  }

  /// Where items are tied the master ends at the same optimum whether it starts from nothing or from the multipliers
  /// of the smoothing method, which come close to it without pricing joint choices one by one.
  @Test func tiedItemsHaveOneOptimum() throws {
    var (tied, close) = (0, 0)
    for seed in UInt64(0)..<60 {
      let problem = try RandomProblem(
        items: 60, agents: 6, columnsPerItem: 6, rows: 4, bandPercent: 60, couplings: 12, indicators: 0,
        classPercent: 30
      ).make(seed: seed)
      let scaled = ScaledProblem(problem)
      let found = MultiplierSearch(scaled) { false }
      // Couplings of items with one column each may leave a group without a legal choice.
      guard !scaled.cells.groups.tied.isEmpty, found.bound.isFinite else { continue }
      let none = [Double](repeating: 0, count: problem.rowCount)
      var dual = DualFunction(scaled)
      let start = scaled.firstMultipliers(none)
      let results = try [(found.multipliers, found.bound), (start, dual.overAll(start))].map {
        try LinearRelaxation.solve(scaled, from: $0.0, bound: $0.1, stop: StopSignal(), deadline: nil)
      }
      guard results[0].isOptimal else { continue }
      tied += 1
      #expect(abs(results[0].bound - results[1].bound) < 1e-6 * max(1, abs(results[0].bound)), "seed \(seed)")
      #expect(found.bound >= results[0].bound - 1e-6 * max(1, abs(results[0].bound)), "seed \(seed)")
      // Two hundredths of a scaled unit an item are what the last temperature leaves.
      if found.bound - results[0].bound < 0.02 * Double(problem.itemCount) { close += 1 }
    }
    #expect(tied > 20 && close == tied)
  }

  /// A program that goes on after new rows, and after idle ones left, ends where one from the beginning does.
  @Test func newAndIdleRowsLeadToTheSameOptimum() throws {
    var (compared, left) = (0, 0)
    for seed in UInt64(0)..<20 {
      let problem = try ConnectedProblem(width: 4, height: 3, agents: 3, bandPercent: 20).make(seed: seed)
      let search = try #require(CutSearch(problem))
      var extended = ExtendedProblem(problem)
      var scaled = ScaledProblem(problem)
      var last = try relaxed(scaled, from: [Double](repeating: 0, count: problem.rowCount), nil)
      for _ in 0..<8 where !last.point.columns.isEmpty {
        guard extended.add(search.broken(at: last.point)) > 0 else { break }
        scaled = ScaledProblem(extended.problem)
        let start =
          last.multipliers
          + [Double](repeating: 0, count: extended.problem.rowCount - last.multipliers.count)
        let cold = try relaxed(scaled, from: start, nil)
        var warm = try relaxed(scaled, from: start, last.warmth)
        #expect(warm.isOptimal == cold.isOptimal)
        guard warm.isOptimal else { break }
        #expect(abs(warm.bound - cold.bound) < 1e-6 * max(1, abs(cold.bound)))
        compared += 1
        let isIdle = scaled.rows.indices.map { row in
          row >= problem.rowCount && warm.warmth!.master.isIdle(row)
        }
        if isIdle.contains(true) {
          left += 1
          extended.remove(Array(isIdle[problem.rowCount...]))
          scaled = ScaledProblem(extended.problem)
          warm.warmth?.master.remove(isIdle)
          let kept = isIdle.indices.filter { !isIdle[$0] }.map { warm.multipliers[$0] }
          let fewer = try relaxed(scaled, from: kept, warm.warmth)
          #expect(abs(fewer.bound - warm.bound) < 1e-6 * max(1, abs(warm.bound)))
          last = fewer
        } else {
          last = warm
        }
      }
    }
    #expect(compared > 20 && left > 5)
  }

  private func relaxed(
    _ scaled: ScaledProblem, from start: [Double], _ warmth: LinearRelaxation.Warmth?
  ) throws -> LinearRelaxation.Result {
    try LinearRelaxation.solve(
      scaled, from: start, bound: .infinity, warmth: warmth, stop: StopSignal(), deadline: nil)
  }
}
