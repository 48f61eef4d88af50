/// A plan for all items of a search model with the sums that blocks are cut from. Never changed while blocks
/// work on it; made anew from the blocks' results.
struct WholePlan: Sendable {
  /// Core column that each item takes.
  private(set) var chosen: [Int32]
  /// Exact activity of each row.
  private(set) var activity: [Int128]
  /// Hard rows outside their bounds.
  private(set) var brokenRows: [Int32] = []
  /// Items of agent `a` are `held[heldStart[a] ..< heldStart[a + 1]]`, ascending.
  private(set) var heldStart: [Int32]
  private(set) var held: [Int32]

  init(_ model: SearchModel, chosen: [Int32]) {
    self.chosen = chosen
    activity = [Int128](repeating: 0, count: model.rows.count)
    heldStart = [Int32](repeating: 0, count: model.problem.agentCount + 1)
    held = [Int32](repeating: 0, count: chosen.count)
    for core in chosen.map(Int.init) {
      for entry in model.columns.entries(of: core) {
        activity[Int(model.columns.entryRow[entry])] += Int128(model.columns.entryExact[entry])
      }
      heldStart[Int(model.agent[core]) + 1] += 1
    }
    addIndicators(model)
    for agent in 1..<heldStart.count { heldStart[agent] += heldStart[agent - 1] }
    var next = heldStart
    for (item, core) in chosen.enumerated() {
      let agent = Int(model.agent[Int(core)])
      held[Int(next[agent])] = Int32(item)
      next[agent] += 1
    }
    for row in activity.indices where model.bounds[row].isBroken(at: activity[row]) {
      brokenRows.append(Int32(row))
    }
  }

  private mutating func addIndicators(_ model: SearchModel) {
    guard !model.indicators.isEmpty else { return }
    var holds = [Bool](repeating: false, count: model.indicators.count)
    for core in chosen {
      for indicator in model.columns.marks(of: Int(core)) { holds[Int(indicator)] = true }
    }
    for (index, indicator) in model.indicators.enumerated() where holds[index] {
      for entry in indicator.entries { activity[Int(entry.row)] += Int128(entry.exact) }
    }
  }

  func items(of agent: Int) -> ArraySlice<Int32> {
    held[Int(heldStart[agent])..<Int(heldStart[agent + 1])]
  }
}
