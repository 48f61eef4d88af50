/// The nodes at which each agent takes items, and the number of pieces into which they fall.
///
/// Counts follow every change of a move at once; pieces are counted, by a search through the agent's own
/// nodes, only for agents whose nodes a move has changed, and only when asked. Memory is unmanaged for the
/// same reason as in `SearchState`.
final class NodePresence {
  let graph: PlaceGraph
  private let nodeCount: Int
  private let ruleCount: Int
  private let neighbourStart: UnsafeMutablePointer<Int32>
  private let neighbour: UnsafeMutablePointer<Int32>
  /// Items that agent `a` takes at node `n`: element `a * nodeCount + n`.
  private let count: UnsafeMutablePointer<Int32>
  /// Place of the node in its agent's list of nodes.
  private let slot: UnsafeMutablePointer<Int32>
  /// Nodes of each agent under each rule: list `agent * ruleCount + rule`.
  private var nodes: [[Int32]]
  /// Pieces of each list of nodes when the last move was settled.
  private var pieces: [Int32]
  /// Lists that the move under construction has changed.
  private var changed: [Int32] = []
  private var isChanged: [Bool]
  /// Pieces beyond the first, over all lists, when the last move was settled.
  private(set) var excess = 0
  private let seen: UnsafeMutablePointer<Int32>
  private let queue: UnsafeMutablePointer<Int32>
  private var round: Int32 = 0

  init(_ graph: PlaceGraph, agentCount: Int) {
    self.graph = graph
    nodeCount = graph.nodeCount
    ruleCount = graph.exempt.count
    neighbourStart = .copy(of: graph.neighbourStart)
    neighbour = .copy(of: graph.neighbour)
    count = .copy(of: [Int32](repeating: 0, count: agentCount * graph.nodeCount))
    slot = .copy(of: [Int32](repeating: 0, count: agentCount * graph.nodeCount))
    nodes = [[Int32]](repeating: [], count: agentCount * graph.exempt.count)
    pieces = [Int32](repeating: 0, count: nodes.count)
    isChanged = [Bool](repeating: false, count: nodes.count)
    seen = .copy(of: [Int32](repeating: 0, count: graph.nodeCount))
    queue = .copy(of: [Int32](repeating: 0, count: graph.nodeCount))
  }

  deinit {
    neighbourStart.deallocate()
    neighbour.deallocate()
    count.deallocate()
    slot.deallocate()
    seen.deallocate()
    queue.deallocate()
  }

  func clear() {
    for list in nodes.indices {
      let agent = list / ruleCount
      for node in nodes[list] { count[agent * nodeCount + Int(node)] = 0 }
      nodes[list].removeAll(keepingCapacity: true)
      pieces[list] = 0
    }
    forget()
    excess = 0
  }

  // MARK: Changes

  func add(item: Int, agent: Int32) {
    for place in graph.nodes(of: item) {
      let node = Int(graph.node[place])
      let rule = Int(graph.ruleOfNode[node])
      guard graph.exempt[rule] != agent else { continue }
      let cell = Int(agent) * nodeCount + node
      count[cell] += 1
      guard count[cell] == 1 else { continue }
      let list = Int(agent) * ruleCount + rule
      slot[cell] = Int32(nodes[list].count)
      nodes[list].append(Int32(node))
      touch(list)
    }
  }

  func remove(item: Int, agent: Int32) {
    for place in graph.nodes(of: item) {
      let node = Int(graph.node[place])
      let rule = Int(graph.ruleOfNode[node])
      guard graph.exempt[rule] != agent else { continue }
      let cell = Int(agent) * nodeCount + node
      count[cell] -= 1
      guard count[cell] == 0 else { continue }
      let list = Int(agent) * ruleCount + rule
      let last = nodes[list].removeLast()
      if Int(last) != node {
        nodes[list][Int(slot[cell])] = last
        slot[Int(agent) * nodeCount + Int(last)] = slot[cell]
      }
      touch(list)
    }
  }

  private func touch(_ list: Int) {
    guard !isChanged[list] else { return }
    isChanged[list] = true
    changed.append(Int32(list))
  }

  /// Whether no agent's nodes fall into more pieces than before the move; one piece is always allowed.
  func isKept() -> Bool {
    for list in changed.lazy.map(Int.init) where pieceCount(list) > max(1, pieces[list]) { return false }
    return true
  }

  /// Pieces beyond the first that the move under construction adds, over all lists; negative where it joins some.
  func excessChange() -> Int {
    var change: Int32 = 0
    for list in changed.lazy.map(Int.init) {
      change += max(0, pieceCount(list) - 1) - max(0, pieces[list] - 1)
    }
    return Int(change)
  }

  /// Makes the changes real.
  func settle() {
    for list in changed.lazy.map(Int.init) {
      excess -= Int(max(0, pieces[list] - 1))
      pieces[list] = pieceCount(list)
      excess += Int(max(0, pieces[list] - 1))
    }
    forget()
  }

  /// Forgets changes that were taken back.
  func forget() {
    for list in changed { isChanged[Int(list)] = false }
    changed.removeAll(keepingCapacity: true)
  }

  // MARK: Questions

  @inline(__always)
  func isPresent(_ agent: Int32, at node: Int) -> Bool { count[Int(agent) * nodeCount + node] > 0 }

  /// Whether an item can join what the agent holds: at its nodes or next to them, wherever it holds nothing.
  func adjoins(_ agent: Int32, item: Int) -> Bool {
    for place in graph.nodes(of: item) where !adjoins(agent, Int(graph.node[place])) { return false }
    return true
  }

  private func adjoins(_ agent: Int32, _ node: Int) -> Bool {
    let rule = Int(graph.ruleOfNode[node])
    if isPresent(agent, at: node) || graph.exempt[rule] == agent { return true }
    for edge in Int(neighbourStart[node])..<Int(neighbourStart[node + 1])
    where isPresent(agent, at: Int(neighbour[edge])) { return true }
    return nodes[Int(agent) * ruleCount + rule].isEmpty
  }

  /// Pieces of the agent's nodes at present, the move under construction included.
  func pieceCount(of agent: Int32, rule: Int) -> Int { Int(pieceCount(Int(agent) * ruleCount + rule)) }

  private func pieceCount(_ list: Int) -> Int32 {
    var result: Int32 = 0
    forEachPiece(list) { _ in result += 1 }
    return result
  }

  /// Every piece of the agent's nodes at present.
  func listPieces(of agent: Int32, rule: Int) -> [[Int32]] {
    var result: [[Int32]] = []
    forEachPiece(Int(agent) * ruleCount + rule) { result.append(Array($0)) }
    return result
  }

  private func forEachPiece(_ list: Int, _ body: (UnsafeBufferPointer<Int32>) -> Void) {
    let base = list / ruleCount * nodeCount
    round += 1
    var found = 0
    let total = nodes[list].count
    for start in nodes[list] where found < total && seen[Int(start)] != round {
      seen[Int(start)] = round
      queue[found] = start
      let first = found
      var next = found
      found += 1
      while next < found {
        let node = Int(queue[next])
        next += 1
        for edge in Int(neighbourStart[node])..<Int(neighbourStart[node + 1]) {
          let other = Int(neighbour[edge])
          guard count[base + other] > 0, seen[other] != round else { continue }
          seen[other] = round
          queue[found] = Int32(other)
          found += 1
        }
      }
      body(UnsafeBufferPointer(start: queue + first, count: found - first))
    }
  }
}
