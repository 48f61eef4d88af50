import AssignmentEngine
import TerritoryPlanning

/// What each move does to what a plan is worth and to the demands on it, in flat arrays.
///
/// A move is an item of the neutral problem whose column differs between the two ends. Demands that no choice of
/// moves can break further than the start does are left out; what is kept is numbered: rows, ties, spreads, then the
/// connectivities agent by agent.
struct MoveModel {
  let ends: MoveEnds
  let problem: AssignmentProblem
  /// The item of the neutral problem of each move, ascending.
  let items: [Int]
  /// For each move the work items that change hands with it: those that have an incumbent.
  let workItems: [[Int]]
  /// For each move: what it adds to the values of the columns, in minor units.
  let values: [Int64]
  /// For each move: barriers of the requirements that its start breaks.
  let objections: [Int]
  /// What each move adds to the rows that are looked at, by position in `rows`.
  let rowChanges: FlatLists<Change>
  /// Side rows of the problem that are looked at.
  let rows: [Int]
  /// Indicators that each move stops marking, and starts marking, by position in `indicators`.
  let unmarks: FlatLists<Int32>
  let marks: FlatLists<Int32>
  /// Indicators of the problem that some move marks or unmarks.
  let indicators: [Int]
  /// Entries of each of the indicators, with rows as positions in `rows`.
  let indicatorChanges: FlatLists<Change>
  let ties: MoveTies
  let places: MovePlaces
  let spreads: MoveSpreads

  /// An amount added to a row, by position in `rows`.
  struct Change {
    var row: Int32
    var amount: Int64
  }

  var count: Int { items.count }

  init(_ ends: MoveEnds) {
    self.ends = ends
    let problem = ends.translation.problem
    self.problem = problem
    let (from, to) = (ends.startAssignment.columns, ends.planAssignment.columns)
    let items = (0..<problem.itemCount).filter { from[$0] != to[$0] }
    self.items = items
    let members = ends.translation.merged.members
    workItems = items.map { item in
      members[item].filter {
        ends.context.isMove(item: $0, holder: ends.plan.holders[$0] ?? ends.context.pool)
      }
    }
    values = items.map { problem.columnValue[Int(to[$0])] - problem.columnValue[Int(from[$0])] }
    objections = items.map { item in members[item].reduce(0) { $0 + ends.objections[$1] } }
    let changes = items.map { problem.changes(from: Int(from[$0]), to: Int(to[$0])) }
    let touched = TouchedIndicators(problem, items: items, from: from, to: to)
    indicators = touched.indicators
    unmarks = touched.unmarks
    marks = touched.marks
    let watch = RowWatch(ends, changes: changes, indicators: touched)
    rows = watch.rows
    rowChanges = FlatLists(changes.map { watch.positions($0) })
    indicatorChanges = FlatLists(
      touched.indicators.map { indicator in
        watch.positions(
          problem.indicators[indicator].entries.map { Change(row: $0.row, amount: $0.coefficient) })
      })
    ties = MoveTies(ends, items: items)
    places = MovePlaces(ends, items: items)
    spreads = MoveSpreads(ends, position: watch.position)
  }
}

/// Lists of different lengths in one array.
struct FlatLists<Element> {
  private let start: [Int]
  let elements: [Element]

  init(_ lists: [[Element]]) {
    var start = [0]
    start.reserveCapacity(lists.count + 1)
    for list in lists { start.append(start[start.count - 1] + list.count) }
    self.start = start
    elements = Array(lists.joined())
  }

  var count: Int { start.count - 1 }
  /// Positions in `elements` of a list.
  @inline(__always)
  subscript(_ list: Int) -> Range<Int> { start[list]..<start[list + 1] }
}

extension AssignmentProblem {
  /// What taking the second column in place of the first adds to each row; rows ascending, none unchanged.
  fileprivate func changes(from: Int, to: Int) -> [MoveModel.Change] {
    var changes: [Int32: Int64] = [:]
    for entry in entries(of: to) { changes[entryRow[entry], default: 0] += entryCoefficient[entry] }
    for entry in entries(of: from) { changes[entryRow[entry], default: 0] -= entryCoefficient[entry] }
    return changes.filter { $0.value != 0 }.map { MoveModel.Change(row: $0.key, amount: $0.value) }
      .sorted { $0.row < $1.row }
  }
}

/// Indicators whose truth depends on the moves.
private struct TouchedIndicators {
  /// Ascending.
  var indicators: [Int] = []
  var unmarks: FlatLists<Int32>
  var marks: FlatLists<Int32>

  init(_ problem: AssignmentProblem, items: [Int], from: [Int32], to: [Int32]) {
    // Which move takes or leaves a column, and whether it takes it.
    var moveOfColumn: [Int32: (move: Int, takes: Bool)] = [:]
    for (move, item) in items.enumerated() {
      moveOfColumn[from[item]] = (move, false)
      moveOfColumn[to[item]] = (move, true)
    }
    var taken = [[Int32]](repeating: [], count: items.count)
    var left = [[Int32]](repeating: [], count: items.count)
    for (number, indicator) in problem.indicators.enumerated() {
      var leaves: Set<Int> = []
      var takes: Set<Int> = []
      for column in indicator.marked {
        guard let (move, isTaken) = moveOfColumn[column] else { continue }
        if isTaken { takes.insert(move) } else { leaves.insert(move) }
      }
      // Marked at both ends of a move: nothing changes by it.
      let both = leaves.intersection(takes)
      leaves.subtract(both)
      takes.subtract(both)
      guard !leaves.isEmpty || !takes.isEmpty else { continue }
      let position = Int32(indicators.count)
      indicators.append(number)
      for move in leaves { left[move].append(position) }
      for move in takes { taken[move].append(position) }
    }
    unmarks = FlatLists(left)
    marks = FlatLists(taken)
  }
}

/// Which rows some choice of moves can bring outside their bounds, or price differently.
private struct RowWatch {
  /// Ascending.
  var rows: [Int] = []
  /// The position in `rows` of each row, -1 for those left out.
  private(set) var position: [Int32]

  init(_ ends: MoveEnds, changes: [[MoveModel.Change]], indicators: TouchedIndicators) {
    let problem = ends.translation.problem
    let start = problem.judge(ends.startAssignment)
    var least = start.activity
    var most = start.activity
    for change in changes.joined() {
      least[Int(change.row)] += Int128(min(0, change.amount))
      most[Int(change.row)] += Int128(max(0, change.amount))
    }
    var isTaken = [Bool](repeating: false, count: problem.columnCount)
    for column in ends.startAssignment.columns { isTaken[Int(column)] = true }
    for number in indicators.indicators {
      let indicator = problem.indicators[number]
      let holds = indicator.marked.contains { isTaken[Int($0)] }
      for entry in indicator.entries {
        let change = Int128(holds ? -entry.coefficient : entry.coefficient)
        least[Int(entry.row)] += min(0, change)
        most[Int(entry.row)] += max(0, change)
      }
    }
    position = Array(repeating: -1, count: problem.rowCount)
    let measured = Set(problem.spreads.flatMap { $0.members.map { Int($0.row) } })
    for (index, row) in problem.rows.enumerated() {
      let isSafe = row.violation(at: least[index]) == 0 && row.violation(at: most[index]) == 0
      guard least[index] < most[index], !isSafe || measured.contains(index) else { continue }
      position[index] = Int32(rows.count)
      rows.append(index)
    }
  }

  func positions(_ changes: [MoveModel.Change]) -> [MoveModel.Change] {
    changes.compactMap { change in
      let position = position[Int(change.row)]
      return position < 0 ? nil : MoveModel.Change(row: position, amount: change.amount)
    }
  }
}
