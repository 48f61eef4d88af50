import GLPK
import Testing

@Suite struct LinearProgramTests {
  /// GLPK's own sample: maximise 10 x + 6 y + 4 z.
  static let sample: LinearModel = {
    var model = LinearModel("sample", sense: .maximize)
    for cost in [10.0, 6, 4] { model.add(.init(cost: cost)) }
    model.add(.init(bounds: .atMost(100)), [(0, 1), (1, 1), (2, 1)])
    model.add(.init(bounds: .atMost(600)), [(0, 10), (1, 4), (2, 5)])
    model.add(.init(bounds: .atMost(300)), [(0, 2), (1, 2), (2, 6)])
    return model
  }()

  @Test(arguments: [SimplexOptions.Method.primal, .dual, .dualThenPrimal])
  func `the sample is solved by every method`(method: SimplexOptions.Method) throws {
    let outcome = try Session.run { session in
      try session.makeProblem(Self.sample).solve(SimplexOptions(method: method))
    }
    guard case .optimal(let solution) = outcome else {
      Issue.record("not optimal: \(outcome)")
      return
    }
    #expect(abs(solution.objective - 2200.0 / 3) < 1e-9)
    #expect(abs(solution.columns[0] - 100.0 / 3) < 1e-9)
    #expect(abs(solution.rowDuals[0] - 10.0 / 3) < 1e-9)
    #expect(solution.iterations > 0)
  }
}
