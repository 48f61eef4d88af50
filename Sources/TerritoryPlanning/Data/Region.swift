/// A geographic area: a country, province, city or part of one.
public struct Region: Sendable, Equatable {
  public var id: String
  public var name: String
  /// Index of the region that contains this one, or nil.
  public var parent: Int?
  public var centroid: Coordinates?
  /// Indices of neighbouring regions; symmetric, ascending.
  public var neighbours: [Int]
  /// The outline, where the user gave one.
  public var boundary: Boundary?

  public init(
    id: String, name: String, parent: Int?, centroid: Coordinates?, neighbours: [Int],
    boundary: Boundary? = nil
  ) {
    self.id = id
    self.name = name
    self.parent = parent
    self.centroid = centroid
    self.neighbours = neighbours
    self.boundary = boundary
  }
}
