/// Largest flow between two vertices by shortest augmenting paths (Edmonds and Karp 1972), for small networks
/// of real capacities.
struct MaximumFlow {
  /// Capacities and flows below this count as none.
  static let tolerance = 1e-9

  private var heads: [[Int32]]
  private var target: [Int32] = []
  private var capacity: [Double] = []

  init(vertexCount: Int) { heads = [[Int32]](repeating: [], count: vertexCount) }

  mutating func addArc(from: Int, to: Int, capacity: Double) {
    heads[from].append(Int32(target.count))
    target.append(Int32(to))
    self.capacity.append(capacity)
    heads[to].append(Int32(target.count))
    target.append(Int32(from))
    self.capacity.append(0)
  }

  /// Pushes flow until there is no more way or `enough` is reached; returns how much.
  mutating func push(from source: Int, to sink: Int, enough: Double) -> Double {
    var total = 0.0
    while total < enough {
      var arcInto = [Int32](repeating: -1, count: heads.count)
      visit(from: source, until: sink, arcInto: &arcInto)
      guard arcInto[sink] >= 0 else { break }
      var amount = Double.infinity
      var vertex = sink
      while vertex != source {
        amount = min(amount, capacity[Int(arcInto[vertex])])
        vertex = Int(target[Int(arcInto[vertex]) ^ 1])
      }
      vertex = sink
      while vertex != source {
        capacity[Int(arcInto[vertex])] -= amount
        capacity[Int(arcInto[vertex]) ^ 1] += amount
        vertex = Int(target[Int(arcInto[vertex]) ^ 1])
      }
      total += amount
    }
    return total
  }

  /// The vertices that further flow could reach.
  func reachable(from source: Int) -> [Bool] {
    var arcInto = [Int32](repeating: -1, count: heads.count)
    visit(from: source, until: -1, arcInto: &arcInto)
    return arcInto.indices.map { $0 == source || arcInto[$0] >= 0 }
  }

  /// Breadth first; notes the arc by which each vertex was found.
  private func visit(from source: Int, until sink: Int, arcInto: inout [Int32]) {
    var queue = [source]
    var next = 0
    while next < queue.count {
      let vertex = queue[next]
      next += 1
      for arc in heads[vertex] where capacity[Int(arc)] > Self.tolerance {
        let head = Int(target[Int(arc)])
        guard head != source, arcInto[head] < 0 else { continue }
        arcInto[head] = arc
        if head == sink { return }
        queue.append(head)
      }
    }
  }
}
