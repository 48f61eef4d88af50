/// What the agents' part of a certificate knows, as a start for the same part of a similar problem.
struct WarmAgents: Sendable {
  /// In value units, one an item.
  var itemMultipliers: [Double]
  /// In value units a row unit, one a row: prices of shared rows, guides of own ones.
  var rowMultipliers: [Double]
  /// In value units, one an agent: how far its best legal subset lies below its relaxed worth.
  var gaps: [Double]

  /// How much lower than its only agent's worth the multiplier of an item lies that has no other, in scaled
  /// units: far beyond what any agent loses by a deviation worth looking at.
  private static let certainty = 8.0

  init?(_ certificate: Certificate, of problem: AssignmentProblem) {
    guard let part = certificate.agents else { return nil }
    let scale = Double(part.scale)
    itemMultipliers = part.itemMultipliers.map { Double($0) / scale }
    rowMultipliers = part.rowMultipliers.map { Double($0) / scale }
    let bound = AgentBound(
      problem: problem, scale: part.scale, itemMultipliers: part.itemMultipliers,
      rowMultipliers: part.rowMultipliers)
    gaps = part.maxima.enumerated().map { agent, maximum in
      Double(bound.subsetProblem(agent: agent).relaxed - maximum) / scale
    }
  }

  /// The same for a changed problem: multipliers in the boxes of its rows, and anew for items that lost columns.
  ///
  /// Such an item is worth taking to none but its remaining agent, or lies half way between its best two.
  func adapted(to scaled: ScaledProblem, narrowed: [Int]) -> WarmAgents? {
    guard rowMultipliers.count <= scaled.rows.count, itemMultipliers.count == scaled.problem.itemCount else {
      return nil
    }
    var result = self
    result.rowMultipliers += [Double](repeating: 0, count: scaled.rows.count - rowMultipliers.count)
    let inBox = zip(scaled.scaling.scaled(result.rowMultipliers), scaled.rows).map {
      min(max($0, $1.leastMultiplier), $1.largestMultiplier)
    }
    result.rowMultipliers = scaled.scaling.unscaled(inBox)
    let prices = scaled.prices(inBox)
    for item in narrowed {
      let worths = scaled.problem.columns(of: item).map { prices[$0] }.sorted(by: >)
      guard let best = worths.first else { continue }
      let multiplier = worths.count > 1 ? (best + worths[1]) / 2 : best - Self.certainty
      result.itemMultipliers[item] = multiplier / scaled.scaling.value
    }
    return result
  }
}
