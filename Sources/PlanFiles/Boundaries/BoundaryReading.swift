import Foundation
import TerritoryPlanning

/// Reads boundaries.geojson: a FeatureCollection whose features are regions, each with its id as the feature's
/// `id` or as the property `id`.
struct BoundaryReading {
  static let file = "boundaries.geojson"
  /// Largest file, in bytes: outlines of a country's counties at the detail of a wall map.
  static let sizeLimit = 64 << 20

  private(set) var records: [BoundaryRecord] = []
  private(set) var faults: [InputFault] = []
  private let name: String
  private let origin: Origin

  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - name: How faults call the file.
  ///   - source: Index of the file among `PlanRecords.sources`.
  init(_ bytes: [UInt8], name: String, source: Int) {
    self.name = name
    origin = Origin(source: source, line: 0, column: 0)
    let document: GeoJSON
    do {
      document = try JSONDecoder().decode(GeoJSON.self, from: Data(bytes))
    } catch {
      let (field, message) = Self.problem(error)
      report(field, "", message, "write a FeatureCollection of Polygon or MultiPolygon features (RFC 7946)")
      return
    }
    guard document.type == "FeatureCollection" else {
      report("type", document.type, "is not a FeatureCollection", "put the features into one")
      return
    }
    if let system = document.crs?.properties?.name, !Self.isWGS84(system) {
      report("crs", system, "is not WGS 84", "convert the boundaries to longitude and latitude (EPSG:4326)")
      return
    }
    for (index, feature) in document.features.enumerated() { read(feature, "features[\(index)]") }
    if document.features.isEmpty { report("features", "", "is empty", "add the regions, or remove the file") }
  }

  private mutating func read(_ feature: GeoJSON.Feature, _ position: String) {
    guard feature.type == "Feature" else {
      report("\(position).type", feature.type, "is not a Feature", "write {\"type\": \"Feature\", ...}")
      return
    }
    guard let id = (feature.id ?? feature.properties?.id)?.text, !id.isEmpty else {
      report(position, "", "has no id", "give the region's id as `id` or as the property `id`")
      return
    }
    switch feature.geometry {
    case nil: report(position, id, "has no geometry", "draw it, or leave the feature out")
    case .other(let type):
      report(position, id, "is a \(type)", "a region is a Polygon or a MultiPolygon")
    case .area(let polygons):
      let before = faults.count
      let read = polygons.enumerated().map { number, rings in
        rings.enumerated().compactMap { ring, positions in
          self.ring(positions, id, "\(position).geometry, polygon \(number + 1), ring \(ring + 1)")
        }
      }
      if polygons.isEmpty || polygons.contains(where: \.isEmpty) {
        report(position, id, "has a polygon without a ring", "draw it, or leave the feature out")
      }
      guard faults.count == before else { return }
      records.append(
        BoundaryRecord(
          region: Entry(id, origin: origin), boundary: Boundary(polygons: read), position: position))
    }
  }

  /// The places of a ring; nil after reporting what is wrong with it.
  private mutating func ring(_ positions: [GeoJSON.Position], _ id: String, _ field: String) -> [Coordinates]?
  {
    guard positions.allSatisfy({ $0.count >= 2 }) else {
      report(field, id, "has a position without two numbers", "write [longitude, latitude]")
      return nil
    }
    let ring = positions.map { Coordinates(latitude: $0[1], longitude: $0[0]) }
    guard ring.count >= 4, ring.first == ring.last else {
      report(
        field, id, ring.count < 4 ? "has fewer than four positions" : "does not end where it begins",
        "close the ring: its first position is also its last")
      return nil
    }
    if let bad = ring.first(where: { !(abs($0.latitude) <= 90 && abs($0.longitude) <= 180) }) {
      let swapped = abs(bad.latitude) <= 180 && abs(bad.longitude) <= 90
      report(
        field, id, "has a position outside the globe: [\(bad.longitude), \(bad.latitude)]",
        swapped
          ? "longitude comes first; they look swapped"
          : "convert the boundaries to longitude and latitude in degrees (EPSG:4326)")
      return nil
    }
    let longitudes = ring.map(\.longitude)
    if let west = longitudes.min(), let east = longitudes.max(), east - west > 180 {
      report(field, id, "spans more than half the globe", "cut it at the date line (RFC 7946, 3.1.9)")
      return nil
    }
    return ring
  }

  private static func isWGS84(_ system: String) -> Bool {
    ["CRS84", ":4326", "::4326", "WGS84", "WGS 84"].contains { system.hasSuffix($0) }
  }

  /// Where decoding failed, and why.
  private static func problem(_ error: any Error) -> (field: String, message: String) {
    func path(_ keys: [any CodingKey]) -> String {
      keys.reduce("") { text, key in
        key.intValue.map { "\(text)[\($0)]" }
          ?? (text.isEmpty ? key.stringValue : "\(text).\(key.stringValue)")
      }
    }
    switch error as? DecodingError {
    case .keyNotFound(let key, let context)?: return (path(context.codingPath), "lacks `\(key.stringValue)`")
    case .typeMismatch(_, let context)?, .valueNotFound(_, let context)?:
      return (path(context.codingPath), "is not of the right kind")
    case .dataCorrupted(let context)?:
      let reason = (context.underlyingError as NSError?)?.userInfo["NSDebugDescription"] as? String
      return (path(context.codingPath), "is not valid JSON" + (reason.map { ": \($0)" } ?? ""))
    default: return ("", "is not valid JSON")
    }
  }

  private mutating func report(_ field: String, _ value: String, _ message: String, _ hint: String) {
    let place = SourcePlace(file: name, line: 0, column: 0, field: field)
    faults.append(InputFault(place: place, value: value, message: message, hint: hint))
  }
}
