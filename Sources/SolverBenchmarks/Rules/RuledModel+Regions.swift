import AssignmentEngine

/// Where an agent works.
extension RuledModel {
  mutating func addRegionRules() {
    if rules.contains(.agentsPerRegion) {
      let rule = parameters.agentsPerRegion
      for region in 0..<regions.count {
        let accounts = regions.region.indices.filter { regions.region[$0] == region }
        guard accounts.count > rule.atMost else { continue }
        builder.addCoupling(
          .atMost(limit: rule.atMost, items: items(of: accounts, duties: [rule.duty]), exempt: nil))
      }
    }
    if rules.contains(.regionsPerAgent) || rules.contains(.regionOpening) { addPresence() }
    if rules.contains(.compactness) { addCutEdges() }
    if rules.contains(.contiguity) {
      for duty in parameters.contiguity.duties {
        builder.addConnectivity(
          Connectivity(
            nodeCount: regions.count, edges: regions.edges.map { .init(Int32($0.0), Int32($0.1)) },
            places: places(of: duty)))
      }
    }
  }

  /// Items of a duty with the regions of their accounts; those that were merged lie in one region.
  private func places(of duty: Int) -> [Connectivity.Place] {
    var isPlaced = [Bool](repeating: false, count: model.itemCount)
    return regions.region.enumerated().compactMap { account, region in
      let item = model.itemOf[account * TerritoryModel.dutyCount + duty]
      guard !isPlaced[item] else { return nil }
      isPlaced[item] = true
      return .init(item: Int32(item), node: Int32(region))
    }
  }

  /// An indicator for each agent and region in which the agent may work.
  private mutating func addPresence() {
    let cost = rules.contains(.regionOpening) ? money(parameters.regionOpening.cost) : 0
    var firstRow: Int?
    if rules.contains(.regionsPerAgent) {
      firstRow = addRowForEachAgent(SideRow(lower: nil, upper: Int64(parameters.regionsPerAgent.atMost)))
    }
    for region in 0..<regions.count {
      let accounts = regions.region.indices.filter { regions.region[$0] == region }
      for agent in 0..<model.agentCount {
        let marked = marked(items(of: accounts, duties: [0, 1, 2]), agent: agent)
        guard !marked.isEmpty else { continue }
        builder.addIndicator(
          marked: marked, value: -cost,
          entries: firstRow.map { [.init(row: Int32($0 + agent), coefficient: 1)] } ?? [])
      }
    }
  }

  func marked(_ items: [Int32], agent: Int) -> [Int] {
    items.flatMap { columns(item: Int($0), agent: agent) }.sorted()
  }

  /// Over two neighbouring regions every holder of the duty counts once; the price is for each.
  private mutating func addCutEdges() {
    let rule = parameters.compactness
    let price = money(rule.pricePerEdge)
    for (a, b) in regions.edges {
      let accounts = regions.region.indices.filter { regions.region[$0] == a || regions.region[$0] == b }
      for agent in 0..<model.agentCount {
        let marked = marked(items(of: accounts, duties: [rule.duty]), agent: agent)
        if !marked.isEmpty { builder.addIndicator(marked: marked, value: -price) }
      }
    }
  }
}
