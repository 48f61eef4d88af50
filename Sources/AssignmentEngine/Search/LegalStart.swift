/// A first assignment for the search under which every coupling holds; side rows may be broken.
struct LegalStart {
  /// Nodes spent on one group before it is given up.
  static let nodeLimit = 200_000

  /// What was found.
  enum Result {
    case assignment([Int32])
    /// No joint choice of some group keeps its couplings: the problem has no legal plan.
    case impossible
    /// The search for a joint choice of some group hit its limit.
    case undecided
  }

  /// Takes, group by group, the first of the candidates that keeps the couplings, else searches for one.
  ///
  /// - Parameters:
  ///   - candidates: columns of the items (-1 for none), in order of preference.
  ///   - priced: priced value of every column; better columns are tried first.
  static func find(_ scaled: ScaledProblem, candidates: [[Int32]], priced: ColumnPrices) -> Result {
    let problem = scaled.problem
    var result = [Int32](repeating: -1, count: problem.itemCount)
    for item in scaled.cells.groups.singles.map(Int.init) {
      let preferred = candidates.lazy.map { $0[item] }.first { $0 >= 0 }
      let best = problem.columns(of: item).max { priced[$0] < priced[$1] }
      result[item] = preferred ?? Int32(best ?? 0)
    }
    for group in scaled.cells.groups.tied {
      let choices = candidates.map { candidate in group.items.map { candidate[Int($0)] } }
      var search = GroupSearch(problem: problem, group: group)
      var choice = choices.first { !$0.contains(-1) && search.holds($0) }
      if choice == nil {
        choice = search.run(priced: priced, by: .price)
        if choice == nil, search.nodes < nodeLimit { return .impossible }
        choice = choice ?? search.run(priced: priced, by: .reach)
        if choice == nil { return search.nodes < nodeLimit ? .impossible : .undecided }
      }
      for (slot, item) in group.items.enumerated() { result[Int(item)] = choice?[slot] ?? -1 }
    }
    return .assignment(result)
  }
}

/// Depth-first search for a joint choice of one group that keeps its couplings.
private struct GroupSearch {
  let problem: AssignmentProblem
  let group: ItemGroup
  private(set) var nodes = 0
  private var choice: [Int32] = []
  /// For each `sameClass` coupling of the group its items and the classes that all of them can join.
  private let joinable: [(coupling: Coupling, classes: Set<Int32>)]

  init(problem: AssignmentProblem, group: ItemGroup) {
    self.problem = problem
    self.group = group
    joinable = group.couplings.compactMap { index in
      let coupling = problem.couplings[Int(index)]
      guard case .sameClass(let items, let classOfAgent, let exempt) = coupling else { return nil }
      var common = Set(classOfAgent)
      for item in items {
        let agents = problem.columns(of: Int(item)).map { problem.columnAgent[$0] }
        if !agents.contains(where: { $0 == exempt }) {
          common.formIntersection(agents.map { classOfAgent[Int($0)] })
        }
      }
      return (coupling, common)
    }
  }

  /// Whether the column's agent is of a class that the other items of each `sameClass` coupling can join; a
  /// column that is not would only be found out items later.
  private func canBeJoined(_ column: Int, of item: Int32) -> Bool {
    let agent = problem.columnAgent[column]
    return joinable.allSatisfy { coupling, classes in
      guard case .sameClass(let items, let classOfAgent, let exempt) = coupling, agent != exempt,
        items.contains(item)
      else { return true }
      return classes.contains(classOfAgent[Int(agent)])
    }
  }

  /// Whether the couplings hold among the items chosen so far.
  func holds(_ choice: [Int32]) -> Bool {
    var agent: [Int32: Int32] = [:]
    for (slot, column) in choice.enumerated() { agent[group.items[slot]] = problem.columnAgent[Int(column)] }
    return group.couplings.allSatisfy { index in
      let coupling = problem.couplings[Int(index)]
      let agents = coupling.items.compactMap { agent[$0] }.filter { $0 != coupling.exempt ?? -1 }
      switch coupling {
      case .differ: return Set(agents).count == agents.count
      case .atMost(let limit, _, _): return Set(agents).count <= limit
      case .sameClass(_, let classOfAgent, _): return Set(agents.map { classOfAgent[Int($0)] }).count <= 1
      }
    }
  }

  /// Which columns of an item are tried first.
  enum Order {
    /// Those worth most.
    case price
    /// Those of agents who can take most of the items that share a limit on agents with it: of few agents those
    /// reach farthest.
    case reach
  }

  mutating func run(priced: ColumnPrices, by order: Order) -> [Int32]? {
    nodes = 0
    choice = []
    return descend(priced, order) ? choice : nil
  }

  /// How many items that share a limit on agents with `item` the column's agent can take.
  private func reach(_ column: Int, of item: Int32) -> Int {
    let agent = Int(problem.columnAgent[column])
    return group.couplings.reduce(0) { sum, index in
      guard case .atMost(_, let items, _) = problem.couplings[Int(index)], items.contains(item) else {
        return sum
      }
      return sum + items.count { problem.column(item: Int($0), agent: agent) != nil }
    }
  }

  private mutating func descend(_ priced: ColumnPrices, _ order: Order) -> Bool {
    guard choice.count < group.items.count else { return true }
    let item = group.items[choice.count]
    let rated = problem.columns(of: Int(item)).map { column in
      (column: column, reach: order == .reach ? reach(column, of: item) : 0)
    }
    let columns = rated.sorted {
      ($1.reach, priced[$1.column], $0.column) < ($0.reach, priced[$0.column], $1.column)
    }.map(\.column)
    for column in columns where canBeJoined(column, of: item) {
      nodes += 1
      guard nodes < LegalStart.nodeLimit else { return false }
      choice.append(Int32(column))
      if holds(choice) && descend(priced, order) { return true }
      choice.removeLast()
    }
    return false
  }
}
