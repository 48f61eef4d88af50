import GLPK
import Testing

@Suite struct BranchAndCutTests {
  static let hard = RandomModels.assignment(agents: 5, items: 25, capacity: 10, seed: 2)

  static func search(
    _ model: LinearModel, _ options: BranchAndCutOptions = BranchAndCutOptions(),
    _ callback: (@Sendable (TreeContext) throws -> Void)? = nil
  ) throws -> SearchResult {
    try Session.run { try $0.makeProblem(model).branchAndCut(options, callback) }
  }

  @Test(arguments: 0..<120)
  func `random integer programs agree with a brute force`(seed: UInt64) throws {
    let model = RandomModels.integerProgram(seed: seed)
    let oracle = model.bruteForce()
    let outcome = try Self.search(model).outcome
    #expect(outcome.objective == oracle)
    if case .optimal(let point) = outcome {
      #expect(model.value(of: point.columns) == oracle)
      #expect(point.columns.allSatisfy { $0 == $0.rounded() })
      #expect(point.largestViolation < 1e-9)
    }
  }

  @Test func `every rule and cut family reaches the same optimum`() throws {
    let oracle = try #require(try Self.search(Self.hard).outcome.objective)
    var ways: [BranchAndCutOptions] = []
    for branching in [
      BranchAndCutOptions.Branching.firstFractional, .lastFractional, .mostFractional, .pseudocosts,
    ] {
      ways.append(BranchAndCutOptions(branching: branching))
    }
    for selection in [BranchAndCutOptions.NodeSelection.depthFirst, .bestProjection] {
      ways.append(BranchAndCutOptions(nodeSelection: selection))
    }
    for cuts in [
      BranchAndCutOptions.Cuts.gomory, .mixedIntegerRounding, .cover, .clique, .all,
    ] {
      ways.append(BranchAndCutOptions(cuts: cuts))
    }
    ways.append(BranchAndCutOptions(preprocessing: .off, roundingHeuristic: false))
    ways.append(BranchAndCutOptions(preprocessing: .root, feasibilityPump: true))
    ways.append(BranchAndCutOptions(relaxation: SimplexOptions(method: .dual), hasLazyRows: true))
    for options in ways {
      #expect(try Self.search(Self.hard, options).outcome.objective == oracle)
    }
  }

  @Test func `it needs no earlier solve, and leaves the problem as it was`() throws {
    try Session.run { session in
      let problem = try session.makeProblem(Self.hard)
      let before = try problem.model()
      let first = try problem.branchAndCut(BranchAndCutOptions(cuts: .all))
      #expect(try problem.model() == before)
      #expect(first.effort.nodes > 0)
      #expect(first.effort.iterations > 0)
      #expect(try problem.branchAndCut().outcome.objective == first.outcome.objective)
      #expect(try problem.simplex() == .optimal)
    }
  }

  @Test func `programs without integer columns, rows or points are told apart`() throws {
    let relaxed = try Self.search(LinearProgramTests.sample).outcome.objective
    #expect(abs(try #require(relaxed) - 2200.0 / 3) < 1e-9)

    var noRows = LinearModel(objectiveConstant: 2)
    noRows.add(.init(cost: 3, bounds: .between(-1, 4), kind: .integer))
    #expect(try Self.search(noRows).outcome.objective == -1)

    var parity = LinearModel()
    for _ in 0..<3 { parity.add(.init(bounds: .between(0, 4), kind: .integer)) }
    parity.add(.init(bounds: .equal(to: 5)), [(0, 2), (1, 2), (2, 2)])
    #expect(try Self.search(parity).outcome == .infeasible)

    var empty = LinearModel()
    empty.add(.init(bounds: .between(0, 1), kind: .integer))
    empty.add(.init(bounds: .atLeast(2)), [(0, 1)])
    #expect(try Self.search(empty).outcome == .infeasible)

    var endless = LinearModel()
    endless.add(.init(cost: -1, kind: .integer))
    endless.add(.init(bounds: .atLeast(0)), [(0, 1)])
    #expect(try Self.search(endless).outcome == .relaxationUnbounded)
  }

  @Test func `a gap that is reached is not called optimal`() throws {
    let optimum = try #require(try Self.search(Self.hard).outcome.objective)
    let result = try Self.search(Self.hard, BranchAndCutOptions(relativeGap: 0.2))
    guard case .gapReached(let point, let bound) = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(bound <= optimum + 1e-6)
    #expect(point.objective >= optimum - 1e-6)
    #expect(point.objective - bound <= 0.2 * abs(point.objective) + 1e-6)
    #expect(Self.hard.value(of: point.columns) == point.objective)
  }

  @Test func `a node limit keeps the bound, and the point if there is one`() throws {
    let optimum = try #require(try Self.search(Self.hard).outcome.objective)
    var sawPoint = false
    for limit in [0, 1, 5, 20, 60] {
      let options = BranchAndCutOptions(nodeLimit: limit, nodeSelection: .depthFirst)
      let result = try Self.search(Self.hard, options)
      #expect(result.effort.nodes <= limit)
      switch result.outcome {
      case .stoppedWithPoint(.nodes, let point, let bound):
        #expect(bound <= optimum + 1e-6 && point.objective >= optimum - 1e-6)
        #expect(Self.hard.value(of: point.columns) == point.objective)
        sawPoint = true
      case .stoppedWithoutPoint(.nodes, let bound):
        #expect(try #require(bound) <= optimum + 1e-6)
      default: Issue.record("limit \(limit): \(result)")
      }
      #expect(try Self.search(Self.hard, options).outcome == result.outcome)
    }
    #expect(sawPoint)
  }

  @Test func `limits of the root relaxation are told apart`() throws {
    func outcome(_ options: BranchAndCutOptions) throws -> IntegerOutcome {
      try Self.search(Self.hard, options).outcome
    }
    #expect(
      try outcome(BranchAndCutOptions(timeLimit: .zero)) == .stoppedWithoutPoint(.time, bound: nil))
    #expect(
      try outcome(BranchAndCutOptions(deadline: .now)) == .stoppedWithoutPoint(.time, bound: nil))
    #expect(
      try outcome(BranchAndCutOptions(relaxation: SimplexOptions(iterationLimit: 1)))
        == .stoppedWithoutPoint(.relaxationIterations, bound: nil))
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(
      try outcome(BranchAndCutOptions(cancellation: cancellation))
        == .stoppedWithoutPoint(.cancelled, bound: nil))
  }

  @Test func `another thread cancels the search, with a point and without`() throws {
    for wantsPoint in [false, true] {
      let cancellation = Cancellation()
      let reached = Cancellation()
      cancelFromAnotherThread(cancellation, when: reached)
      defer { reached.cancel() }
      let result = try Self.search(Self.hard, BranchAndCutOptions(cancellation: cancellation)) { tree in
        guard (tree.incumbentObjective != nil) == wantsPoint else { return }
        reached.cancel()
        while !cancellation.isCancelled {}
      }
      switch result.outcome {
      case .stoppedWithPoint(.cancelled, let point, _) where wantsPoint:
        #expect(Self.hard.value(of: point.columns) == point.objective)
      case .stoppedWithoutPoint(.cancelled, .some) where !wantsPoint: break
      default: Issue.record("\(result.outcome)")
      }
    }
  }

  @Test func `options that contradict each other are refused together`() {
    let options = BranchAndCutOptions(
      relaxation: SimplexOptions(presolve: true), relativeGap: .nan, nodeLimit: -1, hasLazyRows: true,
      roundingHeuristic: true, feasibilityPump: true, integralityTolerance: 0)
    let error = #expect(throws: GLPKError.self) { _ = try Self.search(Self.hard, options) }
    guard case .invalidOption(let text) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    for name in [
      "presolve", "relativeGap", "nodeLimit", "roundingHeuristic", "feasibilityPump",
      "integralityTolerance",
    ] {
      #expect(text.contains(name))
    }
  }
}
