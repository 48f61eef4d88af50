import AssignmentEngine
import TerritoryPlanning

extension ProblemAssembly {
  /// Contiguity over the regions that any item lies in, each once for every demand.
  mutating func addContiguities() {
    for contiguity in index.contiguities {
      let regions = Set(contiguity.places.map(\.region)).sorted()
      let nodes = Dictionary(uniqueKeysWithValues: zip(regions, regions.indices))
      let pairs = contiguity.edges.compactMap { edge -> [Int]? in
        guard let a = nodes[edge.a], let b = nodes[edge.b], a != b else { return nil }
        return [min(a, b), max(a, b)]
      }
      let edges = Set(pairs).sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
      var node = [Int: Int](minimumCapacity: contiguity.places.count)
      // Members of a merged item that have a region have the same (`MergedItems`).
      for place in contiguity.places { node[merged.mergedItem[place.item]] = nodes[place.region] }
      builder.addConnectivity(
        Connectivity(
          nodeCount: regions.count, edges: edges.map { Connectivity.Edge(Int32($0[0]), Int32($0[1])) },
          places: node.sorted { $0.key < $1.key }.map {
            Connectivity.Place(item: Int32($0.key), node: Int32($0.value))
          }, exempt: Int32(context.pool.index)))
    }
  }

  /// Bounds on how far apart the members' rows are.
  mutating func addSpreads() {
    for number in index.spreads.indices { builder.addSpread(Self.spread(number, of: index)) }
  }

  /// A bound on how far apart representatives may be, over the rows that add up what each one holds.
  static func spread(_ number: Int, of index: RequirementIndex) -> Spread {
    let spread = index.spreads[number]
    let members = zip(index.rows(ofSpread: number), spread.members).map { row, member in
      Spread.Member(row: Int32(row), weight: member.weight, target: member.target)
    }
    let measure: Spread.Measure =
      switch spread.measure {
      case .largestDeviations(let count): .largestDeviations(count: count)
      case .gini: .gini
      }
    return Spread(members: members, measure: measure, atMost: spread.atMost)
  }
}
