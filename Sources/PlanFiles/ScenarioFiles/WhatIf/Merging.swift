import TerritoryPlanning

/// `merge`: regions or teams become one.
extension RecordChanges {
  static let mergeKeys = [
    WhatIfKey("regions", .map, "New id of a region: the ids of the regions that become it."),
    WhatIfKey("teams", .map, "New name of a team: the teams that become it."),
  ]

  mutating func merge(_ node: SettingNode) {
    guard let map = opened(node, Self.mergeKeys, example: "{regions: {southeast: [east, south]}}") else {
      return
    }
    if map.entries.isEmpty { report(node.place, "", "merges nothing", "name regions or teams") }
    for (entry, parts) in merged(map["regions"], known: records.regions.compactMap(\.id.value), "region") {
      if !parts.contains(entry.key), records.regions.contains(where: { $0.id.value == entry.key }) {
        report(
          entry.keyPlace, entry.key, "is a region already",
          "choose a new id, or name it among those merged")
        continue
      }
      mergeRegions(Set(parts), into: entry.key, at: entry.keyPlace)
    }
    let teams = records.representatives.compactMap(\.team.value)
    for (entry, parts) in merged(map["teams"], known: teams, "team") {
      for position in records.representatives.indices {
        guard let team = records.representatives[position].team.value, parts.contains(team) else { continue }
        records.representatives[position].team = Entry(entry.key, origin: origin(entry.keyPlace))
      }
    }
  }

  /// What each new name is made of: two or more that are known, none twice.
  private mutating func merged(
    _ node: SettingNode?, known: [String], _ noun: String
  ) -> [(entry: SettingNode.Entry, parts: [String])] {
    guard let node else { return [] }
    guard case .map(let entries) = node.value else {
      report(node.place, "", "is not a map of \(noun)s", "write {new: [first, second]}")
      return []
    }
    var taken: Set<String> = []
    return entries.compactMap { entry in
      let before = faults.count
      let parts = (entry.value.list(faults: &faults) ?? []).compactMap { part -> String? in
        guard let id = part.scalarText(faults: &faults) else { return nil }
        if !known.contains(id) {
          unknown(id, noun, known, part.place)
        } else if !taken.insert(id).inserted {
          report(part.place, id, "is merged twice", "name it once")
        }
        return id
      }
      if faults.count == before, parts.count < 2 {
        report(entry.value.place, "", "is fewer than two \(noun)s", "name at least two")
      }
      return faults.count == before ? (entry, parts) : nil
    }
  }

  /// Nobody and nothing moves: who had no place but that of a merged region keeps it.
  private mutating func mergeRegions(_ parts: Set<String>, into id: String, at place: SourcePlace) {
    if let inner = parts.first(where: { part in
      containers(ofRegion: part).dropFirst().contains(where: parts.contains)
    }) {
      report(place, inner, "lies inside another region of this merger", "name regions side by side")
      return
    }
    keepPlaces(inRegions: parts)
    let new = Entry<String>(id, origin: origin(place))
    let positions = records.regions.indices.filter {
      records.regions[$0].id.value.map(parts.contains) ?? false
    }
    let merged = positions.map { records.regions[$0] }
    var region = merged.first { $0.id.value == id } ?? merged[0]
    if region.id.value != id { region.name = .absent }
    region.id = new
    region.parent = Entry(sharedContainer(of: parts), origin: origin(place))
    let places = merged.map { coordinates($0) }
    let centre = places.contains { $0 == nil } ? nil : SphereCentre.of(places.compactMap(\.self))
    region.latitude = Entry(centre?.latitude, origin: origin(place))
    region.longitude = Entry(centre?.longitude, origin: origin(place))
    if records.regions.contains(where: { $0.neighbours.value != nil }) {
      let neighbours = merged.flatMap { $0.neighbours.value ?? [] }.filter { !parts.contains($0) }
      region.neighbours = Entry(Self.inOrder(neighbours), origin: origin(place))
    }
    records.regions[positions[0]] = region
    for position in positions.dropFirst().reversed() { records.regions.remove(at: position) }
    redirectRegions(parts, to: id, new)
    mergeOwners(parts, into: id, new)
    mergeNeighbours(parts, into: id)
  }

  /// Everything that named one of the regions names the new one.
  private mutating func redirectRegions(_ parts: Set<String>, to id: String, _ new: Entry<String>) {
    func isPart(_ entry: Entry<String>) -> Bool { entry.value.map(parts.contains) ?? false }
    for position in records.accounts.indices where isPart(records.accounts[position].region) {
      records.accounts[position].region = new
    }
    for position in records.representatives.indices {
      if isPart(records.representatives[position].region) { records.representatives[position].region = new }
      guard let regions = records.representatives[position].regions.value,
        regions.contains(where: parts.contains)
      else { continue }
      let named = Self.inOrder(regions.map { parts.contains($0) ? id : $0 })
      records.representatives[position].regions = Entry(named, origin: new.origin)
    }
    for position in records.regions.indices {
      if isPart(records.regions[position].parent) { records.regions[position].parent = new }
      guard let neighbours = records.regions[position].neighbours.value,
        neighbours.contains(where: parts.contains),
        records.regions[position].id.value != id
      else { continue }
      let named = Self.inOrder(neighbours.map { parts.contains($0) ? id : $0 })
      records.regions[position].neighbours = Entry(named, origin: records.regions[position].neighbours.origin)
    }
  }

  /// The new region has an owner today where all that had one had the same.
  private mutating func mergeOwners(_ parts: Set<String>, into id: String, _ new: Entry<String>) {
    let touched = records.regionOwners.filter { $0.region.value.map(parts.contains) ?? false }
    records.regionOwners.removeAll { $0.region.value.map(parts.contains) ?? false }
    for duty in Self.inOrder(touched.compactMap(\.duty.value)) {
      let owners = touched.filter { $0.duty.value == duty }
      guard Set(owners.map(\.representative.value)).count == 1, var owner = owners.first else { continue }
      owner.region = new
      records.regionOwners.append(owner)
    }
  }

  private mutating func mergeNeighbours(_ parts: Set<String>, into id: String) {
    func renamed(_ region: String) -> String { parts.contains(region) ? id : region }
    var seen: Set<BoundaryNeighbours.Pair> = []
    records.neighbours = records.neighbours.compactMap { record in
      guard let a = record.regionA.value, let b = record.regionB.value,
        parts.contains(a) || parts.contains(b)
      else { return record }
      let pair = BoundaryNeighbours.Pair(renamed(a), renamed(b))
      guard pair.first != pair.second, seen.insert(pair).inserted else { return nil }
      var record = record
      record.regionA = Entry(renamed(a), origin: record.regionA.origin)
      record.regionB = Entry(renamed(b), origin: record.regionB.origin)
      return record
    }
    if let pairs = records.boundaryNeighbours?.pairs {
      let named = Set(pairs.map { BoundaryNeighbours.Pair(renamed($0.first), renamed($0.second)) })
      records.boundaryNeighbours?.pairs = named.filter { $0.first != $0.second }.sorted()
    }
    let outlines = records.boundaries.filter { $0.region.value.map(parts.contains) ?? false }
    guard var outline = outlines.first else { return }
    outline.region = Entry(id, origin: outline.region.origin)
    outline.boundary.polygons = outlines.flatMap(\.boundary.polygons)
    records.boundaries.removeAll { $0.region.value.map(parts.contains) ?? false }
    records.boundaries.append(outline)
  }
}
