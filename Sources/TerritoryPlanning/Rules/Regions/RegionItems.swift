/// The work items that count for each region.
struct RegionItems {
  /// `[region][duty]`, each ascending.
  let byDuty: [[[Int]]]

  init(context: PlanningContext, namedAccounts: RegionsRule.NamedAccounts) {
    let duties = context.data.parameters.duties.count
    var items = [[[Int]]](
      repeating: [[Int]](repeating: [], count: duties), count: context.data.regions.count)
    for (item, work) in context.items.enumerated() {
      let account = context.data.accounts[work.account]
      guard namedAccounts == .included || !account.isNamed else { continue }
      items[account.region][work.duty].append(item)
    }
    byDuty = items
  }

  /// Items of the region for any of the duties, ascending.
  func of(_ region: Int, duties: some Sequence<Int>) -> [Int] {
    duties.flatMap { byDuty[region][$0] }.sorted()
  }

  /// Items of the region, ascending.
  func of(_ region: Int) -> [Int] { of(region, duties: byDuty[region].indices) }

  /// For each region, whether it has an item of any of the duties.
  func occupied(duties: some Sequence<Int>) -> [Bool] {
    let duties = Array(duties)
    return byDuty.map { items in duties.contains { !items[$0].isEmpty } }
  }
}

/// Which of the regions that have anything to hold are next to each other.
///
/// A region without such items belongs to nobody and may be passed through: the regions around it, or around
/// several such regions that hang together, are neighbours of each other.
struct OccupiedNeighbours {
  /// Between occupied regions, a < b, ascending.
  let edges: [Contiguity.Edge]
  /// The occupied regions in parts that no chain of neighbours joins, each ascending; one part where all hang
  /// together.
  let parts: [[Int]]

  /// - Parameter occupied: One a region.
  init(_ regions: [Region], occupied: [Bool]) {
    var edges: Set<Contiguity.Edge> = []
    for region in regions.indices where occupied[region] {
      for other in regions[region].neighbours where other > region && occupied[other] {
        edges.insert(Contiguity.Edge(a: region, b: other))
      }
    }
    for shore in Self.shores(regions, occupied: occupied) {
      for (number, a) in shore.enumerated() {
        for b in shore[(number + 1)...] { edges.insert(Contiguity.Edge(a: a, b: b)) }
      }
    }
    self.edges = edges.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
    parts = Contiguity(rule: "", duty: nil, places: [], edges: self.edges)
      .parts(of: Set(regions.indices.filter { occupied[$0] }))
  }

  /// For each connected part of the regions that are not occupied: the occupied ones around it, ascending.
  private static func shores(_ regions: [Region], occupied: [Bool]) -> [[Int]] {
    var isSeen = occupied
    var shores: [[Int]] = []
    for start in regions.indices where !isSeen[start] {
      isSeen[start] = true
      var part = [start]
      var shore: Set<Int> = []
      var next = 0
      while next < part.count {
        for neighbour in regions[part[next]].neighbours {
          if occupied[neighbour] {
            shore.insert(neighbour)
          } else if !isSeen[neighbour] {
            isSeen[neighbour] = true
            part.append(neighbour)
          }
        }
        next += 1
      }
      shores.append(shore.sorted())
    }
    return shores
  }
}
