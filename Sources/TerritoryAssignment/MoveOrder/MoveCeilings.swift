import AssignmentEngine
import TerritoryPlanning

/// Bounds on what at most so many of the moves can bring.
///
/// The best choice of at most k moves is an integer program: the neutral problem with two columns an item, one where
/// it stays and one where it goes, a side row that counts the moves, and every demand relaxed to what the start keeps.
/// Every prefix of every order is one of its plans, so the engine's bound holds for all orders.
struct MoveCeilings {
  private let model: MoveModel
  private let order: MoveOrder
  private let steps: [[Int]]
  private let work: Int64
  private let relaxed: RelaxedMoves

  init(_ model: MoveModel, order: MoveOrder, steps: [[Int]], work: Int64) {
    self.model = model
    self.order = order
    self.steps = steps
    self.work = work
    relaxed = RelaxedMoves(model)
  }

  /// At evenly spread numbers of moves, and around the fewest that might reach each milestone.
  static let evenly = 8

  func ceilings(stop: StopSignal) throws -> [MoveOrder.Ceiling] {
    let moves = order.moves
    guard moves > 0 else { return [] }
    var known: [Int: Money] = [:]
    func ceiling(_ count: Int) throws -> Money? {
      if let known = known[count] { return known }
      guard !stop.isSet else { return nil }
      known[count] = try bound(count, stop: stop)
      return known[count]
    }
    for part in 0...Self.evenly { _ = try ceiling(part * moves / Self.evenly) }
    if order.benefit > .zero {
      for percent in MoveOrdering.milestones {
        // Halving between the most moves that cannot and the fewest that may reach it.
        let level = order.level(percent)
        var (cannot, may) = (-1, moves)
        for (count, most) in known {
          if most < level { cannot = max(cannot, count) } else { may = min(may, count) }
        }
        while may - cannot > 1 {
          let middle = (cannot + may) / 2
          guard let most = try ceiling(middle) else { break }
          if most < level { cannot = middle } else { may = middle }
        }
      }
    }
    return known.keys.sorted().map { MoveOrder.Ceiling(moves: $0, objective: known[$0] ?? .zero) }.lowered()
  }

  private func bound(_ count: Int, stop: StopSignal) throws -> Money {
    let problem = try relaxed.problem(atMost: count)
    var isGone = [Bool](repeating: false, count: model.count)
    for (step, done) in zip(steps, order.movesAfterSteps) where done <= count {
      for move in step { isGone[move] = true }
    }
    let options = SolveOptions(
      timeLimitSeconds: nil, workLimit: work, relativeGap: 0, seed: 1,
      start: relaxed.assignment(moving: isGone))
    let result = try Engine.solve(problem, options: options, stop: stop)
    let certificate: Certificate
    switch result.outcome {
    case .optimal(let plan), .gapReached(let plan), .limitReached(let plan, _): certificate = plan.certificate
    case .noPlanFound(let found, _, _): certificate = found
    case .infeasible:
      throw DisagreementDefect.illegal(rules: ["the start of an order is no plan of its own relaxation"])
    }
    return Money(minorUnits: Int64(clamping: certificate.claimedBound))
  }
}

extension [MoveOrder.Ceiling] {
  /// What fewer moves bring at most is no more than what more moves bring at most.
  fileprivate func lowered() -> [MoveOrder.Ceiling] {
    var lowered = self
    for index in lowered.indices.dropLast().reversed() {
      lowered[index].objective = Swift.min(lowered[index].objective, lowered[index + 1].objective)
    }
    return lowered
  }
}

/// The neutral problem of choosing among the moves.
struct RelaxedMoves {
  private let model: MoveModel
  /// Without the row that counts moves.
  private var builder: AssignmentProblem.Builder
  private let counting: Int

  init(_ model: MoveModel) {
    self.model = model
    let problem = model.problem
    let start = model.ends.startAssignment
    let judged = problem.judge(start)
    counting = problem.rowCount
    let (flat, columns) = Self.columns(model)
    let rows = zip(problem.rows, judged.activity).map { row, activity in
      var row = row
      if row.shortfallPrice == nil { row.lower = row.lower.map { min($0, Int64(activity)) } }
      if row.excessPrice == nil { row.upper = row.upper.map { max($0, Int64(activity)) } }
      return row
    }
    builder = AssignmentProblem.Builder(
      flat: flat, agentCount: problem.agentCount, rows: rows, constant: problem.constant)
    // Couplings that the start breaks are not in the problem.
    for coupling in problem.couplings { builder.addCoupling(coupling) }
    for indicator in problem.indicators {
      let marked = indicator.marked.map { columns[Int($0)] }.filter { $0 >= 0 }
      if marked.isEmpty { continue }
      builder.addIndicator(marked: marked, value: indicator.value, entries: indicator.entries)
    }
    let broken = Set(judged.brokenConnectivities.map(\.connectivity))
    for (number, rule) in problem.connectivities.enumerated() where !broken.contains(number) {
      builder.addConnectivity(rule)
    }
    for (number, spread) in problem.spreads.enumerated() {
      let limit = model.ends.translation.index.spreads[number]
      let sums = spread.members.map { Int64(clamping: judged.activity[Int($0.row)]) }
      var relaxed = spread
      relaxed.atMost = max(spread.atMost, limit.measured(sums))
      builder.addSpread(relaxed)
    }
  }

  /// Two columns for each item that moves, one for any other; with the new index of each column, -1 for none.
  private static func columns(_ model: MoveModel) -> (AssignmentProblem.FlatColumns, [Int]) {
    let problem = model.problem
    let (from, to) = (model.ends.startAssignment.columns, model.ends.planAssignment.columns)
    var weights = [Int](repeating: 0, count: problem.itemCount)
    for (move, item) in model.items.enumerated() { weights[item] = model.workItems[move].count }
    var flat = AssignmentProblem.FlatColumns()
    var index = [Int](repeating: -1, count: problem.columnCount)
    for item in 0..<problem.itemCount {
      for column in Set([from[item], to[item]]).sorted().map(Int.init) {
        index[column] = flat.columnAgent.count
        flat.columnAgent.append(problem.columnAgent[column])
        flat.columnValue.append(problem.columnValue[column])
        for entry in problem.entries(of: column) {
          flat.entryRow.append(problem.entryRow[entry])
          flat.entryCoefficient.append(problem.entryCoefficient[entry])
        }
        if column == Int(to[item]), weights[item] > 0 {
          flat.entryRow.append(Int32(problem.rowCount))
          flat.entryCoefficient.append(Int64(weights[item]))
        }
        flat.entryStart.append(Int32(flat.entryRow.count))
      }
      flat.columnStart.append(Int32(flat.columnAgent.count))
    }
    return (flat, index)
  }

  /// - Throws: `ProblemFaults` where the figures exceed what the engine accepts.
  func problem(atMost moves: Int) throws -> AssignmentProblem {
    var builder = builder
    builder.addRow(SideRow(lower: nil, upper: Int64(moves)))
    return try builder.build()
  }

  /// The assignment in which these moves are done.
  func assignment(moving isGone: [Bool]) -> Assignment {
    let (from, to) = (model.ends.startAssignment.columns, model.ends.planAssignment.columns)
    var columns: [Int32] = []
    var next: Int32 = 0
    var move = 0
    for item in from.indices {
      if from[item] == to[item] {
        columns.append(next)
        next += 1
        continue
      }
      let goes = isGone[move]
      move += 1
      // The lower of the two columns comes first.
      columns.append(next + (goes == (to[item] > from[item]) ? 1 : 0))
      next += 2
    }
    return Assignment(columns: columns)
  }
}
