/// Least weight of units that part two units of a graph: a maximum flow through units with capacities, by
/// shortest augmenting paths (Edmonds and Karp 1972).
struct VertexCut {
  private let unitCount: Int
  /// Arcs of the split graph: node 2u enters unit u, 2u + 1 leaves it. Arc a and a ^ 1 are opposite.
  private var head: [Int32] = []
  private var arcsOf: [[Int32]]
  private var capacity: [Double] = []
  private var residual: [Double] = []
  private var cameBy: [Int32]
  private var queue: [Int32] = []
  private static let unlimited = 1e9
  private static let tiny = 1e-9

  init(_ graph: UnitGraph) {
    unitCount = graph.unitCount
    arcsOf = [[Int32]](repeating: [], count: 2 * unitCount)
    cameBy = [Int32](repeating: -1, count: 2 * unitCount)
    for unit in 0..<unitCount { join(2 * unit, 2 * unit + 1) }
    for unit in 0..<unitCount {
      for next in graph.neighbours(of: unit) { join(2 * unit + 1, 2 * Int(next)) }
    }
    capacity = [Double](repeating: Self.unlimited, count: head.count)
    for arc in stride(from: 1, to: head.count, by: 2) { capacity[arc] = 0 }
  }

  private mutating func join(_ from: Int, _ to: Int) {
    arcsOf[from].append(Int32(head.count))
    head.append(Int32(to))
    arcsOf[to].append(Int32(head.count))
    head.append(Int32(from))
  }

  /// The capacity of each unit, for all cuts until the next call.
  mutating func setCapacities(_ value: (Int) -> Double) {
    for unit in 0..<unitCount { capacity[2 * unit] = value(unit) }
  }

  /// Marks the units of a least cut between two units that are no neighbours.
  /// - Returns: false where it weighs at least `limit`.
  mutating func cut(_ source: Int, _ sink: Int, lighterThan limit: Double, into isCut: inout [Bool]) -> Bool {
    residual = capacity
    var flow = 0.0
    while flow < limit, let amount = augment(2 * source + 1, 2 * sink) { flow += amount }
    guard flow < limit else { return false }
    for unit in 0..<unitCount {
      isCut[unit] = unit != source && unit != sink && isReached(2 * unit) && !isReached(2 * unit + 1)
    }
    return true
  }

  /// After the last augmentation failed: whether the node is on the source's side.
  private func isReached(_ node: Int) -> Bool { cameBy[node] != -1 }

  private mutating func augment(_ source: Int, _ sink: Int) -> Double? {
    for node in cameBy.indices { cameBy[node] = -1 }
    cameBy[source] = -2
    queue.removeAll(keepingCapacity: true)
    queue.append(Int32(source))
    var next = 0
    while next < queue.count, cameBy[sink] == -1 {
      for arc in arcsOf[Int(queue[next])] where residual[Int(arc)] > Self.tiny {
        let to = head[Int(arc)]
        if cameBy[Int(to)] == -1 {
          cameBy[Int(to)] = arc
          queue.append(to)
        }
      }
      next += 1
    }
    guard cameBy[sink] != -1 else { return nil }
    var amount = Self.unlimited
    var node = sink
    while node != source {
      let arc = Int(cameBy[node])
      amount = min(amount, residual[arc])
      node = Int(head[arc ^ 1])
    }
    node = sink
    while node != source {
      let arc = Int(cameBy[node])
      residual[arc] -= amount
      residual[arc ^ 1] += amount
      node = Int(head[arc ^ 1])
    }
    return amount
  }
}
