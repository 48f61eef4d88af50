import AssignmentEngine

/// A seeded small problem whose agents have to be connected on a grid of nodes, tiny enough for `bruteForce`
/// if the grid is.
struct ConnectedProblem {
  var width = 3
  var height = 2
  var agents = 2
  /// Items at each node.
  var itemsPerNode = 1
  /// Percent by which the bounds of each agent's activity stand off the mean.
  var bandPercent = 40
  var couplings = 0
  /// Indicators of an agent at a node: 0 for none, else the cost of each.
  var openingCost: Int64 = 0
  /// Columns of each pair of item and agent.
  var levels = 1
  /// Percent of the pairs that are eligible.
  var eligiblePercent = 100
  var isConnected = true
  /// How far the agents' activities may lie apart.
  var spread: Spread.Measure?

  var nodes: Int { width * height }
  var items: Int { nodes * itemsPerNode }

  func make(seed: UInt64) throws -> AssignmentProblem {
    var random = RandomSource(seed: seed)
    var builder = AssignmentProblem.Builder()
    for _ in 0..<agents { builder.addAgent() }
    let weights = (0..<items).map { _ in Int64(random.integer(5...15)) }
    let mean = Int(weights.reduce(0, +)) / agents
    for _ in 0..<agents {
      builder.addRow(
        SideRow(
          lower: Int64(mean - mean * bandPercent / 100), upper: Int64(mean + mean * bandPercent / 100)))
    }
    var columns = [[Int]](repeating: [], count: agents * nodes)
    var columnCount = 0
    for item in 0..<items {
      builder.addItem()
      for agent in 0..<agents where random.chance(eligiblePercent) || agent == item % agents {
        for level in 0..<levels {
          builder.addColumn(
            item: item, agent: agent, value: Int64(random.integer(0...100)),
            entries: [.init(row: Int32(agent), coefficient: weights[item] + Int64(level))])
          columns[agent * nodes + item / itemsPerNode].append(columnCount)
          columnCount += 1
        }
      }
    }
    for _ in 0..<couplings {
      let tied = random.sample(2, of: 0..<items).map(Int32.init)
      builder.addCoupling(
        random.chance(50)
          ? .differ(items: tied, exempt: nil) : .atMost(limit: 1, items: tied, exempt: nil))
    }
    if openingCost > 0 { addOpenings(columns, to: &builder) }
    if isConnected { builder.addConnectivity(grid) }
    if let spread { addSpread(spread, mean: mean, to: &builder) }
    return try builder.build()
  }

  /// An agent works in a region of two rows of the grid, and an agent works at all.
  private func addOpenings(_ columns: [[Int]], to builder: inout AssignmentProblem.Builder) {
    for agent in 0..<agents {
      for region in 0..<(height + 1) / 2 {
        let first = agent * nodes + 2 * region * width
        let marked = columns[first..<min(first + 2 * width, (agent + 1) * nodes)].flatMap { $0 }
        if !marked.isEmpty { builder.addIndicator(marked: marked, value: -openingCost) }
      }
      let marked = columns[agent * nodes..<(agent + 1) * nodes].flatMap { $0 }
      if !marked.isEmpty {
        builder.addIndicator(
          marked: marked, value: -2 * openingCost, entries: [.init(row: Int32(agent), coefficient: -1)])
      }
    }
  }

  /// A twentieth of the mean a deviation, or a Gini coefficient of 4 %.
  private func addSpread(_ measure: Spread.Measure, mean: Int, to builder: inout AssignmentProblem.Builder) {
    let members = (0..<agents).map { Spread.Member(row: Int32($0), weight: 1, target: Int64(mean)) }
    let atMost =
      switch measure {
      case .gini: Spread.giniUnits * 4 / 100
      case .largestDeviations(let count): Int64(count * mean / 20)
      }
    builder.addSpread(Spread(members: members, measure: measure, atMost: atMost))
  }

  var grid: Connectivity {
    var edges: [Connectivity.Edge] = []
    for node in 0..<nodes {
      if node % width + 1 < width { edges.append(.init(Int32(node), Int32(node + 1))) }
      if node + width < nodes { edges.append(.init(Int32(node), Int32(node + width))) }
    }
    return Connectivity(
      nodeCount: nodes, edges: edges,
      places: (0..<items).map { .init(item: Int32($0), node: Int32($0 / itemsPerNode)) })
  }
}
