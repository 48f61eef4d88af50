/// The best legal joint choices of small cells: depth-first branch and bound over columns, best columns first,
/// with the best columns of the open items and the gains of indicators that may still come to hold as the
/// optimistic rest.
///
/// All cells share flat arrays, so that a search allocates nothing and copies nothing.
struct CellSearch: Sendable {
  /// Nodes of one search at most; what is left out then counts at its optimistic value.
  let nodeLimit: Int

  /// Members of cell `c` are the slots `slotStart[c] ..< slotStart[c + 1]`.
  private var slotStart: [Int32] = [0]
  /// Columns of slot `s` are `columnStart[s] ..< columnStart[s + 1]` of `order`.
  private var columnStart: [Int32] = [0]
  /// By falling value; kept between searches, so nearly sorted.
  private var order: [Int32] = []
  private var rules: TieRules
  private let agentOfColumn: [Int32]
  /// Indicators of cell `c` are `indicatorStart[c] ..< indicatorStart[c + 1]` of `indicators`.
  private var indicatorStart: [Int32] = [0]
  private var indicators: [Int32] = []
  /// Indicators that mark column `j` are `markStart[j] ..< markStart[j + 1]` of `mark`; both empty where none does.
  private let markStart: [Int32]
  private let mark: [Int32]
  /// Marked columns taken, for each indicator.
  private var holds: [Int32]

  /// Best total of the slots from one on.
  private var rest: [Double] = []
  private var path: [Int32] = []
  private var agents: [Int32] = []
  private var best = -Double.infinity
  /// What a choice has to exceed to be kept.
  private var least = -Double.infinity
  private var leftOut = -Double.infinity
  private var nodes = 0
  private var width = Double.infinity
  private var most = 1

  /// Choices found and not yet known to be too many, with their places in `foundColumns`.
  private var found: [(value: Double, place: Int32)] = []
  private var foundColumns: [Int32] = []

  /// Values of the joint choices kept by the last search, the best first.
  private(set) var values: [Double] = []
  /// Columns of choice `c` are `choices[c * n ..< (c + 1) * n]`, with n the cell's members.
  private(set) var choices: [Int32] = []

  /// - Parameter marks: columns that indicators mark, compressed as in `markStart` and `mark`.
  init(
    agentOfColumn: [Int32], agentCount: Int, marks: (start: [Int32], of: [Int32]), indicatorCount: Int,
    nodeLimit: Int
  ) {
    self.agentOfColumn = agentOfColumn
    self.nodeLimit = nodeLimit
    (markStart, mark) = marks
    rules = TieRules(agentCount: agentCount)
    holds = [Int32](repeating: 0, count: indicatorCount)
  }

  /// Adds a cell of the given items.
  ///
  /// - Parameters:
  ///   - columns: of each item.
  ///   - indicators: those that mark columns of the cell.
  mutating func add(
    _ items: [Int32], columns: [Range<Int>], couplings: [Coupling], indicators: some Sequence<Int32>
  ) {
    for range in columns {
      order += range.lazy.map(Int32.init)
      columnStart.append(Int32(order.count))
    }
    slotStart.append(Int32(columnStart.count - 1))
    rules.add(items, couplings)
    self.indicators += indicators
    indicatorStart.append(Int32(self.indicators.count))
    while path.count < columns.count {
      path.append(-1)
      agents.append(-1)
    }
    while rest.count <= columns.count { rest.append(0) }
  }

  func memberCount(_ cell: Int) -> Int { Int(slotStart[cell + 1] - slotStart[cell]) }

  /// Keeps the best legal joint choices of a cell in `values` and `choices`.
  ///
  /// - Parameters:
  ///   - value: of every column.
  ///   - indicatorValue: of every indicator.
  ///   - most: choices kept at most.
  ///   - width: how far below the best a choice may lie to be kept.
  mutating func search(
    _ cell: Int, _ value: UnsafeBufferPointer<Double>, _ indicatorValue: UnsafeBufferPointer<Double>,
    most: Int = 1, within width: Double = .infinity
  ) -> GroupOracle.Maximum {
    (best, least, leftOut, nodes) = (-.infinity, -.infinity, -.infinity, 0)
    (self.most, self.width) = (most, width)
    values.removeAll(keepingCapacity: true)
    choices.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
    foundColumns.removeAll(keepingCapacity: true)
    let members = memberCount(cell)
    rest[members] = 0
    for depth in (0..<members).reversed() {
      let slot = Int(slotStart[cell]) + depth
      sort(Int(columnStart[slot])..<Int(columnStart[slot + 1]), value)
      guard columnStart[slot] < columnStart[slot + 1] else {
        return GroupOracle.Maximum(value: -.infinity, isExact: false)
      }
      rest[depth] = rest[depth + 1] + value[Int(order[Int(columnStart[slot])])]
    }
    var open = 0.0
    for index in Int(indicatorStart[cell])..<Int(indicatorStart[cell + 1]) {
      open += max(0, indicatorValue[Int(indicators[index])])
    }
    descend(cell, 0, members, reached: 0, open: open, value, indicatorValue)
    dropWorse()
    for kept in found where kept.value >= best - width {
      values.append(kept.value)
      for depth in 0..<members { choices.append(foundColumns[Int(kept.place) + depth]) }
    }
    return GroupOracle.Maximum(value: max(best, leftOut), isExact: best > -.infinity && leftOut <= best)
  }

  private mutating func descend(
    _ cell: Int, _ depth: Int, _ members: Int, reached: Double, open: Double,
    _ value: UnsafeBufferPointer<Double>, _ indicatorValue: UnsafeBufferPointer<Double>
  ) {
    guard depth < members else {
      if reached > least { keep(reached, members) }
      return
    }
    nodes += 1
    let slot = Int(slotStart[cell]) + depth
    for index in Int(columnStart[slot])..<Int(columnStart[slot + 1]) {
      let column = Int(order[index])
      let optimistic = reached + value[column] + rest[depth + 1] + open
      // Columns come by falling value: the ones behind cannot do better.
      if optimistic <= least { return }
      if nodes > nodeLimit {
        leftOut = max(leftOut, optimistic)
        return
      }
      path[depth] = Int32(column)
      agents[depth] = agentOfColumn[column]
      guard rules.allows(cell, agents, at: depth) else { continue }
      guard !markStart.isEmpty else {
        descend(
          cell, depth + 1, members, reached: reached + value[column], open: open, value, indicatorValue)
        continue
      }
      var (newReached, newOpen) = (reached + value[column], open)
      take(column, &newReached, &newOpen, indicatorValue)
      descend(cell, depth + 1, members, reached: newReached, open: newOpen, value, indicatorValue)
      for index in Int(markStart[column])..<Int(markStart[column + 1]) { holds[Int(mark[index])] -= 1 }
    }
  }

  private mutating func take(
    _ column: Int, _ reached: inout Double, _ open: inout Double,
    _ indicatorValue: UnsafeBufferPointer<Double>
  ) {
    for index in Int(markStart[column])..<Int(markStart[column + 1]) {
      let indicator = Int(mark[index])
      if holds[indicator] == 0 {
        reached += indicatorValue[indicator]
        open -= max(0, indicatorValue[indicator])
      }
      holds[indicator] += 1
    }
  }

  private mutating func keep(_ reached: Double, _ members: Int) {
    if most == 1 {
      found.removeAll(keepingCapacity: true)
      foundColumns.removeAll(keepingCapacity: true)
    }
    found.append((reached, Int32(foundColumns.count)))
    for depth in 0..<members { foundColumns.append(path[depth]) }
    best = max(best, reached)
    least = max(least, most == 1 ? best : best - width)
    if found.count >= 2 * most { dropWorse() }
  }

  /// Orders what was found by falling value, of equals the first found, and keeps as many as are wanted.
  private mutating func dropWorse() {
    guard found.count > 1 else { return }
    found.sort { ($1.value, $0.place) < ($0.value, $1.place) }
    guard found.count >= most else { return }
    found.removeLast(found.count - most)
    least = max(least, found[most - 1].value)
  }

  /// Insertion sort: stable, in place, and linear on the nearly sorted lists of an iterative method.
  private mutating func sort(_ range: Range<Int>, _ value: UnsafeBufferPointer<Double>) {
    guard range.count > 1 else { return }
    for end in range.lowerBound + 1..<range.upperBound {
      let moved = order[end]
      var hole = end
      while hole > range.lowerBound, value[Int(order[hole - 1])] < value[Int(moved)] {
        order[hole] = order[hole - 1]
        hole -= 1
      }
      order[hole] = moved
    }
  }
}
