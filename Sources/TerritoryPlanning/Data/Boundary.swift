/// The outline of a region: one or several polygons in WGS 84.
public struct Boundary: Sendable, Equatable {
  /// Each polygon has its outer ring first and its holes after it; each ring ends where it began and has at
  /// least four places.
  public var polygons: [[[Coordinates]]]
  public init(polygons: [[[Coordinates]]]) { self.polygons = polygons }
}

/// From what it is known which regions are neighbours.
public enum NeighbourSource: String, Sendable, CaseIterable {
  /// It is not known.
  case none
  /// Named in the column `neighbours` or in neighbours.csv.
  case file
  /// Boundaries that run along each other.
  case boundaries
  /// Centroids between which no other lies (`GabrielGraph`): a stand-in.
  case centroids
}
