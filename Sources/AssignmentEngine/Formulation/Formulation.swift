public import GLPK

/// The assignment problem as a mixed-integer program, for export and for GLPK's branch and cut.
///
/// Constraints are numbered as in `docs/formulations/assignment-problem.md`. The first columns are those of
/// the problem, with the same indices. Numbers are in the units of the original data (value units times
/// 10^-valueExponent, row units times 10^-exponent), as the nearest doubles: a point or a bound that comes
/// back is a proposal, to be judged by `AssignmentProblem.judge` in integers.
///
/// The objective has the sense of the original data: a problem that arrived as a minimisation is minimised,
/// its costs being the negated values.
public struct Formulation: Sendable {
  public internal(set) var model: LinearModel
  /// The column z of each indicator.
  public private(set) var indicatorColumns: [Int] = []
  /// The columns y of each `atMost` coupling with the agents they stand for, agents ascending; empty for
  /// `differ`.
  public private(set) var agentColumns: [[(agent: Int, column: Int)]] = []
  /// The columns of shortfall and excess of each side row, where these are priced.
  public private(set) var shortfallColumns: [Int?] = []
  public private(set) var excessColumns: [Int?] = []

  /// The columns of each spread, and of each connectivity's agents.
  var spreadColumns: [SpreadColumns] = []
  var flowColumns: [[FlowColumns]] = []

  let problem: AssignmentProblem
  private let itemOfColumn: [Int32]
  private let hasParallelColumns: Bool
  /// 10^valueExponent, negative where the objective is minimised. Dividing by it rounds once only.
  private let valueScale: Double

  public init(_ problem: AssignmentProblem) {
    self.problem = problem
    itemOfColumn = problem.columnItems()
    hasParallelColumns = problem.hasParallelColumns
    let scale = Double(powersOfTen[problem.valueExponent])
    valueScale = problem.originalSense == .maximise ? scale : -scale
    model = LinearModel(
      sense: problem.originalSense == .maximise ? .maximize : .minimize,
      objectiveConstant: Double(problem.constant) / valueScale)
    addChoices()
    addItems()
    addIndicators()
    addSideRows()
    addCouplings()
    addSpreads()
    addConnectivities()
  }

  /// The plan that a point of the model stands for: of each item the column whose value is above one half.
  /// nil unless that is exactly one.
  public func assignment(at point: [Double]) -> Assignment? {
    var chosen: [Int32] = []
    for item in 0..<problem.itemCount {
      let taken = problem.columns(of: item).filter { point[$0] > 0.5 }
      guard taken.count == 1 else { return nil }
      chosen.append(Int32(taken[0]))
    }
    return Assignment(columns: chosen)
  }

  /// An objective of the model in units of the problem's values, to be maximised.
  public func value(ofObjective objective: Double) -> Double { objective * valueScale }

  /// x_j = 1 if column j is taken. The names are ids, for exports must be plain ASCII.
  private mutating func addChoices() {
    for column in 0..<problem.columnCount {
      model.add(
        .init(
          name(of: column),
          cost: Double(problem.columnValue[column]) / valueScale, kind: .binary))
    }
  }

  /// Item and agent; parallel columns are numbered from the second on.
  private func name(of column: Int) -> String {
    let item = itemOfColumn[column]
    guard hasParallelColumns else { return "x\(item)_\(problem.columnAgent[column])" }
    let earlier = problem.columns(of: Int(item)).prefix { $0 < column }
    let copies = earlier.count { problem.columnAgent[$0] == problem.columnAgent[column] }
    let pair = "x\(item)_\(problem.columnAgent[column])"
    return copies == 0 ? pair : "\(pair)_\(copies + 1)"
  }

  /// (1) Each item takes exactly one column.
  private mutating func addItems() {
    for item in 0..<problem.itemCount {
      model.add(
        .init("item\(item)", bounds: .equal(to: 1)), problem.columns(of: item).map { ($0, 1) })
    }
  }

  /// z_k between 0 and 1 is 1 if indicator k holds: (2) where an item takes a marked column, (3) only then.
  /// Both are needed, since the indicator may gain in the objective and cost in a row. z needs no
  /// integrality: with integer x, (2) and (3) leave it one value.
  private mutating func addIndicators() {
    for (index, indicator) in problem.indicators.enumerated() {
      let held = model.add(
        .init("z\(index)", cost: Double(indicator.value) / valueScale, bounds: .unit))
      indicatorColumns.append(held)
      var start = 0
      while start < indicator.marked.count {
        // Marked columns of one item are neighbours, and at most one of them is taken.
        let item = itemOfColumn[Int(indicator.marked[start])]
        let end =
          indicator.marked[start...].firstIndex { itemOfColumn[Int($0)] != item }
          ?? indicator.marked.count
        model.add(
          .init("holds\(index)_\(item)", bounds: .atMost(0)),
          indicator.marked[start..<end].map { (Int($0), 1) } + [(held, -1)])
        start = end
      }
      model.add(
        .init("only\(index)", bounds: .atLeast(0)),
        indicator.marked.map { (Int($0), 1) } + [(held, -1)])
    }
  }

  /// (4) Side rows: activity plus shortfall less excess lies within the bounds; priced ends may be bought.
  private mutating func addSideRows() {
    let first = model.rows.count
    for (index, row) in problem.rows.enumerated() {
      let scale = Double(powersOfTen[row.exponent])
      let bounds = Bounds(
        lower: row.lower.map { Double($0) / scale } ?? -.infinity,
        upper: row.upper.map { Double($0) / scale } ?? .infinity)
      // A price is in value units a row unit; the columns are in original units of the row.
      func priced(_ name: String, _ price: Int64?, _ sign: Double) -> (column: Int, value: Double)? {
        guard let price else { return nil }
        let column = model.add(.init(name, cost: -Double(price) / valueScale * scale, bounds: .nonNegative))
        return (column, sign)
      }
      let shortfall = priced("short\(index)", row.shortfallPrice, 1)
      let excess = priced("excess\(index)", row.excessPrice, -1)
      shortfallColumns.append(shortfall?.column)
      excessColumns.append(excess?.column)
      model.add(.init("row\(index)", bounds: bounds), [shortfall, excess].compactMap { $0 })
    }
    addEntries(firstRow: first)
  }

  private mutating func addEntries(firstRow: Int) {
    func add(_ row: Int32, _ column: Int, _ coefficient: Int64) {
      let scale = Double(powersOfTen[problem.rows[Int(row)].exponent])
      model.entries.append(
        .init(row: firstRow + Int(row), column: column, value: Double(coefficient) / scale))
    }
    for column in 0..<problem.columnCount {
      for entry in problem.entries(of: column) {
        add(problem.entryRow[entry], column, problem.entryCoefficient[entry])
      }
    }
    for (indicator, column) in zip(problem.indicators, indicatorColumns) {
      for entry in indicator.entries { add(entry.row, column, entry.coefficient) }
    }
  }

  private mutating func addCouplings() {
    for (index, coupling) in problem.couplings.enumerated() {
      let columns = columnsByAgent(coupling)
      switch coupling {
      case .differ:
        agentColumns.append([])
        // (5) At most one of the items takes an agent.
        for (agent, columns) in columns where runs(of: columns.sorted()).count > 1 {
          model.add(.init("differ\(index)_\(agent)", bounds: .atMost(1)), columns.map { ($0, 1) })
        }
      case .atMost(let limit, _, _):
        addAtMost(index, limit, columns)
      case .sameClass(_, let classOfAgent, _):
        var ofClass: [Int: [Int]] = [:]
        for (agent, columns) in columns { ofClass[Int(classOfAgent[agent]), default: []] += columns }
        addAtMost(index, 1, ofClass.keys.sorted().map { ($0, ofClass[$0]!.sorted()) })
      }
    }
  }

  /// y_ca between 0 and 1 is at least 1 where an item of coupling c takes agent a (6); at most `limit` of
  /// them (7). y needs no integrality: nothing gains from a y above what (6) asks for.
  ///
  /// A `sameClass` coupling is this with classes in the place of agents, and one of them.
  private mutating func addAtMost(_ index: Int, _ limit: Int, _ columns: [(agent: Int, columns: [Int])]) {
    var used: [(agent: Int, column: Int)] = []
    for (agent, columns) in columns {
      let use = model.add(LinearModel.Column("y\(index)_\(agent)", bounds: .unit))
      used.append((agent, use))
      // Columns of one item are neighbours, and at most one of them is taken.
      for ofItem in runs(of: columns) {
        model.add(
          .init("uses\(index)_\(itemOfColumn[ofItem[0]])_\(agent)", bounds: .atMost(0)),
          ofItem.map { ($0, 1) } + [(use, -1)])
      }
    }
    model.add(
      .init("atmost\(index)", bounds: .atMost(Double(limit))), used.map { ($0.column, 1) })
    agentColumns.append(used)
  }

  /// Ascending columns cut into those of one item each.
  private func runs(of columns: [Int]) -> [[Int]] {
    var runs: [[Int]] = []
    for column in columns {
      if let last = runs.last?.first, itemOfColumn[last] == itemOfColumn[column] {
        runs[runs.count - 1].append(column)
      } else {
        runs.append([column])
      }
    }
    return runs
  }

  /// Columns of the coupling's items by agent, agents ascending, without the exempt agent.
  private func columnsByAgent(_ coupling: Coupling) -> [(agent: Int, columns: [Int])] {
    var columns: [Int: [Int]] = [:]
    for item in coupling.items {
      for column in problem.columns(of: Int(item)) where problem.columnAgent[column] != coupling.exempt {
        columns[Int(problem.columnAgent[column]), default: []].append(column)
      }
    }
    return columns.keys.sorted().map { ($0, columns[$0]!) }
  }
}
