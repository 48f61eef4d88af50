/// Cuts the agents into blocks of neighbours: agents between whom many items could move.
struct AgentPartition {
  /// Agents of each block; every agent with items is in exactly one.
  private(set) var blocks: [[Int32]] = []

  /// Edges of agent `a` are `start[a] ..< start[a + 1]`; each edge is there from both ends.
  private var start: [Int32] = []
  private var neighbour: [Int32] = []
  /// Items that could move along the edge.
  private var strength: [Float] = []

  /// - Parameters:
  ///   - size: items of a block, about.
  ///   - random: where the blocks begin to grow.
  init(_ model: SearchModel, _ plan: WholePlan, size: Int, random: inout RandomSource) {
    connect(model, plan)
    grow(model, plan, size: size, random: &random)
  }

  // MARK: Neighbourhood

  private mutating func connect(_ model: SearchModel, _ plan: WholePlan) {
    let agents = model.problem.agentCount
    var from: [Int32] = []
    var to: [Int32] = []
    var count: [Float] = []
    var tally = [Float](repeating: 0, count: agents)
    var seen: [Int32] = []
    for agent in 0..<agents {
      for item in plan.items(of: agent) {
        for core in model.core(of: Int(item)) where Int(model.agent[core]) != agent {
          let other = Int(model.agent[core])
          if tally[other] == 0 { seen.append(Int32(other)) }
          tally[other] += 1
        }
      }
      for other in seen {
        from.append(Int32(agent))
        to.append(other)
        count.append(tally[Int(other)])
        tally[Int(other)] = 0
      }
      seen.removeAll(keepingCapacity: true)
    }
    start = [Int32](repeating: 0, count: agents + 1)
    for end in from { start[Int(end) + 1] += 1 }
    for end in to { start[Int(end) + 1] += 1 }
    for agent in 0..<agents { start[agent + 1] += start[agent] }
    var next = start
    neighbour = [Int32](repeating: 0, count: 2 * from.count)
    strength = [Float](repeating: 0, count: 2 * from.count)
    for edge in from.indices {
      for (near, far) in [(from[edge], to[edge]), (to[edge], from[edge])] {
        neighbour[Int(next[Int(near)])] = far
        strength[Int(next[Int(near)])] = count[edge]
        next[Int(near)] += 1
      }
    }
  }

  private func edges(_ agent: Int) -> Range<Int> { Int(start[agent])..<Int(start[agent + 1]) }

  // MARK: Growth

  /// Blocks grow one by one from random agents by the neighbour of whose ties to agents still free the
  /// largest share leads into the block: that keeps borders short and leaves no lone agents behind.
  private mutating func grow(
    _ model: SearchModel, _ plan: WholePlan, size: Int, random: inout RandomSource
  ) {
    let agents = model.problem.agentCount
    var blockOf = [Int32](repeating: -1, count: agents)
    var open = [Float](repeating: 0, count: agents)
    for agent in 0..<agents { for edge in edges(agent) { open[agent] += strength[edge] } }
    var order = (0..<agents).filter { !plan.items(of: $0).isEmpty }
    for index in order.indices.reversed() { order.swapAt(index, random.below(index + 1)) }
    var inside = [Float](repeating: 0, count: agents)
    for first in order where blockOf[first] < 0 {
      let index = Int32(blocks.count)
      var block: [Int32] = []
      var items = 0
      var frontier: [Int] = []
      var chosen = first
      while true {
        blockOf[chosen] = index
        block.append(Int32(chosen))
        items += plan.items(of: chosen).count
        for edge in edges(chosen) where blockOf[Int(neighbour[edge])] < 0 {
          let other = Int(neighbour[edge])
          if inside[other] == 0 { frontier.append(other) }
          inside[other] += strength[edge]
        }
        frontier.removeAll { blockOf[$0] >= 0 }
        guard items < size,
          let best = frontier.max(by: {
            (inside[$0] / open[$0], $1) < (inside[$1] / open[$1], $0)
          })
        else { break }
        chosen = best
      }
      for other in frontier {
        open[other] -= inside[other]
        inside[other] = 0
      }
      for agent in block { inside[Int(agent)] = 0 }
      blocks.append(block)
    }
    joinFragments(plan, blockOf: &blockOf, size: size)
  }

  /// Adds each block of less than half the size to the one it has most in common with.
  private mutating func joinFragments(_ plan: WholePlan, blockOf: inout [Int32], size: Int) {
    var tally = [Float](repeating: 0, count: blocks.count)
    for index in blocks.indices {
      let items = blocks[index].reduce(0) { $0 + plan.items(of: Int($1)).count }
      guard 2 * items < size else { continue }
      for other in tally.indices { tally[other] = 0 }
      for agent in blocks[index] {
        for edge in edges(Int(agent)) {
          let other = Int(blockOf[Int(neighbour[edge])])
          if other >= 0 && other != index { tally[other] += strength[edge] }
        }
      }
      guard let host = tally.indices.max(by: { (tally[$0], $1) < (tally[$1], $0) }), tally[host] > 0
      else { continue }
      for agent in blocks[index] { blockOf[Int(agent)] = Int32(host) }
      blocks[host] += blocks[index]
      blocks[index] = []
    }
    blocks.removeAll { $0.isEmpty }
  }
}
