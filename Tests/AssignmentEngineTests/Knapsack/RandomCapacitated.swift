import AssignmentEngine

/// A seeded small problem with one hard capacity an agent and any subset of the pairs.
struct RandomCapacitated {
  var items = 6
  var agents = 3
  /// Percent of the mean load of an agent that its capacity allows.
  var capacityPercent = 100
  /// Values are multiples of this.
  var valueStep: Int64 = 1
  var weightStep: Int64 = 1

  func make(seed: UInt64) throws -> AssignmentProblem {
    var random = RandomSource(seed: seed)
    var builder = AssignmentProblem.Builder(constant: Int64(random.integer(-20...20)))
    for _ in 0..<agents {
      builder.addAgent()
      let mean = items * 8 / agents * capacityPercent / 100
      builder.addRow(SideRow(lower: nil, upper: Int64(random.integer(mean / 2...mean * 3 / 2)) * weightStep))
    }
    for item in 0..<items {
      builder.addItem()
      for agent in random.sample(random.integer(1...agents), of: 0..<agents) {
        builder.addColumn(
          item: item, agent: agent, value: Int64(random.integer(-50...50)) * valueStep,
          entries: [.init(row: Int32(agent), coefficient: Int64(random.integer(1...15)) * weightStep)])
      }
    }
    return try builder.build()
  }
}
