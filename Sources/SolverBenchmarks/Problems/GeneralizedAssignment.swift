public import AssignmentEngine

/// Generated generalized assignment problems of the classes C and D of the literature (Chu and Beasley
/// 1997), for checks that must not depend on files.
public enum GeneralizedAssignment {
  public enum Class: String, Sendable {
    /// Resources 5...25, costs 10...50, independent.
    case independent = "C"
    /// Resources 1...100, costs 111 - resource + -10...10.
    case correlated = "D"
  }

  /// Minimises; capacities are 80 % of the mean load, rounded down.
  public static func generate(_ kind: Class, agents: Int, jobs: Int, seed: UInt64) throws -> AssignmentProblem
  {
    var stream = RandomStream(seed: seed)
    var resource: [[Int64]] = []
    var cost: [[Int64]] = []
    for _ in 0..<agents {
      let row = (0..<jobs).map { _ in
        Int64(stream.within(kind == .independent ? 5...25 : 1...100))
      }
      resource.append(row)
      cost.append(
        row.map { used in
          switch kind {
          case .independent: Int64(stream.within(10...50))
          case .correlated: 111 - used + Int64(stream.within(-10...10))
          }
        })
    }
    var builder = AssignmentProblem.Builder(originalSense: .minimise)
    for agent in 0..<agents {
      builder.addAgent()
      builder.addRow(SideRow(lower: nil, upper: resource[agent].reduce(0, +) * 8 / Int64(10 * agents)))
    }
    for job in 0..<jobs {
      builder.addItem()
      for agent in 0..<agents {
        builder.addColumn(
          item: job, agent: agent, value: -cost[agent][job],
          entries: [.init(row: Int32(agent), coefficient: resource[agent][job])])
      }
    }
    return try builder.build()
  }
}
