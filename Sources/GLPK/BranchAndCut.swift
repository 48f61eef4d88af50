internal import CGLPKGuard

extension Problem {
  /// Solves the root relaxation in slices from the present basis, then runs branch and cut.
  ///
  /// The callback is called at every event of the tree (see `TreeContext`). What it throws ends the search
  /// and is rethrown. Afterwards rows added by it are gone from the problem.
  ///
  /// A cancellation or limit holds to within one slice of the root relaxation or one relaxation of a node,
  /// which GLPK does not let anyone interrupt. Each point returned has been judged anew; a mismatch is
  /// thrown as `GLPKError.contradiction`.
  public func branchAndCut(
    _ options: BranchAndCutOptions = BranchAndCutOptions(),
    _ callback: ((TreeContext) throws -> Void)? = nil
  ) throws -> SearchResult {
    try options.validate()
    try checkUsable()
    let clock = StopWatch(
      deadline: options.deadline, timeLimit: options.timeLimit,
      cancellations: session.cancellations + [options.cancellation].compactMap { $0 })
    let before = try iterationCount()
    let root = try simplex(rootOptions(options, clock))
    if let outcome = Self.outcome(ofRoot: root) {
      return SearchResult(
        outcome: outcome,
        effort: SearchEffort(nodes: 0, iterations: try iterationCount() - before, relaxations: 1, lazyRows: 0)
      )
    }
    let search = TreeSearch(
      problem: self, model: try arrays(), options: options, clock: clock,
      rootBound: try objectiveValue(), iterationsBefore: before, callback: callback)
    let outcome = try solving { try search.run() }
    return SearchResult(
      outcome: outcome,
      effort: SearchEffort(
        nodes: search.nodes, iterations: try iterationCount() - before,
        relaxations: 1 + search.solvedRelaxations, lazyRows: search.lazyRows.count))
  }

  /// The root obeys the limits of the whole and its own.
  private func rootOptions(_ options: BranchAndCutOptions, _ clock: StopWatch) -> SimplexOptions {
    var root = options.relaxation
    root.deadline = [root.deadline, clock.deadline].compactMap { $0 }.min()
    root.outerCancellation = options.cancellation
    return root
  }

  /// Nil when the relaxation is optimal and the search may begin.
  private static func outcome(ofRoot status: SimplexStatus) -> IntegerOutcome? {
    switch status {
    case .optimal: nil
    case .infeasible: .infeasible
    case .unbounded, .infeasibleOrUnbounded: .relaxationUnbounded
    case .limitReached(.time, _): .stoppedWithoutPoint(.time, bound: nil)
    case .limitReached: .stoppedWithoutPoint(.relaxationIterations, bound: nil)
    case .cancelled: .stoppedWithoutPoint(.cancelled, bound: nil)
    case .failed(let failure): .failed(failure)
    }
  }
}
