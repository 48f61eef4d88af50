import AssignmentEngine

/// A seeded small problem whose agents have rows of their own, tiny enough for `bruteForce`.
struct AgentProblem {
  var items = 6
  var agents = 3
  /// Own rows of each agent.
  var ownRows = 2
  /// Rows that every agent's columns touch.
  var sharedRows = 1
  /// Percent of the other agents that an item may go to besides its first.
  var eligiblePercent = 70
  var couplings = 0
  /// Percent of own rows that are priced, and so not hard.
  var pricedPercent = 0

  func make(seed: UInt64) throws -> AssignmentProblem {
    var random = RandomSource(seed: seed)
    var builder = AssignmentProblem.Builder(constant: Int64(random.integer(-20...20)))
    for _ in 0..<agents { builder.addAgent() }
    for _ in 0..<(agents * ownRows) {
      let mean = items * 6 / agents
      let off = random.integer(1...4)
      let isPriced = random.chance(pricedPercent)
      let lower: Int64? = random.chance(75) ? Int64(mean - off) : nil
      let upper: Int64? = lower == nil || random.chance(75) ? Int64(mean + off) : nil
      builder.addRow(
        SideRow(
          lower: lower, upper: upper, shortfallPrice: isPriced && lower != nil ? 3 : nil,
          excessPrice: isPriced && upper != nil ? 4 : nil))
    }
    for _ in 0..<sharedRows { builder.addRow(SideRow(lower: nil, upper: Int64(items * 3))) }
    for item in 0..<items {
      builder.addItem()
      let first = random.integer(0...agents - 1)
      for agent in 0..<agents where agent == first || random.chance(eligiblePercent) {
        var entries = (0..<ownRows).map { row in
          Indicator.Entry(row: Int32(agent * ownRows + row), coefficient: Int64(random.integer(1...12)))
        }
        entries += (0..<sharedRows).map { row in
          .init(row: Int32(agents * ownRows + row), coefficient: Int64(random.integer(0...6)))
        }
        builder.addColumn(
          item: item, agent: agent, value: Int64(random.integer(-50...100)), entries: entries)
      }
    }
    for _ in 0..<couplings {
      builder.addCoupling(
        .differ(items: random.sample(2, of: 0..<items).map(Int32.init), exempt: nil))
    }
    return try builder.build()
  }
}
