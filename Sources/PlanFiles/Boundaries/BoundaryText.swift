import TerritoryPlanning

/// Boundaries as GeoJSON that `BoundaryReading` reads back to the same.
enum BoundaryText {
  static func geoJSON(_ records: [BoundaryRecord]) -> String {
    let features = records.map { record in
      let polygons = record.boundary.polygons.map { list($0.map { list($0.map(position)) }) }
      return """
        {"type": "Feature", "id": \(quoted(record.region.value ?? "")), "properties": {}, "geometry": \
        {"type": "MultiPolygon", "coordinates": \(list(polygons))}}
        """
    }
    return "{\"type\": \"FeatureCollection\", \"features\": [\n\(features.joined(separator: ",\n"))\n]}\n"
  }

  private static func list(_ parts: [String]) -> String { "[" + parts.joined(separator: ",") + "]" }

  private static func position(_ place: Coordinates) -> String {
    list([WrittenNumber.written(place.longitude), WrittenNumber.written(place.latitude)])
  }

  /// Ids hold no control characters, so that a quote and a backslash are all that needs escaping.
  private static func quoted(_ text: String) -> String {
    "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
  }
}
