internal import CGLPKGuard

/// What GLPK asks for when it calls back.
public enum TreeEvent: Sendable, Hashable {
  /// Choose the next node: `selectNode`. Nothing is current, and no relaxation is at hand.
  case select
  /// A node was chosen, its relaxation is not yet solved: `tighten`.
  case preprocess
  /// The node's relaxation is solved: `addLazyRow`. A point that is integer becomes the incumbent unless a
  /// row is added.
  case rowGeneration
  /// Points are welcome: `offer` (which works in every event).
  case heuristic
  /// `addCut`.
  case cutGeneration
  /// The relaxation is fractional: `branch`.
  case branching
  /// The relaxation gave a better integer point. GLPK does not tell this way about points that come from a
  /// heuristic: look at `incumbentObjective` in other events.
  case newIncumbent
}

/// The tree at one event. Valid until the callback returns; later use throws.
///
/// While the search runs the problem itself refuses every call with `GLPKError.busy`.
public final class TreeContext {
  private let search: TreeSearch
  private let tree: OpaquePointer
  private let state: guarded_tree_state
  private var isOpen = true

  public let event: TreeEvent

  init(search: TreeSearch, tree: OpaquePointer, state: guarded_tree_state) {
    self.search = search
    self.tree = tree
    self.state = state
    event = Self.event(state.reason)
  }

  private static func event(_ reason: Int32) -> TreeEvent {
    switch reason {
    case GLP_ISELECT: .select
    case GLP_IPREPRO: .preprocess
    case GLP_IROWGEN: .rowGeneration
    case GLP_IHEUR: .heuristic
    case GLP_ICUTGEN: .cutGeneration
    case GLP_IBRANCH: .branching
    default: .newIncumbent
    }
  }

  func close() {
    isOpen = false
  }

  /// The current node's number, nil when none is.
  public var node: Int? { state.current == 0 ? nil : Int(state.current) }

  /// The current node's depth, 0 at the root.
  public var level: Int { Int(state.level) }

  /// Nodes explored so far, the current one included.
  public var exploredNodes: Int { search.nodes }

  /// Simplex iterations of the search so far, those of the root relaxation included.
  public var iterations: Int { Int(state.iterations) - search.iterationsBefore }

  /// Relaxations solved so far: one a node, and one more for each time that rows or cuts were added to it.
  public var solvedRelaxations: Int { search.solvedRelaxations }

  /// Nodes that still have to be explored, the current one included.
  public var openNodes: Int { Int(state.active) }

  /// The proven bound on every integer point.
  public var bestBound: Double { search.bound(beside: incumbentObjective) }

  /// The objective of the current relaxation; nil where none is solved.
  public var relaxationObjective: Double? { hasRelaxation ? state.lp_objective : nil }

  /// The objective of the best integer point so far.
  public var incumbentObjective: Double? { state.has_incumbent == 0 ? nil : state.incumbent }

  private var hasRelaxation: Bool { event != .select && event != .preprocess }

  /// Fills the array with the relaxation's value of each column.
  public func copyColumnPrimals(into values: inout [Double]) throws {
    try copyRelaxation(into: &values, guarded_get_column_primals)
  }

  /// Fills the array with the relaxation's reduced costs.
  public func copyColumnDuals(into values: inout [Double]) throws {
    try copyRelaxation(into: &values, guarded_get_column_duals)
  }

  /// Fills the array with the best integer point so far; false when there is none.
  public func copyIncumbent(into values: inout [Double]) throws -> Bool {
    try checkOpen()
    guard state.has_incumbent != 0 else { return false }
    values = [Double](repeating: 0, count: columnCount)
    try search.problem.session.check(guarded_get_mip_columns(search.problem.pointer, &values))
    return true
  }

  /// The columns' bounds at the current node.
  public func columnBounds() throws -> [Bounds] {
    try checkOpen()
    var types = [Int32](repeating: 0, count: columnCount)
    var lower = [Double](repeating: 0, count: columnCount)
    var upper = lower
    var integer = [UInt8](repeating: 0, count: columnCount)
    try search.problem.session.check(
      guarded_get_columns(search.problem.pointer, &types, &lower, &upper, &integer))
    return types.indices.map { Bounds(typeCode: types[$0], lower: lower[$0], upper: upper[$0]) }
  }

  /// The open nodes and their bounds.
  public func openNodeBounds() throws -> [(node: Int, bound: Double)] {
    try checkOpen()
    var nodes = [Int32](repeating: 0, count: Int(state.active))
    var bounds = [Double](repeating: 0, count: Int(state.active))
    try search.problem.session.check(guarded_tree_active(tree, &nodes, &bounds))
    return zip(nodes, bounds).map { (Int($0), $1) }
  }

  /// Ends the search when the callback returns.
  public func terminate() throws {
    try checkOpen()
    search.terminate()
  }

  private func copyRelaxation(
    into values: inout [Double],
    _ read: (OpaquePointer?, UnsafeMutablePointer<Double>?) -> Int32
  ) throws {
    try checkOpen()
    guard hasRelaxation else {
      throw GLPKError.notAllowed("no relaxation is solved at the event \(event)")
    }
    if values.count != columnCount { values = [Double](repeating: 0, count: columnCount) }
    try search.problem.session.check(read(search.problem.pointer, &values))
  }
}

/// What the callback may do to the search.
extension TreeContext {
  /// Adds a row that every point of the model must satisfy and that the current one may break. It holds in
  /// the subtree of the current node; where it is broken again, add it again. Needs
  /// `BranchAndCutOptions.hasLazyRows`.
  public func addLazyRow(bounds: Bounds, columns: [Int], values: [Double]) throws {
    try require(.rowGeneration, "lazy rows are added")
    guard search.options.hasLazyRows else {
      throw GLPKError.notAllowed("lazy rows must be announced: set BranchAndCutOptions.hasLazyRows")
    }
    let line = try checkedLine(bounds, columns: columns, values: values)
    try search.problem.session.check(
      guarded_add_rows(
        search.problem.pointer, 1, [bounds.typeCode], [bounds.lower], [bounds.upper],
        line.closedStarts, line.indices, line.values))
    search.lazyRows.append(.init(bounds: bounds, line: line))
  }

  /// Offers a cutting plane to GLPK's pool: a row, with one bound, that cuts off no integer point worth
  /// having. GLPK decides whether to use it; nobody checks that it is valid.
  public func addCut(bounds: Bounds, columns: [Int], values: [Double]) throws {
    try require(.cutGeneration, "cuts are added")
    let type = bounds.typeCode
    guard type == GLP_LO || type == GLP_UP else {
      throw GLPKError.notAllowed("a cut has exactly one bound, not \(bounds.lower)...\(bounds.upper)")
    }
    let line = try checkedLine(bounds, columns: columns, values: values)
    try search.problem.session.check(
      guarded_tree_cut(
        tree, Int32(line.values.count), line.indices, line.values, type,
        type == GLP_LO ? bounds.lower : bounds.upper))
  }

  /// Offers an integer point. It is judged against the whole model and all lazy rows known so far, which
  /// GLPK does not do; a point that breaks something is refused by `IllegalPoint`. Lazy rows that are not
  /// yet known cannot be judged here: offer only points that satisfy them. Returns whether it became the
  /// incumbent, which it does when it is better.
  @discardableResult
  public func offer(_ point: [Double]) throws -> Bool {
    try checkOpen()
    guard point.count == columnCount else {
      throw ModelFaults(
        faults: [.wrongLength(.columns, count: point.count, expected: columnCount)])
    }
    let tolerance = search.options.integralityTolerance
    let rounded = point.indices.map {
      search.model.isInteger[$0] && abs(point[$0] - point[$0].rounded()) <= tolerance
        ? point[$0].rounded() : point[$0]
    }
    let judged = search.judge(rounded, integralityTolerance: 0, rounding: 0)
    guard judged.violations.isEmpty else { throw IllegalPoint(violations: judged.violations) }
    var refused: Int32 = 0
    try search.problem.session.check(guarded_tree_offer(tree, [0] + rounded, &refused))
    return refused == 0
  }

  /// The branch to be explored first.
  public enum Side: Sendable {
    case down, up
    /// GLPK decides.
    case either
  }

  /// Branches on an integer column whose value is fractional in the relaxation.
  public func branch(on column: Int, first side: Side = .either) throws {
    try require(.branching, "branches are chosen")
    try search.problem.refuse(search.problem.missing(column: column))
    var allowed: Int32 = 0
    try search.problem.session.check(guarded_tree_can_branch(tree, Int32(column + 1), &allowed))
    guard allowed != 0 else {
      throw GLPKError.notAllowed("column \(column) is not fractional: no branch on it")
    }
    let code =
      switch side {
      case .down: GLP_DN_BRNCH
      case .up: GLP_UP_BRNCH
      case .either: GLP_NO_BRNCH
      }
    try search.problem.session.check(guarded_tree_branch(tree, Int32(column + 1), code))
  }

  /// Chooses the node to be explored next among `openNodeBounds()`.
  public func selectNode(_ node: Int) throws {
    try require(.select, "nodes are chosen")
    guard try openNodeBounds().contains(where: { $0.node == node }) else {
      throw GLPKError.notAllowed("node \(node) is not open")
    }
    try search.problem.session.check(guarded_tree_select(tree, Int32(node)))
  }

  /// Tightens a column's bounds in the subtree of the current node, for example by reduced costs. Bounds
  /// must lie within the present ones.
  public func tighten(_ bounds: Bounds, column: Int) throws {
    try require(.preprocess, "bounds are tightened")
    try search.problem.refuse(search.problem.missing(column: column))
    var faults: [ModelFault] = []
    bounds.check(
      column: column, kind: search.model.isInteger[column] ? .integer : .continuous, into: &faults)
    try search.problem.refuse(faults)
    let present = try columnBounds()[column]
    guard bounds.lower >= present.lower, bounds.upper <= present.upper else {
      throw GLPKError.notAllowed(
        "bounds \(bounds.lower)...\(bounds.upper) of column \(column) leave the present "
          + "\(present.lower)...\(present.upper)")
    }
    try search.problem.session.check(
      guarded_set_column_bounds(
        search.problem.pointer, Int32(column + 1), bounds.typeCode, bounds.lower, bounds.upper))
  }

  private var columnCount: Int { search.problem.columnCount }

  private func checkOpen() throws {
    try search.problem.session.checkThread()
    guard isOpen else { throw GLPKError.notAllowed("the context was used after its callback returned") }
  }

  private func require(_ needed: TreeEvent, _ what: String) throws {
    try checkOpen()
    guard event == needed else {
      throw GLPKError.notAllowed("\(what) at the event \(needed), not \(event)")
    }
  }

  private func checkedLine(_ bounds: Bounds, columns: [Int], values: [Double]) throws -> SparseLines {
    var faults: [ModelFault] = []
    let index = search.lazyRows.count
    bounds.check(.row(index), into: &faults)
    return try search.problem.checkedLine(
      faults, linesAreRows: true, line: index, limit: columnCount, indices: columns, values: values)
  }
}

@available(*, unavailable)
extension TreeContext: Sendable {}
