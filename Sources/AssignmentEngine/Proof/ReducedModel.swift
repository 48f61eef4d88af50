internal import GLPK

/// The integer program that is left once reduced costs have fixed what no better plan can use.
///
/// A column of a single item whose reduced cost exceeds bound - incumbent is in no better plan. Columns of
/// tied cells all stay. Variables: x (column taken, binary), v (violation of a priced row), u (agent used
/// under a limit on distinct agents, binary) and w (indicator holds, continuous: its rows leave 0 or 1 only).
struct ReducedModel {
  private(set) var model: LinearModel
  /// Columns of the problem behind the first variables.
  let columns: [Int32]
  private var variableOf: [Int32]
  /// The variable w of each indicator.
  private(set) var indicatorVariable: [Int] = []
  /// Objective of the model for one unit of the problem's value.
  let unit: Double
  /// The model's objective counts from here, in the problem's value units: GLPK's tolerances grow with the
  /// size of the objective, so a distance from the best plan known can be proven to the last unit where the
  /// whole could not.
  let reference: Int128
  private let scaled: ScaledProblem

  /// Largest coefficient, in steps of the objective, that the model keeps as an integer: GLPK then rounds
  /// bounds to whole steps by itself.
  static let largestInteger = 1e9

  /// - Parameters:
  ///   - multipliers: scaled, one a side row; with those of the shares behind them, items that only wide
  ///     indicators tie lose columns too.
  ///   - gap: scaled bound less incumbent; infinity keeps every column.
  ///   - reference: from where the model's objective counts, such as the worth of the best plan known.
  ///   - columnLimit: where more columns would be left, there is no model.
  init?(
    _ scaled: ScaledProblem, multipliers: [Double], gap: Double, step: Int128, reference: Int128 = 0,
    columnLimit: Int = .max
  ) {
    guard let columns = Self.columns(scaled, multipliers, gap: gap, limit: columnLimit) else { return nil }
    self.columns = columns
    self.scaled = scaled
    self.reference = reference
    let problem = scaled.problem
    let largest = problem.columnValue.map { abs(Double($0)) }.max() ?? 0
    let indicatorLargest = problem.indicators.map { abs(Double($0.value)) }.max() ?? 0
    unit =
      max(largest, indicatorLargest) / Double(step) <= Self.largestInteger
      ? 1 / Double(step) : scaled.scaling.value
    model = LinearModel(sense: .maximize)
    model.objectiveConstant = Double(Int128(problem.constant) - reference) * unit
    variableOf = [Int32](repeating: -1, count: problem.columnCount)
    for (variable, column) in columns.enumerated() {
      variableOf[Int(column)] = Int32(variable)
      _ = model.add(
        LinearModel.Column(
          cost: Double(problem.columnValue[Int(column)]) * unit, bounds: .unit, kind: .integer))
    }
    addItems()
    addSideRows()
    for coupling in problem.couplings { add(coupling) }
  }

  /// The columns that a better plan may use, nil where they are too many.
  private static func columns(
    _ scaled: ScaledProblem, _ multipliers: [Double], gap: Double, limit: Int
  ) -> [Int32]? {
    let problem = scaled.problem
    var columns: [Int32] = []
    let priced = scaled.prices(multipliers)
    // Rounding of the doubles must not fix what exact arithmetic would keep.
    let margin = gap + 1e-7 * max(1, gap)
    let hasShares = multipliers.count == scaled.boundRows.count
    let isTied = (hasShares ? scaled.cells.groups : scaled.groups).groupOfItem
    for item in 0..<problem.itemCount {
      let range = problem.columns(of: item)
      let best = range.map { priced[$0] }.max() ?? 0
      for column in range {
        let keepsAll = !isTied.isEmpty && isTied[item] >= 0
        guard keepsAll || best - priced[column] <= margin else { continue }
        guard columns.count < limit else { return nil }
        columns.append(Int32(column))
      }
    }
    return columns
  }

  private mutating func addItems() {
    for item in 0..<scaled.problem.itemCount {
      let kept = scaled.problem.columns(of: item).filter { variableOf[$0] >= 0 }
      _ = model.add(
        LinearModel.Row(bounds: .equal(to: 1)), kept.map { (column: Int(variableOf[$0]), value: 1.0) })
    }
  }

  private mutating func addSideRows() {
    let problem = scaled.problem
    var entries = [[(column: Int, value: Double)]](repeating: [], count: problem.rowCount)
    for (variable, column) in columns.enumerated() {
      for entry in problem.entries(of: Int(column)) {
        entries[Int(problem.entryRow[entry])].append((variable, scaled.coefficient(entry)))
      }
    }
    for (index, indicator) in problem.indicators.enumerated() {
      let holds = addIndicator(index)
      indicatorVariable.append(holds)
      for entry in indicator.entries {
        let row = Int(entry.row)
        entries[row].append((holds, Double(entry.coefficient) * scaled.scaling.row[row]))
      }
    }
    for (index, row) in problem.rows.enumerated() {
      let scale = scaled.scaling.row[index]
      if row.lower != nil, let price = row.shortfallPrice {
        entries[index].append((addViolation(price: Double(price) / scale), 1))
      }
      if row.upper != nil, let price = row.excessPrice {
        entries[index].append((addViolation(price: Double(price) / scale), -1))
      }
      let bounds = Bounds(lower: scaled.rows[index].lower, upper: scaled.rows[index].upper)
      _ = model.add(LinearModel.Row(bounds: bounds), entries[index])
    }
  }

  private mutating func addViolation(price: Double) -> Int {
    model.add(LinearModel.Column(cost: -price * unit, bounds: .nonNegative, kind: .continuous))
  }

  /// w at least the marked share of every item, at most the sum of all marked columns.
  private mutating func addIndicator(_ index: Int) -> Int {
    let problem = scaled.problem
    let indicator = problem.indicators[index]
    let holds = model.add(
      LinearModel.Column(cost: Double(indicator.value) * unit, bounds: .unit, kind: .continuous))
    let marked = indicator.marked.filter { variableOf[Int($0)] >= 0 }
    var sum: [(column: Int, value: Double)] = [(holds, 1)]
    var ofItem: [(column: Int, value: Double)] = []
    var item = -1
    for column in marked {
      let variable = Int(variableOf[Int(column)])
      sum.append((variable, -1))
      while item < 0 || Int(column) >= Int(problem.columnStart[item + 1]) {
        closeItem(&ofItem, holds)
        item += 1
      }
      ofItem.append((variable, -1))
    }
    closeItem(&ofItem, holds)
    _ = model.add(LinearModel.Row(bounds: .atMost(0)), sum)
    return holds
  }

  private mutating func closeItem(_ marked: inout [(column: Int, value: Double)], _ holds: Int) {
    guard !marked.isEmpty else { return }
    _ = model.add(LinearModel.Row(bounds: .atLeast(0)), marked + [(column: holds, value: 1.0)])
    marked.removeAll()
  }

  private mutating func add(_ coupling: Coupling) {
    // Variables by agent (or class), one list an item: at most one variable of an item is 1.
    var byAgent: [Int32: [[Int]]] = [:]
    for item in coupling.items {
      var ofItem: [Int32: [Int]] = [:]
      for column in scaled.problem.columns(of: Int(item)) where variableOf[column] >= 0 {
        let agent = scaled.problem.columnAgent[column]
        guard agent != coupling.exempt else { continue }
        if case .sameClass(_, let classOfAgent, _) = coupling {
          ofItem[classOfAgent[Int(agent)], default: []].append(Int(variableOf[column]))
        } else {
          ofItem[agent, default: []].append(Int(variableOf[column]))
        }
      }
      for (agent, takes) in ofItem { byAgent[agent, default: []].append(takes) }
    }
    let agents = byAgent.keys.sorted().map { (takes: byAgent[$0] ?? [], agent: $0) }
    switch coupling {
    case .differ:
      for (takes, _) in agents where takes.count > 1 {
        _ = model.add(LinearModel.Row(bounds: .atMost(1)), takes.joined().map { (column: $0, value: 1.0) })
      }
    case .atMost(let limit, _, _): addAtMost(limit, agents.map(\.takes))
    case .sameClass: addAtMost(1, agents.map(\.takes))
    }
  }

  /// At most `limit` of the agents, or classes, take one of their variables.
  private mutating func addAtMost(_ limit: Int, _ agents: [[[Int]]]) {
    var used: [(column: Int, value: Double)] = []
    for takes in agents {
      let uses = model.add(LinearModel.Column(cost: 0, bounds: .unit, kind: .integer))
      used.append((uses, 1))
      for ofItem in takes {
        _ = model.add(
          LinearModel.Row(bounds: .atMost(0)),
          ofItem.map { (column: $0, value: 1.0) } + [(column: uses, value: -1.0)])
      }
    }
    if !used.isEmpty { _ = model.add(LinearModel.Row(bounds: .atMost(Double(limit))), used) }
  }

  var problem: AssignmentProblem { scaled.problem }

  /// The variable of a column; nil where it was fixed at 0.
  func variable(ofColumn column: Int) -> Int? { variableOf[column] < 0 ? nil : Int(variableOf[column]) }

  /// The assignment of an integer point.
  func assignment(_ point: [Double]) -> Assignment {
    var result = [Int32](repeating: 0, count: scaled.problem.itemCount)
    var item = 0
    for (variable, column) in columns.enumerated() {
      while Int(column) >= Int(scaled.problem.columnStart[item + 1]) { item += 1 }
      if point[variable] > 0.5 { result[item] = column }
    }
    return Assignment(columns: result)
  }

  /// The point of an assignment, with every other variable as its rows demand; nil if a column was fixed.
  func point(_ assignment: Assignment) -> [Double]? {
    var point = [Double](repeating: 0, count: model.columns.count)
    for column in assignment.columns {
      let variable = Int(variableOf[Int(column)])
      guard variable >= 0 else { return nil }
      point[variable] = 1
    }
    // Violations, indicators and used agents only exist in problems that have them; those are left to GLPK.
    return model.columns.count == columns.count ? point : nil
  }
}
