import Testing

@testable import AssignmentEngine

/// Rows of spreads in the search: those that count as one, and those left out.
@Suite("Rows of spreads in the search")
struct MergedRowsTests {
  private let members = 4

  private func problem(_ measure: Spread.Measure, seed: UInt64) throws -> AssignmentProblem {
    try ConnectedProblem(width: 4, height: 3, agents: members, isConnected: false, spread: measure)
      .make(seed: seed)
  }

  /// One row with the sum of the multipliers prices plans as the rows do together.
  @Test func oneRowPricesAsAllDo() throws {
    for seed in UInt64(0)..<20 {
      let original = try problem(.gini, seed: seed)
      let orders: [[Int32]] = [[0, 1, 2, 3], [3, 1, 0, 2], [2, 3, 1, 0]]
      let extended = original.appending(orders.map { .order(.init(spread: 0, members: $0)) })
      let scaled = ScaledProblem(extended)
      var random = RandomSource(seed: seed)
      var multipliers = [Double](repeating: 0, count: extended.rowCount)
      let rows = (original.rowCount..<extended.rowCount).map(Int32.init)
      for row in rows { multipliers[Int(row)] = 0.1 + abs(random.signedUnit()) }
      let apart = SearchModel(scaled, multipliers: multipliers, width: .infinity, least: 1)
      let merged = SearchModel(
        scaled, multipliers: multipliers, width: .infinity, least: 1, merged: [rows])
      let start = (0..<original.itemCount).map { apart.coreStart[$0] }
      let (one, other) = (SearchState(apart, start: start), SearchState(merged, start: start))
      #expect(merged.multipliers.count { $0 != 0 } == 1)
      for _ in 0..<40 {
        let choice = (0..<original.itemCount).map { item in
          let core = apart.core(of: item)
          return Int32(core.lowerBound + random.integer(0...core.count - 1))
        }
        one.load(choice)
        other.load(choice)
        let priced = rows.reduce(0) {
          $0 - multipliers[Int($1)] * (one.activity[Int($1)] - apart.rows[Int($1)].upper)
        }
        let row = Int(rows[0])
        let mean = -merged.multipliers[row] * (other.activity[row] - merged.rows[row].upper)
        #expect(abs(priced - mean) < 1e-6 * max(1, abs(priced)))
        // Each row holds where the spread does, and so does their mean.
        let judged = original.judge(Assignment(columns: choice.map { apart.column[Int($0)] }))
        if judged.brokenSpreads.isEmpty { #expect(other.activity[row] <= merged.rows[row].upper + 1e-6) }
        #expect(other.isLegal == judged.isLegal)
      }
    }
  }

  /// A row that the search does without cannot keep a plan from being legal, though its bound lies below 0.
  @Test func anOmittedRowBreaksNothing() throws {
    var legal = 0
    for seed in UInt64(0)..<20 {
      let original = try problem(.largestDeviations(count: members), seed: seed)
      let row = Int32(original.rowCount)
      let extended = original.appending([.deviations(.init(spread: 0, above: [], below: [0, 1, 2, 3]))])
      #expect(extended.rows[Int(row)].upper ?? 0 < 0)
      let scaled = ScaledProblem(extended)
      let model = SearchModel(
        scaled, multipliers: [Double](repeating: 0, count: extended.rowCount), width: .infinity, least: 1,
        omitted: [row])
      var random = RandomSource(seed: seed)
      let state = SearchState(model, start: (0..<original.itemCount).map { model.coreStart[$0] })
      for _ in 0..<200 {
        state.load(
          (0..<original.itemCount).map { item in
            let core = model.core(of: item)
            return Int32(core.lowerBound + random.integer(0...core.count - 1))
          })
        let judged = original.judge(Assignment(columns: state.snapshot().map { model.column[Int($0)] }))
        #expect(state.isLegal == judged.isLegal)
        legal += judged.isLegal ? 1 : 0
      }
    }
    #expect(legal > 0)
  }
}
