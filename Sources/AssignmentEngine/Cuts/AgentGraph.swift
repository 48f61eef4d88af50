/// The part of a connectivity's graph in which one agent can take anything.
struct AgentGraph {
  private let neighbours: [[Int32]]
  private let nodes: Set<Int32>

  init(neighbours: [[Int32]], nodes: [Int32]) {
    self.neighbours = neighbours
    self.nodes = Set(nodes)
  }

  /// The nodes that can be reached from `start` within a set, `start` among them.
  func component(of start: Int32, within allowed: Set<Int32>) -> Set<Int32> {
    var found: Set<Int32> = [start]
    var open = [start]
    while let node = open.popLast() {
      for next in neighbours[Int(node)] where allowed.contains(next) && found.insert(next).inserted {
        open.append(next)
      }
    }
    return found
  }

  /// The nodes next to some nodes, outside them.
  func border(of inner: some Collection<Int32>) -> Set<Int32> {
    var border = Set<Int32>()
    for node in inner { border.formUnion(neighbours[Int(node)]) }
    return border.intersection(nodes).subtracting(inner)
  }

  /// A separator of `a` and `b` no part of which can be left out, from nodes that block every way between them.
  ///
  /// The border of what `b` still reaches separates, and is needed as far as `a` reaches it.
  func separator(_ a: Int32, _ b: Int32, blocked: Set<Int32>) -> [Int32] {
    let near = border(of: component(of: b, within: nodes.subtracting(blocked)))
    return border(of: component(of: a, within: nodes.subtracting(near))).sorted()
  }

  /// Nodes between `a` and `b` that block every way and weigh less than `limit` together; nil where there are
  /// none. Nodes that are not listed weigh nothing.
  func vertexCut(
    _ a: Int32, _ b: Int32, weights: [(node: Int32, weight: Double)], below limit: Double
  ) -> Set<Int32>? {
    // Vertex 2k is where flow enters the k-th node, 2k + 1 where it leaves.
    var position: [Int32: Int] = [:]
    for (index, entry) in weights.enumerated() { position[entry.node] = index }
    guard let source = position[a], let sink = position[b] else { return nil }
    var flow = MaximumFlow(vertexCount: 2 * weights.count)
    for (index, entry) in weights.enumerated() {
      flow.addArc(from: 2 * index, to: 2 * index + 1, capacity: entry.weight)
      for next in neighbours[Int(entry.node)] {
        if let other = position[next] { flow.addArc(from: 2 * index + 1, to: 2 * other, capacity: .infinity) }
      }
    }
    guard flow.push(from: 2 * source + 1, to: 2 * sink, enough: limit) < limit else { return nil }
    let isReached = flow.reachable(from: 2 * source + 1)
    let inside = weights.indices.filter { isReached[2 * $0 + 1] }.map { weights[$0].node }
    return border(of: inside)
  }
}
