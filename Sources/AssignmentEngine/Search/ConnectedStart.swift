/// Makes an assignment connected: every agent keeps its weightiest piece, and the rest goes, from its borders
/// inwards, to agents who hold something next to it.
struct ConnectedStart {
  private let state: SearchState
  private let graph: PlaceGraph
  /// What agents keep, and what has found a new place.
  private let kept: NodePresence
  private var isLoose: [Bool]

  /// Nil where the state is connected already.
  init?(_ state: SearchState) {
    guard let presence = state.presence, presence.excess > 0 else { return nil }
    self.state = state
    graph = presence.graph
    kept = NodePresence(presence.graph, agentCount: state.model.problem.agentCount)
    isLoose = [Bool](repeating: false, count: state.model.itemCount)
    for agent in 0..<Int32(state.model.problem.agentCount) {
      for rule in graph.exempt.indices { loosen(presence.listPieces(of: agent, rule: rule), of: agent) }
    }
    for item in graph.placed.map(Int.init) where !isLoose[item] {
      kept.add(item: item, agent: state.agentOf[Int(state.chosen[item])])
    }
    kept.settle()
  }

  /// Lets go of all pieces but that with most items that can go nowhere else; of equals, that with most items.
  private mutating func loosen(_ pieces: [[Int32]], of agent: Int32) {
    guard pieces.count > 1 else { return }
    let weights = pieces.map { piece in
      let items = piece.flatMap { graph.item[graph.items(at: Int($0))] }.filter {
        state.agentOf[Int(state.chosen[Int($0)])] == agent
      }
      let bound = items.filter { state.model.core(of: Int($0)).count == 1 }
      return (bound: bound.count, all: items.count)
    }
    let kept = weights.indices.max {
      (weights[$0].bound, weights[$0].all, $1) < (weights[$1].bound, weights[$1].all, $0)
    }
    for index in pieces.indices where index != kept {
      for item in pieces[index].flatMap({ graph.item[graph.items(at: Int($0))] })
      where state.agentOf[Int(state.chosen[Int(item)])] == agent { isLoose[Int(item)] = true }
    }
  }

  /// Rounds over the loose items: those that can join an agent do so where it costs least, cheapest first.
  mutating func run() {
    var loose = graph.placed.filter { isLoose[Int($0)] }
    while !loose.isEmpty {
      var offers: [(cost: Double, item: Int32)] = []
      for item in loose {
        if let offer = bestOffer(for: Int(item)) { offers.append((offer.cost, item)) }
      }
      guard !offers.isEmpty else { return }
      offers.sort { ($0.cost, $0.item) < ($1.cost, $1.item) }
      var joined = 0
      for offer in offers where isLoose[Int(offer.item)] {
        if let core = bestOffer(for: Int(offer.item))?.core {
          join(Int(offer.item), core)
          joined += 1
        }
      }
      guard joined > 0 else { return }
      loose.removeAll { !isLoose[Int($0)] }
    }
  }

  /// The cheapest column of an item whose agent it can join.
  private func bestOffer(for item: Int) -> (cost: Double, core: Int)? {
    let current = Int(state.chosen[item])
    var best: (cost: Double, core: Int)?
    for core in state.model.core(of: item) where kept.adjoins(state.agentOf[core], item: item) {
      if core == current {
        if best.map({ $0.cost > 0 }) ?? true { best = (0, core) }
        continue
      }
      state.push(item, to: core)
      if state.repairCouplings(item, from: state.agentOf[current], to: state.agentOf[core]),
        movesLooseItemsOnly()
      {
        let cost = state.delta()
        if best.map({ $0.cost > cost }) ?? true { best = (cost, core) }
      }
      state.popAll()
    }
    return best
  }

  /// Whether all that couplings made follow is loose and can join its new agent, or lies nowhere.
  private func movesLooseItemsOnly() -> Bool {
    state.changes.allSatisfy { change in
      let item = Int(change.item)
      return graph.nodes(of: item).isEmpty
        || (isLoose[item] && kept.adjoins(state.agentOf[Int(change.to)], item: item))
    }
  }

  private mutating func join(_ item: Int, _ core: Int) {
    let from = state.agentOf[Int(state.chosen[item])]
    if core != Int(state.chosen[item]) {
      state.push(item, to: core)
      _ = state.repairCouplings(item, from: from, to: state.agentOf[core])
      for change in state.changes { settle(change.item, state.agentOf[Int(change.to)]) }
      state.commit()
    } else {
      settle(Int32(item), from)
    }
  }

  private mutating func settle(_ item: Int32, _ agent: Int32) {
    guard isLoose[Int(item)] else { return }
    isLoose[Int(item)] = false
    kept.add(item: Int(item), agent: agent)
    kept.settle()
  }
}
