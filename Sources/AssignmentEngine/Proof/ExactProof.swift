internal import GLPK

/// Branch and cut on the reduced model.
struct ExactProof {
  /// Models of more columns are not tried.
  static let columnLimit = 5_000

  /// Beyond so many columns branching goes by pseudocosts: a penalty costs a row of the simplex table for each
  /// fractional column.
  static let penaltyColumns = 1_000

  /// Room left for the rounding of GLPK's sums, as a share of the objective.
  static let roundingShare = 1e-9

  /// What one attempt found.
  struct Finding: Sendable {
    /// Assignment of the best point, to be judged.
    var assignment: Assignment?
    /// Cuts that points of the tree broke.
    var cuts: [CuttingPlane] = []
    /// No plan is worth more; nil where nothing was learnt.
    var bound: Int128?
    /// The tree is exhausted without any point.
    var isInfeasible = false
    /// Whether the tree was exhausted, so that another attempt is pointless.
    var isComplete = false
    var nodes = 0
    var iterations = 0
    /// Units of work, as a work limit counts them.
    var work: Int64 = 0
  }

  /// - Parameters:
  ///   - incumbent: best legal plan, handed over so that the tree is cut off by it.
  ///   - cutSearch: finds the rows of the problem that the model does not state.
  ///   - nodeLimit: nodes to explore.
  ///   - workLimit: units of work (`TreeWork`); nil for no limit. Noticed after each relaxation of a node.
  static func attempt(
    _ reduced: ReducedModel, incumbent: Assignment?, cutSearch: CutSearch? = nil, step: Int128,
    nodeLimit: Int, workLimit: Int64? = nil,
    deadline: ContinuousClock.Instant?, stop: StopSignal
  ) throws -> Finding {
    let start = incumbent.flatMap(reduced.point)
    let work = TreeWork(reduced.model)
    return try Session.run(SessionOptions(cancellation: stop.cancellation)) { session in
      let program = try session.makeProblem(reduced.model)
      try program.useCPXBasis()
      let options = BranchAndCutOptions(
        nodeLimit: nodeLimit, deadline: deadline, cancellation: stop.cancellation,
        cuts: [.cover, .mixedIntegerRounding],
        branching: reduced.columns.count > penaltyColumns ? .pseudocosts : .driebeekTomlin,
        hasLazyRows: cutSearch != nil, roundingHeuristic: cutSearch == nil)
      var offered = false
      var rows = cutSearch.map { LazyRows(reduced, $0) }
      let result = try program.branchAndCut(options) { tree in
        switch tree.event {
        case .preprocess: rows?.beginNode()
        case .rowGeneration:
          let done = work.units(iterations: tree.iterations, relaxations: tree.solvedRelaxations)
          if let workLimit, done >= workLimit { return try tree.terminate() }
          try rows?.add(to: tree)
        default: break
        }
        guard !offered, tree.event == .heuristic, let start else { return }
        offered = true
        try tree.offer(start)
      }
      var finding = finding(result, reduced, step: step, tolerance: options.objectiveTolerance)
      finding.cuts = rows?.found ?? []
      finding.work = work.units(iterations: result.effort.iterations, relaxations: result.effort.relaxations)
      return finding
    }
  }

  private static func finding(
    _ result: SearchResult, _ reduced: ReducedModel, step: Int128, tolerance: Double
  ) -> Finding {
    var finding = Finding(nodes: result.effort.nodes, iterations: result.effort.iterations)
    func rounded(_ bound: Double) -> Int128? {
      // GLPK's tolerance on the distance from the reference, and the rounding of sums as large as the whole.
      let whole = abs(Double(reduced.reference) * reduced.unit) + abs(bound)
      let loose = bound + tolerance * max(1, abs(bound)) + roundingShare * whole
      guard abs(loose / reduced.unit) < 0x1p100 else { return nil }
      return Int128((loose / reduced.unit).rounded(.down)) + reduced.reference
    }
    switch result.outcome {
    case .optimal(let point):
      finding.assignment = reduced.assignment(point.columns)
      finding.bound = rounded(point.objective)
      finding.isComplete = true
    case .gapReached(let point, let bound), .stoppedWithPoint(_, let point, let bound):
      finding.assignment = reduced.assignment(point.columns)
      finding.bound = rounded(bound)
    case .stoppedWithoutPoint(_, let bound):
      finding.bound = bound.flatMap(rounded)
    case .infeasible:
      finding.isInfeasible = true
      finding.isComplete = true
    case .relaxationUnbounded, .failed: break
    }
    return finding
  }
}
