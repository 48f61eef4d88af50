import Foundation

/// Annealing over moves at the borders between agents who have to stay connected.
///
/// A step hands an item, or all that its agent holds at that node, to an agent at the same node or next to
/// it; what this cuts off from the giver goes along. Then it looks through the receiver's items at the
/// giver's border for the one whose leaving, to the giver or to a third agent next to it, pays best. The best
/// of these moves that keeps everybody connected, the pure shift included, is taken by Metropolis.
struct BorderAnnealing {
  /// Items of the receiver looked at in a step.
  static let candidates = 16
  /// Items that go along at most where a move cuts an agent's nodes in two.
  static let branchLimit = 24

  let state: SearchState
  let presence: NodePresence
  private var partner: [(item: Int32, core: Int32)] = []

  /// Nil for a model in which nobody has to be connected.
  init?(state: SearchState) {
    guard let presence = state.presence, !presence.graph.placed.isEmpty else { return nil }
    self.state = state
    self.presence = presence
  }

  private var graph: PlaceGraph { presence.graph }

  /// A random placed item.
  func randomItem(_ random: inout RandomSource) -> Int {
    Int(graph.placed[random.below(graph.placed.count)])
  }

  /// One step at a temperature (scaled units; 0 accepts improvements only), from a placed item.
  ///
  /// - Returns: the moves tried, and whether the assignment changed.
  mutating func step(
    item: Int, temperature: Double, random: inout RandomSource
  ) -> (work: Int, changed: Bool) {
    let giver = state.agentOf[Int(state.chosen[item])]
    guard let receiver = neighbour(of: item, other: giver, &random) else { return (1, false) }
    let isWhole = random.below(2) == 0
    guard shift(item, from: giver, to: receiver, isWhole: isWhole), followBranches(giver, receiver) else {
      state.popAll()
      return (1, false)
    }
    let shifted = state.changes.count
    var best = presence.isKept() ? state.delta() : .infinity
    partner.removeAll(keepingCapacity: true)
    let held = state.items.count(Int(receiver))
    let looks = min(held, Self.candidates)
    let offset = held > 0 ? random.below(held) : 0
    for look in 0..<looks {
      let other = state.items[Int(receiver), (offset + look) % held]
      guard let target = target(of: other, giver: giver, receiver: receiver, &random),
        !state.isChanged(Int32(other))
      else { continue }
      if shift(other, from: receiver, to: target, isWhole: isWhole) {
        let delta = state.delta()
        if delta < best, presence.isKept() {
          best = delta
          partner.removeAll(keepingCapacity: true)
          for change in state.changes[shifted...] { partner.append((change.item, change.to)) }
        }
      }
      while state.changes.count > shifted { state.pop() }
    }
    let isTaken = best <= 0 || (temperature > 0 && random.unit() < exp(-best / temperature))
    guard isTaken, best < .infinity else {
      state.popAll()
      return (looks + 1, false)
    }
    for change in partner { state.push(Int(change.item), to: Int(change.core)) }
    state.commit()
    return (looks + 1, true)
  }

  /// The agent of a random item at one of the item's nodes or next to it, if it is another.
  private func neighbour(of item: Int, other agent: Int32, _ random: inout RandomSource) -> Int32? {
    guard let found = graph.neighbour(of: item, &random) else { return nil }
    let holder = state.agentOf[Int(state.chosen[found])]
    return holder == agent ? nil : holder
  }

  /// Where an item of the receiver goes: mostly to the giver (a swap), else to a third agent (a chain).
  @inline(__always)
  private func target(
    of item: Int, giver: Int32, receiver: Int32, _ random: inout RandomSource
  ) -> Int32? {
    let places = graph.nodes(of: item)
    guard !places.isEmpty else { return nil }
    if random.next() & 3 != 0 { return presence.adjoins(giver, item: item) ? giver : nil }
    return neighbour(of: item, other: receiver, &random)
  }

  /// Pushes an item from one agent to another, with what couplings make follow, and if `isWhole` everything
  /// that the agent holds at the item's nodes and that the other can take. False where a coupling breaks or
  /// the item itself cannot go.
  private func shift(_ item: Int, from giver: Int32, to receiver: Int32, isWhole: Bool) -> Bool {
    guard push(item, from: giver, to: receiver) else { return false }
    guard isWhole else { return true }
    for place in graph.nodes(of: item) {
      for slot in graph.items(at: Int(graph.node[place])) {
        let other = Int(graph.item[slot])
        guard other != item, state.agentOf[Int(state.chosen[other])] == giver,
          !state.isChanged(Int32(other)), state.core(of: other, agent: receiver) != nil
        else { continue }
        guard push(other, from: giver, to: receiver) else { return false }
      }
    }
    return true
  }

  private func push(_ item: Int, from giver: Int32, to receiver: Int32) -> Bool {
    guard let core = state.core(of: item, agent: receiver) else { return false }
    state.push(item, to: core)
    return state.repairCouplings(item, from: giver, to: receiver)
  }

  /// Hands what a move has cut off from the giver's largest piece to the receiver; false where that is too
  /// much, or cannot go.
  private func followBranches(_ giver: Int32, _ receiver: Int32) -> Bool {
    guard !presence.isKept() else { return true }
    var moved = 0
    for rule in graph.exempt.indices where presence.pieceCount(of: giver, rule: rule) > 1 {
      let pieces = presence.listPieces(of: giver, rule: rule)
      let largest = pieces.indices.max { (pieces[$0].count, $1) < (pieces[$1].count, $0) }
      for index in pieces.indices where index != largest {
        for node in pieces[index] {
          for slot in graph.items(at: Int(node)) {
            let item = Int(graph.item[slot])
            guard state.agentOf[Int(state.chosen[item])] == giver else { continue }
            moved += 1
            guard moved <= Self.branchLimit, !state.isChanged(Int32(item)),
              push(item, from: giver, to: receiver)
            else { return false }
          }
        }
      }
    }
    return true
  }
}
