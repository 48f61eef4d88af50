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

  /// Names of the regions that have accounts, those with most first, as far as they do not overlap.
  private static func regions(
    _ data: PlanData, _ projection: MapProjection
  ) -> [(name: String, x: Double, y: Double)] {
    var counts = data.regions.map { _ in 0 }
    for account in data.accounts { counts[account.region] += 1 }
    var labels: [(name: String, x: Double, y: Double)] = []
    for region in counts.indices.sorted(by: { (-counts[$0], $0) < (-counts[$1], $1) })
    where counts[region] > 0 {
      guard let centroid = data.regions[region].centroid else { continue }
      let (x, y) = projection.point(centroid)
      guard (16..<(MapProjection.width - 16)).contains(x), (16..<(projection.height - 30)).contains(y)
      else { continue }
      let name = data.regions[region].name
      let half = Double(DisplayWidth.of(name)) * 3.2
      let isFree = labels.allSatisfy { other in
        abs(other.y - (y + 22)) > 13
          || abs(other.x - x) > half + Double(DisplayWidth.of(other.name)) * 3.2 + 6
      }
      if isFree { labels.append((name, x, y + 22)) }
    }
    return labels
  }
}
