import Foundation
import TerritoryPlanning

/// Where each account is drawn.
struct AccountPlaces {
  struct Point {
    var account: Int
    var x: Double
    var y: Double
  }
  let points: [Point]
  /// Regions that have accounts, those with most first.
  let regions: [(name: String, x: Double, y: Double)]
  let projection: MapProjection
  let layer: RegionLayer?

  /// nil when no account has a place.
  ///
  /// - Parameter drawsRegions: Whether regions are drawn under the accounts.
  init?(_ context: PlanningContext, drawsRegions: Bool) {
    let data = context.data
    let places = data.accounts.enumerated().compactMap { index, account in
      (account.coordinates ?? data.regions[account.region].centroid).map { (index, $0) }
    }
    let outlines = drawsRegions ? RegionLayer.places(data) : []
    guard !places.isEmpty, let projection = MapProjection(places: places.map(\.1) + outlines) else {
      return nil
    }
    self.projection = projection
    layer = outlines.isEmpty ? nil : RegionLayer(data, projection)
    var taken: [Coordinates: Int] = [:]
    points = places.map { account, place in
      let (x, y) = projection.point(place)
      let rank = taken[place, default: 0]
      taken[place] = rank + 1
      // Accounts at one place are laid out like seeds of a sunflower: turned by the golden angle, further out
      // by the square root of the rank.
      let angle = Double(rank) * 2.399_963
      let radius = 7 * Double(rank).squareRoot()
      return Point(account: account, x: x + radius * cos(angle), y: y + radius * sin(angle))
    }
    regions = Self.regions(data, projection)
  }

  private static func regions(
    _ data: PlanData, _ projection: MapProjection
  ) -> [(name: String, x: Double, y: Double)] {
    var counts = data.regions.map { _ in 0 }
    for account in data.accounts { counts[account.region] += 1 }
    return counts.indices.sorted { (-counts[$0], $0) < (-counts[$1], $1) }.compactMap { region in
      guard counts[region] > 0, let centroid = data.regions[region].centroid else { return nil }
      let (x, y) = projection.point(centroid)
      return (data.regions[region].name, x, y)
    }
  }
}
