import Testing

@testable import AssignmentEngine

/// What broken spreads cost the search against the judge's excess.
@Suite("Spreads in the search")
struct SpreadCostTests {
  static let measures: [Spread.Measure] = [
    .gini, .largestDeviations(count: 1), .largestDeviations(count: 2), .largestDeviations(count: 4),
  ]

  /// The cost grows with the excess in one proportion, and is 0 exactly where the spread holds.
  @Test(arguments: 0..<4)
  func costFollowsTheExcess(_ measure: Int) throws {
    for seed in UInt64(0)..<10 {
      let problem = try ConnectedProblem(
        width: 4, height: 3, agents: 4, isConnected: false, spread: Self.measures[measure]
      ).make(seed: seed)
      let scaled = ScaledProblem(problem)
      let model = SearchModel(
        scaled, multipliers: [Double](repeating: 0.1, count: problem.rowCount), width: .infinity, least: 1)
      let state = SearchState(model, start: (0..<problem.itemCount).map { model.coreStart[$0] })
      var random = RandomSource(seed: seed)
      var proportion: Double?
      for _ in 0..<60 {
        for item in random.sample(2, of: 0..<problem.itemCount) {
          let core = model.core(of: item)
          state.push(item, to: core.lowerBound + random.integer(0...core.count - 1))
        }
        let promised = state.cost + state.delta()
        guard random.chance(70) else {
          state.popAll()
          continue
        }
        state.commit()
        #expect(abs(state.cost - promised) < 1e-6)
        let judged = problem.judge(
          Assignment(columns: state.snapshot().map { model.column[Int($0)] }))
        let excess = judged.brokenSpreads.first.map { Double($0.excess) } ?? 0
        #expect((excess > 0) == (state.spreadCost > 1e-9))
        #expect(state.isLegal == judged.isLegal)
        if excess > 0 {
          let ratio = state.spreadCost / excess
          #expect(abs(ratio - (proportion ?? ratio)) < 1e-9 * ratio)
          proportion = ratio
        }
      }
      #expect(proportion != nil)
    }
  }
}
