internal import CGLPKGuard

extension Problem {
  /// Runs the simplex method and returns its conclusion with evidence. An optimal point is judged again
  /// from the model: bounds, rows and objective; what does not hold is thrown as `contradiction`.
  ///
  /// It reads the whole problem, so in a loop of many small changes `simplex` and the copying functions
  /// are cheaper.
  public func solve(_ options: SimplexOptions = SimplexOptions()) throws -> LPOutcome {
    try outcome(of: simplex(options), tolerance: options.primalTolerance)
  }

  private func outcome(of status: SimplexStatus, tolerance: Double) throws -> LPOutcome {
    switch status {
    case .optimal: .optimal(try solution(tolerance: tolerance))
    case .infeasible: .infeasible(try infeasibilityProof())
    case .unbounded: .unbounded(try unboundedRay())
    case .infeasibleOrUnbounded: .infeasibleOrUnbounded
    case .limitReached(let limit, let progress): .limitReached(limit, try point(progress))
    case .cancelled(let progress): .cancelled(try point(progress))
    case .failed(let failure): .failed(failure)
    }
  }

  private func point(_ progress: SimplexProgress) throws -> LPPoint {
    var columns: [Double] = []
    try copyColumnPrimals(into: &columns)
    let state = try lpState()
    return LPPoint(
      isPrimalFeasible: progress.isPrimalFeasible, isDualFeasible: progress.isDualFeasible,
      objective: state.objective, columns: columns, iterations: Int(state.iterations))
  }

  private func solution(tolerance: Double) throws -> LPSolution {
    let model = try arrays()
    var columns: [Double] = []
    var rowDuals: [Double] = []
    var reducedCosts: [Double] = []
    try copyColumnPrimals(into: &columns)
    try copyRowDuals(into: &rowDuals)
    try copyColumnDuals(into: &reducedCosts)
    let judged = model.judge(columns, tolerance: tolerance * 100)
    if let violation = judged.violations.first {
      throw GLPKError.contradiction("an optimal point breaks \(violation)")
    }
    let state = try lpState()
    guard judged.agrees(with: state.objective) else {
      throw GLPKError.contradiction(
        "the objective is \(judged.objective), GLPK claims \(state.objective)")
    }
    return LPSolution(
      objective: judged.objective, columns: columns, rows: judged.activities, rowDuals: rowDuals,
      reducedCosts: reducedCosts, iterations: Int(state.iterations))
  }
}
