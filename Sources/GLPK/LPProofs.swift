internal import CGLPKGuard

/// Proofs taken from the last basis. Each is verified from the model and given only if it holds.
extension Problem {
  /// Farkas weights. At the end of phase one the dual values of the sum of infeasibilities are such
  /// weights; at the end of a dual run those of the one variable that cannot be brought to its bound are.
  func infeasibilityProof() throws -> InfeasibilityProof? {
    guard rowCount > 0, try factorize() else { return nil }
    let model = try arrays()
    for right in try violatedDirections(model) {
      var weights = right
      try call { guarded_btran($0, &weights) }
      weights.removeFirst()
      if let proof = model.infeasibilityProof(rowWeights: weights) { return proof }
    }
    return nil
  }

  /// A ray along the column that GLPK found to grow without end.
  func unboundedRay() throws -> UnboundedRay? {
    let variable = Int(try lpState().ray)
    guard variable > 0, try factorize() else { return nil }
    let model = try arrays()
    var direction = [Double](repeating: 0, count: columnCount)
    var count: Int32 = 0
    var indices = [Int32](repeating: 0, count: rowCount + 1)
    var values = [Double](repeating: 0, count: rowCount + 1)
    try call { guarded_tableau_column($0, Int32(variable), &count, &indices, &values) }
    if variable > rowCount { direction[variable - rowCount - 1] = 1 }
    for k in 1..<max(1, Int(count) + 1) where Int(indices[k]) > rowCount {
      direction[Int(indices[k]) - rowCount - 1] = values[k]
    }
    return model.unboundedRay(along: direction)
  }

  private func factorize() throws -> Bool {
    var code: Int32 = 0
    try call { guarded_factorize($0, &code) }
    return code == 0
  }

  /// Right-hand sides, padded, over the positions of the basis: every violated basic variable by the sign
  /// of its violation, then each alone that GLPK names.
  private func violatedDirections(_ model: ModelArrays) throws -> [[Double]] {
    var head = [Int32](repeating: 0, count: rowCount)
    var columns: [Double] = []
    var rows: [Double] = []
    try call { guarded_head($0, &head) }
    try copyColumnPrimals(into: &columns)
    try copyRowPrimals(into: &rows)
    let ray = try lpState().ray
    var all = [Double](repeating: 0, count: rowCount + 1)
    var named = all
    for (position, variable) in head.enumerated() {
      let index = Int(variable) - 1
      let isRow = index < rowCount
      let bounds = isRow ? model.rowBounds[index] : model.columnBounds[index - rowCount]
      let value = isRow ? rows[index] : columns[index - rowCount]
      guard bounds.violation(of: value) > 1e-9 * bounds.scale(beside: 0) else { continue }
      all[position + 1] = value < bounds.lower ? -1 : 1
      if variable == ray { named[position + 1] = 1 }
    }
    return ray > 0 ? [named, all] : [all]
  }
}

extension ModelArrays {
  /// The proof that the weights make, if the two ranges lie apart by more than rounding.
  func infeasibilityProof(rowWeights: [Double]) -> InfeasibilityProof? {
    let largest = rowWeights.reduce(0) { max($0, abs($1)) }
    guard largest > 0, largest.isFinite else { return nil }
    let weights = rowWeights.map { abs($0) < 1e-12 * largest ? 0 : $0 / largest }
    let sums = columnSums(rowWeights: weights).map { abs($0) < 1e-11 ? 0 : $0 }
    guard let rowRange = Self.range(weights, rowBounds),
      let columnRange = Self.range(sums, columnBounds)
    else { return nil }
    let gap = max(
      rowRange.lowerBound - columnRange.upperBound, columnRange.lowerBound - rowRange.upperBound)
    let size = [
      rowRange.lowerBound, rowRange.upperBound, columnRange.lowerBound, columnRange.upperBound,
    ].reduce(1) { $1.isFinite ? max($0, abs($1)) : $0 }
    guard gap > 1e-9 * size else { return nil }
    return InfeasibilityProof(rowWeights: weights, rowRange: rowRange, columnRange: columnRange)
  }

  /// Where the bounds put a weighted sum.
  private static func range(_ weights: [Double], _ bounds: [Bounds]) -> ClosedRange<Double>? {
    var low = CompensatedSum(0)
    var high = CompensatedSum(0)
    var lowIsFinite = true
    var highIsFinite = true
    for (weight, bounds) in zip(weights, bounds) where weight != 0 {
      let least = weight * (weight > 0 ? bounds.lower : bounds.upper)
      let most = weight * (weight > 0 ? bounds.upper : bounds.lower)
      if least.isFinite { low.add(least) } else { lowIsFinite = false }
      if most.isFinite { high.add(most) } else { highIsFinite = false }
    }
    let lower = lowIsFinite ? low.value : -.infinity
    let upper = highIsFinite ? high.value : .infinity
    return lower <= upper ? lower...upper : nil
  }

  /// The ray along a direction or its opposite, if no bound ends it and the objective improves.
  func unboundedRay(along direction: [Double]) -> UnboundedRay? {
    for sign in [1.0, -1.0] {
      let ray = direction.map { $0 * sign }
      let rate = zip(costs, ray).reduce(0) { $0 + $1.0 * $1.1 }
      let improves = sense == .minimize ? rate < -1e-9 : rate > 1e-9
      guard improves else { continue }
      let (activities, sizes) = activities(of: ray)
      let keepsColumns = zip(columnBounds, ray).allSatisfy { $0.allows(rate: $1, slack: 1e-9) }
      let keepsRows = rowBounds.indices.allSatisfy {
        rowBounds[$0].allows(rate: activities[$0], slack: 1e-9 * (1 + sizes[$0]))
      }
      if keepsColumns && keepsRows { return UnboundedRay(columns: ray, objectiveRate: rate) }
    }
    return nil
  }
}

extension Bounds {
  /// Whether something inside may change by `rate` for ever.
  fileprivate func allows(rate: Double, slack: Double) -> Bool {
    (rate <= slack || upper == .infinity) && (rate >= -slack || lower == -.infinity)
  }
}
