extension AgentCertificate {
  /// Share by which a gap that was found in doubles is enlarged before it is looked at in integers, so that
  /// the exact least loss is found instead of being passed by a rounding error.
  static let widening = 1e-9

  /// The part that floating-point multipliers prove once they are rounded to integers; nil where it does not
  /// apply or the exact sums would not fit.
  ///
  /// Any item multipliers prove some bound, and so do any row multipliers within their boxes. The claimed
  /// maxima are computed here in integers: `gaps` only say how far to look.
  ///
  /// - Parameters:
  ///   - itemMultipliers: one an item, in value units.
  ///   - rowMultipliers: one a side row, in value units a row unit.
  ///   - gaps: one an agent, in value units: how far below its relaxed worth the agent's best legal subset is
  ///     thought to lie.
  ///   - shouldStop: asked between two agents; the rest then count with a gap of 0.
  static func rounding(
    itemMultipliers: [Double], rowMultipliers: [Double], gaps: [Double], of problem: AssignmentProblem,
    shouldStop: () -> Bool = { false }
  ) -> AgentCertificate? {
    guard problem.indicators.isEmpty else { return nil }
    let scale = scale(itemMultipliers, rowMultipliers, problem)
    guard scale >= 1 else { return nil }
    let items = itemMultipliers.map { Int128(($0 * Double(scale)).rounded()) }
    let rows = rowMultipliers.enumerated().map { row, multiplier in
      MultiplierBox(problem.rows[row], claim: .bound)
        .nearest(to: Int64((multiplier * Double(scale)).rounded()), scale: scale)
    }
    let bound = AgentBound(problem: problem, scale: scale, itemMultipliers: items, rowMultipliers: rows)
    let maxima = gaps.enumerated().map { agent, gap -> Int128 in
      let subsets = bound.subsetProblem(agent: agent)
      guard gap > 0, !shouldStop() else { return subsets.relaxed }
      return subsets.relaxed - bound.provenGap(subsets, near: gap * Double(scale))
    }
    let part = AgentCertificate(
      scale: scale, itemMultipliers: items, rowMultipliers: rows, maxima: maxima, bound: bound.total(maxima))
    return AgentBound.sumsFit(part, problem) ? part : nil
  }

  /// The largest power of two up to 2^40 at which multipliers of rows stay below 2^61 and the sum of the
  /// absolute terms below 2^117; 0 where there is none.
  private static func scale(
    _ itemMultipliers: [Double], _ rowMultipliers: [Double], _ problem: AssignmentProblem
  ) -> Int64 {
    var reach = Double(problem.valueReach())
    for (item, multiplier) in itemMultipliers.enumerated() {
      reach += abs(multiplier) * Double(problem.columns(of: item).count + 1)
    }
    for (multiplier, row) in zip(rowMultipliers, problem.rowReach()) {
      reach += abs(multiplier) * Double(row)
    }
    let longest = rowMultipliers.map(abs).max() ?? 0
    guard reach.isFinite, reach < 0x1p115, longest < 0x1p60 else { return 0 }
    var bits = Certificate.mostScaleBits
    while bits > 0, longest * Double(1 << bits) > 0x1p61 || reach * Double(1 << bits) > 0x1p116 { bits -= 1 }
    return 1 << Int64(bits)
  }
}

extension AgentBound {
  /// A loss below which the agent has no legal subset: the least loss itself where it is near the guess.
  fileprivate func provenGap(_ subsets: SubsetProblem, near guess: Double) -> Int128 {
    guard guess < 0x1p116 else { return 0 }
    let limit = Int128(guess * (1 + AgentCertificate.widening)) + 1
    switch subsets.leastLoss(below: limit, nodeLimit: Self.nodeLimit) {
    case .none: return limit
    case .found(let least): return least
    case .unfinished: return 0
    }
  }
}
