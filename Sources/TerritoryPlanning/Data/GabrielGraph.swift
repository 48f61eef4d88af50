/// The Gabriel graph of places on the sphere (Gabriel and Sokal 1969): two places are joined where no third one
/// lies in the circle that has the way between them as its diameter.
///
/// On the unit sphere that circle is cut out by the ball whose diameter is the chord, so c lies inside exactly
/// when (a - c) (b - c) < 0: no projection is needed. The graph contains the minimum spanning tree, hence is
/// connected, and equal places are joined.
struct GabrielGraph {
  /// For each place: those it is joined with, ascending.
  let neighbours: [[Int]]

  /// A place this little inside the circle counts as on it (and does not part the two), so that rounding cannot
  /// decide: about ten centimetres on the earth.
  private static let tolerance = 1e-16

  /// O(n^2 log n) for n places, as a pair that has a third place between its ends is nearly always refused by
  /// one of the nearest to either.
  init(_ places: [Coordinates]) {
    let points = places.map(SpherePoint.init)
    var neighbours = [[Int]](repeating: [], count: points.count)
    var order = Array(points.indices)
    for (a, from) in points.enumerated() {
      let distances = points.map { from.squaredChord(to: $0) }
      order.sort { (distances[$0], $0) < (distances[$1], $1) }
      for b in order where b > a {
        let isParted = order.contains { c in
          c != a && c != b && points[c].isBetween(from, points[b], tolerance: Self.tolerance)
        }
        if !isParted {
          neighbours[a].append(b)
          neighbours[b].append(a)
        }
      }
    }
    self.neighbours = neighbours.map { $0.sorted() }
  }
}

extension SpherePoint {
  fileprivate func squaredChord(to other: SpherePoint) -> Double {
    let (dx, dy, dz) = (x - other.x, y - other.y, z - other.z)
    return dx * dx + dy * dy + dz * dz
  }

  /// Whether the angle at this point between the two others is obtuse.
  fileprivate func isBetween(_ a: SpherePoint, _ b: SpherePoint, tolerance: Double) -> Bool {
    (a.x - x) * (b.x - x) + (a.y - y) * (b.y - y) + (a.z - z) * (b.z - z) < -tolerance
  }
}
