/// Which wide indicators a step on a group turns: a region left or entered, an agent closed or opened, two
/// regions exchanged.
struct IndicatorTurns {
  /// One in this many steps turns none.
  static let plain = 3
  /// Indicators turned in a step at most.
  static let most = 4
  /// Agents that a group grows to at most where what is closed has to go somewhere.
  static let agentLimit = 12

  private(set) var fixed = FixedIndicators()

  /// Chooses indicators around an item, and adds agents to whom the items of closed ones can go.
  mutating func choose(
    around item: Int, agents: inout [Int32], state: SearchState, random: inout RandomSource
  ) {
    fixed.removeAll()
    guard state.model.hasWideIndicators, random.below(Self.plain) > 0 else { return }
    var place = item
    for _ in 0..<1 + random.below(Self.most) {
      turn(at: place, agents, state, &random)
      // Half of the time at the same item again: what leaves one agent enters another.
      guard random.below(2) == 0 else { continue }
      let agent = Int(agents[random.below(agents.count)])
      let held = state.items.count(agent)
      if held > 0 { place = state.items[agent, random.below(held)] }
    }
    for indicator in fixed.closed { admit(indicator, &agents, state, &random) }
  }

  /// Turns a random wide indicator of the item's own column or of one with another agent of the group.
  private mutating func turn(
    at item: Int, _ agents: [Int32], _ state: SearchState, _ random: inout RandomSource
  ) {
    let first = Int(state.coreStart[item])
    let count = Int(state.coreStart[item + 1]) - first
    var core = Int(state.chosen[item])
    if random.below(2) == 0 {
      let offset = random.below(count)
      let other = (0..<count).lazy.map { first + ($0 + offset) % count }.first {
        $0 != core && agents.contains(state.agentOf[$0])
      }
      guard let other else { return }
      core = other
    }
    let marks = state.marks(of: core)
    guard !marks.isEmpty else { return }
    let offset = random.below(marks.count)
    for look in 0..<marks.count {
      let indicator = marks[(look + offset) % marks.count]
      if state.model.isWide[Int(indicator)] { return fixed.turn(indicator, in: state) }
    }
  }

  /// Adds agents until every item of the group that marks a closed indicator has somewhere else to go.
  private func admit(
    _ indicator: Int32, _ agents: inout [Int32], _ state: SearchState, _ random: inout RandomSource
  ) {
    var next = 0
    while next < agents.count {
      let agent = Int(agents[next])
      next += 1
      for slot in 0..<state.items.count(agent) {
        let item = state.items[agent, slot]
        guard state.marks(of: Int(state.chosen[item])).contains(indicator) else { continue }
        let first = Int(state.coreStart[item])
        let count = Int(state.coreStart[item + 1]) - first
        let offset = random.below(count)
        var newcomer: Int32?
        var isPlaced = false
        for look in 0..<count where !isPlaced {
          let core = first + (look + offset) % count
          guard !state.marks(of: core).contains(where: fixed.closed.contains) else { continue }
          isPlaced = agents.contains(state.agentOf[core])
          newcomer = newcomer ?? state.agentOf[core]
        }
        guard !isPlaced else { continue }
        guard let newcomer, agents.count < Self.agentLimit else { return }
        agents.append(newcomer)
      }
    }
  }
}
