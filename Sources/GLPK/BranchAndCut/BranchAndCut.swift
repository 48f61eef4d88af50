internal import CGLPK
internal import CGLPKGuard

extension Problem {
  /// Solves the integer program: the root relaxation in slices, then GLPK's branch and cut without its
  /// presolver, which would make no callbacks.
  ///
  /// - Parameter callback: Called on this thread at every event of the search. Only its context may be
  ///   used; other calls on this problem throw.
  /// - Throws: Whatever the callback throws; ``GLPKError/defect(_:)`` if a point that GLPK reports does
  ///   not hold when it is recomputed.
  public func branchAndCut(
    _ options: TreeOptions = TreeOptions(),
    _ callback: @escaping (TreeContext) throws -> Void = { _ in }
  ) throws -> TreeOutcome {
    let operation = "branchAndCut"
    try check(operation)
    try options.check(operation)
    var root = options.root
    root.iterationLimit = nil
    root.deadline = options.deadline
    root.cancellation = options.cancellation
    let rootBound: Double
    switch try simplex(root) {
    case .optimal(let objective): rootBound = objective
    case .infeasible: return .infeasible
    case .unbounded: return .relaxationUnbounded
    case .infeasibleOrUnbounded: return try settleUnknown(root, options, callback)
    case .limitReached(let limit, _): return .limitReached(limit, nil, bound: nil)
    case .cancelled: return .cancelled(nil, bound: nil)
    case .failed(let failure): return .failed(failure, nil, bound: nil)
    }
    let search = try TreeSearch(self, options, rootBound: rootBound, callback)
    let code = try run(search, options)
    if let error = search.error { throw error }
    return try conclude(search, code)
  }

  /// The dual method alone cannot tell infeasible from unbounded; the primal one can.
  private func settleUnknown(
    _ root: SimplexOptions, _ options: TreeOptions, _ callback: @escaping (TreeContext) throws -> Void
  ) throws -> TreeOutcome {
    guard root.method != .primal else {
      return .failed(.undetermined(primal: Int(GLP_UNDEF), dual: Int(GLP_NOFEAS)), nil, bound: nil)
    }
    var again = options
    again.root.method = .primal
    if again.root.ratioTest == .longStep { again.root.ratioTest = .harris }
    return try branchAndCut(again, callback)
  }

  private func run(_ search: TreeSearch, _ options: TreeOptions) throws(GLPKError) -> Int32 {
    var parameters = options.parameters(messageLevel: session.messageLevel)
    var code: Int32 = 0
    isSearching = true
    defer {
      isSearching = false
      isSolved = false
    }
    let context = Unmanaged.passUnretained(search).toOpaque()
    do {
      try session.call("branchAndCut") {
        withExtendedLifetime(search) {
          cg_branch_and_cut(
            handle, &parameters,
            { Unmanaged<TreeSearch>.fromOpaque($1!).takeUnretainedValue().receive($0!) ? 1 : 0 },
            context, &code)
        }
      }
    } catch {
      // A failure inside the callback was recorded there, with the name of the call that failed.
      throw search.error as? GLPKError ?? error
    }
    return code
  }

  private func conclude(_ search: TreeSearch, _ code: Int32) throws(GLPKError) -> TreeOutcome {
    let (status, point) = try search.verifiedIncumbent()
    switch (code, search.stop, point) {
    case (0, _, let point?) where status == GLP_OPT: return .optimal(point)
    case (0, _, nil) where status == GLP_NOFEAS: return .infeasible
    case (0, _, _):
      return .failed(.undetermined(primal: Int(status), dual: Int(GLP_UNDEF)), point, bound: search.bound)
    case (GLP_ESTOP, .gap?, let point?): return .gapReached(point, bound: search.bound)
    case (GLP_ESTOP, .nodes?, _): return .limitReached(.nodes, point, bound: search.bound)
    case (GLP_ESTOP, .time?, _), (GLP_ETMLIM, _, _):
      return .limitReached(.time, point, bound: search.bound)
    case (GLP_ESTOP, .cancelled?, _): return .cancelled(point, bound: search.bound)
    case (GLP_EFAIL, _, _): return .failed(.gaveUp, point, bound: search.bound)
    default: return .failed(.code(Int(code)), point, bound: search.bound)
    }
  }
}

extension TreeOptions {
  /// GLPK is given no gap of its own: the search compares the point with a bound that it can report.
  func parameters(messageLevel: Int32) -> cg_tree_options {
    cg_tree_options(
      branching: branchingCode, backtracking: backtrackingCode,
      time_limit: deadline?.millisecondsLeft ?? .max, message_level: messageLevel,
      gomory: cuts.contains(.gomory) ? 1 : 0,
      mir: cuts.contains(.mixedIntegerRounding) ? 1 : 0,
      cover: cuts.contains(.cover) ? 1 : 0, clique: cuts.contains(.clique) ? 1 : 0,
      feasibility_pump: soundHeuristics.contains(.feasibilityPump) ? 1 : 0,
      proximity: soundHeuristics.contains(.proximity) ? 1 : 0,
      rounding: soundHeuristics.contains(.rounding) ? 1 : 0,
      preprocessing: preprocessing ? 1 : 0, integer_tolerance: integerTolerance,
      objective_tolerance: objectiveTolerance)
  }

  private var branchingCode: Int32 {
    switch branching {
    case .firstFractional: GLP_BR_FFV
    case .lastFractional: GLP_BR_LFV
    case .mostFractional: GLP_BR_MFV
    case .driebeckTomlin: GLP_BR_DTH
    case .pseudocost: GLP_BR_PCH
    }
  }

  private var backtrackingCode: Int32 {
    switch backtracking {
    case .depthFirst: GLP_BT_DFS
    case .breadthFirst: GLP_BT_BFS
    case .bestLocalBound: GLP_BT_BLB
    case .bestProjection: GLP_BT_BPH
    }
  }
}
