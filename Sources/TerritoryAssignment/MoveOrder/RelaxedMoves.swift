import AssignmentEngine
import TerritoryPlanning

/// The neutral problem of choosing among the moves: at most two columns an item, one where it stays and one where it
/// goes.
struct RelaxedMoves {
  enum Aim {
    /// The most worth, with every demand relaxed to what the start keeps.
    case worth
    /// The fewest moves, as a negative value, with every demand as it is and nothing priced.
    case fewestMoves
  }
  private let model: MoveModel
  /// Without the row that counts moves.
  private var builder: AssignmentProblem.Builder
  /// For each move: the columns where its item stays, -1 for none, and where it goes.
  private var columnsOfMove: [(stay: Int32, go: Int32)]
  private var firstColumn: [Int32]

  init(_ model: MoveModel, aim: Aim = .worth) {
    self.model = model
    let problem = model.problem
    let judged = problem.judge(model.ends.startAssignment)
    let choice = MoveColumns(model, aim: aim)
    columnsOfMove = choice.ofMove
    firstColumn = choice.first
    let rows = zip(problem.rows, judged.activity).map { row, activity in
      var row = row
      switch aim {
      case .worth:
        if row.shortfallPrice == nil { row.lower = row.lower.map { min($0, Int64(activity)) } }
        if row.excessPrice == nil { row.upper = row.upper.map { max($0, Int64(activity)) } }
      case .fewestMoves:
        if row.shortfallPrice != nil { (row.lower, row.shortfallPrice) = (nil, nil) }
        if row.excessPrice != nil { (row.upper, row.excessPrice) = (nil, nil) }
      }
      return row
    }
    builder = AssignmentProblem.Builder(
      flat: choice.flat, agentCount: problem.agentCount, rows: rows,
      constant: aim == .worth ? problem.constant : 0)
    // Couplings that the start breaks are not in the problem.
    for coupling in problem.couplings { builder.addCoupling(coupling) }
    for indicator in problem.indicators {
      let marked = indicator.marked.map { choice.index[Int($0)] }.filter { $0 >= 0 }
      if marked.isEmpty { continue }
      builder.addIndicator(
        marked: marked, value: aim == .worth ? indicator.value : 0, entries: indicator.entries)
    }
    let broken = aim == .worth ? Set(judged.brokenConnectivities.map(\.connectivity)) : []
    for (number, rule) in problem.connectivities.enumerated() where !broken.contains(number) {
      builder.addConnectivity(rule)
    }
    for (number, spread) in problem.spreads.enumerated() {
      var spread = spread
      if aim == .worth {
        let sums = spread.members.map { Int64(clamping: judged.activity[Int($0.row)]) }
        spread.atMost = max(spread.atMost, model.ends.translation.index.spreads[number].measured(sums))
      }
      builder.addSpread(spread)
    }
  }

  /// - Parameter moves: most items that change hands; nil: any number.
  /// - Throws: `ProblemFaults` where the figures exceed what the engine accepts.
  func problem(atMost moves: Int?) throws -> AssignmentProblem {
    var builder = builder
    builder.addRow(SideRow(lower: nil, upper: moves.map { Int64($0) }))
    return try builder.build()
  }

  /// The assignment in which these moves are done; all have both columns.
  func assignment(moving isGone: [Bool]) -> Assignment {
    var columns = firstColumn
    for (move, item) in model.items.enumerated() {
      columns[item] = isGone[move] ? columnsOfMove[move].go : columnsOfMove[move].stay
    }
    return Assignment(columns: columns)
  }

  /// The moves done in an assignment, ascending.
  func moves(in assignment: Assignment) -> [Int] {
    model.items.indices.filter { assignment.columns[model.items[$0]] == columnsOfMove[$0].go }
  }
}

/// The columns of the problem of choosing among moves.
private struct MoveColumns {
  private(set) var flat = AssignmentProblem.FlatColumns()
  /// The new index of each column of the neutral problem; -1: left out.
  private(set) var index: [Int]
  private(set) var ofMove: [(stay: Int32, go: Int32)] = []
  /// The first column of each item.
  private(set) var first: [Int32] = []

  init(_ model: MoveModel, aim: RelaxedMoves.Aim) {
    let problem = model.problem
    let (from, to) = (model.ends.startAssignment.columns, model.ends.planAssignment.columns)
    index = Array(repeating: -1, count: problem.columnCount)
    var move = 0
    for item in 0..<problem.itemCount {
      let isMove = from[item] != to[item]
      let weight = isMove ? Int64(model.workItems[move].count) : 0
      let mustGo = isMove && aim == .fewestMoves && model.objections[move] > 0
      first.append(Int32(flat.columnAgent.count))
      for column in Set(mustGo ? [to[item]] : [from[item], to[item]]).sorted() {
        let goes = isMove && column == to[item]
        add(Int(column), of: problem, moves: goes ? weight : 0, aim)
      }
      flat.columnStart.append(Int32(flat.columnAgent.count))
      if isMove {
        ofMove.append((Int32(index[Int(from[item])]), Int32(index[Int(to[item])])))
        move += 1
      }
    }
  }

  private mutating func add(
    _ column: Int, of problem: AssignmentProblem, moves: Int64, _ aim: RelaxedMoves.Aim
  ) {
    index[column] = flat.columnAgent.count
    flat.columnAgent.append(problem.columnAgent[column])
    flat.columnValue.append(aim == .worth ? problem.columnValue[column] : -moves)
    for entry in problem.entries(of: column) {
      flat.entryRow.append(problem.entryRow[entry])
      flat.entryCoefficient.append(problem.entryCoefficient[entry])
    }
    if moves > 0 {
      flat.entryRow.append(Int32(problem.rowCount))
      flat.entryCoefficient.append(moves)
    }
    flat.entryStart.append(Int32(flat.entryRow.count))
  }
}
