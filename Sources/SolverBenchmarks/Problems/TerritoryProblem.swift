public import AssignmentEngine

/// Generated assignment problems in the shape of sales territories. `docs/benchmarks.md` specifies the
/// generator in full; a seed gives the same problem on every machine.
public struct TerritoryProblem: Sendable {
  public enum Size: String, Sendable, CaseIterable {
    case extraSmall = "XS"
    case small = "S"
    case medium = "M"
    case large = "L"
    case extraLarge = "XL"

    /// Agents, items (three an account) and eligible agents an item.
    public var shape: (agents: Int, items: Int, candidates: Int) {
      switch self {
      case .extraSmall: (6, 90, 5)
      case .small: (20, 900, 10)
      case .medium: (50, 7_500, 12)
      case .large: (200, 30_000, 12)
      case .extraLarge: (1_000, 300_000, 12)
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

  private init(_ market: Market, reference: [Int32], today: [Int32]) throws {
    let agents = market.agents.count
    var columns: [Int32] = []
    columns.reserveCapacity(market.itemCount)
    var flat = Self.emptyColumns(of: market)
    for item in 0..<market.itemCount {
      let potential = market.potential(item: item)
      for agent in market.candidates(item: item) {
        if agent == reference[item] { columns.append(Int32(flat.columnAgent.count)) }
        flat.columnAgent.append(agent)
        flat.columnValue.append(market.value(item: item, agent: Int(agent)))
        flat.entryRow.append(agent)
        flat.entryRow.append(Int32(agents) + agent)
        flat.entryCoefficient.append(market.minutes(item: item, agent: Int(agent)))
        flat.entryCoefficient.append(potential)
        if agent != today[item] {
          flat.entryRow.append(Int32(2 * agents))
          flat.entryCoefficient.append(1)
        }
        flat.entryStart.append(Int32(flat.entryRow.count))
      }
      flat.columnStart.append(Int32(flat.columnAgent.count))
    }
    let builder = AssignmentProblem.Builder(
      flat: flat, agentCount: agents, rows: Self.rows(of: market, around: reference), valueExponent: 2)
    problem = try builder.build()
    self.reference = Assignment(columns: columns)
  }

  /// Bands of minutes and of potential around the reference's, and the number of items that change hands.
  private static func rows(of market: Market, around reference: [Int32]) -> [SideRow] {
    var minutes = [Int64](repeating: 0, count: market.agents.count)
    var potential = minutes
    for item in 0..<market.itemCount {
      let agent = Int(reference[item])
      minutes[agent] += market.minutes(item: item, agent: agent)
      potential[agent] += market.potential(item: item)
    }
    return minutes.map { SideRow(lower: $0 * 7 / 10, upper: ($0 * 13 + 9) / 10) }
      + potential.map { SideRow(lower: $0 * 9 / 10, upper: ($0 * 11 + 9) / 10) }
      + [SideRow(lower: nil, upper: Int64(market.itemCount / 4))]
  }

  private static func emptyColumns(of market: Market) -> AssignmentProblem.FlatColumns {
    let columns = market.itemCount * market.candidateCount
    var flat = AssignmentProblem.FlatColumns()
    flat.columnStart.reserveCapacity(market.itemCount + 1)
    flat.columnAgent.reserveCapacity(columns)
    flat.columnValue.reserveCapacity(columns)
    flat.entryStart.reserveCapacity(columns + 1)
    flat.entryRow.reserveCapacity(3 * columns)
    flat.entryCoefficient.reserveCapacity(3 * columns)
    return flat
  }
}
