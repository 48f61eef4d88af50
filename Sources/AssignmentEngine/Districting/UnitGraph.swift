/// The neighbours of units in flat arrays, and the weights that paths are measured by.
struct UnitGraph {
  let unitCount: Int
  private let start: [Int32]
  private let neighbour: [Int32]

  init(_ problem: DistrictingProblem) {
    unitCount = problem.unitCount
    var start = [Int32](repeating: 0, count: unitCount + 1)
    for edge in problem.edges {
      start[Int(edge.a) + 1] += 1
      start[Int(edge.b) + 1] += 1
    }
    for unit in 0..<unitCount { start[unit + 1] += start[unit] }
    var next = start
    var neighbour = [Int32](repeating: 0, count: 2 * problem.edges.count)
    for edge in problem.edges {
      neighbour[Int(next[Int(edge.a)])] = edge.b
      neighbour[Int(next[Int(edge.b)])] = edge.a
      next[Int(edge.a)] += 1
      next[Int(edge.b)] += 1
    }
    self.start = start
    self.neighbour = neighbour
  }

  @inline(__always)
  func neighbours(of unit: Int) -> ArraySlice<Int32> {
    neighbour[Int(start[unit])..<Int(start[unit + 1])]
  }

  /// Fills `label` with 1 for every unit that can be reached from `source` over units that `isOpen` lets
  /// through, 0 elsewhere; the source itself is always reached.
  func reach(
    from source: Int, into label: inout [UInt8], queue: inout [Int32], _ isOpen: (Int) -> Bool
  ) {
    for unit in 0..<unitCount { label[unit] = 0 }
    queue.removeAll(keepingCapacity: true)
    queue.append(Int32(source))
    label[source] = 1
    var head = 0
    while head < queue.count {
      for next in neighbours(of: Int(queue[head])) where label[Int(next)] == 0 && isOpen(Int(next)) {
        label[Int(next)] = 1
        queue.append(next)
      }
      head += 1
    }
  }

  /// Fills `distance` with the least weight of a path from `source`, both ends included, over units that
  /// `isOpen` lets through; `Int64.max` where there is none. Dijkstra's method on a dense table.
  func pathWeights(
    from source: Int, weights: [Int64], into distance: inout [Int64], done: inout [UInt8],
    _ isOpen: (Int) -> Bool
  ) {
    for unit in 0..<unitCount {
      distance[unit] = .max
      done[unit] = 0
    }
    distance[source] = weights[source]
    while true {
      var nearest = -1
      for unit in 0..<unitCount where done[unit] == 0 && distance[unit] != .max {
        if nearest < 0 || distance[unit] < distance[nearest] { nearest = unit }
      }
      guard nearest >= 0 else { return }
      done[nearest] = 1
      for next in neighbours(of: nearest) where done[Int(next)] == 0 && isOpen(Int(next)) {
        distance[Int(next)] = min(distance[Int(next)], distance[nearest] + weights[Int(next)])
      }
    }
  }
}
