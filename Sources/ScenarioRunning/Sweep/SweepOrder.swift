import TerritoryAssignment
import TerritoryPlanning

/// In which direction the points of a sweep become looser, axis by axis.
///
/// A point is looser than another when every legal plan of the other is legal in it and worth at least as much, as
/// shown between neighbours; it carries over from neighbour to neighbour.
public struct SweepOrder: Sendable, Equatable {
  public enum Direction: Int, Sendable {
    /// Later values are looser.
    case up = 1
    case down = -1
    /// Not shown for all neighbours in one direction: nothing is concluded from one point for another.
    case none = 0
  }

  /// One an axis.
  public let directions: [Direction]

  public init(directions: [Direction]) { self.directions = directions }

  /// Whether `looser` contains `tighter`; a point contains itself.
  public func isContained(_ tighter: Int, in looser: Int, of grid: SweepGrid) -> Bool {
    zip(zip(grid.position(tighter), grid.position(looser)), directions).allSatisfy { places, direction in
      (places.1 - places.0) * direction.rawValue >= 0 && (direction != .none || places.0 == places.1)
    }
  }

  /// The neighbours that a point contains, or is contained in.
  func neighbours(of point: Int, looser: Bool, in grid: SweepGrid) -> [Int] {
    directions.enumerated().compactMap { axis, direction in
      guard direction != .none else { return nil }
      return grid.neighbour(point, axis: axis, step: looser ? direction.rawValue : -direction.rawValue)
    }
  }

  /// Points by how loose they are, tighter ones before what contains them.
  public func fromTightest(in grid: SweepGrid) -> [Int] {
    let rank = (0..<grid.pointCount).map { point in
      zip(grid.position(point), directions).reduce(0) { $0 + $1.0 * $1.1.rawValue }
    }
    return (0..<grid.pointCount).sorted { (rank[$0], $0) < (rank[$1], $1) }
  }
}
