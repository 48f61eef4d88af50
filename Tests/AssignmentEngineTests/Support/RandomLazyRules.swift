import AssignmentEngine

/// A seeded tiny problem with a connectivity over a random graph, spreads over agents' activities, or both.
struct RandomLazyRules {
  var nodes = 5
  /// Items on each node.
  var itemsPerNode = 1
  var agents = 2
  /// Percent of pairs of nodes that an edge joins.
  var edgePercent = 40
  var hasConnectivity = true
  var spread: Spread.Measure?
  /// Percent of the seeds at which an agent is exempt from the connectivity.
  var exemptPercent = 25
  var hasIndicator = false
  /// Coefficients and limits are multiples of this.
  var unit: Int64 = 1

  func make(seed: UInt64) throws -> AssignmentProblem {
    var random = RandomSource(seed: seed)
    var builder = AssignmentProblem.Builder(constant: Int64(random.integer(-20...20)))
    for _ in 0..<agents {
      builder.addAgent()
      builder.addRow(SideRow(lower: nil, upper: nil))
    }
    var places: [Connectivity.Place] = []
    var columns: [Int] = []
    for item in 0..<nodes * itemsPerNode {
      builder.addItem()
      places.append(.init(item: Int32(item), node: Int32(item % nodes)))
      let size = unit * Int64(random.integer(1...9))
      let eligible = random.chance(80) ? Array(0..<agents) : random.sample(1, of: 0..<agents)
      for agent in eligible {
        columns.append(
          builder.addColumn(
            item: item, agent: agent, value: Int64(random.integer(0...60)),
            entries: [.init(row: Int32(agent), coefficient: size)]))
      }
    }
    if hasIndicator {
      builder.addIndicator(
        marked: random.sample(3, of: 0..<columns.count).map { columns[$0] },
        value: Int64(random.integer(-30...30)),
        entries: [.init(row: Int32(random.integer(0...agents - 1)), coefficient: 3 * unit)])
    }
    if hasConnectivity { builder.addConnectivity(connectivity(places, &random)) }
    if let spread { builder.addSpread(limit(spread, &random)) }
    return try builder.build()
  }

  private func connectivity(_ places: [Connectivity.Place], _ random: inout RandomSource) -> Connectivity {
    var edges: [Connectivity.Edge] = []
    for a in 0..<nodes {
      for b in a + 1..<max(nodes, a + 1) where random.chance(edgePercent) {
        edges.append(.init(Int32(a), Int32(b)))
      }
    }
    return Connectivity(
      nodeCount: nodes, edges: edges, places: places,
      exempt: random.chance(exemptPercent) ? Int32(random.integer(0...agents - 1)) : nil)
  }

  private func limit(_ measure: Spread.Measure, _ random: inout RandomSource) -> Spread {
    let mean = unit * Int64(5 * nodes * itemsPerNode / agents)
    let members = (0..<agents).map { agent in
      let weight = Int64(random.integer(1...3))
      return Spread.Member(row: Int32(agent), weight: weight, target: weight * mean)
    }
    let atMost = measure == .gini ? Int64(random.integer(0...3_000)) : unit * Int64(random.integer(0...12))
    return Spread(members: members, measure: measure, atMost: atMost)
  }
}
