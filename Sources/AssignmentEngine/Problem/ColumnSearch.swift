extension LocalGroup {
  /// A search over the columns of all items that the couplings and indicators touch; of the whole group if
  /// it is small.
  func columnSearch(_ couplings: [Coupling], _ indicators: [Int32], nodeLimit: Int) -> ColumnSearch {
    let whole = group.items.count <= GroupOracle.smallGroup
    let items = whole ? Array(group.items.indices) : couplings.flatMap { localItems(of: $0) }.sorted()
    var search = ColumnSearch()
    search.nodeLimit = nodeLimit
    search.items = items
    search.order = items.map { item in (start[item]..<start[item + 1]).map(Int32.init) }
    search.rest = [Double](repeating: 0, count: items.count + 1)
    search.path = [Int32](repeating: -1, count: items.count)
    search.bestPath = search.path

    var agentNumber: [Int32: Int] = [:]
    for column in columns.indices where agentNumber[agent(of: column)] == nil {
      agentNumber[agent(of: column)] = agentNumber.count
    }
    search.agentCount = agentNumber.count
    search.agent = columns.indices.map { Int32(agentNumber[agent(of: $0)]!) }
    search.rulesOfItem = items.map { item in
      couplings.indices.filter { couplings[$0].items.contains(group.items[item]) }
    }
    search.mostAgents = couplings.map { coupling in
      switch coupling {
      case .differ: 0
      case .atMost(let limit, _, _): limit
      case .sameClass: 1
      }
    }
    search.counted = couplings.flatMap { coupling in
      var counted = (0..<agentNumber.count).map(Int32.init)
      guard case .sameClass(_, let classOfAgent, _) = coupling else { return counted }
      // The first agent met of a class stands for the class.
      var first: [Int32: Int32] = [:]
      for (agent, number) in agentNumber.sorted(by: { $0.value < $1.value }) {
        let known = first[classOfAgent[Int(agent)]] ?? Int32(number)
        first[classOfAgent[Int(agent)]] = known
        counted[number] = known
      }
      return counted
    }
    search.exempt = couplings.map { coupling in
      coupling.exempt.flatMap { agentNumber[$0] }.map(Int32.init) ?? -1
    }
    search.uses = [Int32](repeating: 0, count: couplings.count * agentNumber.count)
    search.different = [Int](repeating: 0, count: couplings.count)

    search.indicators = indicators.map(Int.init)
    search.indicatorWorth = [Double](repeating: 0, count: indicators.count)
    search.holds = [Int32](repeating: 0, count: indicators.count)
    search.marks = [[Int]](repeating: [], count: columns.count)
    for (number, index) in indicators.enumerated() {
      for column in self.columns(markedBy: problem.indicators[Int(index)]) {
        search.marks[column].append(number)
      }
    }
    return search
  }
}

/// Depth-first branch and bound over the columns of a few items, best columns first, with the best columns
/// of the open items and the gains of indicators that may still come to hold as the optimistic rest.
struct ColumnSearch: Sendable {
  var nodeLimit = 0
  /// Local items in the order of the search.
  var items: [Int] = []
  /// For each of `items` its local columns by falling value; kept between calls, so nearly sorted.
  var order: [[Int32]] = []
  /// Best total of the items from one on.
  var rest: [Double] = []
  var path: [Int32] = []
  var bestPath: [Int32] = []

  /// Local agent of each local column.
  var agent: [Int32] = []
  var agentCount = 0
  var rulesOfItem: [[Int]] = []
  /// Limit of an `atMost` coupling, 1 for `sameClass`, 0 for `differ`.
  var mostAgents: [Int] = []
  /// What is counted for an agent, for each coupling and agent: the agent, or one that stands for its class.
  var counted: [Int32] = []
  var exempt: [Int32] = []
  /// Items that take an agent, for each coupling and agent counted.
  var uses: [Int32] = []
  /// Different agents in use, for each coupling.
  var different: [Int] = []

  /// The problem's indices of the indicators.
  var indicators: [Int] = []
  var indicatorWorth: [Double] = []
  /// Marked columns taken, for each indicator.
  var holds: [Int32] = []
  /// Indicators that mark each local column.
  var marks: [[Int]] = []

  private var best = -Double.infinity
  private var leftOut = -Double.infinity
  private var nodes = 0

  /// Fills `choice` (local items to local columns) unless no joint choice was found.
  mutating func maximise(
    _ value: [Double], _ indicatorValue: UnsafeBufferPointer<Double>, into choice: inout [Int32]
  ) -> GroupOracle.Maximum {
    best = -.infinity
    leftOut = -.infinity
    nodes = 0
    var open = 0.0
    for number in indicators.indices {
      indicatorWorth[number] = indicatorValue[indicators[number]]
      open += max(0, indicatorWorth[number])
    }
    for depth in items.indices.reversed() {
      sortByFallingValue(&order[depth], value)
      rest[depth] = rest[depth + 1] + value[Int(order[depth][0])]
    }
    descend(0, reached: 0, open: open, value)
    if best > -.infinity {
      for depth in items.indices { choice[items[depth]] = bestPath[depth] }
    }
    return GroupOracle.Maximum(value: max(best, leftOut), isExact: best > -.infinity && leftOut <= best)
  }

  private mutating func descend(_ depth: Int, reached: Double, open: Double, _ value: [Double]) {
    if depth == items.count {
      if reached > best {
        best = reached
        for position in path.indices { bestPath[position] = path[position] }
      }
      return
    }
    nodes += 1
    for position in order[depth].indices {
      let column = Int(order[depth][position])
      let optimistic = reached + value[column] + rest[depth + 1] + open
      // Columns come by falling value: the ones behind cannot do better.
      if optimistic <= best { return }
      if nodes > nodeLimit {
        leftOut = max(leftOut, optimistic)
        return
      }
      guard allows(column, at: depth) else { continue }
      var newReached = reached + value[column]
      var newOpen = open
      take(column, at: depth, &newReached, &newOpen)
      path[depth] = Int32(column)
      descend(depth + 1, reached: newReached, open: newOpen, value)
      release(column, at: depth)
    }
  }

  private func allows(_ column: Int, at depth: Int) -> Bool {
    for rule in rulesOfItem[depth] where agent[column] != exempt[rule] {
      let used = uses[slot(rule, column)]
      if mostAgents[rule] == 0 ? used > 0 : used == 0 && different[rule] == mostAgents[rule] { return false }
    }
    return true
  }

  @inline(__always)
  private func slot(_ rule: Int, _ column: Int) -> Int {
    let first = rule * agentCount
    return first + Int(counted[first + Int(agent[column])])
  }

  private mutating func take(_ column: Int, at depth: Int, _ reached: inout Double, _ open: inout Double) {
    for rule in rulesOfItem[depth] where agent[column] != exempt[rule] {
      let slot = slot(rule, column)
      if uses[slot] == 0 { different[rule] += 1 }
      uses[slot] += 1
    }
    for number in marks[column] {
      if holds[number] == 0 {
        reached += indicatorWorth[number]
        open -= max(0, indicatorWorth[number])
      }
      holds[number] += 1
    }
  }

  private mutating func release(_ column: Int, at depth: Int) {
    for rule in rulesOfItem[depth] where agent[column] != exempt[rule] {
      let slot = slot(rule, column)
      uses[slot] -= 1
      if uses[slot] == 0 { different[rule] -= 1 }
    }
    for number in marks[column] { holds[number] -= 1 }
  }
}

/// Insertion sort: stable, in place, and linear on the nearly sorted lists of an iterative method.
func sortByFallingValue(_ list: inout [Int32], _ value: [Double]) {
  guard list.count > 1 else { return }
  for end in 1..<list.count {
    let moved = list[end]
    var hole = end
    while hole > 0, value[Int(list[hole - 1])] < value[Int(moved)] {
      list[hole] = list[hole - 1]
      hole -= 1
    }
    list[hole] = moved
  }
}
