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
  /// Regions that have accounts, those with most first; `around`: how far accounts without a place of their own reach.
  let regions: [(name: String, x: Double, y: Double, around: Double)]
  /// Size of a mark: 1 for a few accounts, smaller for many.
  let size: Double
  /// Up to so many accounts are drawn at full size.
  private static let fullSizeAccounts = 150.0
  private static let leastSize = 0.4
  /// How far from one point its accounts are laid out, at most.
  private static let mostSpread = 46.0

  let projection: MapProjection
  let layer: RegionLayer?

  /// nil when no account has a place.
  ///
  /// - Parameters:
  ///   - drawsRegions: Whether regions are drawn under the accounts.
  ///   - chosen: Accounts to draw; nil for all.
  init?(_ context: PlanningContext, drawsRegions: Bool, chosen: [Int]? = nil) {
    let data = context.data
    let places = (chosen ?? Array(data.accounts.indices)).compactMap { index in
      let account = data.accounts[index]
      return (account.coordinates ?? data.regions[account.region].centroid).map { (index, $0) }
    }
    let outlines = drawsRegions ? RegionLayer.places(data) : []
    guard !places.isEmpty, let projection = MapProjection(places: places.map(\.1) + outlines) else {
      return nil
    }
    self.projection = projection
    layer = outlines.isEmpty ? nil : RegionLayer(data, projection)
    let size = min(1, max(Self.leastSize, (Self.fullSizeAccounts / Double(places.count)).squareRoot()))
    self.size = size
    let crowd = Dictionary(places.map { ($0.1, 1) }, uniquingKeysWith: +)
    // As far apart as marks are wide, unless the largest crowd would then spread too far.
    let most = Double(crowd.values.max() ?? 1).squareRoot()
    let spacing = min(7.5 * size, Self.mostSpread / most)
    var taken: [Coordinates: Int] = [:]
    points = places.map { account, place in
      let (x, y) = projection.point(place)
      let rank = taken[place, default: 0]
      taken[place] = rank + 1
      // Accounts at one place are laid out like seeds of a sunflower: turned by the golden angle, further out
      // by the square root of the rank.
      let angle = Double(rank) * 2.399_963
      let radius = spacing * Double(rank).squareRoot()
      return Point(account: account, x: x + radius * cos(angle), y: y + radius * sin(angle))
    }
    regions = Self.regions(data, places.map(\.0), projection) { place in
      spacing * Double(crowd[place] ?? 0).squareRoot()
    }
  }

  private static func regions(
    _ data: PlanData, _ accounts: [Int], _ projection: MapProjection, around: (Coordinates) -> Double
  ) -> [(name: String, x: Double, y: Double, around: Double)] {
    var counts = data.regions.map { _ in 0 }
    for account in accounts { counts[data.accounts[account].region] += 1 }
    return counts.indices.sorted { (-counts[$0], $0) < (-counts[$1], $1) }.compactMap { region in
      guard counts[region] > 0, let centroid = data.regions[region].centroid else { return nil }
      let (x, y) = projection.point(centroid)
      return (data.regions[region].name, x, y, around(centroid))
    }
  }
}
