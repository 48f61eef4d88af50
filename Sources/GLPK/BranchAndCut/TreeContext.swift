internal import CGLPK
internal import CGLPKGuard

/// What the callback of branch and cut may see and do. It is valid during the call only.
///
/// Every method checks that GLPK allows it for the present ``reason`` and throws otherwise. An error that
/// leaves the callback ends the search and is thrown by ``Problem/branchAndCut(_:_:)``.
public final class TreeContext {
  /// Why GLPK calls.
  public enum Reason: Int32, Sendable, Hashable {
    /// The relaxation of a node was solved: lazy rows may be added.
    case rowGeneration = 1
    /// A better integer point was found by the relaxation. GLPK does not report those of heuristics here;
    /// look at ``TreeContext/incumbentObjective`` in any callback.
    case betterPoint = 2
    /// A point may be offered.
    case heuristic = 3
    /// Cuts may be added.
    case cutGeneration = 4
    /// A branching column may be chosen.
    case branching = 5
    /// The next node is about to be selected.
    case selection = 6
    /// A node is about to be solved.
    case preprocessing = 7
  }

  public enum Direction: Sendable, Hashable { case down, up, solverChoice }

  let search: TreeSearch
  private let tree: OpaquePointer
  private let state: cg_tree_state
  private var isValid = true
  public let reason: Reason

  init(_ search: TreeSearch, _ tree: OpaquePointer, _ state: cg_tree_state, _ reason: Reason) {
    self.search = search
    self.tree = tree
    self.state = state
    self.reason = reason
  }

  func invalidate() { isValid = false }

  /// Nodes that wait or are being solved.
  public var activeNodes: Int { Int(state.active_nodes) }
  /// Nodes made so far.
  public var createdNodes: Int { Int(state.created_nodes) }
  /// Depth of the current node, 0 for the root; `nil` when no node is current.
  public var level: Int? { state.current_node == 0 ? nil : Int(state.current_level) }
  /// A limit to the objective of every point still to be found or already found.
  public var bestBound: Double { search.bound }
  /// Objective of the best integer point so far, as GLPK reports it.
  public var incumbentObjective: Double? {
    state.integer_status == GLP_FEAS || state.integer_status == GLP_OPT ? state.integer_objective : nil
  }

  /// The columns' values in the current relaxation. Not when selecting or preprocessing.
  public func point() throws(GLPKError) -> [Double] {
    let operation = "TreeContext.point"
    try require(operation, [.rowGeneration, .betterPoint, .heuristic, .cutGeneration, .branching])
    var columns = [Double](repeating: 0, count: search.problem.columnCount)
    try call(operation) { cg_tree_point(tree, &columns) }
    return columns
  }

  /// The best integer point so far, as GLPK holds it.
  public func incumbent() throws(GLPKError) -> [Double]? {
    let operation = "TreeContext.incumbent"
    try requireValid(operation)
    guard incumbentObjective != nil else { return nil }
    var columns = [Double](repeating: 0, count: search.problem.columnCount)
    try call(operation) { cg_tree_incumbent(tree, &columns) }
    return columns
  }

  /// Adds a row that every point must satisfy, in row generation.
  ///
  /// GLPK keeps it in the current subtree only; the search adds it again elsewhere when a relaxation
  /// breaks it. The callback must find a broken row for every integer point that breaks one.
  public func addLazyRow(
    _ bounds: Bounds, _ coefficients: [(column: Int, value: Double)]
  ) throws(GLPKError) {
    let operation = "TreeContext.addLazyRow"
    try require(operation, [.rowGeneration])
    guard search.options.usesLazyRows else {
      throw .invalidArgument(
        operation: operation, reason: "set usesLazyRows, which turns off heuristics that ignore such rows")
    }
    let row = try search.lazyRow(bounds, coefficients)
    search.lazyRows.append(row)
    try add(row)
  }

  func add(_ row: LazyRow) throws(GLPKError) {
    try call("TreeContext.addLazyRow") {
      cg_tree_add_row(
        tree, row.bounds.lower, row.bounds.upper, Int32(row.columns.count), row.columns, row.values)
    }
  }

  /// Offers a cut with one bound to GLPK's pool, in cut generation. It must hold for every integer point
  /// of the model; it need not be used.
  public func addCut(
    _ bounds: Bounds, _ coefficients: [(column: Int, value: Double)]
  ) throws(GLPKError) {
    let operation = "TreeContext.addCut"
    try require(operation, [.cutGeneration])
    guard bounds.lower.isFinite != bounds.upper.isFinite else {
      throw .invalidArgument(operation: operation, reason: "a cut has exactly one finite bound")
    }
    let row = try search.lazyRow(bounds, coefficients)
    let isLower = bounds.lower.isFinite
    try call(operation) {
      cg_tree_add_cut(
        tree, isLower ? 1 : 0, isLower ? bounds.lower : bounds.upper, Int32(row.columns.count),
        row.columns, row.values)
    }
  }

  /// Offers an integer point, for the reason ``Reason/heuristic``. GLPK would take any, so it is judged
  /// first: bounds, rows, lazy rows added so far, whole numbers.
  ///
  /// - Returns: Whether it was better than the incumbent and taken.
  /// - Throws: ``GLPKError/invalidArgument(operation:reason:)`` if the point is not legal. A lazy row not
  ///   yet added cannot be known here; the caller must keep to it.
  @discardableResult
  public func offer(_ point: [Double]) throws(GLPKError) -> Bool {
    let operation = "TreeContext.offer"
    try require(operation, [.heuristic])
    try search.requireLegal(point, operation)
    let rounded = search.rounded(point)
    var accepted: Int32 = 0
    try call(operation) { cg_tree_offer(tree, rounded, &accepted) }
    return accepted != 0
  }

  /// Whether the column is fractional in the current relaxation and may be branched upon.
  public func canBranch(on column: Int) throws(GLPKError) -> Bool {
    let operation = "TreeContext.canBranch"
    try require(operation, [.branching])
    try search.requireColumn(column, operation)
    var can: Int32 = 0
    try call(operation) { cg_tree_can_branch(tree, Int32(column), &can) }
    return can != 0
  }

  /// Chooses the column to branch upon and the branch to go on with.
  public func branch(on column: Int, _ direction: Direction = .solverChoice) throws(GLPKError) {
    let operation = "TreeContext.branch"
    guard try canBranch(on: column) else {
      throw .invalidArgument(operation: operation, reason: "column \(column) cannot be branched upon here")
    }
    let selection =
      switch direction {
      case .down: GLP_DN_BRNCH
      case .up: GLP_UP_BRNCH
      case .solverChoice: GLP_NO_BRNCH
      }
    try call(operation) { cg_tree_branch(tree, Int32(column), selection) }
  }

  /// Ends the search after this callback, as if cancelled.
  public func terminate() { search.isTerminated = true }

  private func require(_ operation: String, _ reasons: [Reason]) throws(GLPKError) {
    try requireValid(operation)
    guard reasons.contains(reason) else {
      throw .invalidArgument(operation: operation, reason: "not possible for the reason \(reason)")
    }
  }

  private func requireValid(_ operation: String) throws(GLPKError) {
    try search.problem.session.check(operation)
    guard isValid else {
      throw .invalidArgument(operation: operation, reason: "the callback that received it has returned")
    }
  }

  private func call(_ operation: String, _ body: () -> Int32) throws(GLPKError) {
    try search.problem.session.call(operation, body)
  }
}
