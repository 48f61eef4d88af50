/// Which regions are neighbours, from the source that the plan chooses or the first that has any.
extension RecordResolution {
  private static let table = "neighbours.csv"
  private static let boundaryFile = "boundaries.geojson"

  mutating func resolveBoundaries(into regions: inout [Region]) {
    var first: [Int: String] = [:]
    for record in records.boundaries {
      let field = record.position
      guard let region = reference(record.region, in: self.regions, Self.boundaryFile, field) else {
        continue
      }
      if let other = first[region] {
        fault(
          Self.boundaryFile, record.region.origin, field, record.region.value ?? "",
          "is a second boundary of this region",
          "the first is \(other); join them into one feature of type MultiPolygon")
      }
      first[region] = first[region] ?? record.position
      regions[region].boundary = record.boundary
    }
  }

  /// Everything written is checked, whether or not it is the source that holds.
  mutating func resolveNeighbours(into regions: inout [Region]) -> NeighbourSource {
    let listed = listedNeighbours()
    let before = faults.count
    let source = chosenSource(hasListed: listed != nil, regions)
    guard faults.count == before else { return .none }
    var neighbours = [Set<Int>](repeating: [], count: regions.count)
    switch source {
    case .none: break
    case .file: neighbours = listed ?? neighbours
    case .boundaries:
      let containers = Set(regions.compactMap(\.parent))
      for pair in records.boundaryNeighbours?.pairs ?? [] {
        // A region shares its border with those that it contains; they are no neighbours of it.
        guard let a = self.regions[pair.first], let b = self.regions[pair.second],
          !containers.contains(a), !containers.contains(b)
        else { continue }
        neighbours[a].insert(b)
        neighbours[b].insert(a)
      }
    case .centroids:
      let placed = Self.placedLeaves(regions)
      let graph = GabrielGraph(placed.map { regions[$0].centroid! })
      for (index, joined) in graph.neighbours.enumerated() {
        neighbours[placed[index]] = Set(joined.map { placed[$0] })
      }
    }
    for index in regions.indices { regions[index].neighbours = neighbours[index].sorted() }
    return source
  }

  /// Regions with a centroid that contain no other region: a province's centroid says nothing about its cities.
  private static func placedLeaves(_ regions: [Region]) -> [Int] {
    let containers = Set(regions.compactMap(\.parent))
    return regions.indices.filter { regions[$0].centroid != nil && !containers.contains($0) }
  }

  private mutating func chosenSource(hasListed: Bool, _ regions: [Region]) -> NeighbourSource {
    let hasBoundaries = !records.boundaries.isEmpty
    let hasCentroids = Self.placedLeaves(regions).count > 1
    guard let choice = records.neighbourChoice.value else {
      return hasListed ? .file : hasBoundaries ? .boundaries : hasCentroids ? .centroids : .none
    }
    let objection: (message: String, hint: String)? =
      switch choice {
      case .none: nil
      case .file where !hasListed:
        ("no file names neighbours", "fill the column `neighbours` of regions.csv, or add \(Self.table)")
      case .boundaries where !hasBoundaries:
        ("there are no boundaries", "add \(Self.boundaryFile), or write file or centroids")
      case .centroids where !hasCentroids:
        ("fewer than two regions have a centroid", "give latitude and longitude in regions.csv")
      case .file, .boundaries, .centroids: nil
      }
    if let objection {
      fault(
        "plan.yaml", records.neighbourChoice.origin, "neighbours", choice.rawValue, objection.message,
        objection.hint)
    }
    return choice
  }

  // MARK: Listed in files

  /// Neighbours of each region by the column and by neighbours.csv; nil where neither names any.
  private mutating func listedNeighbours() -> [Set<Int>]? {
    let column = records.regions.first { !($0.neighbours.value ?? []).isEmpty }
    guard column != nil || !records.neighbours.isEmpty else { return nil }
    if let column, let row = records.neighbours.first {
      fault(
        Self.table, row.origin, "", "",
        "names neighbours that regions.csv names too, in \(shownPlace(column.neighbours.origin))",
        "keep the column `neighbours` or this file")
      return nil
    }
    return column != nil ? neighboursOfColumn() : neighboursOfTable()
  }

  private func shownPlace(_ origin: Origin) -> SourcePlace {
    records.place(origin, table: "regions.csv", field: "")
  }

  private mutating func neighboursOfColumn() -> [Set<Int>] {
    let table = "regions.csv"
    var neighbours = [Set<Int>](repeating: [], count: records.regions.count)
    for (index, record) in records.regions.enumerated() {
      let origin = record.neighbours.origin
      for id in record.neighbours.value ?? [] {
        guard let neighbour = reference(id, origin: origin, in: regions, table, "neighbours") else {
          continue
        }
        if neighbour == index {
          fault(table, origin, "neighbours", id, "is the region itself", "leave it out")
        }
        neighbours[index].insert(neighbour)
      }
    }
    for index in neighbours.indices {
      for neighbour in neighbours[index].sorted() where !neighbours[neighbour].contains(index) {
        let (id, other) = (regions.ids[index], regions.ids[neighbour])
        fault(
          table, records.regions[index].neighbours.origin, "neighbours", other,
          "is a neighbour of `\(id)` but does not name it in turn",
          "list `\(id)` among the neighbours of `\(other)` too")
      }
    }
    return neighbours
  }

  /// A row joins both ways. A pair may stand once in each direction, but not twice in the same.
  private mutating func neighboursOfTable() -> [Set<Int>] {
    var neighbours = [Set<Int>](repeating: [], count: records.regions.count)
    var rows: [SIMD2<Int>: Origin] = [:]
    for record in records.neighbours {
      let a = required(record.regionA, in: regions, Self.table, "region_a", record: record.origin)
      let b = required(record.regionB, in: regions, Self.table, "region_b", record: record.origin)
      guard let a, let b else { continue }
      let id = record.regionB.value ?? ""
      if a == b {
        fault(Self.table, record.regionB.origin, "region_b", id, "is the region itself", "remove the row")
        continue
      }
      if let first = rows[SIMD2(a, b)] {
        let place = records.place(first, table: Self.table, field: "")
        fault(
          Self.table, record.origin, "", "\(regions.ids[a]), \(id)", "is listed twice",
          "the first is in \(place); one row is enough for both directions")
      }
      rows[SIMD2(a, b)] = rows[SIMD2(a, b)] ?? record.origin
      neighbours[a].insert(b)
      neighbours[b].insert(a)
    }
    return neighbours
  }
}

extension PlanRecords {
  /// Neighbours and boundaries as records that resolve to the same.
  mutating func addNeighbours(of data: PlanData) {
    neighbourChoice = Entry(data.neighbourSource)
    for (index, region) in data.regions.enumerated() {
      if let boundary = region.boundary {
        let record = BoundaryRecord(
          region: Entry(region.id), boundary: boundary, position: "features[\(boundaries.count)]")
        boundaries.append(record)
      }
      if data.neighbourSource == .file, !region.neighbours.isEmpty {
        regions[index].neighbours = Entry(region.neighbours.map { data.regions[$0].id })
      }
    }
    guard data.neighbourSource == .boundaries else { return }
    let pairs = data.regions.enumerated().flatMap { index, region in
      region.neighbours.filter { $0 > index }.map {
        BoundaryNeighbours.Pair(region.id, data.regions[$0].id)
      }
    }
    boundaryNeighbours = BoundaryNeighbours(pairs: pairs.sorted())
  }
}
