import AssignmentEngine
import Testing

/// The engine against brute force on tiny random problems of every kind.
@Suite("Engine against brute force")
struct EngineOracleTests {
  static let options = SolveOptions(timeLimitSeconds: nil, workLimit: 3_000_000, relativeGap: 0)

  static let shapes: [(name: String, problem: RandomProblem)] = [
    ("plain", RandomProblem(items: 5, agents: 3, rows: 2, couplings: 0, indicators: 0)),
    (
      "hard", RandomProblem(items: 5, rows: 3, pricedPercent: 0, bandPercent: 15, couplings: 0, indicators: 0)
    ),
    ("priced", RandomProblem(items: 5, rows: 3, pricedPercent: 100, couplings: 0, indicators: 0)),
    ("coupled", RandomProblem(items: 5, rows: 2, couplings: 2, indicators: 0)),
    ("indicators", RandomProblem(items: 5, rows: 2, couplings: 0, indicators: 2)),
    ("all", RandomProblem(items: 5, rows: 2, couplings: 2, indicators: 2)),
    ("free", RandomProblem(items: 5, rows: 0, couplings: 1, indicators: 1)),
    ("classes", RandomProblem(items: 5, agents: 4, rows: 2, couplings: 2, indicators: 0, classPercent: 80)),
    (
      "parallel",
      RandomProblem(items: 5, columnsPerItem: 2, rows: 2, couplings: 0, indicators: 0, parallelColumns: 3)
    ),
    (
      "wide",
      RandomProblem(
        items: 8, columnsPerItem: 2, rows: 2, couplings: 0, indicators: 3, markedColumns: 12)
    ),
    (
      "wide and tied",
      RandomProblem(
        items: 8, columnsPerItem: 2, rows: 2, couplings: 2, indicators: 4, markedColumns: 8)
    ),
    (
      "levels and rules",
      RandomProblem(
        items: 5, columnsPerItem: 2, rows: 2, couplings: 2, indicators: 1, classPercent: 40,
        parallelColumns: 2)
    ),
  ]

  @Test(arguments: 0..<12)
  func exactOnEveryShape(_ shape: Int) throws {
    for seed in UInt64(0)..<100 {
      let problem = try Self.shapes[shape].problem.make(seed: seed)
      let result = try Engine.solve(problem, options: Self.options)
      let label = Comment(rawValue: "\(Self.shapes[shape].name), seed \(seed)")
      switch (result.outcome, bruteForce(problem)) {
      case (.optimal(let plan), let best?):
        #expect(plan.objective == best.objective, label)
        expectConfirmed(plan, problem, label)
      case (.infeasible(let proof, _), nil):
        expectProven(proof, problem, label)
      case (let outcome, let best):
        Issue.record("\(label): \(outcome) where brute force finds \(String(describing: best))")
      }
    }
  }

  private func expectConfirmed(_ plan: CertifiedPlan, _ problem: AssignmentProblem, _ label: Comment) {
    let verdict = CertificateVerifier.verify(
      plan.certificate, of: problem, plan: plan.assignment, claimedObjective: plan.objective)
    guard case .confirmed = verdict else {
      Issue.record("\(label): \(verdict)")
      return
    }
  }

  private func expectProven(_ proof: InfeasibilityProof, _ problem: AssignmentProblem, _ label: Comment) {
    guard case .multipliers(let certificate) = proof else { return }
    guard case .confirmed = CertificateVerifier.verify(certificate, of: problem) else {
      Issue.record("\(label): the proof of infeasibility is refused")
      return
    }
  }

  /// A bound holds whatever stopped the run, and no plan passes the optimum.
  @Test func everyLimitIsHonest() throws {
    for seed in UInt64(0)..<60 {
      let problem = try Self.shapes[5].problem.make(seed: seed)
      guard let best = bruteForce(problem) else { continue }
      for work: Int64 in [0, 10, 1_000] {
        var options = Self.options
        options.workLimit = work
        switch try Engine.solve(problem, options: options).outcome {
        case .optimal(let plan), .gapReached(let plan), .limitReached(let plan, _):
          #expect(plan.objective <= best.objective)
          #expect(plan.certificate.claimedBound >= best.objective)
        case .noPlanFound(let certificate, _, _):
          #expect(certificate.claimedBound >= best.objective)
        case .infeasible: Issue.record("seed \(seed) has a plan but is called infeasible")
        }
      }
    }
  }
}
