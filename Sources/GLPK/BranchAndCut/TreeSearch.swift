internal import CGLPK
internal import CGLPKGuard

/// One run of branch and cut: what is known between callbacks, and why it was ended.
final class TreeSearch {
  enum Stop { case gap, nodes, time, cancelled }

  let problem: Problem
  let options: TreeOptions
  /// The model as it stands before the tree adds rows, to judge points by. GLPK's own copy changes while
  /// the tree is searched.
  private let shadow: Problem
  private let callback: (TreeContext) throws -> Void
  var lazyRows: [LazyRow] = []
  var isTerminated = false
  private(set) var bound: Double
  private(set) var stop: Stop?
  private(set) var error: (any Error)?

  init(
    _ problem: Problem, _ options: TreeOptions, rootBound: Double,
    _ callback: @escaping (TreeContext) throws -> Void
  ) throws(GLPKError) {
    self.problem = problem
    self.options = options
    self.callback = callback
    bound = rootBound
    shadow = try problem.copy()
  }

  /// Called by GLPK through the guard.
  ///
  /// - Returns: Whether the search must end.
  func receive(_ tree: OpaquePointer) -> Bool {
    do {
      var state = cg_tree_state()
      try problem.session.call("branchAndCut") { cg_tree_read(tree, &state) }
      guard let reason = TreeContext.Reason(rawValue: state.reason) else { return false }
      tightenBound(state)
      if let cause = causeToStop(state) {
        stop = cause
        return true
      }
      let context = TreeContext(self, tree, state, reason)
      defer { context.invalidate() }
      if reason == .rowGeneration, try restoreBrokenRows(context) { return false }
      try callback(context)
      if isTerminated { stop = .cancelled }
      return isTerminated
    } catch {
      self.error = error
      return true
    }
  }

  /// The optimum is a point of an active node or the incumbent, so the worse of the two limits it. GLPK's
  /// bounds may slip by rounding; a proven bound is never given up for a worse one.
  private func tightenBound(_ state: cg_tree_state) {
    guard state.has_bound != 0, state.best_bound.isFinite else { return }
    let hasPoint = state.integer_status == GLP_FEAS || state.integer_status == GLP_OPT
    let incumbent = state.integer_objective
    if problem.sense == .minimize {
      bound = max(bound, hasPoint ? min(state.best_bound, incumbent) : state.best_bound)
    } else {
      bound = min(bound, hasPoint ? max(state.best_bound, incumbent) : state.best_bound)
    }
  }

  private func causeToStop(_ state: cg_tree_state) -> Stop? {
    if options.cancellation?.isCancelled == true { return .cancelled }
    let hasPoint = state.integer_status == GLP_FEAS || state.integer_status == GLP_OPT
    if options.relativeGap > 0 && hasPoint && isGapReached(state.integer_objective) { return .gap }
    if let limit = options.nodeLimit, state.created_nodes > limit { return .nodes }
    if let deadline = options.deadline, deadline.millisecondsLeft == 0 { return .time }
    return nil
  }

  func isGapReached(_ objective: Double) -> Bool {
    abs(objective - bound) <= options.relativeGap * abs(objective)
  }

  /// Adds every lazy row that the current relaxation breaks, since GLPK forgets them outside the subtree
  /// where they were added.
  private func restoreBrokenRows(_ context: TreeContext) throws(GLPKError) -> Bool {
    guard !lazyRows.isEmpty else { return false }
    let point = try context.point()
    var isAnyBroken = false
    for row in lazyRows where row.excess(point, tolerance: options.verificationTolerance) > 1 {
      try context.add(row)
      isAnyBroken = true
    }
    return isAnyBroken
  }

  func lazyRow(
    _ bounds: Bounds, _ coefficients: [(column: Int, value: Double)]
  ) throws(GLPKError) -> LazyRow {
    var batch = RowBatch()
    batch.appendRow(bounds: bounds)
    for (column, value) in coefficients { batch.appendEntry(column: column, value: value) }
    let faults = batch.faults(columns: problem.columnCount)
    guard faults.isEmpty else { throw .invalid(ModelFaults(faults)) }
    return LazyRow(bounds: bounds, columns: batch.matrix.indices, values: batch.matrix.values)
  }

  func requireColumn(_ column: Int, _ operation: String) throws(GLPKError) {
    guard column >= 0 && column < problem.columnCount else {
      throw .invalidArgument(
        operation: operation, reason: "column \(column) is not in 0 ..< \(problem.columnCount)")
    }
  }

  func requireLegal(_ point: [Double], _ operation: String) throws(GLPKError) {
    guard point.count == problem.columnCount else {
      throw .invalidArgument(
        operation: operation,
        reason: "the point has \(point.count) columns, the problem \(problem.columnCount)")
    }
    if let fault = try fault(of: point) {
      throw .invalidArgument(operation: operation, reason: "the point is not legal: \(fault)")
    }
  }

  /// What is wrong with a point, by the model and by every lazy row, or `nil`.
  private func fault(of point: [Double]) throws(GLPKError) -> String? {
    let judgement = try shadow.judge(point, tolerance: options.verificationTolerance, integral: true)
    guard judgement.isLegal else { return judgement.text }
    for (index, row) in lazyRows.enumerated()
    where row.excess(point, tolerance: options.verificationTolerance) > 1 {
      return "lazy row \(index), counted in the order added, is broken"
    }
    return nil
  }

  func rounded(_ point: [Double]) -> [Double] {
    point.indices.map { problem.kinds[$0] == .continuous ? point[$0] : point[$0].rounded() }
  }

  /// GLPK's incumbent, judged and with its objective recomputed.
  func verifiedIncumbent() throws(GLPKError) -> (status: Int32, point: IntegerPoint?) {
    var status: Int32 = 0
    var claimed = 0.0
    try problem.session.call("branchAndCut") { cg_integer_status(problem.handle, &status, &claimed) }
    guard status == GLP_FEAS || status == GLP_OPT else { return (status, nil) }
    var columns = [Double](repeating: 0, count: problem.columnCount)
    try problem.session.call("branchAndCut") { cg_integer_columns(problem.handle, &columns) }
    if let fault = try fault(of: columns) {
      throw .defect("an integer point that breaks the model: \(fault)")
    }
    let judgement = try shadow.judge(
      columns, tolerance: options.verificationTolerance, integral: true)
    guard judgement.agrees(with: claimed) else {
      throw .defect("the objective of the point is \(judgement.objective), GLPK reported \(claimed)")
    }
    return (status, IntegerPoint(objective: judgement.objective, columns: columns))
  }
}
