import AssignmentEngine

/// From a plan that breaks a single demand of a set, plans that break a single other one.
///
/// Each of them shows that every conflict in the set contains the demand it breaks, and costs a few moves where
/// the engine would start from nothing: the rotation of models in the search for minimal unsatisfiable sets
/// (Belov and Marques-Silva 2011), carried over to linear rows. Moves are chosen by rows and barred pairs alone;
/// whether a plan breaks nothing else is judged afterwards, so what is not found costs only time.
struct WitnessTransfer {
  let open: OpenModel
  let lists: RowLists
  /// The set, which allows no plan.
  let kept: [Bool]
  let budget: ConflictBudget
  /// Most attempts for each demand asked for.
  static let attemptsEach = 3

  /// Demands among `targets` for which a plan was found that breaks nothing else of the set.
  func reached(from columns: [Int32], breaking demand: Int, targets: [Int]) -> [Int] {
    var left = targets
    var found: [Int] = []
    var queue: [(demand: Int, columns: [Int32])] = [(demand, columns)]
    var attempts = 0
    while let start = queue.popLast(), !left.isEmpty, attempts < Self.attemptsEach * targets.count {
      attempts += left.count
      for target in left {
        if budget.isSpent { return found }
        guard let moved = transfer(start.columns, from: start.demand, to: target),
          broken(by: moved) == [target]
        else { continue }
        found.append(target)
        queue.append((target, moved))
      }
      left.removeAll(where: found.contains)
    }
    return found
  }

  /// The demands of the set that a plan breaks.
  func broken(by columns: [Int32]) -> Set<Int> {
    let judgement = open.problem.judge(Assignment(columns: columns))
    var numbers: [Int32] = judgement.brokenRows.map {
      $0.violation > 0 ? open.upperDemand[$0.row] : open.lowerDemand[$0.row]
    }
    numbers += judgement.brokenCouplings.map { open.couplingDemand[$0] }
    numbers += judgement.brokenConnectivities.map { open.connectivityDemand[$0.connectivity] }
    numbers += judgement.brokenSpreads.map { open.spreadDemand[$0.spread] }
    numbers += columns.flatMap { open.bars(of: Int($0)) }
    return Set(numbers.lazy.map { Int($0) }.filter { $0 >= 0 && kept[$0] })
  }

  /// Moves items until the first demand holds, where only the second may be broken on the way: as the plan stands,
  /// or after everything was moved that only the second demand forbids.
  private func transfer(_ columns: [Int32], from demand: Int, to target: Int) -> [Int32]? {
    var allowed = kept
    allowed[target] = false
    let state = MovingPlan(open, lists, columns, target: target, allowed: allowed)
    if let moved = repaired(state, demand) { return moved }
    var eased = state
    var isEased = false
    for item in columns.indices {
      for column in open.problem.columns(of: item)
      where open.bars(of: column).contains(Int32(target)) && open.isAllowed(column, under: allowed) {
        isEased = eased.take(column, for: item, straining: nil) || isEased
      }
    }
    return isEased ? repaired(eased, demand) : nil
  }

  private func repaired(_ state: MovingPlan, _ demand: Int) -> [Int32]? {
    var state = state
    for item in state.columns.indices
    where open.bars(of: Int(state.columns[item])).contains(Int32(demand)) {
      guard state.moveAnywhere(item) else { return nil }
    }
    for row in open.problem.rows.indices {
      if open.upperDemand[row] == Int32(demand), !state.lower(row) { return nil }
      if open.lowerDemand[row] == Int32(demand), !state.raise(row) { return nil }
    }
    return state.columns
  }
}

/// The columns of each row, and the item of each column.
struct RowLists {
  let item: [Int32]
  private let start: [Int]
  private let column: [Int32]

  init(_ problem: AssignmentProblem) {
    var item = [Int32](repeating: 0, count: problem.columnCount)
    var start = [Int](repeating: 0, count: problem.rowCount + 1)
    for number in 0..<problem.itemCount {
      for column in problem.columns(of: number) {
        item[column] = Int32(number)
        for entry in problem.entries(of: column) { start[Int(problem.entryRow[entry]) + 1] += 1 }
      }
    }
    for row in 0..<problem.rowCount { start[row + 1] += start[row] }
    var next = start
    var list = [Int32](repeating: 0, count: start[problem.rowCount])
    for column in 0..<problem.columnCount {
      for entry in problem.entries(of: column) {
        let row = Int(problem.entryRow[entry])
        list[next[row]] = Int32(column)
        next[row] += 1
      }
    }
    self.item = item
    self.start = start
    column = list
  }

  /// Ascending.
  func columns(of row: Int) -> ArraySlice<Int32> { column[start[row]..<start[row + 1]] }
}

/// A plan with the activities of its rows, which moves keep within the bounds of the demands allowed.
private struct MovingPlan {
  /// Items that find no place before the row is given up: where so many do not, hardly any will.
  private static let mostRefusals = 30

  let open: OpenModel
  private let problem: AssignmentProblem
  let lists: RowLists
  /// The demand that may be broken, and all of the set but it.
  let target: Int32
  let allowed: [Bool]
  private(set) var columns: [Int32]
  private var activity: [Int128]

  init(_ open: OpenModel, _ lists: RowLists, _ columns: [Int32], target: Int, allowed: [Bool]) {
    self.open = open
    problem = open.problem
    self.lists = lists
    self.target = Int32(target)
    self.columns = columns
    self.allowed = allowed
    activity = problem.judge(Assignment(columns: columns)).activity
  }

  /// Takes the first column for the item that breaks nothing.
  mutating func moveAnywhere(_ item: Int) -> Bool {
    for column in problem.columns(of: item) where open.isAllowed(column, under: allowed) {
      if take(column, for: item, straining: nil) { return true }
    }
    return false
  }

  /// Brings a row down to its upper bound: the items that weigh most leave it, each for the first column that
  /// breaks nothing, those that only the target forbids before the others.
  mutating func lower(_ row: Int) -> Bool {
    guard let upper = problem.rows[row].upper, activity[row] > Int128(upper) else { return true }
    var refusals = 0
    for taken in heaviest(row, where: { columns[Int(lists.item[$0])] == Int32($0) }) {
      if !leave(taken.column, row, weight: taken.weight) { refusals += 1 }
      if activity[row] <= Int128(upper) { return true }
      if refusals > Self.mostRefusals { return false }
    }
    return false
  }

  /// Moves the item of a column to one that weighs less in the row.
  private mutating func leave(_ column: Int, _ row: Int, weight: Int64) -> Bool {
    let item = Int(lists.item[column])
    for isTargets in [true, false] {
      for other in problem.columns(of: item)
      where concernsTarget(other) == isTargets && open.isAllowed(other, under: allowed)
        && coefficient(other, row) < weight
      {
        if take(other, for: item, straining: row) { return true }
      }
    }
    return false
  }

  /// Brings a row up to its lower bound, with the moves first that add most.
  mutating func raise(_ row: Int) -> Bool {
    guard let lower = problem.rows[row].lower, activity[row] < Int128(lower) else { return true }
    let outside = heaviest(row) {
      columns[Int(lists.item[$0])] != Int32($0) && open.isAllowed($0, under: allowed)
    }
    for move in outside {
      let item = Int(lists.item[move.column])
      guard coefficient(Int(columns[item]), row) < move.weight else { continue }
      _ = take(move.column, for: item, straining: row)
      if activity[row] >= Int128(lower) { return true }
    }
    return false
  }

  /// The columns that add to a row, those that add most first; in their order where two add the same, so that the
  /// outcome does not depend on the sort.
  private func heaviest(
    _ row: Int, where isWanted: (Int) -> Bool
  ) -> [(column: Int, weight: Int64)] {
    var found: [(column: Int, weight: Int64)] = []
    for column in lists.columns(of: row).lazy.map({ Int($0) }) where isWanted(column) {
      let weight = coefficient(column, row)
      if weight > 0 { found.append((column, weight)) }
    }
    return found.sorted { ($1.weight, $0.column) < ($0.weight, $1.column) }
  }

  /// Whether the column is barred by the target, or counts in a row that only the target bounds.
  private func concernsTarget(_ column: Int) -> Bool {
    open.bars(of: column).contains(target)
      || problem.entries(of: column).contains {
        let row = Int(problem.entryRow[$0])
        return open.upperDemand[row] == target || open.lowerDemand[row] == target
      }
  }

  private func coefficient(_ column: Int, _ row: Int) -> Int64 {
    for entry in problem.entries(of: column) where problem.entryRow[entry] == Int32(row) {
      return problem.entryCoefficient[entry]
    }
    return 0
  }

  /// Moves an item if every row of either column then is within its bounds, or no further outside than before.
  ///
  /// - Parameter row: the row that is being brought back and may still be outside.
  mutating func take(_ column: Int, for item: Int, straining row: Int?) -> Bool {
    let former = Int(columns[item])
    add(former, -1)
    add(column, 1)
    guard isWithin(rowsOf: former, but: row), isWithin(rowsOf: column, but: row) else {
      add(former, 1)
      add(column, -1)
      return false
    }
    columns[item] = Int32(column)
    return true
  }

  private func isWithin(rowsOf column: Int, but row: Int?) -> Bool {
    problem.entries(of: column).allSatisfy {
      let touched = Int(problem.entryRow[$0])
      return touched == row || isWithin(touched)
    }
  }

  private mutating func add(_ column: Int, _ sign: Int128) {
    for entry in problem.entries(of: column) {
      activity[Int(problem.entryRow[entry])] += sign * Int128(problem.entryCoefficient[entry])
    }
  }

  private func isWithin(_ row: Int) -> Bool {
    let bounds = problem.rows[row]
    let (lower, upper) = (open.lowerDemand[row], open.upperDemand[row])
    if upper >= 0, allowed[Int(upper)], let most = bounds.upper, activity[row] > Int128(most) { return false }
    if lower >= 0, allowed[Int(lower)], let least = bounds.lower, activity[row] < Int128(least) {
      return false
    }
    return true
  }
}
