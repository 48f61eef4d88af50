import Foundation

/// Annealing over moves of one item or of what belongs together, for problems in which agents have to be
/// connected or wide indicators speak of what an agent does somewhere.
///
/// A step hands an item, all that its agent holds at the item's node, or all that one indicator of the item
/// watches, to an agent nearby; what couplings tie follows, and what the move cuts off from the giver goes
/// along. If Metropolis does not take that, a few items of the receiver are tried to go back to the giver or
/// on to a third agent, each as one more proposal. Other steps change the level of an item.
struct CompoundAnnealing {
  /// Items of the receiver that are tried in a step at most.
  static let partners = 12
  /// Items that one change of hands may move at most.
  static let changeLimit = 40
  /// One in this many steps changes a level, where items have several columns with an agent.
  static let levelShare = 4

  let state: SearchState
  /// Items that may mark each indicator: those of `k` are `watchedStart[k] ..< watchedStart[k + 1]`.
  private let watchedStart: [Int32]
  private let watched: [Int32]

  /// Nil for a model in which nothing speaks of places.
  init?(state: SearchState) {
    let model = state.model
    guard model.hasWideIndicators || !(state.presence?.graph.placed.isEmpty ?? true) else { return nil }
    self.state = state
    (watchedStart, watched) = SearchModel.compress(
      model.columns.itemsOfIndicators(model.indicators.count))
  }

  /// What a change of hands takes along.
  private enum Scope {
    case item
    case node
    case indicator
  }

  /// One step at a temperature (scaled units; 0 accepts improvements only), from an item.
  ///
  /// - Returns: the moves tried, and whether the assignment changed.
  func step(
    item: Int, temperature: Double, random: inout RandomSource
  ) -> (work: Int, changed: Bool) {
    let giver = state.agentOf[Int(state.chosen[item])]
    if state.model.hasLevels, random.below(Self.levelShare) == 0 {
      return changeLevel(item, of: giver, temperature, &random)
    }
    guard let receiver = receiver(of: item, other: giver, &random) else { return (1, false) }
    let scope = scope(of: item, &random)
    guard handOver(item, scope, from: giver, to: receiver, &random), followBranches(giver, receiver) else {
      state.popAll()
      return (1, false)
    }
    if isTaken(temperature, &random) {
      state.commit()
      return (1, true)
    }
    let shifted = state.changes.count
    let held = state.items.count(Int(receiver))
    let looks = min(held, Self.partners)
    for look in 0..<looks {
      let other = state.items[Int(receiver), random.below(held)]
      guard !state.isChanged(Int32(other)),
        let target = target(of: other, giver: giver, receiver: receiver, &random)
      else { continue }
      if handOver(other, scope, from: receiver, to: target, &random), isTaken(temperature, &random) {
        state.commit()
        return (look + 2, true)
      }
      while state.changes.count > shifted { state.pop() }
    }
    state.popAll()
    return (looks + 1, false)
  }

  private func isTaken(_ temperature: Double, _ random: inout RandomSource) -> Bool {
    guard state.ties.broken == 0 else { return false }
    let delta = state.delta()
    guard delta <= 0 || (temperature > 0 && random.unit() < exp(-delta / temperature)) else { return false }
    return state.presence?.isKept() ?? true
  }

  // MARK: Choices

  private func scope(of item: Int, _ random: inout RandomSource) -> Scope {
    switch random.below(4) {
    case 0 where state.model.isPlaced(item): .node
    case 1 where state.model.hasWideIndicators: .indicator
    default: .item
    }
  }

  /// An agent nearby: who holds something at the item's nodes or next to it, or something that an indicator of
  /// the item watches; now and then, and where there is none, whoever could take it.
  private func receiver(of item: Int, other giver: Int32, _ random: inout RandomSource) -> Int32? {
    if random.below(4) > 0 {
      if let near = neighbour(of: item, &random), near != giver { return near }
    }
    let first = Int(state.coreStart[item])
    let count = Int(state.coreStart[item + 1]) - first
    let agent = state.agentOf[first + random.below(count)]
    return agent == giver ? nil : agent
  }

  private func neighbour(of item: Int, _ random: inout RandomSource) -> Int32? {
    let marks = state.marks(of: Int(state.chosen[item]))
    if !marks.isEmpty, random.below(2) == 0 || !state.model.isPlaced(item) {
      let indicator = Int(marks[random.below(marks.count)])
      let first = Int(watchedStart[indicator])
      let other = watched[first + random.below(Int(watchedStart[indicator + 1]) - first)]
      return state.agentOf[Int(state.chosen[Int(other)])]
    }
    guard let found = state.presence?.graph.neighbour(of: item, &random) else { return nil }
    return state.agentOf[Int(state.chosen[found])]
  }

  /// Where an item of the receiver goes: mostly to the giver (a swap), else to a third agent (a chain).
  private func target(
    of item: Int, giver: Int32, receiver: Int32, _ random: inout RandomSource
  ) -> Int32? {
    if random.next() & 3 != 0 {
      return state.presence?.adjoins(giver, item: item) ?? true ? giver : nil
    }
    return self.receiver(of: item, other: receiver, &random)
  }

  /// The cheapest column of an item with an agent, now and then any other of them.
  private func core(of item: Int, agent: Int32, _ random: inout RandomSource) -> Int? {
    guard let cheapest = state.core(of: item, agent: agent) else { return nil }
    guard state.model.hasLevels, random.below(4) == 0 else { return cheapest }
    return randomCore(of: item, agent: agent, besides: -1, &random)
  }

  private func randomCore(
    of item: Int, agent: Int32, besides current: Int, _ random: inout RandomSource
  ) -> Int? {
    var (found, seen): (Int?, Int) = (nil, 0)
    for core in Int(state.coreStart[item])..<Int(state.coreStart[item + 1])
    where state.agentOf[core] == agent && core != current {
      seen += 1
      if random.below(seen) == 0 { found = core }
    }
    return found
  }

  // MARK: Moves

  /// Another column of the item with its agent, if need be with one of another item of the agent.
  private func changeLevel(
    _ item: Int, of agent: Int32, _ temperature: Double, _ random: inout RandomSource
  ) -> (work: Int, changed: Bool) {
    guard let core = randomCore(of: item, agent: agent, besides: Int(state.chosen[item]), &random) else {
      return (1, false)
    }
    state.push(item, to: core)
    if isTaken(temperature, &random) {
      state.commit()
      return (1, true)
    }
    let held = state.items.count(Int(agent))
    for look in 0..<min(held, Self.partners) {
      let other = state.items[Int(agent), random.below(held)]
      guard other != item,
        let core = randomCore(of: other, agent: agent, besides: Int(state.chosen[other]), &random)
      else { continue }
      state.push(other, to: core)
      if isTaken(temperature, &random) {
        state.commit()
        return (look + 2, true)
      }
      state.pop()
    }
    state.popAll()
    return (Self.partners + 1, false)
  }

  /// Pushes an item from one agent to another with what belongs to it. False where a coupling breaks or
  /// something cannot go.
  private func handOver(
    _ item: Int, _ scope: Scope, from giver: Int32, to receiver: Int32, _ random: inout RandomSource
  ) -> Bool {
    let marks = state.marks(of: Int(state.chosen[item]))
    let indicator = scope == .indicator && !marks.isEmpty ? marks[random.below(marks.count)] : -1
    guard push(item, from: giver, to: receiver, &random) else { return false }
    if scope == .node, let graph = state.presence?.graph {
      for place in graph.nodes(of: item) {
        for slot in graph.items(at: Int(graph.node[place])) {
          guard follow(Int(graph.item[slot]), from: giver, to: receiver, &random) else { return false }
        }
      }
    }
    guard indicator >= 0, state.model.isWide[Int(indicator)] else { return true }
    for slot in Int(watchedStart[Int(indicator)])..<Int(watchedStart[Int(indicator) + 1]) {
      let other = Int(watched[slot])
      guard state.agentOf[Int(state.chosen[other])] == giver,
        state.marks(of: Int(state.chosen[other])).contains(indicator)
      else { continue }
      guard state.changes.count < Self.changeLimit, follow(other, from: giver, to: receiver, &random) else {
        return false
      }
    }
    return true
  }

  /// Lets an item that the giver holds go along if the receiver can take it.
  private func follow(
    _ item: Int, from giver: Int32, to receiver: Int32, _ random: inout RandomSource
  ) -> Bool {
    guard state.agentOf[Int(state.chosen[item])] == giver, !state.isChanged(Int32(item)),
      state.core(of: item, agent: receiver) != nil
    else { return true }
    return push(item, from: giver, to: receiver, &random)
  }

  private func push(
    _ item: Int, from giver: Int32, to receiver: Int32, _ random: inout RandomSource
  ) -> Bool {
    guard let core = core(of: item, agent: receiver, &random) else { return false }
    state.push(item, to: core)
    return state.repairCouplings(item, from: giver, to: receiver)
  }

  /// Hands what a move has cut off from the giver's largest piece to the receiver; false where that is too
  /// much, or cannot go.
  private func followBranches(_ giver: Int32, _ receiver: Int32) -> Bool {
    guard let presence = state.presence, !presence.isKept() else { return true }
    let graph = presence.graph
    for rule in graph.exempt.indices where presence.pieceCount(of: giver, rule: rule) > 1 {
      let pieces = presence.listPieces(of: giver, rule: rule)
      let largest = pieces.indices.max { (pieces[$0].count, $1) < (pieces[$1].count, $0) }
      for index in pieces.indices where index != largest {
        for node in pieces[index] {
          for slot in graph.items(at: Int(node)) {
            let item = Int(graph.item[slot])
            guard state.agentOf[Int(state.chosen[item])] == giver else { continue }
            guard state.changes.count < Self.changeLimit, !state.isChanged(Int32(item)),
              let core = state.core(of: item, agent: receiver)
            else { return false }
            state.push(item, to: core)
            guard state.repairCouplings(item, from: giver, to: receiver) else { return false }
          }
        }
      }
    }
    return true
  }
}
