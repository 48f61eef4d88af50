extension EngineRun {
  /// Makes rows of the prices of spreads, with multipliers that press as the prices do.
  ///
  /// - Parameters:
  ///   - prices: scaled, of the members of each spread of `priced`.
  ///   - priced: the problem that they were found for, scaled as this run's.
  func extend(byPrices prices: [[Double]], of priced: ScaledProblem) {
    var multiplier: [CuttingPlane: Double] = [:]
    var cuts: [CuttingPlane] = []
    for (spread, prices) in zip(priced.spreads, prices) {
      let plain = zip(spread.rows, prices).map { $1 * priced.scaling.row[Int($0)] }
      let split = SpreadDecomposition(spread.spread, index: spread.index, price: plain).rows
      let divisor = Double(problem.divisor(of: spread.spread))
      for row in split { multiplier[row.cut] = row.multiplier * divisor }
      cuts += split.map(\.cut)
    }
    guard extend(by: cuts) > 0 else { return }
    for (offset, cut) in extended.cuts.enumerated() {
      guard let value = multiplier[cut] else { continue }
      let row = problem.rowCount + offset
      multipliers[row] = value / scaled.scaling.row[row]
    }
  }
}
