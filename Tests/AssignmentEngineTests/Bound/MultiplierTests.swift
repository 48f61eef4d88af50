import GLPK
import Testing

@testable import AssignmentEngine

@Suite("Multipliers")
struct MultiplierTests {
  /// Many items in few rows with bands that can be kept: what the smoothing method is for.
  private func wide(seed: UInt64, pricedPercent: Int = 30) throws -> AssignmentProblem {
    try RandomProblem(
      items: 400, agents: 8, columnsPerItem: 6, rows: 8, pricedPercent: pricedPercent, bandPercent: 30,
      couplings: 0, indicators: 0
    ).make(seed: seed)
  }

  /// The smoothing method's bound lies above the optimum of the complete linear program, and close to it.
  @Test func boundMeetsTheCompleteProgram() throws {
    var met = 0
    for seed in UInt64(0)..<12 {
      let problem = try wide(seed: seed)
      let scaled = ScaledProblem(problem)
      let found = MultiplierSearch(scaled) { false }
      let complete = try #require(
        ReducedModel(scaled, multipliers: found.multipliers, gap: .infinity, step: 1))
      let outcome = try Session.run { session in try session.makeProblem(complete.model).solve() }
      guard case .optimal(let solution) = outcome else { continue }
      let optimum = solution.objective / complete.unit
      let bound = found.bound / scaled.scaling.value
      #expect(bound >= optimum - 1e-6 * abs(optimum), "seed \(seed)")
      #expect(bound <= optimum + 5e-3 * abs(optimum), "seed \(seed)")
      met += 1
    }
    #expect(met >= 6, "the oracle must have something to say")
  }

  @Test func onTwoThreadsEqualBits() throws {
    let problem = try RandomProblem(
      items: 20_000, agents: 12, columnsPerItem: 6, rows: 12, pricedPercent: 0, bandPercent: 40,
      couplings: 0, indicators: 0
    ).make(seed: 5)
    let scaled = ScaledProblem(problem)
    let runs = [1, 2].map { MultiplierSearch(scaled, threads: $0) { false } }
    #expect(runs[0].multipliers == runs[1].multipliers)
    #expect(runs[0].bound.bitPattern == runs[1].bound.bitPattern)
    #expect(runs[0].rounded == runs[1].rounded)
    let exact = try [1, 2].map { threads in
      try LinearRelaxation.solve(
        scaled, from: runs[0].multipliers, bound: runs[0].bound, threads: threads, stop: StopSignal(),
        deadline: nil)
    }
    #expect(exact[0].multipliers == exact[1].multipliers)
    #expect(exact[0].rounds == exact[1].rounds)
  }

  /// From the optimum's multipliers a run needs a fraction of the passes, and finds a bound as good.
  @Test func warmStartIsShort() throws {
    for seed in UInt64(0)..<5 {
      let scaled = ScaledProblem(try wide(seed: seed, pricedPercent: 0))
      let cold = MultiplierSearch(scaled) { false }
      let exact = try LinearRelaxation.solve(
        scaled, from: cold.multipliers, bound: cold.bound, stop: StopSignal(), deadline: nil)
      guard exact.isOptimal else { continue }
      let warm = MultiplierSearch(scaled, start: exact.multipliers) { false }
      #expect(warm.columnsPriced * 3 < cold.columnsPriced, "seed \(seed)")
      #expect(warm.bound <= exact.bound + 1e-9 * abs(exact.bound))
    }
  }

  /// A run that is stopped at once still has a bound that holds.
  @Test func stoppedAtOnceTheBoundHolds() throws {
    for seed in UInt64(0)..<40 {
      let problem = try RandomProblem(items: 5, couplings: 0, indicators: 0).make(seed: seed)
      guard let best = bruteForce(problem) else { continue }
      let scaled = ScaledProblem(problem)
      for passes in [0, 1, 7, 30] {
        var asked = 0
        let found = MultiplierSearch(scaled) {
          asked += 1
          return asked > passes
        }
        let certificate = Certificate.rounding(scaled.scaling.unscaled(found.multipliers), of: problem)
        #expect(certificate.bound >= best.objective, "seed \(seed)")
      }
    }
  }

  /// After the stop is answered once, no more than the pass in hand and the last evaluation are done.
  @Test func stopIsObeyedWithinAPass() throws {
    let scaled = ScaledProblem(try wide(seed: 3))
    let whole = MultiplierSearch(scaled) { false }
    var asked = 0
    let stopped = MultiplierSearch(scaled) {
      asked += 1
      return asked > 10
    }
    #expect(stopped.iterations <= 10 + 6)
    #expect(stopped.iterations < whole.iterations)
  }

  /// Every item takes one of its columns.
  @Test func roundedIsAnAssignment() throws {
    for seed in UInt64(0)..<5 {
      let problem = try wide(seed: seed)
      let found = MultiplierSearch(ScaledProblem(problem)) { false }
      #expect(problem.fault(in: Assignment(columns: found.rounded)) == nil)
    }
  }

  /// Derivatives of a row's smoothed term against differences.
  @Test func rowTermsAreConsistent() {
    let rows = [(-3.0, 5.0), (-.infinity, 2.0), (1.0, .infinity), (2.0, 2.0)]
    for (lower, upper) in rows {
      for price in [Double.infinity, 4] {
        var row = ScaledRow(SideRow(lower: 0, upper: 0), scale: 1, value: 1)
        (row.lower, row.upper) = (lower, upper)
        row.leastMultiplier = lower == -.infinity ? 0 : -price
        row.largestMultiplier = upper == .infinity ? 0 : price
        let barrier = RowBarrier(row)
        for start in [-2.5, -0.1, 0.3, 3.0] {
          let y = barrier.inside(start, margin: 0.2)
          let step = 1e-5
          let (low, mid, high) = (
            barrier.terms(y - step, 0.1), barrier.terms(y, 0.1), barrier.terms(y + step, 0.1)
          )
          #expect(abs((high.value - low.value) / (2 * step) - mid.slope) < 1e-4 * max(1, abs(mid.slope)))
          #expect(
            abs((high.slope - low.slope) / (2 * step) - mid.curvature) < 1e-3 * max(1, mid.curvature))
          #expect(mid.value >= row.dualTerm(y) - 2 * 0.1 * 12)
        }
      }
    }
  }
}

@Suite("Closest columns")
struct ClosestColumnsTests {
  /// The same as sorting everything.
  @Test func keepsTheClosest() {
    var random = RandomSource(seed: 7)
    for wanted in [1, 3, 50, 1_000] {
      let distances = (0..<500).map { _ in Double(random.integer(0...99)) }
      var closest = ClosestColumns(wanted: wanted)
      for (column, distance) in distances.enumerated() {
        closest.offer(distance: distance, column: column, owner: column / 5)
      }
      let sorted = distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
      #expect(closest.sorted().map { Int($0.column) } == Array(sorted.prefix(wanted)))
    }
  }
}
