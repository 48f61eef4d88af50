/// An item that an agent takes, or a share of it.
struct TakenItem {
  var item: Int32
  var share: Double
}

/// What an agent takes at one node.
struct TakenNode {
  var node: Int32
  /// Sum of the shares of the node's items.
  var weight = 0.0
  /// The item of the largest share.
  var item: Int32
  var share = 0.0
  var items: [TakenItem] = []
}

/// Finds cuts of one connectivity that a point breaks (Oehrlein and Haunert 2017; Fischetti et al. 2017;
/// Validi, Buchanan and Lykhovyd 2022; Wang, Buchanan and Butenko 2017).
///
/// For an agent whose places fall apart, the separators next to each stray part and next to the main one; for
/// an agent whose places hang together by small shares only, smallest vertex cuts. At points of the relaxation
/// also rows of forests of blocks (`ForestSearch`).
struct SeparatorSearch: Sendable {
  /// A row broken by less is not worth having.
  static let leastViolation = 1e-4
  /// Pairs of places of one agent that are tried by a smallest vertex cut.
  static let pairsPerAgent = 4

  private let index: Int32
  private let exempt: Int32?
  private let neighbours: [[Int32]]
  /// Node of each item, -1 without one.
  private let nodeOfItem: [Int32]
  /// For each agent the nodes at which it has columns.
  private let nodesOfAgent: [[Int32]]

  init(_ problem: AssignmentProblem, index: Int) {
    let rule = problem.connectivities[index]
    self.index = Int32(index)
    exempt = rule.exempt
    neighbours = rule.neighbours()
    var nodeOfItem = [Int32](repeating: -1, count: problem.itemCount)
    for place in rule.places { nodeOfItem[Int(place.item)] = place.node }
    var nodes = [Set<Int32>](repeating: [], count: problem.agentCount)
    for place in rule.places {
      for column in problem.columns(of: Int(place.item)) {
        nodes[Int(problem.columnAgent[column])].insert(place.node)
      }
    }
    self.nodeOfItem = nodeOfItem
    nodesOfAgent = nodes.map { $0.sorted() }
  }

  /// Cuts that the point breaks, by agent.
  ///
  /// - Parameters:
  ///   - columnItem: the item of each column.
  ///   - isPlan: whether the point is a plan, which separators alone cut off.
  func cuts(
    at point: FractionalPoint, of problem: AssignmentProblem, columnItem: [Int32], isPlan: Bool
  ) -> [CuttingPlane] {
    var shareOf: [Int32: [Int32: Double]] = [:]
    for (column, share) in zip(point.columns, point.shares) where share > 1e-7 {
      let (item, agent) = (columnItem[Int(column)], problem.columnAgent[Int(column)])
      guard nodeOfItem[Int(item)] >= 0, agent != exempt else { continue }
      shareOf[agent, default: [:]][item, default: 0] += share
    }
    return shareOf.keys.sorted().flatMap { agent in
      var taken: [Int32: TakenNode] = [:]
      for (item, share) in shareOf[agent]!.sorted(by: { $0.key < $1.key }) {
        let node = nodeOfItem[Int(item)]
        var entry = taken[node] ?? TakenNode(node: node, item: item)
        entry.weight += share
        entry.items.append(TakenItem(item: item, share: share))
        if share > entry.share { (entry.item, entry.share) = (item, share) }
        taken[node] = entry
      }
      return cuts(agent: agent, taken.values.sorted { $0.node < $1.node }, isPlan: isPlan)
    }
  }

  private func cuts(agent: Int32, _ taken: [TakenNode], isPlan: Bool) -> [CuttingPlane] {
    guard taken.count > 1 else { return [] }
    let graph = AgentGraph(neighbours: neighbours, nodes: nodesOfAgent[Int(agent)])
    let parts = Self.parts(taken, in: graph)
    let (main, root) = Self.mainPart(of: parts)
    var found: [CuttingPlane] = []
    func add(_ place: TakenNode, _ separator: [Int32]) {
      let (first, second) = (min(place.item, root.item), max(place.item, root.item))
      let cut = CuttingPlane.separator(
        .init(connectivity: index, agent: agent, first: first, second: second, nodes: separator))
      if !found.contains(cut) { found.append(cut) }
    }
    for (number, part) in parts.enumerated() where number != main {
      let stray = part.reduce(part[0]) { $1.share > $0.share ? $1 : $0 }
      guard stray.share + root.share > 1 + Self.leastViolation else { continue }
      add(stray, graph.separator(stray.node, root.node, blocked: graph.border(of: part.map(\.node))))
      add(stray, graph.separator(root.node, stray.node, blocked: graph.border(of: parts[main].map(\.node))))
    }
    if parts.count == 1 {
      for (place, separator) in smallCuts(graph, taken, root) { add(place, separator) }
    }
    guard !isPlan else { return found }
    let forests = ForestSearch(
      graph, nodes: nodesOfAgent[Int(agent)], neighbours: neighbours, taken: taken)
    for row in forests.rows() {
      let forest = CuttingPlane.Forest(
        connectivity: index, agent: agent, parts: row.parts, items: row.items, blocks: row.blocks)
      let cut = separator(forest, graph).map(CuttingPlane.separator) ?? .forest(forest)
      if !found.contains(cut) { found.append(cut) }
    }
    return found
  }

  /// The separator that says what a forest with two items and at most one part to take off says, or more.
  private func separator(_ forest: CuttingPlane.Forest, _ graph: AgentGraph) -> CuttingPlane.Separator? {
    let ends = forest.items.filter { $0 >= 0 }.sorted()
    let coefficients = forest.coefficients
    let between = coefficients.indices.filter { coefficients[$0] < 0 }
    guard ends.count == 2, between.reduce(0, { $0 + coefficients[$1] }) >= -1 else { return nil }
    let nodes = graph.separator(
      nodeOfItem[Int(ends[0])], nodeOfItem[Int(ends[1])],
      blocked: Set(between.flatMap { forest.parts[$0] }))
    return .init(connectivity: index, agent: forest.agent, first: ends[0], second: ends[1], nodes: nodes)
  }

  /// The places that hang together, by their first node.
  private static func parts(_ taken: [TakenNode], in graph: AgentGraph) -> [[TakenNode]] {
    let nodes = Set(taken.map(\.node))
    var seen = Set<Int32>()
    var parts: [[TakenNode]] = []
    for place in taken where !seen.contains(place.node) {
      let part = graph.component(of: place.node, within: nodes)
      seen.formUnion(part)
      parts.append(taken.filter { part.contains($0.node) })
    }
    return parts
  }

  /// Of the parts with a place of the largest share the heaviest, and its first such place: the others are
  /// stray ones.
  private static func mainPart(of parts: [[TakenNode]]) -> (part: Int, root: TakenNode) {
    let largest = parts.joined().reduce(0) { max($0, $1.share) } - leastViolation
    var main = (part: 0, root: parts[0][0], weight: -1.0)
    for (number, part) in parts.enumerated() {
      guard let root = part.first(where: { $0.share >= largest }) else { continue }
      let weight = part.reduce(0) { $0 + $1.weight }
      if weight > main.weight { main = (number, root, weight) }
    }
    return (main.part, main.root)
  }

  /// Vertex cuts of less weight than the two ends of a pair have beyond 1.
  private func smallCuts(
    _ graph: AgentGraph, _ taken: [TakenNode], _ root: TakenNode
  ) -> [(place: TakenNode, separator: [Int32])] {
    let candidates =
      taken
      .filter { place in
        place.node != root.node && place.share + root.share > 1 + Self.leastViolation
          && !neighbours[Int(root.node)].contains(place.node)
      }
      .sorted { ($1.share, $0.node) < ($0.share, $1.node) }
    return candidates.prefix(Self.pairsPerAgent).compactMap { place in
      let room = place.share + root.share - 1 - Self.leastViolation
      guard
        let blocked = graph.vertexCut(
          place.node, root.node, weights: taken.map { ($0.node, $0.weight) }, below: room)
      else { return nil }
      return (place, graph.separator(place.node, root.node, blocked: blocked))
    }
  }
}
