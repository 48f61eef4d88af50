/// The largest reduced value over the legal joint choices of one group, for the bound's inner loop.
///
/// Values come from the caller as doubles; nothing is allocated per call. Four methods:
/// - a group of at most six items is searched with all its rules, depth first;
/// - a group whose only rule is one `atMost` coupling is searched over sets of agents;
/// - a group whose only rule is one `sameClass` coupling is solved by trying every class;
/// - any other group is relaxed: couplings on disjoint items are kept and searched one by one, in the order
///   of their indices (a `differ` coupling only up to six items); the other couplings are dropped. An
///   indicator of positive reduced value counts in full; one of negative value is shared out in equal parts
///   over the items of its marked columns, whose columns are charged with the share.
///
/// A search that hits its node limit counts what it left out at its optimistic value. The result is an upper
/// bound in every case and exact where it says so.
public struct GroupOracle: Sendable {
  public enum Method: String, Sendable { case jointSearch, agentSets, classes, relaxed }

  public struct Maximum: Sendable, Equatable {
    /// Upper bound on the value of every legal joint choice; -infinity where there is none.
    public var value: Double
    /// Whether a legal joint choice attains `value`; it is then the oracle's `choice`.
    public var isExact: Bool

    public init(value: Double, isExact: Bool) {
      self.value = value
      self.isExact = isExact
    }
  }

  /// A group of at most this many items is searched with all its rules.
  public static let smallGroup = 6

  public let group: ItemGroup
  public let method: Method
  /// Couplings of the group that the maximum does not look at.
  public private(set) var droppedCouplings: [Int32] = []
  /// Indicators of the group that are shared out instead of held exactly.
  public private(set) var sharedIndicators: [Int32] = []
  /// After `maximise`: the column chosen for each of `group.items`. Where the maximum is not exact it need
  /// not be legal.
  public private(set) var choice: [Int32]

  /// Local columns of local item `i` are `start[i] ..< start[i + 1]`; `columns` gives the problem's index.
  private let start: [Int]
  private let columns: [Int32]
  private var value: [Double]
  /// Values of the group's indicators, where a search holds them.
  private var ownIndicatorValue: [Double] = []
  private var parts: [Part] = []
  /// Local items of no part: each takes its best column.
  private var free: [Int] = []
  private var shares: [Share] = []

  private enum Part: Sendable {
    /// A search of one cell, and the local items that are its members.
    case cell(CellSearch, items: [Int])
    case agents(AgentSetOracle)
    case classes(AgentClassOracle)
  }

  private struct Share: Sendable {
    var indicator: Int
    var items: Double
    var columns: [Int32]
  }

  /// - Parameters:
  ///   - columnNodes: most nodes of one search over columns.
  ///   - agentSetNodes: most nodes of one search over agent sets.
  public init(
    problem: AssignmentProblem, group: ItemGroup, columnNodes: Int = 20_000, agentSetNodes: Int = 1_000
  ) {
    self.group = group
    var start = [0]
    var columns: [Int32] = []
    for item in group.items {
      columns += problem.columns(of: Int(item)).map(Int32.init)
      start.append(columns.count)
    }
    self.start = start
    self.columns = columns
    value = [Double](repeating: 0, count: columns.count)
    choice = [Int32](repeating: -1, count: group.items.count)
    let local = LocalGroup(problem: problem, group: group, start: start, columns: columns)
    let couplings = group.couplings.map { problem.couplings[Int($0)] }
    if group.items.count <= Self.smallGroup {
      method = .jointSearch
      let items = Array(group.items.indices)
      let search = local.cellSearch(items, couplings, group.indicators, nodeLimit: columnNodes)
      parts = [.cell(search, items: items)]
      ownIndicatorValue = [Double](repeating: 0, count: group.indicators.count)
    } else if group.indicators.isEmpty, couplings.count == 1, case .atMost = couplings[0] {
      method = .agentSets
      parts = [.agents(local.agentSetSearch(couplings[0], nodeLimit: agentSetNodes))]
      free = local.items(outside: couplings[0].items)
    } else if group.indicators.isEmpty, couplings.count == 1, case .sameClass = couplings[0] {
      method = .classes
      parts = [.classes(local.classOracle(couplings[0]))]
      free = local.items(outside: couplings[0].items)
    } else {
      method = .relaxed
      relax(problem, local, columnNodes: columnNodes, agentSetNodes: agentSetNodes)
    }
  }

  private mutating func relax(
    _ problem: AssignmentProblem, _ local: LocalGroup, columnNodes: Int, agentSetNodes: Int
  ) {
    var open = Set(group.items)
    for index in group.couplings {
      let coupling = problem.couplings[Int(index)]
      var isSearchable = true
      if case .differ(let items, _) = coupling { isSearchable = items.count <= Self.smallGroup }
      guard isSearchable, coupling.items.allSatisfy(open.contains) else {
        droppedCouplings.append(index)
        continue
      }
      open.subtract(coupling.items)
      switch coupling {
      case .differ:
        let items = local.localItems(of: coupling)
        let search = local.cellSearch(items, [coupling], [], nodeLimit: columnNodes)
        parts.append(.cell(search, items: items))
      case .atMost: parts.append(.agents(local.agentSetSearch(coupling, nodeLimit: agentSetNodes)))
      case .sameClass: parts.append(.classes(local.classOracle(coupling)))
      }
    }
    free = group.items.indices.filter { open.contains(group.items[$0]) }
    sharedIndicators = group.indicators
    shares = group.indicators.map { index in
      let marked = local.columns(markedBy: problem.indicators[Int(index)])
      return Share(
        indicator: Int(index), items: Double(Set(marked.map { local.itemOfColumn[$0] }).count),
        columns: marked.map(Int32.init))
    }
  }

  /// Finds the largest total for these reduced values.
  ///
  /// - Parameters:
  ///   - columnValue: reduced value of every column of the problem.
  ///   - indicatorValue: reduced value of every indicator of the problem.
  public mutating func maximise(
    columnValue: UnsafeBufferPointer<Double>, indicatorValue: UnsafeBufferPointer<Double>
  ) -> Maximum {
    for index in columns.indices { value[index] = columnValue[Int(columns[index])] }
    var total = Maximum(value: 0, isExact: droppedCouplings.isEmpty && shares.isEmpty)
    for share in shares {
      let worth = indicatorValue[share.indicator]
      if worth > 0 {
        total.value += worth
      } else {
        for column in share.columns { value[Int(column)] += worth / share.items }
      }
    }
    for item in group.items.indices where !takeBest(of: item) {
      return Maximum(value: -.infinity, isExact: false)
    }
    for (number, index) in group.indicators.enumerated() where !ownIndicatorValue.isEmpty {
      ownIndicatorValue[number] = indicatorValue[Int(index)]
    }
    for index in parts.indices {
      let part = solve(part: index)
      total.value += part.value
      total.isExact = total.isExact && part.isExact
    }
    for item in free { total.value += value[Int(choice[item])] }
    for item in choice.indices { choice[item] = columns[Int(choice[item])] }
    return total
  }

  /// Chooses the item's best column (as a local index); false if it has none.
  private mutating func takeBest(of item: Int) -> Bool {
    guard start[item] < start[item + 1] else { return false }
    var best = start[item]
    for column in start[item] + 1..<start[item + 1] where value[column] > value[best] { best = column }
    choice[item] = Int32(best)
    return true
  }

  /// Takes the part out while it works, so that its storage is changed in place.
  private mutating func solve(part index: Int) -> Maximum {
    switch parts[index] {
    case .cell(var search, let items):
      parts[index] = .agents(AgentSetOracle())
      let maximum = value.withUnsafeBufferPointer { value in
        ownIndicatorValue.withUnsafeBufferPointer { search.search(0, value, $0) }
      }
      for (slot, column) in search.choices.enumerated() { choice[items[slot]] = column }
      parts[index] = .cell(search, items: items)
      return maximum
    case .agents(var search):
      parts[index] = .agents(AgentSetOracle())
      let maximum = search.maximise(value, into: &choice)
      parts[index] = .agents(search)
      return maximum
    case .classes(var oracle):
      parts[index] = .classes(AgentClassOracle())
      let maximum = oracle.maximise(value, into: &choice)
      parts[index] = .classes(oracle)
      return maximum
    }
  }
}

/// A group's items and columns under local numbers, for setting up its searches.
struct LocalGroup {
  let problem: AssignmentProblem
  let group: ItemGroup
  let start: [Int]
  let columns: [Int32]
  let itemOfColumn: [Int]
  private let position: [Int32: Int]

  init(problem: AssignmentProblem, group: ItemGroup, start: [Int], columns: [Int32]) {
    self.problem = problem
    self.group = group
    self.start = start
    self.columns = columns
    itemOfColumn = group.items.indices.flatMap { item in
      [Int](repeating: item, count: start[item + 1] - start[item])
    }
    position = Dictionary(uniqueKeysWithValues: group.items.enumerated().map { ($1, $0) })
  }

  func items(outside tied: [Int32]) -> [Int] {
    let tied = Set(tied)
    return group.items.indices.filter { !tied.contains(group.items[$0]) }
  }

  func localItems(of coupling: Coupling) -> [Int] { coupling.items.compactMap { position[$0] }.sorted() }

  func agent(of column: Int) -> Int32 { problem.columnAgent[Int(columns[column])] }

  /// A search over the columns of some local items, with indicators numbered as given.
  func cellSearch(
    _ items: [Int], _ couplings: [Coupling], _ indicators: [Int32], nodeLimit: Int
  ) -> CellSearch {
    var marks = [[Int32]](repeating: [], count: indicators.isEmpty ? 0 : columns.count)
    for (number, index) in indicators.enumerated() {
      for column in columns(markedBy: problem.indicators[Int(index)]) { marks[column].append(Int32(number)) }
    }
    var search = CellSearch(
      agentOfColumn: columns.indices.map(agent(of:)), agentCount: problem.agentCount,
      marks: marks.isEmpty ? ([], []) : SearchModel.compress(marks), indicatorCount: indicators.count,
      nodeLimit: nodeLimit)
    search.add(
      items.map { group.items[$0] }, columns: items.map { start[$0]..<start[$0 + 1] }, couplings: couplings,
      indicators: indicators.indices.map(Int32.init))
    return search
  }

  /// Local columns that an indicator marks, ascending.
  func columns(markedBy indicator: Indicator) -> [Int] {
    let marked = Set(indicator.marked)
    return columns.indices.filter { marked.contains(columns[$0]) }
  }
}
