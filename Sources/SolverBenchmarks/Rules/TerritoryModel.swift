import AssignmentEngine

/// A territory model taken apart so that rules can be put on it: agents, accounts with three items each, and
/// rows of minutes, of potential (one an agent each) and of items that change hands.
///
/// The frozen models and the generated ones have this shape. Where accounts lie is read off the minutes, which
/// grow with the way: an account's nearest agents are those who need the fewest minutes for its first item.
struct TerritoryModel {
  static let dutyCount = 3

  struct Column {
    var agent: Int
    var value: Int64
    var minutes: Int64
    var potential: Int64
    /// Items that it gives away from their incumbents.
    var moves: Int64
    /// Items that it gives to the agent.
    var items: Int64 = 1
  }

  let original: AssignmentProblem
  let agentCount: Int
  /// By item, merged ones as one.
  var columns: [[Column]]
  /// The item that each item of the original has become part of.
  private(set) var itemOf: [Int]
  /// Agents of each account, the nearest first.
  let nearest: [[Int]]

  var itemCount: Int { columns.count }
  var accountCount: Int { itemOf.count / Self.dutyCount }

  /// - Throws: `UnusableInput` where the problem has another shape.
  init(_ problem: AssignmentProblem, name: String) throws {
    let agents = (problem.rowCount - 1) / 2
    let isPlain =
      problem.rowCount == 2 * agents + 1 && agents == problem.agentCount
      && problem.itemCount % Self.dutyCount == 0 && problem.couplings.isEmpty && problem.indicators.isEmpty
    guard isPlain else {
      throw UnusableInput(text: "\(name): rules can be put on territory models only")
    }
    var columns: [[Column]] = []
    for item in 0..<problem.itemCount {
      columns.append(
        try problem.columns(of: item).map { column in
          let entries = problem.entries(of: column).map { entry in
            (row: Int(problem.entryRow[entry]), amount: problem.entryCoefficient[entry])
          }
          guard (2...3).contains(entries.count), entries[0].row < agents,
            entries[1].row == agents + entries[0].row, entries.count == 2 || entries[2].row == 2 * agents
          else {
            throw UnusableInput(text: "\(name): column \(column) is not that of a territory model")
          }
          return Column(
            agent: entries[0].row, value: problem.columnValue[column], minutes: entries[0].amount,
            potential: entries[1].amount, moves: Int64(entries.count - 2))
        })
    }
    original = problem
    agentCount = agents
    self.columns = columns
    itemOf = Array(columns.indices)
    nearest = stride(from: 0, to: columns.count, by: Self.dutyCount).map { item in
      columns[item].sorted { ($0.minutes, $0.agent) < ($1.minutes, $1.agent) }.map(\.agent)
    }
  }

  /// The mean value that an item has with its best agent.
  var meanValue: Double {
    columns.reduce(0) { $0 + Double($1.map(\.value).max() ?? 0) } / Double(columns.count)
  }

  /// Makes one item of each set of original items, with a column for every agent that may take all of them, as
  /// the translation of plan data does with items that must have the same holder. Sets that share items become one.
  mutating func merge(_ sets: [[Int]]) {
    var root = Array(itemOf.indices)
    func find(_ item: Int) -> Int {
      var item = item
      while root[item] != item { item = root[item] }
      return item
    }
    for set in sets {
      let roots = Set(set.map(find)).sorted()
      for other in roots.dropFirst() { root[other] = roots[0] }
    }
    var merged: [[Column]] = []
    for item in itemOf.indices {
      let first = find(item)
      if first == item {
        itemOf[item] = merged.count
        merged.append(columns[item])
      } else {
        itemOf[item] = itemOf[first]
        merged[itemOf[first]] = merged[itemOf[first]].compactMap { held in
          columns[item].first { $0.agent == held.agent }.map { added in
            Column(
              agent: held.agent, value: held.value + added.value, minutes: held.minutes + added.minutes,
              potential: held.potential + added.potential, moves: held.moves + added.moves,
              items: held.items + added.items)
          }
        }
      }
    }
    columns = merged
  }

  func potentialRow(of agent: Int) -> Int { agentCount + agent }
}

/// Regions of a territory model: the accounts with the same two nearest agents, in that order. Regions around the
/// same agent are neighbours, and the two sides of a border (a nearest and b next, b nearest and a next). Where that
/// leaves islands, one shore each is joined to regions that have an agent of theirs as their second.
struct ModelRegions {
  /// By account.
  let region: [Int]
  let count: Int
  /// Pairs of neighbours, each ascending, in order.
  let edges: [(Int, Int)]

  init(_ model: TerritoryModel) {
    let keys = model.nearest.map { [$0[0], $0[1]] }
    let regions = Set(keys).sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
    let number = Dictionary(uniqueKeysWithValues: zip(regions, regions.indices))
    region = keys.compactMap { number[$0] }
    count = regions.count
    var edges: [(Int, Int)] = []
    for (first, one) in regions.enumerated() {
      for (second, other) in regions.enumerated().dropFirst(first + 1)
      where one[0] == other[0] || (one[0] == other[1] && one[1] == other[0]) {
        edges.append((first, second))
      }
    }
    self.edges = Self.joined(edges, regions: regions)
  }

  /// The edges with those that join the parts into which they leave the map, as few as possible.
  private static func joined(_ edges: [(Int, Int)], regions: [[Int]]) -> [(Int, Int)] {
    var part = Array(regions.indices)
    func union(_ first: Int, _ second: Int) -> Bool {
      let (one, other) = (part[first], part[second])
      guard one != other else { return false }
      for region in part.indices where part[region] == other { part[region] = one }
      return true
    }
    for (first, second) in edges { _ = union(first, second) }
    var edges = edges
    for first in regions.indices {
      for second in regions.indices.dropFirst(first + 1)
      where regions[first].contains(regions[second][1]) || regions[second].contains(regions[first][1]) {
        if union(first, second) { edges.append((first, second)) }
      }
    }
    return edges.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
  }
}
