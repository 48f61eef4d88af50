internal import CGLPK
internal import CGLPKGuard

extension Problem {
  /// Solves the linear relaxation and copies the solution out.
  public func solve(_ options: SimplexOptions = SimplexOptions()) throws(GLPKError) -> LPOutcome {
    switch try simplex(options) {
    case .optimal(let objective): .optimal(try solution(objective: objective))
    case .infeasible: .infeasible
    case .unbounded(let ray): .unbounded(ray: ray)
    case .infeasibleOrUnbounded: .infeasibleOrUnbounded
    case .limitReached(let limit, let feasible): .limitReached(limit, feasible ? try point() : nil)
    case .cancelled(let feasible): .cancelled(feasible ? try point() : nil)
    case .failed(let failure): .failed(failure)
    }
  }

  /// Solves the linear relaxation from the current basis and leaves the solution in GLPK, to be read by
  /// the accessors of ``Problem`` without further allocation.
  ///
  /// Whatever the outcome, the basis reached stays, and a further call continues from it.
  ///
  /// - Throws: ``GLPKError/defect(_:)`` if GLPK claims an optimum that a recomputation refutes.
  public func simplex(_ options: SimplexOptions = SimplexOptions()) throws(GLPKError) -> SimplexStatus {
    let operation = "simplex"
    try check(operation)
    try options.check(operation)
    isSolved = false
    var run = SimplexRun(options)
    while true {
      if options.cancellation?.isCancelled == true {
        return .cancelled(primalFeasible: try isReachedPointLegal(run, options))
      }
      if let limit = run.reachedLimit {
        return .limitReached(limit, primalFeasible: try isReachedPointLegal(run, options))
      }
      var result = cg_simplex_result()
      var parameters = run.parameters(messageLevel: session.messageLevel)
      let before = try iterationCount()
      try call(operation) { cg_simplex(handle, &parameters, &result) }
      run.note(result, iterations: Int(result.iterations) - before)
      if let status = try conclude(&run, options) { return status }
    }
  }

  /// Solves the linear relaxation in exact rational arithmetic, from the current basis. Meant for small
  /// problems, as a check after ``simplex(_:)``. It cannot be cancelled.
  ///
  /// - Parameters:
  ///   - iterationLimit: 0 or more, or `nil` for no limit.
  ///   - verificationTolerance: As in ``SimplexOptions/verificationTolerance``.
  public func solveExactly(
    iterationLimit: Int? = nil, verificationTolerance: Double = 1e-6
  ) throws(GLPKError) -> SimplexStatus {
    let operation = "solveExactly"
    try check(operation)
    guard rowCount > 0 && columnCount > 0 else {
      throw .invalidArgument(operation: operation, reason: "GLPK needs at least one row and one column")
    }
    var options = SimplexOptions(
      iterationLimit: iterationLimit, verificationTolerance: verificationTolerance)
    options.sliceIterations = iterationLimit.map { max($0, 1) } ?? Int(Int32.max)
    try options.check(operation)
    isSolved = false
    var run = SimplexRun(options)
    if let limit = run.reachedLimit { return .limitReached(limit, primalFeasible: false) }
    var result = cg_simplex_result()
    var parameters = run.parameters(messageLevel: session.messageLevel)
    let before = try iterationCount()
    try call(operation) { cg_exact(handle, &parameters, &result) }
    run.note(result, iterations: Int(result.iterations) - before)
    if let status = try conclude(&run, options) { return status }
    return .limitReached(.iterations, primalFeasible: try isReachedPointLegal(run, options))
  }

  /// What follows from the last slice, or `nil` to go on.
  private func conclude(
    _ run: inout SimplexRun, _ options: SimplexOptions
  ) throws(GLPKError) -> SimplexStatus? {
    switch run.verdict {
    case .goOn: return nil
    case .limit(let limit):
      return .limitReached(limit, primalFeasible: try isReachedPointLegal(run, options))
    case .optimal:
      isSolved = true
      return .optimal(objective: try verifiedObjective(run, options))
    case .infeasible: return .infeasible
    case .unbounded:
      var index: Int32 = -1
      try call("simplex") { cg_unbounded_ray(handle, &index) }
      return .unbounded(ray: variable(Int(index)))
    case .infeasibleOrUnbounded: return .infeasibleOrUnbounded
    case .failed(let failure): return .failed(failure)
    }
  }

  private func variable(_ index: Int) -> Variable? {
    if index < 0 { return nil }
    return index < rowCount ? .row(index) : .column(index - rowCount)
  }

  /// The objective of GLPK's optimum, computed here. Status alone is no proof: GLPK has been seen to call
  /// NaN optimal.
  private func verifiedObjective(_ run: SimplexRun, _ options: SimplexOptions) throws(GLPKError) -> Double {
    let judgement = try judgeBasicPoint(options)
    guard judgement.isLegal else {
      throw .defect("an optimum that breaks the model: \(judgement.text)")
    }
    guard judgement.agrees(with: run.objective) else {
      throw .defect(
        "the objective of the optimum is \(judgement.objective), GLPK reported \(run.objective)")
    }
    return judgement.objective
  }

  private func isReachedPointLegal(
    _ run: SimplexRun, _ options: SimplexOptions
  ) throws(GLPKError) -> Bool {
    guard run.isPrimalFeasible else { return false }
    let judgement = try judgeBasicPoint(options)
    isSolved = judgement.isLegal
    return judgement.isLegal
  }

  private func judgeBasicPoint(_ options: SimplexOptions) throws(GLPKError) -> Judgement {
    var columns = [Double](repeating: 0, count: columnCount)
    try call("simplex") { cg_column_primals(handle, &columns) }
    return try judge(columns, tolerance: options.verificationTolerance, integral: false)
  }
}
