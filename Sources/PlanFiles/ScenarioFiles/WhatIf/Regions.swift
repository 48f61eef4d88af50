import TerritoryPlanning

/// Where regions of records lie, and what lies around them.
extension RecordChanges {
  /// The region itself, then the one around it, and so on up; a circle ends it.
  func containers(ofRegion id: String) -> [String] {
    var chain = [id]
    while let region = records.regions.first(where: { $0.id.value == chain.last }),
      let parent = region.parent.value, !chain.contains(parent)
    {
      chain.append(parent)
    }
    return chain
  }

  /// The nearest region around all of them.
  func sharedContainer(of parts: Set<String>) -> String? {
    let chains = parts.sorted().map { containers(ofRegion: $0).dropFirst() }
    return chains.first?.first { container in chains.allSatisfy { $0.contains(container) } }
  }

  func coordinates(_ region: RegionRecord) -> Coordinates? {
    guard let latitude = region.latitude.value, let longitude = region.longitude.value else { return nil }
    return Coordinates(latitude: latitude, longitude: longitude)
  }

  /// The region's centroid, or that of the nearest region around it.
  func centroid(ofRegion id: String) -> Coordinates? {
    containers(ofRegion: id).lazy.compactMap { id in
      records.regions.first { $0.id.value == id }.flatMap { coordinates($0) }
    }.first
  }

  /// Accounts and homes that had no place but that of one of the regions get it as their own.
  mutating func keepPlaces(inRegions parts: Set<String>) {
    for part in parts.sorted() {
      guard let centre = centroid(ofRegion: part) else { continue }
      for position in records.accounts.indices
      where records.accounts[position].region.value == part
        && records.accounts[position].latitude.value == nil
      {
        let origin = records.accounts[position].region.origin
        records.accounts[position].latitude = Entry(centre.latitude, origin: origin)
        records.accounts[position].longitude = Entry(centre.longitude, origin: origin)
      }
      for position in records.representatives.indices
      where records.representatives[position].region.value == part
        && records.representatives[position].latitude.value == nil
      {
        let origin = records.representatives[position].region.origin
        records.representatives[position].latitude = Entry(centre.latitude, origin: origin)
        records.representatives[position].longitude = Entry(centre.longitude, origin: origin)
      }
    }
  }

  /// Each once, in the order of first mention.
  static func inOrder(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }
  }
}
