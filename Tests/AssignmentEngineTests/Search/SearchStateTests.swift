import Testing

@testable import AssignmentEngine

/// The incremental bookkeeping of the search against a full recomputation.
@Suite("Search state")
struct SearchStateTests {
  private func model(_ problem: AssignmentProblem) -> SearchModel {
    let scaled = ScaledProblem(problem)
    return SearchModel(
      scaled, multipliers: scaled.rows.map { min(max(0.1, $0.leastMultiplier), $0.largestMultiplier) },
      width: .infinity, least: 1)
  }

  @Test func incrementsEqualRecomputation() throws {
    for seed in UInt64(0)..<40 {
      let problem = try RandomProblem(items: 8, agents: 4, rows: 3, couplings: 2, indicators: 3).make(
        seed: seed)
      let model = model(problem)
      let start = (0..<problem.itemCount).map { model.coreStart[$0] }
      let state = SearchState(model, start: start)
      var random = RandomSource(seed: seed)
      for _ in 0..<200 {
        let item = Int(random.next() % UInt64(problem.itemCount))
        let core = model.core(of: item)
        let before = state.snapshot()
        state.push(item, to: core.lowerBound + Int(random.next() % UInt64(core.count)))
        let promised = state.cost + state.delta()
        if random.next() % 2 == 0 {
          state.popAll()
          #expect(state.snapshot() == before)
        } else {
          state.commit()
          #expect(abs(state.cost - promised) < 1e-9)
        }
        let fresh = SearchState(model, start: state.snapshot())
        #expect(abs(fresh.cost - state.cost) < 1e-6)
        #expect(fresh.brokenRows == state.brokenRows)
        #expect(fresh.ties.broken == state.ties.broken)
        let judged = problem.judge(
          Assignment(columns: state.snapshot().map { model.column[Int($0)] }))
        #expect(judged.brokenRows.count == state.brokenRows)
        #expect(judged.brokenCouplings.count == state.ties.broken)
        for row in 0..<problem.rowCount { #expect(judged.activity[row] == state.exact[row]) }
      }
    }
  }

  /// The cost of a legal plan is the dual value less its objective, at any multipliers.
  @Test func costMeasuresDistanceFromTheBound() throws {
    for seed in UInt64(0)..<40 {
      let problem = try RandomProblem(items: 6, rows: 2, couplings: 0, indicators: 0).make(seed: seed)
      let model = model(problem)
      let scale = Scaling(problem).value
      var difference: Double?
      forEachAssignment(of: problem) { assignment in
        let judged = problem.judge(assignment)
        guard judged.isLegal else { return }
        let cores = assignment.columns.enumerated().map { item, column in
          Int32(model.core(of: item).first { model.column[$0] == column }!)
        }
        let sum = SearchState(model, start: cores).cost + Double(judged.objective) * scale
        #expect(abs(sum - (difference ?? sum)) < 1e-6)
        difference = sum
      }
    }
  }
}
