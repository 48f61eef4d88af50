/// Group heat bath: a few neighbouring agents give all they hold into one pot, and a new plan for them is
/// drawn from everything that lies a small sum of reduced costs from the local optimum.
struct HeatBath {
  static let deviationLimit = 1024

  let state: SearchState
  private var local: LocalProblem
  private var multipliers = LocalMultipliers()
  private var deviations: [Deviation] = []
  private var isUsed: [Bool] = []
  private var agents: [Int32] = []
  /// Limit of the reduced costs, adapted so that the nodes of a step come near what was asked for.
  private var limit: [Double]

  init(_ state: SearchState) {
    self.state = state
    local = LocalProblem(state.model)
    limit = [Double](repeating: 0.05, count: 8)
  }

  /// One draw for a group of agents.
  ///
  /// - Parameters:
  ///   - size: agents in the group.
  ///   - temperature: scaled units; 0 takes the best plan seen, and keeps the current one if none is better.
  /// - Returns: units of work done, and whether the assignment changed.
  mutating func step(
    item: Int, size: Int, temperature: Double, nodeLimit: Int, random: inout RandomSource
  ) -> (work: Int, changed: Bool) {
    chooseAgents(around: item, size: size, random: &random)
    guard agents.count > 1 else { return (1, false) }
    local.build(agents: agents, state: state, random: &random)
    guard local.unitCount > 0 else { return (1, false) }
    multipliers.solve(local, state: state)
    let drawn: (nodes: Int, deviations: [Int32]?)
    switch local.lanes.count {
    case ...8: drawn = draw(SIMD8<Float>.self, temperature, nodeLimit, &random)
    case ...16: drawn = draw(SIMD16<Float>.self, temperature, nodeLimit, &random)
    default: drawn = draw(SIMD32<Float>.self, temperature, nodeLimit, &random)
    }
    let slot = min(size, limit.count - 1)
    limit[slot] = min(max(limit[slot] * (drawn.nodes < nodeLimit ? 1.05 : 0.9), 1e-4), 10)
    let work = drawn.nodes + local.optionCost.count
    guard let chosen = drawn.deviations else { return (work, false) }
    return (work, apply(chosen, strict: temperature == 0))
  }

  /// The item's agent and others that its items, or those of agents already in, could go to.
  private mutating func chooseAgents(around item: Int, size: Int, random: inout RandomSource) {
    agents.removeAll(keepingCapacity: true)
    agents.append(state.agentOf[Int(state.chosen[item])])
    var probe = item
    var attempts = 0
    while agents.count < size && attempts < 8 * size {
      attempts += 1
      let first = Int(state.coreStart[probe])
      let count = Int(state.coreStart[probe + 1]) - first
      let agent = state.agentOf[first + random.below(count)]
      if !agents.contains(agent) { agents.append(agent) }
      let from = Int(agents[random.below(agents.count)])
      let held = state.items.count(from)
      if held > 0 { probe = state.items[from, random.below(held)] }
    }
  }

  private mutating func draw<V: LaneVector>(
    _: V.Type, _ temperature: Double, _ nodeLimit: Int, _ random: inout RandomSource
  ) -> (nodes: Int, deviations: [Int32]?) {
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
    let reach = limit[min(agents.count, limit.count - 1)]
    collectDeviations(within: reach)
    var vectors = [V](repeating: V(repeating: 0), count: deviations.count)
    for index in deviations.indices { vectors[index] = vector(deviations[index]) }
    isUsed.removeAll(keepingCapacity: true)
    isUsed += repeatElement(false, count: local.unitCount)
    let offset = Float(multipliers.offset)
    return deviations.withUnsafeBufferPointer { deviations in
      vectors.withUnsafeBufferPointer { vectors in
        isUsed.withUnsafeMutableBufferPointer { isUsed in
          guard let first = deviations.baseAddress, let firstVector = vectors.baseAddress,
            let flags = isUsed.baseAddress
          else { return (0, nil) }
          var tree = DeviationTree(
            costs: costs, deviations: first, vectors: firstVector, count: deviations.count,
            limit: Float(reach), nodeLimit: nodeLimit, temperature: temperature, isUsed: flags,
            random: random)
          tree.run(from: start, offset: offset)
          random = tree.random
          return (tree.nodes, tree.drawn)
        }
      }
    }
  }

  /// Every option other than its unit's cheapest, by reduced cost, within the reach.
  private mutating func collectDeviations(within reach: Double) {
    deviations.removeAll(keepingCapacity: true)
    let change = multipliers.changes(multipliers.multipliers, local, state)
    change.withUnsafeBufferPointer { change in
      guard let change = change.baseAddress else { return }
      for unit in 0..<local.unitCount {
        let base = Int(multipliers.base[unit])
        let cheapest = LocalMultipliers.cost(base, local, change)
        for option in Int(local.unitStart[unit])..<Int(local.unitStart[unit + 1]) where option != base {
          let cost = LocalMultipliers.cost(option, local, change) - cheapest
          if cost <= reach {
            deviations.append(
              Deviation(cost: Float(max(0, cost)), unit: Int32(unit), option: Int32(option)))
          }
        }
      }
    }
    deviations.sort { ($0.cost, $0.option) < ($1.cost, $1.option) }
    if deviations.count > Self.deviationLimit {
      deviations.removeLast(deviations.count - Self.deviationLimit)
    }
  }

  private func vector<V: LaneVector>(_ deviation: Deviation) -> V {
    var result = V(repeating: 0)
    let option = Int(deviation.option)
    for slot in Int(local.entryStart[option])..<Int(local.entryStart[option + 1]) {
      result[Int(local.entryLane[slot])] += Float(local.entryValue[slot])
    }
    let base = Int(multipliers.base[Int(deviation.unit)])
    for slot in Int(local.entryStart[base])..<Int(local.entryStart[base + 1]) {
      result[Int(local.entryLane[slot])] -= Float(local.entryValue[slot])
    }
    return result
  }

  /// Makes the drawn plan current; a strict step only if exact arithmetic confirms that it is cheaper.
  private mutating func apply(_ chosen: [Int32], strict: Bool) -> Bool {
    var options = multipliers.base
    for index in chosen {
      let deviation = deviations[Int(index)]
      options[Int(deviation.unit)] = deviation.option
    }
    for option in options.map(Int.init) {
      for slot in Int(local.changeStart[option])..<Int(local.changeStart[option + 1]) {
        let (item, core) = local.changes[slot]
        if state.chosen[Int(item)] != core { state.push(Int(item), to: Int(core)) }
      }
    }
    guard state.ties.broken == 0, !state.changes.isEmpty, !strict || state.delta() < -1e-9 else {
      state.popAll()
      return false
    }
    state.commit()
    return true
  }
}
