internal import GLPK

/// Adds to branch and cut, node by node, the rows of connectivities and spreads that its integer points break.
struct LazyRows {
  /// Wider than the tolerance of the tree, so that no point that it accepts goes unseen.
  private static let integrality = 1e-5

  private let reduced: ReducedModel
  private let cutSearch: CutSearch
  /// Cuts added so far, each once, in their order.
  private(set) var found: [CuttingPlane] = []
  private var point: [Double] = []
  private var addedHere: Set<CuttingPlane> = []

  init(_ reduced: ReducedModel, _ cutSearch: CutSearch) {
    self.reduced = reduced
    self.cutSearch = cutSearch
  }

  /// A node begins. Its number says nothing: those of closed nodes are given again.
  mutating func beginNode() { addedHere.removeAll() }

  /// Looks at the relaxation of the current node; where it is a plan that breaks a rule, adds the rows.
  ///
  /// A point that rows of this very node leave as it was cannot be told from a plan in doubles: the tree then
  /// ends, and claims no more than it has shown.
  mutating func add(to tree: TreeContext) throws {
    try tree.copyColumnPrimals(into: &point)
    guard isWhole else { return }
    let assignment = reduced.assignment(point)
    let problem = reduced.problem
    let cuts = cutSearch.broken(by: assignment, problem.judge(assignment))
    guard !cuts.isEmpty else { return }
    let fresh = cuts.filter { addedHere.insert($0).inserted }
    guard !fresh.isEmpty else { return try tree.terminate() }
    for cut in fresh {
      let line = reduced.line(of: problem.row(of: cut))
      try tree.addLazyRow(bounds: .atMost(line.upper), columns: line.columns, values: line.values)
      if !found.contains(cut) { found.append(cut) }
    }
  }

  private var isWhole: Bool {
    reduced.columns.indices.allSatisfy { abs(point[$0] - point[$0].rounded()) <= Self.integrality }
  }
}

extension ReducedModel {
  /// A cut's row among the variables, divided by the mean of its coefficients.
  fileprivate func line(of row: CutRow) -> (columns: [Int], values: [Double], upper: Double) {
    let size = row.columns.reduce(0) { $0 + abs(Double($1.coefficient)) }
    let scale = size > 0 ? Double(row.columns.count) / size : 1
    var columns: [Int] = []
    var values: [Double] = []
    for (column, coefficient) in row.columns {
      guard let variable = variable(ofColumn: Int(column)) else { continue }
      columns.append(variable)
      values.append(Double(coefficient) * scale)
    }
    for (indicator, coefficient) in row.indicators {
      columns.append(indicatorVariable[Int(indicator)])
      values.append(Double(coefficient) * scale)
    }
    return (columns, values, Double(row.upper) * scale)
  }
}
