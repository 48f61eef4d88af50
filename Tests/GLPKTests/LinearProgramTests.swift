import GLPK
import Testing

@Suite struct LinearProgramTests {
  /// GLPK's own sample: maximise 10 x + 6 y + 4 z; the optimum is 2200 / 3.
  static let sample: LinearModel = {
    var model = LinearModel("sample", sense: .maximize)
    for cost in [10.0, 6, 4] { model.add(.init(cost: cost)) }
    model.add(.init(bounds: .atMost(100)), [(0, 1), (1, 1), (2, 1)])
    model.add(.init(bounds: .atMost(600)), [(0, 10), (1, 4), (2, 5)])
    model.add(.init(bounds: .atMost(300)), [(0, 2), (1, 2), (2, 6)])
    return model
  }()

  private func solve(
    _ model: LinearModel, _ options: SimplexOptions = SimplexOptions()
  ) throws -> LPOutcome {
    try Session.run { try $0.makeProblem(model).solve(options) }
  }

  private static let everyWay: [SimplexOptions] = [
    SimplexOptions(method: .primal), SimplexOptions(method: .dual),
    SimplexOptions(method: .dualThenPrimal), SimplexOptions(pricing: .textbook, ratioTest: .textbook),
    SimplexOptions(method: .dual, ratioTest: .boundFlipping), SimplexOptions(ratioTest: .boundFlipping),
    SimplexOptions(presolve: true), SimplexOptions(sliceIterations: 1),
    SimplexOptions(method: .dual, sliceIterations: 1),
  ]

  @Test(arguments: everyWay.indices)
  func `the sample is solved in every way`(way: Int) throws {
    guard case .optimal(let solution) = try solve(Self.sample, Self.everyWay[way]) else {
      Issue.record("not optimal")
      return
    }
    #expect(abs(solution.objective - 2200.0 / 3) < 1e-9)
    #expect(abs(solution.columns[0] - 100.0 / 3) < 1e-9)
    #expect(abs(solution.rowDuals[0] - 10.0 / 3) < 1e-9)
    #expect(abs(solution.rows[1] - 600) < 1e-9)
  }

  /// The bound that the duals prove by themselves, for either direction.
  private func dualBound(_ model: LinearModel, _ solution: LPSolution) -> Double {
    func price(_ dual: Double, _ bounds: Bounds) -> Double {
      abs(dual) < 1e-9
        ? 0 : dual * ((dual > 0) == (model.sense == .minimize) ? bounds.lower : bounds.upper)
    }
    let rows = zip(solution.rowDuals, model.rows).map { price($0, $1.bounds) }
    let columns = zip(solution.reducedCosts, model.columns).map { price($0, $1.bounds) }
    return model.objectiveConstant + (rows + columns).reduce(0, +)
  }

  @Test(arguments: 0..<60)
  func `random programs satisfy strong duality or carry a proof`(seed: UInt64) throws {
    let model = RandomModels.integerProgram(seed: seed)
    for options in [SimplexOptions(), SimplexOptions(method: .dual), SimplexOptions(sliceIterations: 1)] {
      switch try solve(model, options) {
      case .optimal(let solution):
        #expect(abs(dualBound(model, solution) - solution.objective) < 1e-7)
        #expect(model.value(of: solution.columns, tolerance: 1e-7) != nil)
        if let integer = model.bruteForce() {
          #expect(
            model.sense == .minimize
              ? solution.objective <= integer + 1e-7 : solution.objective >= integer - 1e-7)
        }
      case .infeasible(let proof):
        #expect(model.bruteForce() == nil)
        try expectValid(#require(proof), model)
      case let outcome: Issue.record("unexpected \(outcome)")
      }
    }
  }

  /// Rechecks Farkas' lemma without the library.
  private func expectValid(_ proof: InfeasibilityProof, _ model: LinearModel) {
    var sums = [Double](repeating: 0, count: model.columns.count)
    for entry in model.entries { sums[entry.column] += entry.value * proof.rowWeights[entry.row] }
    func range(_ weights: [Double], _ bounds: [Bounds]) -> (Double, Double) {
      zip(weights, bounds).filter { abs($0.0) > 1e-11 }.reduce((0, 0)) { range, term in
        let sides = [term.0 * term.1.lower, term.0 * term.1.upper]
        return (range.0 + sides.min()!, range.1 + sides.max()!)
      }
    }
    let rows = range(proof.rowWeights, model.rows.map(\.bounds))
    let columns = range(sums, model.columns.map(\.bounds))
    #expect(rows.0 > columns.1 || columns.0 > rows.1)
  }

  @Test(arguments: [SimplexOptions.Method.primal, .dual, .dualThenPrimal])
  func `an unbounded program carries its ray`(method: SimplexOptions.Method) throws {
    var model = LinearModel(sense: .maximize)
    model.add(.init(cost: 1))
    model.add(.init(cost: 1))
    model.add(.init(bounds: .atMost(4)), [(0, 1), (1, -2)])
    guard case .unbounded(let ray) = try solve(model, SimplexOptions(method: method)) else {
      Issue.record("not unbounded")
      return
    }
    let columns = try #require(ray).columns
    #expect(columns.allSatisfy { $0 >= 0 })
    #expect(columns[0] - 2 * columns[1] <= 1e-9)
    #expect(columns[0] + columns[1] > 0)
  }

  @Test func `the presolver's word is kept apart`() throws {
    var model = LinearModel()
    model.add(.init(cost: -1, bounds: .free))
    model.add(.init(cost: 1))
    model.add(.init(bounds: .atLeast(1)), [(0, 1), (1, 1)])
    guard case .unbounded = try solve(model) else {
      Issue.record("not unbounded without the presolver")
      return
    }
    switch try solve(model, SimplexOptions(presolve: true)) {
    case .infeasibleOrUnbounded, .unbounded: break
    case let outcome: Issue.record("unexpected \(outcome)")
    }
  }

  @Test func `programs without rows or without columns are solved`() throws {
    var noRows = LinearModel(objectiveConstant: 3)
    noRows.add(.init(cost: 2, bounds: .atLeast(5)))
    guard case .optimal(let solution) = try solve(noRows) else {
      Issue.record("not optimal")
      return
    }
    #expect(solution.objective == 13)
    let noColumns = LinearModel(objectiveConstant: 1, rows: [.init(bounds: .atMost(2))])
    guard case .optimal(let empty) = try solve(noColumns) else {
      Issue.record("not optimal")
      return
    }
    #expect(empty.objective == 1)
    guard case .infeasible = try solve(LinearModel(rows: [.init(bounds: .atLeast(2))])) else {
      Issue.record("not infeasible")
      return
    }
  }

  @Test func `equal bounds need no care from the caller`() throws {
    var model = LinearModel()
    model.add(.init(cost: 1, bounds: .between(3, 3)))
    model.add(.init(cost: 1, bounds: .between(0, 9), kind: .integer))
    model.add(.init(bounds: .between(5, 5)), [(0, 1), (1, 1)])
    guard case .optimal(let solution) = try solve(model) else {
      Issue.record("not optimal")
      return
    }
    #expect(solution.columns == [3, 2])
  }

  @Test func `rational arithmetic confirms an optimal basis without an iteration`() throws {
    let model = RandomModels.assignment(agents: 5, items: 20, seed: 3)
    try Session.run { session in
      let problem = try session.makeProblem(model)
      #expect(try problem.simplex() == .optimal)
      let objective = try problem.objectiveValue()
      let basis = try problem.basis()
      #expect(try problem.exactSimplex() == .optimal)
      #expect(abs(try problem.objectiveValue() - objective) < 1e-7)
      #expect(try problem.basis() == basis)
      #expect(try session.makeProblem().exactSimplex() == .failed(.emptyProblem))
    }
  }

  @Test func `rational arithmetic solves from scratch, in slices`() throws {
    try Session.run { session in
      let problem = try session.makeProblem(Self.sample)
      #expect(try problem.exactSimplex(SimplexOptions(sliceIterations: 1)) == .optimal)
      #expect(abs(try problem.objectiveValue() - 2200.0 / 3) < 1e-9)
    }
  }

  @Test func `options outside their range are refused together`() throws {
    let options = SimplexOptions(
      iterationLimit: -1, objectiveLimit: .nan, sliceIterations: 0, primalTolerance: 0, pivotTolerance: .nan)
    let error = #expect(throws: GLPKError.self) { _ = try solve(Self.sample, options) }
    guard case .invalidOption(let text) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    for name in ["iterationLimit", "objectiveLimit", "sliceIterations", "primalTolerance", "pivotTolerance"] {
      #expect(text.contains(name))
    }
  }
}
