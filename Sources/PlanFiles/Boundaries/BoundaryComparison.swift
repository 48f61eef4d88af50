import Foundation
import TerritoryPlanning

/// Finds the regions whose boundaries run along each other.
///
/// Outlines drawn by different hands leave slivers: gaps and overlaps between lines that mean the same border.
/// So two regions are neighbours where each one's outline stays within `tolerance` of the other's over more than
/// `leastLength` together. Corners that only touch do not count: there the outlines are near each other over
/// about 2 tolerance / sin(angle), which stays below ten tolerances down to angles of 12 degrees. A true border
/// gains up to two tolerances in the same way, so that one of 800 to 1,000 metres may count or not.
struct BoundaryComparison {
  /// Metres.
  static let tolerance = 100.0
  /// Metres.
  static let leastLength = 10 * tolerance

  private struct Box {
    var west = Double.infinity
    var south = Double.infinity
    var east = -Double.infinity
    var north = -Double.infinity

    init(_ boundary: Boundary) {
      for place in boundary.polygons.joined().joined() {
        west = min(west, place.longitude)
        east = max(east, place.longitude)
        south = min(south, place.latitude)
        north = max(north, place.latitude)
      }
    }
  }

  private let records: [BoundaryRecord]
  private let boxes: [Box]
  private let session = GeometrySession()

  init(_ records: [BoundaryRecord]) {
    self.records = records
    boxes = records.map { Box($0.boundary) }
  }

  /// Areas that are none, such as those whose outline crosses itself: no border can be told from them.
  func faults(name: String) -> [InputFault] {
    records.compactMap { record in
      let degrees = record.boundary.polygons.map { $0.map { $0.flatMap { [$0.longitude, $0.latitude] } } }
      let objection: String?
      do throws(GeometryError) { objection = try session.area(degrees).objection } catch {
        objection = error.message
      }
      return objection.map {
        InputFault(
          place: SourcePlace(file: name, line: 0, column: 0, field: record.position),
          value: record.region.value ?? "", message: "is not a valid area: \($0)",
          hint: "repair it in the program that drew it (often called make valid)")
      }
    }
  }

  /// All pairs of neighbours: O(n^2) boxes, and the outlines near each other of pairs whose boxes meet.
  func neighbours() throws(GeometryError) -> BoundaryNeighbours {
    var pairs: [BoundaryNeighbours.Pair] = []
    for a in records.indices {
      for b in records.indices where b > a {
        guard try areNeighbours(a, b), let first = records[a].region.value,
          let second = records[b].region.value
        else { continue }
        pairs.append(BoundaryNeighbours.Pair(first, second))
      }
    }
    return BoundaryNeighbours(pairs: pairs.sorted())
  }

  private func areNeighbours(_ a: Int, _ b: Int) throws(GeometryError) -> Bool {
    let (p, q) = (boxes[a], boxes[b])
    // Metres on the plane of the pair's own latitude, true to a thousandth over a city and its neighbour.
    let latitude = (max(p.south, q.south) + min(p.north, q.north)) / 2
    let northwards = Self.metresPerDegree
    let eastwards = northwards * max(0.01, cos(latitude * .pi / 180))
    let x = Self.overlap(p.west, p.east, q.west, q.east, scale: eastwards)
    let y = Self.overlap(p.south, p.north, q.south, q.north, scale: northwards)
    guard let x, let y else { return false }
    func outline(_ index: Int) throws(GeometryError) -> Geometry {
      let rings = records[index].boundary.polygons.joined().map { ring in
        ring.flatMap { [$0.longitude * eastwards, $0.latitude * northwards] }
      }
      return try session.lines(rings).clipped(x: x, y: y)
    }
    let (first, second) = (try outline(a), try outline(b))
    func isAlong(_ line: Geometry, _ other: Geometry) throws(GeometryError) -> Bool {
      try line.intersection(with: other.widened(by: Self.tolerance)).length > Self.leastLength
    }
    guard try isAlong(first, second) else { return false }
    return try isAlong(second, first)
  }

  private static let metresPerDegree = 111_195.0

  /// What two ranges, each widened by the tolerance, have in common.
  private static func overlap(
    _ low: Double, _ high: Double, _ otherLow: Double, _ otherHigh: Double, scale: Double
  ) -> ClosedRange<Double>? {
    let from = max(low, otherLow) * scale - tolerance
    let to = min(high, otherHigh) * scale + tolerance
    return from <= to ? from...to : nil
  }
}
