import AssignmentEngine
import GLPK
import Testing

/// Connectivities by flows and spreads by their finite linear forms.
@Suite("Integer program of connectivities and spreads")
struct LazyRuleFormulationTests {
  @Test(arguments: [0, 1, 2, 3, 4, 5, 6, 7, 9])
  func agreesWithBruteForce(_ shape: Int) throws {
    for seed in UInt64(0)..<10 {
      let problem = try LazyRowsOracleTests.shapes[shape].problem.make(seed: seed)
      let formulation = Formulation(problem)
      let outcome = try Session.run { session in
        try session.makeProblem(formulation.model).branchAndCut(BranchAndCutOptions(nodeLimit: 20_000))
          .outcome
      }
      switch (outcome, bruteForce(problem)) {
      case (.optimal(let point), let best?):
        let assignment = try #require(formulation.assignment(at: point.columns))
        #expect(problem.judge(assignment).isLegal, "seed \(seed)")
        #expect(problem.judge(assignment).objective == best.objective, "seed \(seed)")
      case (.infeasible, nil): break
      case (let outcome, let best):
        Issue.record("seed \(seed): \(outcome) where brute force finds \(String(describing: best))")
      }
    }
  }

  /// The point of a plan keeps every row and bound exactly when the plan is legal.
  @Test(arguments: [0, 1, 2, 3, 4, 5, 6, 7, 9])
  func pointsOfPlansKeepTheRows(_ shape: Int) throws {
    for seed in UInt64(0)..<5 {
      let problem = try LazyRowsOracleTests.shapes[shape].problem.make(seed: seed)
      let formulation = Formulation(problem)
      var random = RandomSource(seed: seed)
      forEachAssignment(of: problem) { assignment in
        guard random.chance(3) else { return }
        let point = formulation.point(for: assignment)
        #expect(keeps(formulation.model, point) == problem.judge(assignment).isLegal)
      }
    }
  }

  private func keeps(_ model: LinearModel, _ point: [Double]) -> Bool {
    var activity = [Double](repeating: 0, count: model.rows.count)
    for entry in model.entries { activity[entry.row] += entry.value * point[entry.column] }
    func isWithin(_ value: Double, _ bounds: Bounds) -> Bool {
      value >= bounds.lower - 1e-7 && value <= bounds.upper + 1e-7
    }
    return zip(activity, model.rows).allSatisfy { isWithin($0, $1.bounds) }
      && zip(point, model.columns).allSatisfy { isWithin($0, $1.bounds) }
  }
}
