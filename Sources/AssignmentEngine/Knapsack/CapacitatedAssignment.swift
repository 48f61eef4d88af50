/// A generalized assignment problem with one capacity an agent, as its own compact data.
///
/// Every item takes exactly one of its pairs; the weights of an agent's items stay within its capacity.
/// Minimise the total loss, where the loss of a pair says by how many steps of the objective it is worth less
/// than the item's best pair. A plan of loss z is worth `ceiling - step x z`.
///
/// Pairs are sorted by agent, within an agent by item.
struct CapacitatedAssignment: Sendable {
  /// Pairs of agent a are `agentStart[a] ..< agentStart[a + 1]`.
  private(set) var agentStart: [Int32] = [0]
  private(set) var pairItem: [Int32] = []
  private(set) var pairAgent: [Int32] = []
  /// At least 0; the smallest of every item is 0 in a problem that was not restricted.
  private(set) var pairLoss: [Int64] = []
  /// From 0 up to the agent's capacity.
  private(set) var pairWeight: [Int32] = []
  /// Column of the pair in the problem this one came from.
  private(set) var pairColumn: [Int32] = []
  /// Pairs of item i are `itemPair[itemStart[i] ..< itemStart[i + 1]]`, by agent.
  private(set) var itemStart: [Int32] = []
  private(set) var itemPair: [Int32] = []
  /// Largest total weight of each agent.
  private(set) var capacity: [Int32] = []
  /// Worth of a plan of loss 0, in units of the value.
  private(set) var ceiling: Int128 = 0
  /// Worth of one unit of loss, in units of the value; at least 1.
  private(set) var step: Int128 = 1

  var itemCount: Int { itemStart.count - 1 }
  var agentCount: Int { capacity.count }
  var pairCount: Int { pairItem.count }

  /// Most cells (pairs x capacity) of one agent's dynamic program.
  static let cellLimit = 1 << 24
  /// Most cells of all agents' dynamic programs: one evaluation of the bound takes about 50 ms at most.
  static let totalCellLimit = 1 << 27
  /// Most that the losses of all items may add up to, so that sums of scaled losses fit in 64 bits.
  static let lossLimit: Int128 = 1 << 44

  /// One pair while a problem is put together.
  struct Pair {
    var item: Int32
    var agent: Int32
    var loss: Int64
    var weight: Int32
    var column: Int32
  }

  /// - Parameter pairs: sorted by agent, within an agent by item.
  init(itemCount: Int, capacity: [Int32], pairs: [Pair], ceiling: Int128, step: Int128) {
    self.capacity = capacity
    self.ceiling = ceiling
    self.step = step
    pairItem = pairs.map(\.item)
    pairAgent = pairs.map(\.agent)
    pairLoss = pairs.map(\.loss)
    pairWeight = pairs.map(\.weight)
    pairColumn = pairs.map(\.column)
    agentStart = Self.starts(pairAgent, count: capacity.count)
    itemStart = Self.starts(pairItem, count: itemCount)
    var next = itemStart
    itemPair = [Int32](repeating: 0, count: pairs.count)
    for pair in pairs.indices {
      let item = Int(pairItem[pair])
      itemPair[Int(next[item])] = Int32(pair)
      next[item] += 1
    }
  }

  private static func starts(_ owner: [Int32], count: Int) -> [Int32] {
    var starts = [Int32](repeating: 0, count: count + 1)
    for index in owner { starts[Int(index) + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    return starts
  }

  func pairs(ofAgent agent: Int) -> Range<Int> { Int(agentStart[agent])..<Int(agentStart[agent + 1]) }
  func pairs(ofItem item: Int) -> ArraySlice<Int32> {
    itemPair[Int(itemStart[item])..<Int(itemStart[item + 1])]
  }

  /// Sum over the items of their largest loss: no plan loses more.
  var largestLoss: Int64 {
    (0..<itemCount).reduce(0) { total, item in
      total + (pairs(ofItem: item).lazy.map { pairLoss[Int($0)] }.max() ?? 0)
    }
  }

  /// The loss of the plan that takes these pairs, one an item.
  func loss(of plan: [Int32]) -> Int64 { plan.reduce(0) { $0 + pairLoss[Int($1)] } }

  /// What a plan of this loss is worth, in units of the value.
  func worth(ofLoss loss: Int64) -> Int128 { ceiling - step * Int128(loss) }

  /// Whether the plan keeps every capacity.
  func isLegal(_ plan: [Int32]) -> Bool {
    var spare = capacity.map(Int64.init)
    for pair in plan { spare[Int(pairAgent[Int(pair)])] -= Int64(pairWeight[Int(pair)]) }
    return spare.allSatisfy { $0 >= 0 }
  }

  /// The columns that the plan takes, one an item.
  func assignment(of plan: [Int32]) -> Assignment { Assignment(columns: plan.map { pairColumn[Int($0)] }) }

  /// The pairs that an assignment takes; nil where it takes a column that is no pair here.
  func plan(of assignment: Assignment) -> [Int32]? {
    var plan: [Int32] = []
    for (item, column) in assignment.columns.enumerated() {
      guard let pair = pairs(ofItem: item).first(where: { pairColumn[Int($0)] == column }) else { return nil }
      plan.append(pair)
    }
    return plan
  }

  /// The problem of some agents and items and of the pairs between them that `isAlive` accepts.
  ///
  /// - Parameter capacity: of these agents, where it differs from theirs here.
  /// `pairColumn` of the result holds the pair's index in this problem.
  func restricted(
    agents: [Int], items: [Int], capacity: [Int32]? = nil, isAlive: (Int) -> Bool
  ) -> CapacitatedAssignment {
    var newItem = [Int32](repeating: -1, count: itemCount)
    for (index, item) in items.enumerated() { newItem[item] = Int32(index) }
    var kept: [Pair] = []
    for (index, agent) in agents.enumerated() {
      for pair in pairs(ofAgent: agent) where newItem[Int(pairItem[pair])] >= 0 && isAlive(pair) {
        kept.append(
          Pair(
            item: newItem[Int(pairItem[pair])], agent: Int32(index), loss: pairLoss[pair],
            weight: pairWeight[pair], column: Int32(pair)))
      }
    }
    return CapacitatedAssignment(
      itemCount: items.count, capacity: capacity ?? agents.map { self.capacity[$0] }, pairs: kept, ceiling: 0,
      step: 1)
  }
}

extension CapacitatedAssignment {
  /// Recognises problems whose only rules are hard capacities, one row an agent.
  ///
  /// Nil where there are couplings, indicators, connectivities, spreads or parallel columns; where a column has
  /// more than one entry or a negative one;
  /// where a row is priced, has a lower bound above 0 or holds columns of two agents, or an agent's columns
  /// lie in two rows; where the dynamic programs would be too large (`cellLimit`, `totalCellLimit`) or the
  /// losses (`lossLimit`). An agent's weights are divided by their greatest common divisor first.
  init?(_ problem: AssignmentProblem) {
    guard problem.couplings.isEmpty, problem.indicators.isEmpty, problem.connectivities.isEmpty,
      problem.spreads.isEmpty, problem.itemCount > 0, !problem.hasParallelColumns,
      let rowOfAgent = Self.rowOfAgent(problem)
    else { return nil }
    var divisor = [Int64](repeating: 0, count: problem.agentCount)
    for column in 0..<problem.columnCount {
      let agent = Int(problem.columnAgent[column])
      divisor[agent] = Self.commonDivisor(divisor[agent], Self.weight(of: column, in: problem))
    }
    var capacity: [Int64] = []
    for (agent, row) in rowOfAgent.enumerated() {
      let upper = row < 0 ? 0 : problem.rows[row].upper!
      capacity.append(upper / max(1, divisor[agent]))
    }
    guard let pairs = Self.pairs(of: problem, capacity: &capacity, divisor: divisor) else { return nil }
    var ceiling = Int128(problem.constant)
    for item in 0..<problem.itemCount {
      guard let best = problem.columns(of: item).lazy.map({ problem.columnValue[$0] }).max() else {
        return nil
      }
      ceiling += Int128(best)
    }
    self.init(
      itemCount: problem.itemCount, capacity: capacity.map { Int32($0) }, pairs: pairs, ceiling: ceiling,
      step: problem.valueStep)
    guard Self.lossesFit(self) else { return nil }
  }

  /// The capacity row of each agent, -1 where its columns have no entry; nil where the shape does not fit.
  private static func rowOfAgent(_ problem: AssignmentProblem) -> [Int]? {
    for row in problem.rows {
      guard row.excessPrice == nil, row.lower ?? 0 <= 0, let upper = row.upper, upper >= 0 else { return nil }
    }
    var rowOfAgent = [Int](repeating: -1, count: problem.agentCount)
    var agentOfRow = [Int](repeating: -1, count: problem.rowCount)
    for column in 0..<problem.columnCount {
      let entries = problem.entries(of: column)
      guard let entry = entries.first else { continue }
      let (row, agent) = (Int(problem.entryRow[entry]), Int(problem.columnAgent[column]))
      guard entries.count == 1, problem.entryCoefficient[entry] > 0,
        rowOfAgent[agent] < 0 || rowOfAgent[agent] == row, agentOfRow[row] < 0 || agentOfRow[row] == agent
      else { return nil }
      rowOfAgent[agent] = row
      agentOfRow[row] = agent
    }
    return rowOfAgent
  }

  private static func weight(of column: Int, in problem: AssignmentProblem) -> Int64 {
    problem.entries(of: column).first.map { problem.entryCoefficient[$0] } ?? 0
  }

  private static func commonDivisor(_ a: Int64, _ b: Int64) -> Int64 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// The pairs that fit their agent on their own. Shortens each capacity to the total weight of its pairs.
  private static func pairs(of problem: AssignmentProblem, capacity: inout [Int64], divisor: [Int64])
    -> [Pair]?
  {
    let step = Int64(clamping: problem.valueStep)
    var byAgent = [[Pair]](repeating: [], count: problem.agentCount)
    for item in 0..<problem.itemCount {
      let columns = problem.columns(of: item)
      guard let best = columns.lazy.map({ problem.columnValue[$0] }).max() else { return nil }
      for column in columns {
        let agent = Int(problem.columnAgent[column])
        let weight = weight(of: column, in: problem) / max(1, divisor[agent])
        let loss = (best - problem.columnValue[column]) / step
        guard weight <= capacity[agent] else { continue }
        byAgent[agent].append(
          Pair(
            item: Int32(item), agent: Int32(agent), loss: loss, weight: Int32(clamping: weight),
            column: Int32(column)))
      }
    }
    var total = 0
    for agent in byAgent.indices {
      let sum = byAgent[agent].reduce(Int64(0)) { $0 + Int64($1.weight) }
      capacity[agent] = min(capacity[agent], sum)
      let (cells, overflow) = (byAgent[agent].count + 1).multipliedReportingOverflow(
        by: Int(capacity[agent]) + 1)
      guard !overflow, cells <= cellLimit else { return nil }
      total += cells
    }
    return total <= totalCellLimit ? Array(byAgent.joined()) : nil
  }

  private static func lossesFit(_ problem: CapacitatedAssignment) -> Bool {
    var total: Int128 = 0
    for item in 0..<problem.itemCount {
      total += Int128(problem.pairs(ofItem: item).lazy.map { problem.pairLoss[Int($0)] }.max() ?? 0)
    }
    return total <= lossLimit
  }
}
