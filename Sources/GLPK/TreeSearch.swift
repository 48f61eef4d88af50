internal import CGLPKGuard

/// One run of GLPK's tree: passes its events to the callback, watches the limits, remembers the bound and
/// the lazy rows, and judges what comes out.
final class TreeSearch {
  let problem: Problem
  /// The model as it was before the search.
  let model: ModelArrays
  let options: BranchAndCutOptions
  private let clock: StopWatch
  private var callback: ((TreeContext) throws -> Void)?
  private var bound: Double
  private(set) var nodes = 0
  private(set) var solvedRelaxations = 0
  /// What the problem's counter of simplex iterations showed before the root relaxation.
  let iterationsBefore: Int
  var lazyRows: [LazyRow] = []
  private var stop: SearchStop?
  private var thrown: (any Error)?

  /// A row of the model that became known during the search. GLPK forgets it outside the subtree it was
  /// added in; here it stays.
  struct LazyRow {
    let bounds: Bounds
    let line: SparseLines

    /// Nil when the row holds, up to the tolerance and what rounding each column may have moved it.
    func violation(at point: [Double], tolerance: Double, rounding: Double) -> Double? {
      var sum = CompensatedSum(0)
      var size = 0.0
      var reach = 0.0
      for (column, value) in zip(line.indices, line.values) {
        sum.add(value * point[Int(column)])
        size += abs(value * point[Int(column)])
        reach += abs(value)
      }
      let amount = bounds.violation(of: sum.value)
      return amount <= tolerance * bounds.scale(beside: size) + rounding * reach ? nil : amount
    }
  }

  init(
    problem: Problem, model: ModelArrays, options: BranchAndCutOptions, clock: StopWatch,
    rootBound: Double, iterationsBefore: Int, callback: ((TreeContext) throws -> Void)?
  ) {
    self.problem = problem
    self.model = model
    self.options = options
    self.clock = clock
    self.callback = callback
    self.iterationsBefore = iterationsBefore
    bound = rootBound
  }

  func run() throws -> IntegerOutcome {
    // A callback that keeps its context, which keeps the search, would keep itself alive.
    defer { callback = nil }
    if clock.isCancelled { return .stoppedWithoutPoint(.cancelled, bound: bound) }
    if clock.milliseconds == 0 { return .stoppedWithoutPoint(.time, bound: bound) }
    var parameters = self.parameters
    var code: Int32 = 0
    let answer = withExtendedLifetime(self) {
      guarded_branch_and_cut(
        problem.pointer, &parameters,
        { info, tree in
          guard let info, let tree else { return 1 }
          return Unmanaged<TreeSearch>.fromOpaque(info).takeUnretainedValue().handle(tree)
        }, Unmanaged.passUnretained(self).toOpaque(), &code)
    }
    if let thrown { throw thrown }
    try problem.session.check(answer)
    return try outcome(of: code)
  }

  /// Called by GLPK. Non-zero leaves the tree at once, which is right only when GLPK has failed.
  private func handle(_ tree: OpaquePointer) -> Int32 {
    do {
      var state = guarded_tree_state()
      try problem.session.check(guarded_get_tree_state(tree, &state))
      note(state)
      if stop == nil { stop = limitReached(state) }
      if stop == nil {
        if state.reason == GLP_ISELECT { nodes += 1 }
        if state.reason == GLP_IROWGEN { solvedRelaxations += 1 }
        try callback.map { try call($0, TreeContext(search: self, tree: tree, state: state)) }
      }
    } catch {
      thrown = error
      stop = .callback
    }
    if stop != nil, guarded_is_broken() == 0 { guarded_tree_terminate(tree) }
    return guarded_is_broken()
  }

  private func call(_ callback: (TreeContext) throws -> Void, _ context: TreeContext) throws {
    defer { context.close() }
    try callback(context)
  }

  func terminate() {
    stop = .callback
  }

  private func limitReached(_ state: guarded_tree_state) -> SearchStop? {
    if clock.isCancelled { return .cancelled }
    if clock.milliseconds == 0 { return .time }
    if state.reason == GLP_ISELECT, let limit = options.nodeLimit, nodes >= limit { return .nodes }
    return nil
  }

  /// Every bound that GLPK has held is valid for good, so the tightest is kept. Before a node's relaxation
  /// is solved its bound is the largest number there is.
  private func note(_ state: guarded_tree_state) {
    guard state.best != 0, abs(state.best_bound) < Double.greatestFiniteMagnitude else { return }
    bound = model.sense == .minimize ? max(bound, state.best_bound) : min(bound, state.best_bound)
  }

  /// The proven bound; a point of that value closes it.
  func bound(beside objective: Double?) -> Double {
    guard let objective else { return bound }
    return model.sense == .minimize ? min(bound, objective) : max(bound, objective)
  }

  private func outcome(of code: Int32) throws -> IntegerOutcome {
    var status: Int32 = 0
    var objective = 0.0
    try problem.session.check(guarded_get_mip_state(problem.pointer, &status, &objective))
    let point = status == GLP_OPT || status == GLP_FEAS ? try verifiedPoint(objective) : nil
    switch (code, status) {
    case (0, GLP_OPT):
      if let point { return .optimal(point) }
    case (0, GLP_NOFEAS): return .infeasible
    case (GLP_EMIPGAP, _):
      if let point { return .gapReached(point, bound: bound(beside: point.objective)) }
    case (GLP_ESTOP, _): return stopped(stop ?? .callback, point)
    case (GLP_ETMLIM, _): return stopped(.time, point)
    case (GLP_EFAIL, _): return stopped(.solverFailed, point)
    default: break
    }
    throw GLPKError.unexpectedCode(code, call: "glp_intopt with status \(status)")
  }

  private func stopped(_ reason: SearchStop, _ point: IntegerPoint?) -> IntegerOutcome {
    guard let point else { return .stoppedWithoutPoint(reason, bound: bound) }
    return .stoppedWithPoint(reason, point, bound: bound(beside: point.objective))
  }

  /// GLPK's point, judged against the model and every lazy row. GLPK rounds integer columns after the
  /// relaxation was solved, which may move a row by as much as its integer coefficients allow.
  private func verifiedPoint(_ claim: Double) throws -> IntegerPoint {
    var columns = [Double](repeating: 0, count: model.costs.count)
    try problem.session.check(guarded_get_mip_columns(problem.pointer, &columns))
    let judged = judge(columns, integralityTolerance: 0, rounding: options.integralityTolerance)
    if let violation = judged.violations.first {
      throw GLPKError.contradiction("an integer point breaks \(violation)")
    }
    guard abs(claim - judged.objective) <= 1e-6 * (1 + judged.objectiveSize) else {
      throw GLPKError.contradiction(
        "the integer point's objective is \(judged.objective), GLPK claims \(claim)")
    }
    return IntegerPoint(
      objective: judged.objective, columns: columns,
      largestViolation: largestViolation(columns, judged.activities))
  }

  /// The judgement with all lazy rows in it.
  func judge(_ point: [Double], integralityTolerance: Double, rounding: Double) -> PointJudgement {
    var judged = model.judge(
      point, tolerance: Self.tolerance, integralityTolerance: integralityTolerance,
      rounding: rounding)
    for (index, row) in lazyRows.enumerated() {
      if let amount = row.violation(at: point, tolerance: Self.tolerance, rounding: rounding) {
        judged.violations.append(Violation(rule: .lazyRow(index), amount: amount))
      }
    }
    return judged
  }

  /// Relative, ten times the default of GLPK's relaxations.
  private static let tolerance = 1e-6

  private func largestViolation(_ columns: [Double], _ activities: [Double]) -> Double {
    max(
      zip(model.columnBounds, columns).reduce(0) { max($0, $1.0.violation(of: $1.1)) },
      zip(model.rowBounds, activities).reduce(0) { max($0, $1.0.violation(of: $1.1)) })
  }

  private var parameters: glp_iocp {
    var parameters = glp_iocp()
    glp_init_iocp(&parameters)
    parameters.msg_lev = problem.session.messageLevel
    parameters.br_tech =
      switch options.branching {
      case .firstFractional: GLP_BR_FFV
      case .lastFractional: GLP_BR_LFV
      case .mostFractional: GLP_BR_MFV
      case .driebeekTomlin: GLP_BR_DTH
      case .pseudocosts: GLP_BR_PCH
      }
    parameters.bt_tech =
      switch options.nodeSelection {
      case .depthFirst: GLP_BT_DFS
      case .breadthFirst: GLP_BT_BFS
      case .bestBound: GLP_BT_BLB
      case .bestProjection: GLP_BT_BPH
      }
    parameters.pp_tech =
      switch options.preprocessing {
      case .off: GLP_PP_NONE
      case .root: GLP_PP_ROOT
      case .allNodes: GLP_PP_ALL
      }
    parameters.tol_int = options.integralityTolerance
    parameters.tol_obj = options.objectiveTolerance
    parameters.mip_gap = options.relativeGap
    parameters.tm_lim = clock.milliseconds
    parameters.gmi_cuts = options.cuts.contains(.gomory) ? GLP_ON : GLP_OFF
    parameters.mir_cuts = options.cuts.contains(.mixedIntegerRounding) ? GLP_ON : GLP_OFF
    parameters.cov_cuts = options.cuts.contains(.cover) ? GLP_ON : GLP_OFF
    parameters.clq_cuts = options.cuts.contains(.clique) ? GLP_ON : GLP_OFF
    parameters.fp_heur = options.feasibilityPump ? GLP_ON : GLP_OFF
    parameters.sr_heur = options.roundingHeuristic ?? !options.hasLazyRows ? GLP_ON : GLP_OFF
    return parameters
  }
}
