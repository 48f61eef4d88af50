import CGLPKGuard
import Testing

@testable import GLPK

@Suite struct SimplexTests {
  private func relaxed(_ seed: UInt64) -> LinearModel {
    var model = randomIntegerModel(seed: seed)
    for column in model.columns.indices { model.columns[column].kind = .continuous }
    return model
  }

  private func solve(_ model: LinearModel, _ options: SimplexOptions = SimplexOptions()) throws -> LPOutcome {
    try Session.runBlocking { try $0.problem(model).solve(options) }
  }

  /// The dual objective equals the primal one, and reduced costs have the right signs.
  @Test(arguments: UInt64(0)..<60) func strongDuality(_ seed: UInt64) throws {
    let model = relaxed(seed)
    guard case .optimal(let solution) = try solve(model) else { return }
    var dual = model.constant
    let sign: Double = model.sense == .minimize ? 1 : -1
    let values = solution.rowDuals + solution.reducedCosts
    let bounds = model.rows.map(\.bounds) + model.columns.map(\.bounds)
    for (value, bounds) in zip(values, bounds) where abs(value) > 1e-9 {
      let end = sign * value > 0 ? bounds.lower : bounds.upper
      #expect(end.isFinite)
      dual += value * end
    }
    #expect(abs(dual - solution.objective) < 1e-6)
    var reduced = model.columns.map(\.cost)
    for entry in model.entries { reduced[entry.column] -= solution.rowDuals[entry.row] * entry.value }
    for (left, right) in zip(reduced, solution.reducedCosts) { #expect(abs(left - right) < 1e-7) }
  }

  @Test func randomModelsCoverBothOutcomes() throws {
    var optimal = 0
    var infeasible = 0
    for seed in UInt64(0)..<60 {
      switch try solve(relaxed(seed)) {
      case .optimal: optimal += 1
      case .infeasible: infeasible += 1
      case let other: Issue.record("\(seed): \(other)")
      }
    }
    #expect(optimal >= 10)
    #expect(infeasible >= 5)
  }

  @Test(
    arguments: [SimplexOptions.Method.primal, .dual, .dualThenPrimal],
    [SimplexOptions.RatioTest.textbook, .harris, .longStep])
  func methodsAgree(_ method: SimplexOptions.Method, _ ratioTest: SimplexOptions.RatioTest) throws {
    let model = transport(suppliers: 8, customers: 20)
    guard case .optimal(let reference) = try solve(model) else {
      Issue.record("no optimum")
      return
    }
    for pricing in [SimplexOptions.Pricing.steepestEdge, .largestCoefficient] {
      for presolve in [false, true] {
        let options = SimplexOptions(
          method: method, pricing: pricing, ratioTest: ratioTest, presolve: presolve)
        if method == .primal && ratioTest == .longStep {
          #expect(throws: GLPKError.self) { try solve(model, options) }
          continue
        }
        guard case .optimal(let solution) = try solve(model, options) else {
          Issue.record("\(options)")
          continue
        }
        #expect(abs(solution.objective - reference.objective) < 1e-6)
      }
    }
  }

  @Test func infeasibleAndUnboundedAreToldApart() throws {
    var open = LinearModel(.maximize)
    open.addColumn(cost: 1)
    open.addColumn(cost: 0)
    open.addRow(bounds: .atMost(1), [(0, 1), (1, -1)])
    guard case .unbounded(let ray?) = try solve(open) else {
      Issue.record("not unbounded")
      return
    }
    #expect([.column(0), .column(1), .row(0)].contains(ray))
    #expect(try solve(open, SimplexOptions(method: .dual)) == .infeasibleOrUnbounded)
    guard case .unbounded = try solve(open, SimplexOptions(method: .dualThenPrimal)) else {
      Issue.record("the primal method must settle it")
      return
    }
    var none = LinearModel(.minimize)
    none.addColumn(bounds: .unit, cost: 1)
    none.addRow(bounds: .atLeast(2), [(0, 1)])
    for method in [SimplexOptions.Method.primal, .dual, .dualThenPrimal] {
      #expect(try solve(none, SimplexOptions(method: method)) == .infeasible)
    }
    #expect(try solve(none, SimplexOptions(presolve: true)) == .infeasible)
  }

  @Test func slicesChangeNothingAndLimitsContinue() throws {
    let model = transport(suppliers: 12, customers: 30)
    try Session.runBlocking { session in
      let whole = try session.problem(model)
      guard case .optimal(let objective) = try whole.simplex() else {
        Issue.record("no optimum")
        return
      }
      let sliced = try session.problem(model)
      var stops = 0
      loop: while true {
        switch try sliced.simplex(SimplexOptions(iterationLimit: 7, sliceIterations: 3)) {
        case .limitReached(.iterations, _): stops += 1
        case .optimal(let other):
          #expect(abs(other - objective) < 1e-6)
          break loop
        case let other:
          Issue.record("\(other)")
          break loop
        }
      }
      #expect(stops > 3)
      #expect(try sliced.iterationCount() > 21)
    }
  }

  @Test func limitsAndCancellationStopBeforeWork() throws {
    let model = transport(suppliers: 4, customers: 6)
    #expect(try solve(model, SimplexOptions(iterationLimit: 0)) == .limitReached(.iterations, nil))
    #expect(try solve(model, SimplexOptions(deadline: .now)) == .limitReached(.time, nil))
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(try solve(model, SimplexOptions(cancellation: cancellation)) == .cancelled(nil))
  }

  @Test func aPointIsGivenOnlyWhenLegal() throws {
    // The origin is feasible, so the primal method stands on a legal point at once.
    var model = LinearModel(.maximize)
    for column in 0..<6 {
      model.addColumn(cost: Double(column + 1))
      model.addRow(bounds: .atMost(1), [(column, 1)])
    }
    guard case .limitReached(.iterations, let point?) = try solve(model, SimplexOptions(iterationLimit: 2))
    else {
      Issue.record("a legal point was expected")
      return
    }
    #expect(point.objective == zip(point.columns, 1...6).reduce(0) { $0 + $1.0 * Double($1.1) })
  }

  @Test func badOptionsAreNamedTogether() throws {
    let options = SimplexOptions(iterationLimit: -1, sliceIterations: 0, primalTolerance: 0)
    let error = #expect(throws: GLPKError.self) { try solve(LinearModel(), options) }
    guard case .invalidArgument(_, let reason)? = error else { return }
    for name in ["iterationLimit", "sliceIterations", "primalTolerance"] {
      #expect(reason.contains(name))
    }
  }

  /// GLPK reports status optimal for a NaN cost; only the raw call can still hand it one.
  @Test func notANumberIsNeverOptimal() throws {
    var model = LinearModel(.minimize)
    model.addColumn(bounds: .between(1, 2), cost: 1)
    model.addRow(bounds: .atLeast(1), [(0, 1)])
    try Session.runBlocking { [model] session in
      let problem = try session.problem(model)
      try problem.call("raw") { cg_set_costs(problem.handle, 1, [0], [.nan]) }
      let error = #expect(throws: GLPKError.self) { try problem.solve() }
      guard case .defect? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test(arguments: UInt64(0)..<20) func exactArithmeticAgrees(_ seed: UInt64) throws {
    let model = relaxed(seed)
    try Session.runBlocking { session in
      let problem = try session.problem(model)
      let first = try problem.simplex()
      let exact = try problem.solveExactly()
      switch (first, exact) {
      case (.optimal(let left), .optimal(let right)): #expect(abs(left - right) < 1e-9)
      default: #expect(first == exact)
      }
    }
  }

  @Test func emptyModels() throws {
    guard case .optimal(let nothing) = try solve(LinearModel(.minimize, constant: 4)) else {
      Issue.record("no optimum")
      return
    }
    #expect(nothing.objective == 4)
    var rowless = LinearModel(.maximize)
    rowless.addColumn(bounds: .between(-1, 3), cost: 2)
    guard case .optimal(let solution) = try solve(rowless) else {
      Issue.record("no optimum")
      return
    }
    #expect(solution.objective == 6)
  }
}
