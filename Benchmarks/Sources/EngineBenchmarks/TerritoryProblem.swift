public import AssignmentEngine

/// Generated assignment problems in the shape of sales territories. `docs/benchmarks.md` specifies the
/// generator in full; a seed gives the same problem on every machine.
public struct TerritoryProblem: Sendable {
  public enum Size: String, Sendable, CaseIterable {
    case extraSmall = "XS"
    case small = "S"
    case medium = "M"
    case large = "L"

    /// Agents, items (three an account) and eligible agents an item.
    public var shape: (agents: Int, items: Int, candidates: Int) {
      switch self {
      case .extraSmall: (6, 90, 5)
      case .small: (20, 900, 10)
      case .medium: (50, 7_500, 12)
      case .large: (200, 30_000, 12)
      }
    }
  }

  public let problem: AssignmentProblem
  /// A legal assignment, by construction: the bands are drawn around it.
  public let reference: Assignment

  public static func generate(_ size: Size, seed: UInt64) throws -> TerritoryProblem {
    var stream = RandomStream(seed: seed)
    let market = Market(size, &stream)
    let reference = market.balancedAssignment()
    let today = market.today(around: reference, &stream)
    return try TerritoryProblem(market, reference: reference, today: today)
  }

  private init(_ market: Market, reference: [Int], today: [Int]) throws {
    var builder = AssignmentProblem.Builder(valueExponent: 2)
    let agents = market.agents.count
    var minutes = [Int64](repeating: 0, count: agents)
    var potential = [Int64](repeating: 0, count: agents)
    for item in 0..<market.itemCount {
      minutes[reference[item]] += market.minutes(item: item, agent: reference[item])
      potential[reference[item]] += market.potential(item: item)
    }
    for _ in 0..<agents { builder.addAgent() }
    for amount in minutes {
      builder.addRow(SideRow(lower: amount * 7 / 10, upper: (amount * 13 + 9) / 10))
    }
    for amount in potential {
      builder.addRow(SideRow(lower: amount * 9 / 10, upper: (amount * 11 + 9) / 10))
    }
    builder.addRow(SideRow(lower: nil, upper: Int64(market.itemCount / 4)))
    var columns: [Int32] = []
    for item in 0..<market.itemCount {
      builder.addItem()
      for agent in market.candidates[item / Market.duties.count] {
        let entries: [Indicator.Entry] = [
          .init(row: Int32(agent), coefficient: market.minutes(item: item, agent: agent)),
          .init(row: Int32(agents + agent), coefficient: market.potential(item: item)),
          .init(row: Int32(2 * agents), coefficient: agent == today[item] ? 0 : 1),
        ]
        let column = builder.addColumn(
          item: item, agent: agent, value: market.value(item: item, agent: agent), entries: entries)
        if agent == reference[item] { columns.append(Int32(column)) }
      }
    }
    problem = try builder.build()
    self.reference = Assignment(columns: columns)
  }
}
