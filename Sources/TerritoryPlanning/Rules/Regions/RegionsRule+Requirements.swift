/// What each setting of the rule demands.
extension RegionsRule {
  // MARK: Who shares a region

  func sharing(_ items: RegionItems, _ context: PlanningContext) -> [Requirement] {
    items.byDuty.indices.flatMap { region in
      policies.indices.compactMap { duty in
        sharing(items.byDuty[region][duty], region: region, duty: duty, context)
      }
    }
  }

  private func sharing(_ items: [Int], region: Int, duty: Int, _ context: PlanningContext) -> Requirement? {
    func coupling(_ kind: ItemCoupling.Kind) -> Requirement {
      .coupling(
        ItemCoupling(rule: Self.name, kind: kind, items: items, subject: .region(region, duty: duty)))
    }
    switch policies[duty] {
    case .free: return nil
    case .exclusive: return items.count > 1 ? coupling(.same) : nil
    case .atMost(let most, nil): return items.count > most ? coupling(.atMost(most)) : nil
    case .atMost(let most, let price?):
      guard items.count > most else { return nil }
      let presences = context.data.representatives.indices.map { presence(items, $0, amount: 1) }
      return .limit(
        Limit(
          rule: Self.name, aspect: "representatives_in_region", subject: .region(region, duty: duty),
          unit: .representatives, measure: .occurrences(presences), lower: nil, upper: Int64(most),
          price: price))
    }
  }

  // MARK: The regions of a representative

  func territories(_ items: RegionItems, _ context: PlanningContext) -> [Requirement] {
    let ofRegion = items.byDuty.indices.map { items.of($0) }
    return context.data.representatives.indices.flatMap { representative in
      let here = ofRegion.enumerated().filter { !$0.element.isEmpty }
      return extent(here.map(\.element), representative)
        + openings(here.map(\.element), representative, context)
    }
  }

  private func extent(_ regions: [[Int]], _ representative: Int) -> [Requirement] {
    guard let bound = perRepresentative, regions.count > bound.most else { return [] }
    let occurrences = regions.map { presence($0, representative, amount: 1) }
    return [
      .limit(
        Limit(
          rule: Self.name, aspect: "regions_held", subject: .representative(representative), unit: .regions,
          measure: .occurrences(occurrences), lower: nil, upper: Int64(bound.most), price: bound.price))
    ]
  }

  private func openings(
    _ regions: [[Int]], _ representative: Int, _ context: PlanningContext
  ) -> [Requirement] {
    guard openingCost > .zero else { return [] }
    return regions.filter { items in
      !items.contains { context.today.holders[$0] == Holder(representative) }
    }.map { items in
      .charge(
        Charge(
          rule: Self.name, aspect: "region_opening", subject: .representative(representative),
          measure: .occurrences([presence(items, representative, amount: openingCost.minorUnits)])))
    }
  }

  // MARK: Neighbours

  func connections(_ items: RegionItems, _ context: PlanningContext) -> [Requirement] {
    let all = context.data.parameters.duties.indices
    switch contiguous {
    case .each(let duties):
      return duties.compactMap { connection(items, duties: [$0], duty: $0, context) }
    case .together: return connection(items, duties: Array(all), duty: nil, context).map { [$0] } ?? []
    }
  }

  private func connection(
    _ items: RegionItems, duties: [Int], duty: Int?, _ context: PlanningContext
  ) -> Requirement? {
    let occupied = items.occupied(duties: duties)
    guard occupied.count(where: { $0 }) > 1 else { return nil }
    let places = items.byDuty.indices.flatMap { region in
      items.of(region, duties: duties).map { Contiguity.Place(item: $0, region: region) }
    }
    let neighbours = OccupiedNeighbours(context.data.regions, occupied: occupied)
    return .contiguity(
      Contiguity(rule: Self.name, duty: duty, places: places, edges: neighbours.edges))
  }

  /// For each pair of neighbours, the price times the representatives in the two less one: each representative
  /// costs the price, and the first one, whoever it is, gives it back.
  func borders(_ items: RegionItems, _ context: PlanningContext) -> [Requirement] {
    guard let cutEdges else { return [] }
    let pool = context.pool
    return cutEdges.duties.flatMap { duty in
      OccupiedNeighbours(context.data.regions, occupied: items.occupied(duties: [duty])).edges.map { edge in
        let both = (items.byDuty[edge.a][duty] + items.byDuty[edge.b][duty]).sorted()
        let anybody = Limit.Occurrence(items: both, amount: -cutEdges.price) { _, holder in holder != pool }
        let everybody = context.data.representatives.indices.map {
          presence(both, $0, amount: cutEdges.price)
        }
        return .charge(
          Charge(
            rule: Self.name, aspect: "cut_edges", subject: .region(edge.a, duty: duty),
            measure: .occurrences(everybody + [anybody])))
      }
    }
  }

  /// The regions with anything to hold in parts that no neighbours join: a representative can hold regions of
  /// one part only. One part where all hang together; empty where the rule asks for no contiguity.
  public func islands(in context: PlanningContext) -> [[Int]] {
    let duties: [Int] =
      switch contiguous {
      case .each(let duties): duties
      case .together: Array(context.data.parameters.duties.indices)
      }
    guard !duties.isEmpty else { return [] }
    let items = RegionItems(context: context, namedAccounts: namedAccounts)
    return OccupiedNeighbours(context.data.regions, occupied: items.occupied(duties: duties)).parts
  }

  // MARK: Presence

  /// The representative holds any of the items.
  private func presence(_ items: [Int], _ representative: Int, amount: Int64) -> Limit.Occurrence {
    let holder = Holder(representative)
    return Limit.Occurrence(items: items, amount: amount) { _, other in other == holder }
  }
}
