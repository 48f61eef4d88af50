internal import CGLPKGuard

extension Problem {
  /// Runs the simplex method from the present basis and leaves its last basis behind.
  ///
  /// It runs in slices of `sliceIterations`, because GLPK cannot be interrupted, and so stops within a
  /// slice of a cancellation or a deadline. Infeasibility and unboundedness are GLPK's word within its
  /// tolerances; `solve` adds proofs.
  @discardableResult
  public func simplex(_ options: SimplexOptions = SimplexOptions()) throws -> SimplexStatus {
    try run(options, exact: false)
  }

  /// The simplex method in rational arithmetic, from the present basis. Start it at an optimal basis: it
  /// then only verifies. Pricing, ratio test, presolver and tolerances do not apply.
  @discardableResult
  public func exactSimplex(_ options: SimplexOptions = SimplexOptions()) throws -> SimplexStatus {
    if rowCount == 0 || columnCount == 0 {
      try checkUsable()
      return .failed(.emptyProblem)
    }
    return try run(options, exact: true)
  }

  private func run(_ options: SimplexOptions, exact: Bool) throws -> SimplexStatus {
    try options.validate()
    return try solving {
      let clock = StopWatch(
        deadline: options.deadline, timeLimit: options.timeLimit,
        cancellations: session.cancellations + options.cancellations)
      var run = SimplexRun(options: options, clock: clock, exact: exact)
      return try run.toEnd(self)
    }
  }

  /// The number of simplex iterations since the problem was made.
  public func iterationCount() throws -> Int {
    try checkUsable()
    return Int(try lpState().iterations)
  }

  func lpState() throws -> guarded_lp_state {
    var state = guarded_lp_state()
    try session.check(guarded_get_lp_state(pointer, &state))
    return state
  }
}

/// One call of the simplex method, slice by slice.
private struct SimplexRun {
  let options: SimplexOptions
  let clock: StopWatch
  let exact: Bool
  private var parameters = glp_smcp()
  private var slice: Int
  private var lastObjective = Double.nan

  init(options: SimplexOptions, clock: StopWatch, exact: Bool) {
    self.options = options
    self.clock = clock
    self.exact = exact
    slice = options.sliceIterations
  }

  mutating func toEnd(_ problem: Problem) throws -> SimplexStatus {
    setParameters(problem)
    let start = Int(try problem.lpState().iterations)
    while true {
      let done = Int(try problem.lpState().iterations) - start
      let left = options.iterationLimit.map { $0 - done }
      if clock.isCancelled { return .cancelled(try progress(problem)) }
      if clock.milliseconds == 0 { return .limitReached(.time, try progress(problem)) }
      if let left, left <= 0 { return .limitReached(.iterations, try progress(problem)) }
      parameters.it_lim = Int32(clamping: min(options.presolve ? .max : slice, left ?? .max))
      parameters.tm_lim = clock.milliseconds
      if let status = try runSlice(problem, isLast: options.presolve) { return status }
      lengthenWhenStalled(try problem.lpState().objective)
    }
  }

  /// Nil when the method is to go on.
  private mutating func runSlice(_ problem: Problem, isLast: Bool) throws -> SimplexStatus? {
    var code: Int32 = 0
    try problem.session.check(
      exact
        ? guarded_exact(problem.pointer, &parameters, &code)
        : guarded_simplex(problem.pointer, &parameters, &code))
    switch code {
    case 0: return try conclusion(problem)
    case GLP_EITLIM:
      return isLast ? .limitReached(.iterations, try progress(problem)) : nil
    case GLP_ETMLIM: return .limitReached(.time, try progress(problem))
    case GLP_EOBJLL, GLP_EOBJUL: return .limitReached(.objective, try progress(problem))
    case GLP_ENOPFS: return .infeasible
    case GLP_ENODFS: return .infeasibleOrUnbounded
    case GLP_EBADB: return .failed(.invalidBasis)
    case GLP_ESING: return .failed(.singularBasis)
    case GLP_ECOND: return .failed(.illConditionedBasis)
    case GLP_EFAIL:
      guard options.method == .dualThenPrimal, parameters.meth == GLP_DUAL else {
        return .failed(.solverFailed)
      }
      parameters.meth = GLP_PRIMAL
      return nil
    default: throw GLPKError.unexpectedCode(code, call: exact ? "glp_exact" : "glp_simplex")
    }
  }

  /// GLPK's word after a normal end. The dual method that finds no dual feasible point leaves open
  /// whether a primal one exists, and names no ray: the primal method goes on from its basis and does.
  private mutating func conclusion(_ problem: Problem) throws -> SimplexStatus? {
    let state = try problem.lpState()
    switch state.status {
    case GLP_OPT: return state.objective.isFinite ? .optimal : .failed(.notFinite)
    case GLP_NOFEAS: return .infeasible
    case GLP_UNBND where state.ray != 0 || !canTurnPrimal: return .unbounded
    default: break
    }
    guard state.dual == GLP_NOFEAS, canTurnPrimal else { return .failed(.solverFailed) }
    parameters.meth = GLP_PRIMAL
    return nil
  }

  private var canTurnPrimal: Bool {
    parameters.meth != GLP_PRIMAL && !exact && !options.presolve
  }

  private func progress(_ problem: Problem) throws -> SimplexProgress {
    let state = try problem.lpState()
    return SimplexProgress(
      isPrimalFeasible: state.primal == GLP_FEAS, isDualFeasible: state.dual == GLP_FEAS)
  }

  /// Each slice begins without the perturbation that leads the method out of a degenerate corner. Where
  /// slices stand still, longer ones follow.
  private mutating func lengthenWhenStalled(_ objective: Double) {
    slice = objective == lastObjective ? min(slice * 2, 1 << 24) : options.sliceIterations
    lastObjective = objective
  }

  private mutating func setParameters(_ problem: Problem) {
    glp_init_smcp(&parameters)
    parameters.msg_lev = problem.session.messageLevel
    parameters.meth = options.method == .primal ? GLP_PRIMAL : GLP_DUAL
    parameters.pricing = options.pricing == .textbook ? GLP_PT_STD : GLP_PT_PSE
    parameters.r_test =
      switch options.ratioTest {
      case .textbook: GLP_RT_STD
      case .harris: GLP_RT_HAR
      case .boundFlipping: GLP_RT_FLIP
      }
    parameters.presolve = options.presolve ? GLP_ON : GLP_OFF
    parameters.tol_bnd = options.primalTolerance
    parameters.tol_dj = options.dualTolerance
    parameters.tol_piv = options.pivotTolerance
    if let limit = options.objectiveLimit {
      if problem.sense == .minimize { parameters.obj_ul = limit } else { parameters.obj_ll = limit }
    }
  }
}
