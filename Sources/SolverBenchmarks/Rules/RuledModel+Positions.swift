import AssignmentEngine

/// Who works at all, and how far apart agents may be.
extension RuledModel {
  /// The last agents may be left out: then their lower bounds do not hold and their cost is saved.
  mutating func addPositions() {
    guard rules.contains(.headcount) else { return }
    for agent in (model.agentCount - parameters.headcount.optional)..<model.agentCount {
      let marked = marked((0..<model.itemCount).map(Int32.init), agent: agent)
      var entries: [Indicator.Entry] = []
      for row in rows.indices where isOwn(row, of: agent) {
        guard let lower = rows[row].lower, lower > 0 else { continue }
        entries.append(.init(row: Int32(row), coefficient: -lower))
        rows[row].lower = 0
        rows[row].upper = rows[row].upper.map { $0 - lower }
      }
      builder.addIndicator(marked: marked, value: -money(parameters.headcount.cost), entries: entries)
    }
  }

  /// Whether the row is a band of the agent's own.
  private func isOwn(_ row: Int, of agent: Int) -> Bool {
    row < 2 * model.agentCount
      ? row % model.agentCount == agent
      : row > 2 * model.agentCount && (row - 2 * model.agentCount - 1) % model.agentCount == agent
  }

  mutating func addSpreads() {
    guard let potentialShares else { return }
    let total = model.columns.reduce(Int64(0)) { $0 + ($1.first.map(share) ?? 0) }
    let members = (0..<model.agentCount).map {
      Spread.Member(row: Int32(potentialShares + $0), weight: 1, target: total / Int64(model.agentCount))
    }
    if rules.contains(.gini) {
      let most = Int64((parameters.gini.atMost * Double(10_000)).rounded())
      builder.addSpread(Spread(members: members, measure: .gini, atMost: most))
    }
    if rules.contains(.totalDeviation) {
      let most = Int64((parameters.totalDeviation.atMost * Double(total)).rounded())
      builder.addSpread(
        Spread(members: members, measure: .largestDeviations(count: members.count), atMost: most))
    }
  }
}
