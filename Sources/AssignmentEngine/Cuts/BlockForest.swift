/// The blocks of a small graph: its single edges and largest parts that no one vertex disconnects. Every edge lies
/// in one block; blocks and vertices form a forest (Hopcroft and Tarjan 1973).
struct BlockForest {
  /// Vertices of each block, the one next to the root of its tree last. A block comes after all blocks below it.
  private(set) var blocks: [[Int32]] = []
  /// One vertex of each connected component: where its tree begins.
  private(set) var roots: [Int32] = []

  /// - Parameter neighbours: of each vertex, once each; edges are listed at both ends.
  init(_ neighbours: [[Int32]]) {
    // Steps from the root, from 1; 0 is not seen yet. `low` is the highest that a vertex's descendants are next to.
    var depth = [Int32](repeating: 0, count: neighbours.count)
    var low = depth
    var next = [Int](repeating: 0, count: neighbours.count)
    var path: [Int32] = []
    var open: [Int32] = []
    for root in neighbours.indices where depth[root] == 0 {
      roots.append(Int32(root))
      path.append(Int32(root))
      (depth[root], low[root]) = (1, 1)
      while let vertex = path.last.map(Int.init) {
        if next[vertex] < neighbours[vertex].count {
          let other = Int(neighbours[vertex][next[vertex]])
          next[vertex] += 1
          if depth[other] == 0 {
            depth[other] = depth[vertex] + 1
            low[other] = depth[other]
            path.append(Int32(other))
            open.append(Int32(other))
          } else {
            low[vertex] = min(low[vertex], depth[other])
          }
          continue
        }
        path.removeLast()
        guard let above = path.last.map(Int.init) else { break }
        if low[vertex] >= depth[above] {
          let first = open.lastIndex(of: Int32(vertex))!
          blocks.append(open[first...] + [Int32(above)])
          open.removeSubrange(first...)
        } else {
          low[above] = min(low[above], low[vertex])
        }
      }
    }
  }
}
