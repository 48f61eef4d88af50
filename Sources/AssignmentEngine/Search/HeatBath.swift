import Foundation

/// Group heat bath: a few neighbouring agents give all they hold into one pot, and a new plan for them is
/// drawn from everything that lies a small sum of reduced costs from the local optimum.
///
/// Such a plan is a pair of sets of deviations, one of each half of the units, within a reach; at temperature
/// 0 the step finds the best plan of the group, unless the reach had to be cut so that the sets fit.
struct HeatBath {
  /// Pairs weighed in a step at most, for each set that a list may hold.
  static let pairsPerSet = 12
  /// Joint choices of lists looked at that count as one unit of work: most are ruled out at a glance.
  static let choicesAUnit = 32

  let state: SearchState
  private var local: LocalProblem
  private var multipliers = LocalMultipliers()
  private let join: DeviationJoin
  private var deviations: [Deviation] = []
  private var units: [DeviatingUnit] = []
  private var options: [Int32] = []
  private var agents: [Int32] = []
  private var counts = DeviationCounts()
  private var turns: IndicatorTurns

  init(_ state: SearchState) {
    self.state = state
    local = LocalProblem(state.model)
    turns = IndicatorTurns(state.model)
    join = DeviationJoin(laneLimit: local.laneLimit)
  }

  /// One draw for a group of agents around an item.
  ///
  /// - Parameters:
  ///   - company: agents that are in the group whatever the item, at most `size` of them.
  ///   - size: agents in the group.
  ///   - temperature: scaled units; 0 takes the best plan seen, and keeps the current one if none is better.
  ///   - sets: sets of deviations listed of each half at most, up to `DeviationSets.capacity`.
  /// - Returns: units of work done, and whether the assignment changed.
  mutating func step(
    item: Int, with company: [Int32] = [], size: Int, temperature: Double, sets: Int,
    random: inout RandomSource
  ) -> (work: Int, changed: Bool) {
    chooseAgents(around: item, with: company, size: size, random: &random)
    turns.choose(
      around: item, agents: &agents, temperature: temperature, state: state, random: &random)
    return step(temperature: temperature, sets: sets, random: &random)
  }

  /// One draw for given agents.
  mutating func step(
    agents: [Int32], temperature: Double, sets: Int, random: inout RandomSource
  ) -> (work: Int, changed: Bool) {
    self.agents.removeAll(keepingCapacity: true)
    self.agents += agents
    return step(temperature: temperature, sets: sets, random: &random)
  }

  private mutating func step(
    temperature: Double, sets: Int, random: inout RandomSource
  ) -> (work: Int, changed: Bool) {
    guard agents.count > 1 || state.model.hasLevels else { return (1, false) }
    let isPossible = local.build(agents: agents, fixed: turns.fixed, state: state, random: &random)
    guard isPossible, local.unitCount > 0 else { return (1, false) }
    multipliers.solve(local, state: state)
    let drawn: (work: Int, isDrawn: Bool)
    switch local.lanes.count {
    case ...8: drawn = draw(SIMD8<Float>.self, temperature, sets, &random)
    case ...16: drawn = draw(SIMD16<Float>.self, temperature, sets, &random)
    case ...32: drawn = draw(SIMD32<Float>.self, temperature, sets, &random)
    default: drawn = draw(SIMD64<Float>.self, temperature, sets, &random)
    }
    let work = drawn.work + local.optionCost.count + local.looked / Self.choicesAUnit
    guard drawn.isDrawn else { return (work, false) }
    return (work, apply(temperature: temperature, random: &random))
  }

  /// The item's agent and others that its items, or those of agents already in, could go to, while what
  /// they hold fits a local problem.
  private mutating func chooseAgents(
    around item: Int, with company: [Int32], size: Int, random: inout RandomSource
  ) {
    agents.removeAll(keepingCapacity: true)
    agents.append(state.agentOf[Int(state.chosen[item])])
    for agent in company where agents.count < size && !agents.contains(agent) { agents.append(agent) }
    var held = agents.reduce(0) { $0 + state.items.count(Int($1)) }
    var probe = item
    var attempts = 0
    while agents.count < size && attempts < 8 * size {
      attempts += 1
      let agent = candidate(for: probe, &random)
      let more = state.items.count(Int(agent))
      if !agents.contains(agent) && (agents.count < 2 || held + more <= LocalProblem.itemLimit) {
        agents.append(agent)
        held += more
      }
      let from = Int(agents[random.below(agents.count)])
      let choice = state.items.count(from)
      if choice > 0 { probe = state.items[from, random.below(choice)] }
    }
  }

  /// An agent that an item could go to: any of its core columns', or, where agents have to be connected and
  /// core columns lead everywhere, mostly one next to it.
  private func candidate(for item: Int, _ random: inout RandomSource) -> Int32 {
    if let presence = state.presence, random.below(4) > 0,
      let neighbour = presence.graph.neighbour(of: item, &random)
    {
      return state.agentOf[Int(state.chosen[neighbour])]
    }
    let first = Int(state.coreStart[item])
    let count = Int(state.coreStart[item + 1]) - first
    return state.agentOf[first + random.below(count)]
  }

  private mutating func draw<V: LaneVector>(
    _: V.Type, _ temperature: Double, _ sets: Int, _ random: inout RandomSource
  ) -> (work: Int, isDrawn: Bool) {
    let (costs, start) = laneCosts(V.self)
    let offset = Float(multipliers.offset)
    var draw = PlanDraw(temperature: temperature, random: &random)
    // Rows cost at least 0, so that a plan that can be drawn deviates by less than this.
    let useful = draw.ceiling - offset
    guard useful > 1e-9, useful < .infinity else { return (1, false) }
    let most = min(sets, DeviationSets.capacity)
    let reach = collectDeviations(within: useful, most: most)
    join.list(
      V.self, deviations: deviations, units: units, within: reach, most: most, local: local,
      base: multipliers.base)
    join.run(
      costs, start: start, offset: offset, lanes: local.lanes.count, draw: &draw,
      most: most * Self.pairsPerSet, random: &random)
    return (join.first.count + join.second.count + join.pairs, join.drawn != nil)
  }

  private func laneCosts<V: LaneVector>(_: V.Type) -> (LaneCosts<V>, start: V) {
    var costs = LaneCosts<V>()
    var start = V(repeating: 0)
    for lane in local.lanes.indices {
      let row = state.weights[Int(local.lanes[lane])]
      let z = multipliers.multipliers[lane]
      let reference = multipliers.reference(lane, z, local: local, state: state)
      costs.multiplier[lane] = Float(z)
      costs.lower[lane] = Float(max(row.lower - reference, -1e30))
      costs.upper[lane] = Float(min(row.upper - reference, 1e30))
      costs.shortfall[lane] = Float(row.shortfall)
      costs.excess[lane] = Float(row.excess)
      start[lane] = Float(multipliers.activity[lane] - reference)
    }
    return (costs, start)
  }

  /// Every option other than its unit's cheapest whose reduced cost lies within reach.
  ///
  /// - Returns: the reach, shortened until both halves have at most about `most` sets within it.
  private mutating func collectDeviations(within useful: Float, most: Int) -> Float {
    var reach = useful
    while !collect(within: reach) && reach > 1e-6 { reach *= 0.5 }
    units.sort { ($0.cheapest, $0.first) > ($1.cheapest, $1.first) }
    for half in 0..<2 {
      reach = counts.reach(half: half, units: units, deviations: deviations, within: reach, most: most)
    }
    return reach
  }

  /// False where there are too many.
  private mutating func collect(within reach: Float) -> Bool {
    deviations.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    for unit in 0..<local.unitCount {
      let base = Int(multipliers.base[unit])
      let cheapest = multipliers.cost(base, local)
      let first = deviations.count
      var least = Float.infinity
      for option in Int(local.unitStart[unit])..<Int(local.unitStart[unit + 1]) where option != base {
        let cost = max(0, Float(multipliers.cost(option, local) - cheapest))
        guard cost <= reach else { continue }
        guard deviations.count < DeviationJoin.deviationLimit else { return false }
        deviations.append(Deviation(cost: cost, unit: Int32(unit), option: Int32(option)))
        least = min(least, cost)
      }
      if deviations.count > first {
        units.append(DeviatingUnit(first: Int32(first), end: Int32(deviations.count), cheapest: least))
      }
    }
    return true
  }

  /// Makes the drawn plan current; a strict step only if exact arithmetic confirms that it is cheaper.
  ///
  /// Where units pay for wide indicators alone, or spreads are no rows yet, the local problem misjudges joint
  /// changes: a plan is then taken with the probability by which its cost is above what it was drawn at (Metropolis).
  private mutating func apply(temperature: Double, random: inout RandomSource) -> Bool {
    guard let (first, second) = join.drawn else { return false }
    options.removeAll(keepingCapacity: true)
    options += multipliers.base
    join.first.forEach(in: first) { options[Int(deviations[$0].unit)] = deviations[$0].option }
    join.second.forEach(in: second) { options[Int(deviations[$0].unit)] = deviations[$0].option }
    for option in options { push(Int(option)) }
    if state.ties.broken == 0, let presence = state.presence, !presence.isKept() { pushConnected(presence) }
    guard state.keepsTies, !state.changes.isEmpty, isTaken(temperature, &random) else {
      state.popAll()
      return false
    }
    state.commit()
    return true
  }

  private func push(_ option: Int) {
    for slot in Int(local.changeStart[option])..<Int(local.changeStart[option + 1]) {
      let (item, core) = local.changes[slot]
      if state.chosen[Int(item)] != core { state.push(Int(item), to: Int(core)) }
    }
  }

  /// Takes of a drawn plan that cuts agents in pieces what does not: units know nothing of each other's places,
  /// and one that goes wrong need not cost what the others gain.
  private func pushConnected(_ presence: NodePresence) {
    state.popAll()
    for option in options {
      let before = state.changes.count
      push(Int(option))
      guard state.changes.count > before, !presence.isKept() else { continue }
      while state.changes.count > before { state.pop() }
    }
  }

  private func isTaken(_ temperature: Double, _ random: inout RandomSource) -> Bool {
    if temperature == 0 { return state.delta() < -1e-9 }
    guard state.model.isMisjudged else { return true }
    let excess = state.delta() - Double(join.drawnCost)
    return excess <= 0 || random.unit() < exp(-excess / temperature)
  }
}
