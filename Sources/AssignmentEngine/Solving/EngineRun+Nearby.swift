extension EngineRun {
  /// Bounds by the start multipliers as they are, in a run that begins near another problem's answer; false, and
  /// nothing done, in any other.
  func boundByGivenMultipliers() -> Bool {
    guard options.startsNearby, let given = options.startMultipliers else { return false }
    let rows = scaled.scaling.scaled(given)
    // Rows of cuts come after those given.
    let start = rows + [Double](repeating: 0, count: scaled.rows.count - rows.count)
    let point = scaled.firstMultipliers(start + (options.startShares.map { scaled.scaled($0) } ?? []))
    tighten(
      Array(point.prefix(scaled.rows.count)), shares: Array(point.dropFirst(scaled.rows.count)),
      source: .multipliers)
    meter.counters.multiplierIterations += 1
    meter.counters.columnsPriced += Int64(problem.columnCount)
    return true
  }
}
