import AssignmentEngine
import Testing

/// The engine against brute force on tiny problems with connectivities and spreads.
@Suite("Lazy rows against brute force")
struct LazyRowsOracleTests {
  static let shapes: [(name: String, problem: RandomLazyRules)] = [
    ("one agent", RandomLazyRules(nodes: 5, agents: 1, edgePercent: 60)),
    ("connected", RandomLazyRules(nodes: 7, agents: 2, edgePercent: 35)),
    ("sparse", RandomLazyRules(nodes: 6, agents: 3, edgePercent: 25)),
    ("several items a node", RandomLazyRules(nodes: 4, itemsPerNode: 2, agents: 2, edgePercent: 40)),
    ("gini", RandomLazyRules(nodes: 7, agents: 2, hasConnectivity: false, spread: .gini)),
    ("gini of three", RandomLazyRules(nodes: 6, agents: 3, hasConnectivity: false, spread: .gini)),
    (
      "largest deviation",
      RandomLazyRules(nodes: 7, agents: 2, hasConnectivity: false, spread: .largestDeviations(count: 1))
    ),
    (
      "two largest deviations",
      RandomLazyRules(
        nodes: 6, agents: 3, hasConnectivity: false, spread: .largestDeviations(count: 2), hasIndicator: true)
    ),
    (
      "fine units",
      RandomLazyRules(
        nodes: 6, agents: 3, hasConnectivity: false, spread: .gini, hasIndicator: true, unit: 1 << 54)
    ),
    ("both", RandomLazyRules(nodes: 6, agents: 3, edgePercent: 50, spread: .gini, hasIndicator: true)),
  ]

  @Test(arguments: 0..<10)
  func exactOnEveryShape(_ shape: Int) throws {
    let options = SolveOptions(timeLimitSeconds: nil, workLimit: 3_000_000, relativeGap: 0)
    for seed in UInt64(0)..<15 {
      let problem = try Self.shapes[shape].problem.make(seed: seed)
      let result = try Engine.solve(problem, options: options)
      let label = Comment(rawValue: "\(Self.shapes[shape].name), seed \(seed)")
      switch (result.outcome, bruteForce(problem)) {
      case (.optimal(let plan), let best?):
        #expect(plan.objective == best.objective, label)
        let verdict = CertificateVerifier.verify(
          plan.certificate, of: problem, plan: plan.assignment, claimedObjective: plan.objective)
        guard case .confirmed = verdict else {
          Issue.record("\(label): \(verdict)")
          continue
        }
      case (.infeasible(let proof, _), nil):
        guard case .multipliers(let certificate) = proof else { continue }
        guard case .confirmed = CertificateVerifier.verify(certificate, of: problem) else {
          Issue.record("\(label): the proof of infeasibility is refused")
          continue
        }
      case (let outcome, let best):
        Issue.record("\(label): \(outcome) where brute force finds \(String(describing: best))")
      }
    }
  }

  /// A bound holds whatever stopped the run, and no plan passes the optimum.
  @Test func everyLimitIsHonest() throws {
    for seed in UInt64(0)..<30 {
      let problem = try Self.shapes[9].problem.make(seed: seed)
      guard let best = bruteForce(problem) else { continue }
      for work: Int64 in [0, 10, 1_000] {
        let options = SolveOptions(timeLimitSeconds: nil, workLimit: work, relativeGap: 0)
        switch try Engine.solve(problem, options: options).outcome {
        case .optimal(let plan), .gapReached(let plan), .limitReached(let plan, _):
          #expect(problem.judge(plan.assignment).isLegal)
          #expect(plan.objective <= best.objective)
          #expect(plan.certificate.claimedBound >= best.objective)
        case .noPlanFound(let certificate, _, _):
          #expect(certificate.claimedBound >= best.objective)
        case .infeasible: Issue.record("seed \(seed) has a plan but is called infeasible")
        }
      }
    }
  }

  @Test(arguments: [3, 5, 7, 9])
  func sameResultOnAnyNumberOfThreads(_ shape: Int) throws {
    for seed in UInt64(0)..<3 {
      var larger = Self.shapes[shape].problem
      larger.nodes = 24
      larger.agents = 4
      larger.edgePercent = 12
      let problem = try larger.make(seed: seed)
      let runs = try [1, 2, 3].map { threads in
        let result = try Engine.solve(
          problem,
          options: SolveOptions(timeLimitSeconds: nil, workLimit: 60_000, relativeGap: 0, threads: threads))
        return Run(result)
      }
      #expect(runs[1] == runs[0])
      #expect(runs[2] == runs[0])
    }
  }

  private struct Run: Equatable {
    var assignment: Assignment?
    var bound: Int128?
    var counters: WorkCounters

    init(_ result: SolveResult) {
      counters = result.counters
      switch result.outcome {
      case .optimal(let plan), .gapReached(let plan), .limitReached(let plan, _):
        (assignment, bound) = (plan.assignment, plan.certificate.claimedBound)
      case .noPlanFound(let certificate, _, _): bound = certificate.claimedBound
      case .infeasible: break
      }
    }
  }
}
