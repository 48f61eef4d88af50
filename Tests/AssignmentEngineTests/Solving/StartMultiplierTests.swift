import AssignmentEngine
import Testing

/// Runs that begin with the multipliers of another problem.
@Suite("Start multipliers")
struct StartMultiplierTests {
  private static let plain = RandomProblem(items: 5, rows: 2, couplings: 0, indicators: 0)
  private static let tied = RandomProblem(items: 5, rows: 2, couplings: 2, indicators: 2)

  /// Wherever a run begins, what it proves is true.
  @Test(arguments: 0..<40)
  func anyStartProvesTheSameOptimum(seed: UInt64) throws {
    for shape in [Self.plain, Self.tied] {
      let problem = try shape.make(seed: seed)
      var random = RandomSource(seed: seed)
      var options = EngineOracleTests.options
      options.startMultipliers = (0..<problem.rowCount).map { _ in Double(random.integer(-300...300)) / 7 }
      let result = try Engine.solve(problem, options: options)
      switch (result.outcome, bruteForce(problem)) {
      case (.optimal(let plan), let best?): #expect(plan.objective == best.objective)
      case (.infeasible, nil): break
      case (let outcome, let best):
        Issue.record("\(outcome) where brute force finds \(String(describing: best))")
      }
    }
  }

  @Test func refusesMultipliersThatDoNotFit() throws {
    let problem = try Self.plain.make(seed: 1)
    for wrong in [[], [1], [1, .nan], [1, 2, 3]] as [[Double]] {
      #expect(throws: EngineDefect.self) {
        try Engine.solve(problem, options: SolveOptions(startMultipliers: wrong))
      }
    }
  }
}
