/// What connectivities put out of reach: an agent with an item that can go to nobody else holds nothing that the
/// nodes it can still use do not connect to that item. What it cannot hold others must, which may leave an item to
/// one agent, or to none: then the problem contradicts itself.
struct ReachPropagation {
  /// An item and an agent that could take it.
  private struct Pair: Hashable {
    var item, agent: Int32
  }

  /// Why an agent cannot take an item: the separator that parts it from another item of the agent's.
  private struct Reason {
    var pair: Pair
    var cut: CuttingPlane.Separator
  }

  /// Separators with weights up to 1 that no plan can keep all: their rows, weighted and added up, allow less than
  /// every choice of columns makes. Nil where propagation comes to no contradiction.
  private(set) var contradiction: (cuts: [CuttingPlane], weights: [Double])?

  private let problem: AssignmentProblem
  /// Agents that may still take each item, ascending.
  private var open: [[Int32]]
  /// In the order in which they were found.
  private var reasons: [Reason] = []

  init(_ problem: AssignmentProblem) {
    self.problem = problem
    open = (0..<problem.itemCount).map { item in
      Set(problem.columns(of: item).map { problem.columnAgent[$0] }).sorted()
    }
    let networks = problem.connectivities.map {
      Network($0, agentCount: problem.agentCount, agentsOf: open)
    }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for (index, network) in networks.enumerated() {
        for agent in 0..<Int32(problem.agentCount) where agent != network.rule.exempt {
          switch propagate(index, network, agent) {
          case .nothing: continue
          case .fewer: isSettled = false
          case .contradiction(let item):
            contradiction = weigh(item, networks)
            return
          }
        }
      }
    }
  }

  private enum Step {
    case nothing, fewer
    /// Nobody is left to take the item.
    case contradiction(Int32)
  }

  /// Takes from an agent what it cannot connect to its first item that has nobody else.
  private mutating func propagate(_ index: Int, _ network: Network, _ agent: Int32) -> Step {
    let root = network.placesOfAgent[Int(agent)].first { place in
      open[Int(place.item)].count == 1 && open[Int(place.item)][0] == agent
    }
    guard let root else { return .nothing }
    let placed = network.placesOfAgent[Int(agent)].filter { open[Int($0.item)].contains(agent) }
    let usable = Set(placed.map(\.node))
    let graph = AgentGraph(neighbours: network.neighbours, nodes: network.nodes(of: agent))
    let reached = graph.component(of: root.node, within: usable)
    var step = Step.nothing
    for place in placed where !reached.contains(place.node) {
      let blocked = Set(network.nodes(of: agent)).subtracting(usable)
      let cut = CuttingPlane.Separator(
        connectivity: Int32(index), agent: agent, first: min(root.item, place.item),
        second: max(root.item, place.item),
        nodes: graph.separator(root.node, place.node, blocked: blocked))
      reasons.append(Reason(pair: Pair(item: place.item, agent: agent), cut: cut))
      open[Int(place.item)].removeAll { $0 == agent }
      if open[Int(place.item)].isEmpty { return .contradiction(place.item) }
      step = .fewer
    }
    return step
  }

  /// The separators behind an item that nobody is left to take.
  ///
  /// Each pair of the item has to be charged once. A separator with weight w charges its pair w, and its right side
  /// costs w; the other item pays that if every pair of it is charged w, and the pairs on the separator, which
  /// the row credits with w, must be charged w more. All of these lost their agent earlier, so one walk back
  /// settles what each reason has to weigh.
  private func weigh(_ item: Int32, _ networks: [Network]) -> (cuts: [CuttingPlane], weights: [Double])? {
    var owed: [Pair: Int64] = [:]
    func agents(_ item: Int32) -> Set<Int32> {
      Set(problem.columns(of: Int(item)).map { problem.columnAgent[$0] })
    }
    for agent in agents(item) { owed[Pair(item: item, agent: agent)] = 1 }
    var weighed: [(cut: CuttingPlane, weight: Int64)] = []
    for reason in reasons.reversed() {
      guard let weight = owed[reason.pair], weight > 0 else { continue }
      guard weight < Int64(1) << 40 else { return nil }
      weighed.append((.separator(reason.cut), weight))
      let root = reason.cut.first == reason.pair.item ? reason.cut.second : reason.cut.first
      for agent in agents(root) where agent != reason.cut.agent {
        owed[Pair(item: root, agent: agent), default: 0] += weight
      }
      let onSeparator = Set(reason.cut.nodes)
      for place in networks[Int(reason.cut.connectivity)].placesOfAgent[Int(reason.cut.agent)]
      where onSeparator.contains(place.node) {
        owed[Pair(item: place.item, agent: reason.cut.agent), default: 0] += weight
      }
    }
    var unit: Int64 = 1
    while weighed.contains(where: { $0.weight > unit }) { unit *= 2 }
    return (weighed.map(\.cut), weighed.map { Double($0.weight) / Double(unit) })
  }
}

/// A connectivity with what each agent could hold of it.
private struct Network {
  let rule: Connectivity
  let neighbours: [[Int32]]
  /// Placed items that each agent could take at first, in the rule's order.
  let placesOfAgent: [[Connectivity.Place]]

  init(_ rule: Connectivity, agentCount: Int, agentsOf: [[Int32]]) {
    self.rule = rule
    neighbours = rule.neighbours()
    var places = [[Connectivity.Place]](repeating: [], count: agentCount)
    for place in rule.places {
      for agent in agentsOf[Int(place.item)] { places[Int(agent)].append(place) }
    }
    placesOfAgent = places
  }

  func nodes(of agent: Int32) -> [Int32] { Set(placesOfAgent[Int(agent)].map(\.node)).sorted() }
}
