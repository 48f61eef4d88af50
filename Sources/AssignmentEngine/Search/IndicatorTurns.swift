#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Which wide indicators a step on a group turns: a region left or entered, an agent closed or opened, two
/// regions exchanged.
struct IndicatorTurns {
  /// One in this many steps turns none.
  static let plain = 3
  /// Indicators turned in a step at most.
  static let most = 2
  /// Indicators looked at for each that is turned.
  static let looks = 4
  /// One in this many is turned unseen: rows can make a turn pay that seems to cost.
  static let blind = 4
  /// A turn that seems to cost something is made with probability exp(-cost / allowance); the allowance is the
  /// larger of these shares of the temperature and of a typical reduced cost.
  static let allowance = (temperature: 0.5, typicalCost: 0.1)
  /// Agents that a group grows to at most where what is closed has to go somewhere.
  static let agentLimit = 12

  private(set) var fixed = FixedIndicators()
  private let typicalCost: Double

  init(_ model: SearchModel) {
    var second: [Double] = []
    for item in 0..<model.itemCount {
      let core = model.core(of: item)
      if core.count > 1 { second.append(model.cost[core.lowerBound + 1]) }
    }
    second.sort()
    typicalCost = second.isEmpty ? 1 : max(second[second.count / 2], 1e-6)
  }

  /// Chooses indicators around an item, and adds agents to whom the items of closed ones can go.
  mutating func choose(
    around item: Int, agents: inout [Int32], temperature: Double, state: SearchState,
    random: inout RandomSource
  ) {
    fixed.removeAll()
    guard state.model.hasWideIndicators, random.below(Self.plain) > 0 else { return }
    let allowance = max(Self.allowance.temperature * temperature, Self.allowance.typicalCost * typicalCost)
    var place = item
    for _ in 0..<1 + random.below(Self.most) {
      for _ in 0..<Self.looks {
        if let indicator = candidate(at: place, agents, state, &random) {
          if random.below(Self.blind) == 0 || isPromising(indicator, agents, allowance, state, &random) {
            fixed.turn(indicator, in: state)
            break
          }
        }
        place = randomItem(of: agents, state, &random) ?? place
      }
      // Half of the time at the same item again: what leaves one agent enters another.
      if random.below(2) == 0 { place = randomItem(of: agents, state, &random) ?? place }
    }
    for indicator in fixed.closed { admit(indicator, &agents, state, &random) }
  }

  private func randomItem(
    of agents: [Int32], _ state: SearchState, _ random: inout RandomSource
  ) -> Int? {
    let agent = Int(agents[random.below(agents.count)])
    let held = state.items.count(agent)
    return held > 0 ? state.items[agent, random.below(held)] : nil
  }

  private func isPromising(
    _ indicator: Int32, _ agents: [Int32], _ allowance: Double, _ state: SearchState,
    _ random: inout RandomSource
  ) -> Bool {
    let cost = cost(of: indicator, agents, state)
    return cost <= 0 || random.unit() < exp(-cost / allowance)
  }

  /// What turning an indicator seems to cost before anything makes up for it: every item that has to leave takes
  /// the cheapest other column, every item that may enter one of the indicator's if it is cheaper. Infinite where
  /// the agents cannot do it.
  private func cost(of indicator: Int32, _ agents: [Int32], _ state: SearchState) -> Double {
    let own = state.model.indicators[Int(indicator)].cost
    let isHeld = state.ties.taken(Int(indicator)) > 0
    var (cost, leaving) = (isHeld ? -own : own, 0)
    for agent in agents.lazy.map(Int.init) {
      for slot in 0..<state.items.count(agent) {
        let item = state.items[agent, slot]
        let current = Int(state.chosen[item])
        if isHeld {
          guard state.marks(of: current).contains(indicator) else { continue }
          leaving += 1
          cost += cheapest(item, without: indicator, state) - state.costOf[current]
          if cost == .infinity { return cost }
        } else {
          var gain = 0.0
          for core in Int(state.coreStart[item])..<Int(state.coreStart[item + 1])
          where state.costOf[core] < state.costOf[current] - gain && state.marks(of: core).contains(indicator)
          {
            gain = state.costOf[current] - state.costOf[core]
          }
          cost -= gain
        }
      }
    }
    return isHeld && leaving < state.ties.taken(Int(indicator)) ? .infinity : cost
  }

  /// Cost of an item's cheapest column that an indicator does not mark, with what it makes hold.
  private func cheapest(_ item: Int, without indicator: Int32, _ state: SearchState) -> Double {
    var least = Double.infinity
    for core in Int(state.coreStart[item])..<Int(state.coreStart[item + 1]) where state.costOf[core] < least {
      let marks = state.marks(of: core)
      guard !marks.contains(indicator) else { continue }
      var cost = state.costOf[core]
      for mark in marks where state.ties.taken(Int(mark)) == 0 {
        cost += state.model.indicators[Int(mark)].cost
      }
      least = min(least, cost)
    }
    return least
  }

  /// A random wide indicator of the item's own column or of one with another agent of the group.
  private func candidate(
    at item: Int, _ agents: [Int32], _ state: SearchState, _ random: inout RandomSource
  ) -> Int32? {
    let first = Int(state.coreStart[item])
    let count = Int(state.coreStart[item + 1]) - first
    var core = Int(state.chosen[item])
    if random.below(2) == 0 {
      let offset = random.below(count)
      let other = (0..<count).lazy.map { first + ($0 + offset) % count }.first {
        $0 != core && agents.contains(state.agentOf[$0])
      }
      guard let other else { return nil }
      core = other
    }
    let marks = state.marks(of: core)
    guard !marks.isEmpty else { return nil }
    let offset = random.below(marks.count)
    for look in 0..<marks.count {
      let indicator = marks[(look + offset) % marks.count]
      if state.model.isWide[Int(indicator)] { return indicator }
    }
    return nil
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
