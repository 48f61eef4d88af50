import GLPK
import Testing

@Suite struct TreeTests {
  private struct Stray: Error {}

  private func search(
    _ model: LinearModel, _ options: TreeOptions = TreeOptions(),
    _ callback: @escaping @Sendable (TreeContext) throws -> Void = { _ in }
  ) throws -> TreeOutcome {
    try Session.runBlocking { try $0.problem(model).branchAndCut(options, callback) }
  }

  private func expect(
    _ outcome: TreeOutcome, _ best: Double?, _ comment: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    switch outcome {
    case .optimal(let point):
      #expect(abs(point.objective - (best ?? .nan)) < 1e-6, comment, sourceLocation: sourceLocation)
    case .infeasible: #expect(best == nil, comment, sourceLocation: sourceLocation)
    default: Issue.record("\(outcome)", sourceLocation: sourceLocation)
    }
  }

  @Test func bruteForceAgrees() throws {
    var feasible = 0
    for seed in UInt64(0)..<150 {
      let model = randomIntegerModel(seed: seed)
      let best = bruteForce(model)
      if best != nil { feasible += 1 }
      expect(try search(model), best, "seed \(seed)")
    }
    #expect(feasible > 30 && feasible < 145)
  }

  @Test func everyRuleAndCutAgrees() throws {
    for seed in UInt64(0)..<12 {
      let model = randomIntegerModel(seed: seed)
      let best = bruteForce(model)
      for branching: TreeOptions.Branching in [
        .firstFractional, .lastFractional, .mostFractional, .driebeckTomlin, .pseudocost,
      ] {
        for backtracking: TreeOptions.Backtracking in [
          .depthFirst, .breadthFirst, .bestLocalBound, .bestProjection,
        ] {
          let options = TreeOptions(branching: branching, backtracking: backtracking)
          expect(try search(model, options), best, "seed \(seed), \(branching), \(backtracking)")
        }
      }
      for cuts: TreeOptions.Cuts in [.gomory, .mixedIntegerRounding, .cover, .clique, .all] {
        let options = TreeOptions(
          cuts: cuts, heuristics: [.rounding, .feasibilityPump], preprocessing: true)
        expect(try search(model, options), best, "seed \(seed), \(cuts)")
      }
    }
  }

  @Test func unboundedAndInfeasibleRelaxations() throws {
    var open = LinearModel(.maximize)
    open.addColumn(cost: 1, kind: .integer)
    open.addRow(bounds: .atLeast(0), [(0, 1)])
    #expect(try search(open) == .relaxationUnbounded)
    open.addRow(bounds: .between(0.25, 0.75), [(0, 1)])
    #expect(try search(open) == .infeasible)
  }

  /// The gap and optimality are two outcomes.
  @Test func theGapIsNoProofOfOptimality() throws {
    let model = hardKnapsack(items: 30)
    guard case .optimal(let best) = try search(model, TreeOptions(cuts: .all)) else {
      Issue.record("no optimum")
      return
    }
    guard case .gapReached(let point, let bound) = try search(model, TreeOptions(relativeGap: 0.2)) else {
      Issue.record("the gap must be reached first")
      return
    }
    #expect(point.objective <= best.objective)
    #expect(bound >= best.objective - 1e-6)
    #expect(abs(point.objective - bound) <= 0.2 * abs(point.objective))
  }

  @Test func nodeLimitsStopAtTheSamePlace() throws {
    let model = hardKnapsack(items: 40)
    let options = TreeOptions(heuristics: [], nodeLimit: 25)
    let first = try search(model, options)
    guard case .limitReached(.nodes, _, let bound?) = first else {
      Issue.record("\(first)")
      return
    }
    #expect(bound.isFinite)
    #expect(try search(model, options) == first)
    #expect(try search(model, TreeOptions(deadline: .now)) == .limitReached(.time, nil, bound: nil))
  }

  @Test func cancelFromAnotherThread() throws {
    let cancellation = Cancellation()
    // The callback itself starts the other thread, so the search is running for certain; without the
    // cancellation it would go on for longer than any test.
    let outcome = try search(
      hardKnapsack(items: 60, seed: 3), TreeOptions(heuristics: [], cancellation: cancellation)
    ) { context in
      guard !cancellation.isCancelled else { return }
      try Session.runBlocking { _ in cancellation.cancel() }
    }
    guard case .cancelled(_, let bound?) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(bound.isFinite)
    #expect(
      try search(hardKnapsack(items: 10), TreeOptions(cancellation: cancellation))
        == .cancelled(nil, bound: nil))
  }

  @Test func terminateKeepsTheIncumbent() throws {
    let outcome = try search(hardKnapsack(items: 40)) { context in
      if context.incumbentObjective != nil { context.terminate() }
    }
    guard case .cancelled(let point?, let bound?) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(point.objective <= bound + 1e-6)
  }

  @Test func errorsOfTheCallbackAreThrownAndTheSessionLives() throws {
    let model = hardKnapsack(items: 10)
    try Session.runBlocking { session in
      let problem = try session.problem(model)
      #expect(throws: Stray.self) { try problem.branchAndCut { _ in throw Stray() } }
      guard case .optimal = try problem.branchAndCut() else {
        Issue.record("the problem must survive")
        return
      }
    }
  }

  @Test func theProblemIsClosedToTheCallback() throws {
    let model = hardKnapsack(items: 10)
    try Session.runBlocking { session in
      let problem = try session.problem(model)
      let other = try session.problem(model)
      _ = try problem.branchAndCut { _ in
        #expect(throws: GLPKError.searchInProgress(operation: "branchAndCut")) {
          try problem.branchAndCut()
        }
        #expect(throws: GLPKError.searchInProgress(operation: "setConstant")) {
          try problem.setConstant(1)
        }
        guard case .optimal = try other.solve() else {
          Issue.record("another problem is free")
          return
        }
      }
    }
  }

  @Test func contextsEndWithTheirCall() throws {
    let model = hardKnapsack(items: 10)
    try Session.runBlocking { session in
      var kept: TreeContext?
      _ = try session.problem(model).branchAndCut { kept = $0 }
      #expect(throws: GLPKError.self) { try kept?.incumbent() }
    }
  }
}
