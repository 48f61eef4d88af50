/// The largest total of reduced values over the legal joint choices of one group, in integers; an upper
/// bound on it where the group is too large to be searched.
///
/// Three cases, as `docs/formulations/certificate.md` states them: small groups and groups with one
/// `atMost` or `sameClass` coupling as their only rule are searched; all others are first relaxed into such
/// parts.
struct JointMaximum {
  let problem: AssignmentProblem
  let group: ItemGroup
  /// Reduced value of every column of the problem.
  let columnValue: [Int128]
  /// Reduced values of the group's indicators, in their order.
  let indicatorValue: [Int128]

  /// A group of at most this many items is searched with all its rules.
  static let smallGroup = 6
  /// Nodes of one search over columns; nodes beyond count at their optimistic value.
  static let nodeLimit = 50_000
  /// Nodes of one search over agent sets, each of which looks at every column of the group.
  static let agentSetNodeLimit = 2_000

  /// nil where no joint choice is legal.
  func largest() -> Int128? {
    if group.items.count <= Self.smallGroup {
      return search(items: group.items, couplings: group.couplings, indicators: group.indicators)
    }
    if group.indicators.isEmpty, group.couplings.count == 1 {
      return largest(under: problem.couplings[Int(group.couplings[0])], columnValue)
    }
    return relaxed()
  }

  private func search(items: [Int32], couplings: [Int32], indicators: [Int32]) -> Int128? {
    var search = JointSearch(
      problem: problem, items: items.map(Int.init),
      couplings: couplings.map { problem.couplings[Int($0)] },
      indicators: zip(indicators, indicatorValue).map { (problem.indicators[Int($0)].marked, $1) },
      columnValue: columnValue)
    return search.run()
  }

  private func largest(under coupling: Coupling, _ values: [Int128]) -> Int128? {
    switch coupling {
    case .atMost(let limit, let items, let exempt):
      var search = AgentSetSearch(
        problem: problem, items: items.map(Int.init), limit: limit, exempt: exempt, columnValue: values)
      return search.run()
    case .sameClass(let items, let classOfAgent, let exempt):
      return largestOfOneClass(items, classOfAgent, exempt, values)
    case .differ(let items, _):
      var search = JointSearch(
        problem: problem, items: items.map(Int.init), couplings: [coupling], indicators: [],
        columnValue: values)
      return search.run()
    }
  }

  /// Tries every class: within one, each item takes its best column whose agent is of the class or exempt.
  private func largestOfOneClass(
    _ items: [Int32], _ classOfAgent: [Int32], _ exempt: Int32?, _ values: [Int128]
  ) -> Int128? {
    Set(classOfAgent).compactMap { tried in
      var total: Int128 = 0
      for item in items {
        let open = problem.columns(of: Int(item)).filter { column in
          let agent = problem.columnAgent[column]
          return agent == exempt || classOfAgent[Int(agent)] == tried
        }
        guard let best = open.map({ values[$0] }).max() else { return nil }
        total += best
      }
      return total
    }.max()
  }

  /// Shares indicators out over columns, keeps couplings on disjoint items, drops the others.
  private func relaxed() -> Int128? {
    var values = columnValue
    var total: Int128 = 0
    for (index, value) in zip(group.indicators, indicatorValue) {
      if value > 0 {
        total += value
      } else {
        share(value, over: problem.indicators[Int(index)].marked, in: &values)
      }
    }
    var free = Set(group.items)
    for index in group.couplings {
      let coupling = problem.couplings[Int(index)]
      if case .differ(let items, _) = coupling, items.count > Self.smallGroup { continue }
      guard coupling.items.allSatisfy(free.contains) else { continue }
      free.subtract(coupling.items)
      guard let part = largest(under: coupling, values) else { return nil }
      total += part
    }
    for item in group.items where free.contains(item) {
      guard let largest = problem.columns(of: Int(item)).lazy.map({ values[$0] }).max() else { return nil }
      total += largest
    }
    return total
  }

  /// An indicator of value v <= 0 whose marked columns lie on n items is worth at most v / n for each of
  /// these items that takes a marked column, for it holds as soon as one does. Division drops towards 0.
  private func share(_ value: Int128, over marked: [Int32], in values: inout [Int128]) {
    let owners = group.items.filter { item in
      let columns = problem.columns(of: Int(item))
      return marked.contains { columns.contains(Int($0)) }
    }
    for column in marked { values[Int(column)] += value / Int128(owners.count) }
  }
}

/// Depth-first branch and bound over the columns of a few items.
struct JointSearch {
  let problem: AssignmentProblem
  let items: [Int]
  let couplings: [Coupling]
  let indicators: [(marked: [Int32], value: Int128)]
  let columnValue: [Int128]
  private var chosen: [Int] = []
  private var best: Int128?
  private var nodes = 0

  init(
    problem: AssignmentProblem, items: [Int], couplings: [Coupling],
    indicators: [(marked: [Int32], value: Int128)], columnValue: [Int128]
  ) {
    self.problem = problem
    self.items = items
    self.couplings = couplings
    self.indicators = indicators
    self.columnValue = columnValue
  }

  mutating func run() -> Int128? {
    let sorted = items.map { item in
      problem.columns(of: item).sorted { columnValue[$0] > columnValue[$1] }
    }
    guard sorted.allSatisfy({ !$0.isEmpty }) else { return nil }
    // The most that the items from one on can bring, indicators aside.
    var rest = [Int128](repeating: 0, count: items.count + 1)
    for depth in items.indices.reversed() { rest[depth] = rest[depth + 1] + columnValue[sorted[depth][0]] }
    descend(value: 0, sorted: sorted, rest: rest)
    return best
  }

  private mutating func descend(value: Int128, sorted: [[Int]], rest: [Int128]) {
    let depth = chosen.count
    let optimistic = value + rest[depth] + indicatorWorth(open: depth < items.count)
    if let best, optimistic <= best { return }
    nodes += 1
    if depth == items.count || nodes > JointMaximum.nodeLimit {
      best = optimistic
      return
    }
    for column in sorted[depth] {
      chosen.append(column)
      if isLegal() {
        descend(value: value + columnValue[column], sorted: sorted, rest: rest)
      }
      chosen.removeLast()
    }
  }

  /// What the indicators that hold are worth; while items are open, one that does not hold yet counts if
  /// that would gain.
  private func indicatorWorth(open: Bool) -> Int128 {
    var worth: Int128 = 0
    for (marked, value) in indicators {
      if marked.contains(where: { chosen.contains(Int($0)) }) {
        worth += value
      } else if open {
        worth += max(0, value)
      }
    }
    return worth
  }

  private func isLegal() -> Bool {
    couplings.allSatisfy { coupling in
      let agents = zip(items, chosen)
        .filter { coupling.items.contains(Int32($0.0)) }
        .map { problem.columnAgent[$0.1] }
        .filter { $0 != coupling.exempt }
      let different = Set(agents).count
      switch coupling {
      case .differ: return different == agents.count
      case .atMost(let limit, _, _): return different <= limit
      case .sameClass(_, let classOfAgent, _): return Set(agents.map { classOfAgent[Int($0)] }).count <= 1
      }
    }
  }
}
