/// Where broken rows are worked at, and how their weights rise.
///
/// A violation is often to be handed on from agent to agent until one has slack: the rows on the way are at
/// their bounds too. Weights that rise at one row at a time, by a fixed amount for each failure there, tend
/// to prices under which every such step pays (a dual ascent on the sum of violations); rises of all broken
/// rows, or by a factor, lose the proportions between them.
struct RowRepair {
  /// Rise of a row's weight after a failure there, as a share of the weight it began with.
  static let rise = 0.2
  /// Agents and items looked at for an item that takes part in a row.
  static let looks = 64

  private let state: SearchState
  /// Weight of each row when the rises began.
  private var base: [Double] = []
  /// Agents that could add to row `r` are `agentStart[r] ..< agentStart[r + 1]` of `agents`.
  private var agentStart: [Int32] = []
  private var agents: [Int32] = []

  init(_ state: SearchState) {
    self.state = state
  }

  private mutating func listAgents() {
    let model = state.model
    let agentCount = model.problem.agentCount
    var start = [Int32](repeating: 0, count: agentCount + 1)
    for agent in model.agent { start[Int(agent) + 1] += 1 }
    for agent in 0..<agentCount { start[agent + 1] += start[agent] }
    var next = start
    var cores = [Int32](repeating: 0, count: model.columns.count)
    for (core, agent) in model.agent.enumerated() {
      cores[Int(next[Int(agent)])] = Int32(core)
      next[Int(agent)] += 1
    }
    var last = [Int32](repeating: -1, count: model.rows.count)
    var pairs: [(row: Int32, agent: Int32)] = []
    for agent in 0..<agentCount {
      func add(_ row: Int32) {
        guard last[Int(row)] != Int32(agent) else { return }
        last[Int(row)] = Int32(agent)
        pairs.append((row, Int32(agent)))
      }
      for core in cores[Int(start[agent])..<Int(start[agent + 1])] {
        for entry in model.columns.entries(of: Int(core)) { add(model.columns.entryRow[entry]) }
        for indicator in model.columns.marks(of: Int(core)) where model.isWide[Int(indicator)] {
          for entry in model.indicators[Int(indicator)].entries { add(entry.row) }
        }
      }
    }
    agentStart = [Int32](repeating: 0, count: model.rows.count + 1)
    for pair in pairs { agentStart[Int(pair.row) + 1] += 1 }
    for row in 0..<model.rows.count { agentStart[row + 1] += agentStart[row] }
    agents = [Int32](repeating: 0, count: pairs.count)
    next = agentStart
    for pair in pairs {
      agents[Int(next[Int(pair.row)])] = pair.agent
      next[Int(pair.row)] += 1
    }
  }

  /// Forgets the rises; to be called when all weights were set anew.
  mutating func restart() { base.removeAll(keepingCapacity: true) }

  func randomBrokenRow(_ random: inout RandomSource) -> Int? {
    guard state.brokenRows > 0 else { return nil }
    var rank = random.below(state.brokenRows)
    for row in 0..<state.rowCount where state.isBroken[row] {
      if rank == 0 { return row }
      rank -= 1
    }
    return nil
  }

  /// An item whose current column takes part in the row, or that could take one which does.
  mutating func item(at row: Int, _ random: inout RandomSource) -> Int? {
    if agentStart.isEmpty { listAgents() }
    let range = Int(agentStart[row])..<Int(agentStart[row + 1])
    guard !range.isEmpty else { return nil }
    for _ in 0..<Self.looks {
      let agent = Int(agents[range.lowerBound + random.below(range.count)])
      let held = state.items.count(agent)
      guard held > 0 else { continue }
      let item = state.items[agent, random.below(held)]
      if touches(Int(state.chosen[item]), row) { return item }
    }
    // The agents of the row hold nothing that counts there: any item that could come.
    let count = state.model.itemCount
    let offset = random.below(count)
    return (0..<count).lazy.map { ($0 + offset) % count }.first { item in
      state.model.core(of: item).contains { touches($0, row) }
    }
  }

  private func touches(_ core: Int, _ row: Int) -> Bool {
    for entry in Int(state.entryStart[core])..<Int(state.entryStart[core + 1])
    where Int(state.entryRow[entry]) == row { return true }
    guard state.model.hasWideIndicators else { return false }
    return state.marks(of: core).contains { indicator in
      state.model.isWide[Int(indicator)]
        && state.model.indicators[Int(indicator)].entries.contains { $0.row == Int32(row) }
    }
  }

  /// Raises the weight of a row at which a step failed.
  mutating func raise(_ row: Int) {
    if base.isEmpty { base = (0..<state.rowCount).map(weight) }
    guard base[row] > 0 else { return }
    state.weights.raise(row, by: 1 + Self.rise * base[row] / weight(row))
    state.refreshRow(row)
  }

  private func weight(_ row: Int) -> Double {
    max(state.weights[row].shortfall, state.weights[row].excess)
  }
}
