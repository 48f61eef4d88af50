#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A place on the unit sphere, kept as a vector so that a distance costs one square root and one arc sine.
struct SpherePoint: Sendable, Equatable {
  var x: Double
  var y: Double
  var z: Double

  init(_ place: Coordinates) {
    let latitude = place.latitude * .pi / 180
    let longitude = place.longitude * .pi / 180
    x = cos(latitude) * cos(longitude)
    y = cos(latitude) * sin(longitude)
    z = sin(latitude)
  }

  /// Great-circle distance in kilometres, by the chord: accurate for near and far points alike.
  func kilometres(to other: SpherePoint) -> Double {
    let dx = x - other.x
    let dy = y - other.y
    let dz = z - other.z
    let halfChord = min(1, (dx * dx + dy * dy + dz * dz).squareRoot() / 2)
    return 2 * Coordinates.earthRadius * asin(halfChord)
  }
}

extension Coordinates {
  /// Mean radius of the earth in kilometres (IUGG, 2a + b over 3).
  static let earthRadius = 6371.0088

  /// Great-circle distance in kilometres on a sphere of the earth's mean radius; within 0.6 % of the
  /// ellipsoid.
  public func kilometres(to other: Coordinates) -> Double {
    SpherePoint(self).kilometres(to: SpherePoint(other))
  }
}

/// Where accounts, representatives and regions are, with the stand-ins used where the data do not say.
struct Places: Sendable {
  /// nil where neither the account nor a region around it has coordinates.
  let accounts: [SpherePoint?]
  let representatives: [SpherePoint?]
  let regions: [SpherePoint?]

  init(data: PlanData) {
    let centroids = data.regions.indices.map { region in
      data.regionsContaining(region).lazy.compactMap { data.regions[$0].centroid }.first
        .map(SpherePoint.init)
    }
    regions = centroids
    accounts = data.accounts.map { account in
      account.coordinates.map(SpherePoint.init) ?? centroids[account.region]
    }
    representatives = data.representatives.map { representative in
      representative.home.map(SpherePoint.init) ?? representative.homeRegion.flatMap { centroids[$0] }
    }
  }
}

extension PlanData {
  /// The region itself, then its parent, and so on up.
  public func regionsContaining(_ region: Int) -> [Int] {
    var chain = [region]
    // Validated data have no cycle of parents; the bound keeps a wrong one from hanging the program.
    while let parent = regions[chain[chain.count - 1]].parent, chain.count <= regions.count {
      chain.append(parent)
    }
    return chain
  }
}
