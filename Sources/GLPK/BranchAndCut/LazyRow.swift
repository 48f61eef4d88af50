/// A row known to the search though not part of the problem.
struct LazyRow {
  let bounds: Bounds
  let columns: [Int32]
  let values: [Double]

  /// By how much a point breaks the row, in units of what is tolerated; at most 1 is legal.
  func excess(_ point: [Double], tolerance: Double) -> Double {
    var activity = 0.0
    var magnitude = 0.0
    for (column, value) in zip(columns, values) {
      activity += value * point[Int(column)]
      magnitude += abs(value * point[Int(column)])
    }
    let below = bounds.lower.isFinite ? share(bounds.lower - activity, bounds.lower, magnitude, tolerance) : 0
    let above = bounds.upper.isFinite ? share(activity - bounds.upper, bounds.upper, magnitude, tolerance) : 0
    return max(below, above)
  }

  private func share(
    _ violation: Double, _ bound: Double, _ magnitude: Double, _ tolerance: Double
  ) -> Double {
    violation / (tolerance * (1 + abs(bound)) + 1e-9 * magnitude)
  }
}
