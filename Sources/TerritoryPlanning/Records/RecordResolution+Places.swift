/// Regions, coordinates, hierarchies.
extension RecordResolution {
  /// The regions, and from what their neighbours are known.
  mutating func resolvedRegions() -> (regions: [Region], neighbourSource: NeighbourSource) {
    let table = "regions.csv"
    var parents: [Int?] = []
    var resolved: [Region] = []
    for record in records.regions {
      let parent = reference(record.parent, in: regions, table, "parent")
      parents.append(parent)
      let id = record.id.value ?? ""
      resolved.append(
        Region(
          id: id, name: record.name.value ?? id, parent: parent,
          centroid: coordinates(record.latitude, record.longitude, table, record: record.origin),
          neighbours: []))
    }
    checkCycles(parents, ids: regions.ids, table, origins: records.regions.map(\.parent.origin), "region")
    resolveBoundaries(into: &resolved)
    let source = resolveNeighbours(into: &resolved)
    return (resolved, source)
  }

  /// Latitude and longitude, both or none.
  mutating func coordinates(
    _ latitude: Entry<Double>, _ longitude: Entry<Double>, _ table: String, record: Origin
  ) -> Coordinates? {
    guard let north = latitude.value, let east = longitude.value else {
      if latitude.isFaulty || longitude.isFaulty { return nil }
      if latitude.value != nil {
        fault(
          table, longitude.or(record), "longitude", "", "is missing", "write both coordinates or none")
      } else if longitude.value != nil {
        fault(table, latitude.or(record), "latitude", "", "is missing", "write both coordinates or none")
      }
      return nil
    }
    if abs(north) > 90, abs(north) <= 180, abs(east) <= 90 {
      fault(
        table, latitude.origin, "latitude", shown(north), "is out of -90...90",
        "latitude and longitude look swapped: with \(shown(east)), \(shown(north)) they would fit")
      return nil
    }
    if abs(north) > 90 {
      fault(table, latitude.origin, "latitude", shown(north), "is out of range", "write -90 to 90 degrees")
    }
    if abs(east) > 180 {
      fault(
        table, longitude.origin, "longitude", shown(east), "is out of range", "write -180 to 180 degrees")
    }
    return Coordinates(latitude: north, longitude: east)
  }

  /// Reports each cycle of a hierarchy once, at its member of the lowest index.
  mutating func checkCycles(
    _ parents: [Int?], ids: [String], _ table: String, origins: [Origin], _ noun: String,
    field: String = "parent", relation: String = "ancestor"
  ) {
    /// 0: not visited; else the number of the walk that came by.
    var visits = [Int](repeating: 0, count: parents.count)
    for start in parents.indices where visits[start] == 0 {
      var path: [Int] = []
      var at: Int? = start
      while let here = at, visits[here] == 0 {
        visits[here] = start + 1
        path.append(here)
        at = parents[here]
      }
      guard let meeting = at, visits[meeting] == start + 1, let first = path.firstIndex(of: meeting) else {
        continue
      }
      let cycle = Array(path[first...])
      let names = (cycle + [meeting]).map { ids[$0] }
      let shown = names.count <= 8 ? names : names.prefix(4) + ["..."] + names.suffix(3)
      fault(
        table, origins[cycle[0]], field, ids[parents[cycle[0]] ?? meeting],
        "makes the \(noun) its own \(relation): \(shown.joined(separator: " > "))", "break the cycle")
    }
  }
}
