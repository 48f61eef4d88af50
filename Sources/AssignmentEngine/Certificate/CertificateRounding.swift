extension Certificate {
  /// Largest total of absolute terms in the bound's formula that is admitted: 2^120. Every partial sum, in
  /// whatever order, then fits in 128 bits.
  static let largestTotal: Int128 = 1 << 120
  /// Most binary digits that `rounding` keeps after the point of a multiplier.
  static let mostScaleBits = 40

  /// The certificate that floating-point multipliers prove once they are rounded to integers.
  ///
  /// Any multipliers prove some bound, so every repair here is safe; it can only cost tightness:
  /// - NaN counts as 0.
  /// - A multiplier that presses on a missing bound, or beyond the price of its row, moves to the nearest
  ///   one that does not. For a claim of infeasibility hard rows are held to [-1, 1], priced rows to 0.
  /// - A multiplier so large that the exact sums would not fit is shortened.
  ///
  /// The scale is the largest power of two up to 2^40 at which all multipliers and shares stay below 2^61 and the sum
  /// of the absolute terms of the formula below 2^120. Data of 15 decimals keep about 25 binary digits,
  /// integer data all 40. The bound is computed exactly from the rounded multipliers.
  ///
  /// - Parameters:
  ///   - multipliers: one a side row, in value units (10^-valueExponent) a row unit (10^-exponent).
  ///   - shares: of wide indicators, in value units; those that are not above 0, or that belong to no wide
  ///     indicator, are left out. nil for a bound over groups.
  ///   - fingerprint: the problem's, where it is already known; computing it takes time linear in the data.
  public static func rounding(
    _ multipliers: [Double], shares: [IndicatorShare]? = nil, of problem: AssignmentProblem,
    claim: Claim = .bound, fingerprint: String? = nil
  ) -> Certificate {
    precondition(multipliers.count == problem.rowCount, "one multiplier a side row")
    let reach = problem.rowReach().map { Double($0) }
    var worth = claim == .bound ? Double(problem.valueReach()) : 0
    var clipped = multipliers
    // Twice the margin that rounding up of 2^31 doubles could ever need.
    let room = 0x1p118
    for (row, multiplier) in multipliers.enumerated() {
      let box = MultiplierBox(problem.rows[row], claim: claim)
      let longest = min(0x1p60, room / max(1, reach[row]) / Double(problem.rowCount))
      let inBox = multiplier.isNaN ? 0 : min(max(multiplier, box.lowest), box.highest)
      clipped[row] = min(max(inBox, -longest), longest)
      worth += abs(clipped[row]) * reach[row]
    }
    let paid = shares.map { admissible($0, problem, longest: room / 4 / Double(max(1, $0.count))) }
    let most = paid?.map(\.value).max() ?? 0
    worth += 2 * (paid?.reduce(0) { $0 + $1.value } ?? 0)
    let longest = max(most, clipped.map(abs).max() ?? 0)
    var bits = mostScaleBits
    while bits > 0, longest * Double(1 << bits) > 0x1p61 || worth * Double(1 << bits) > room { bits -= 1 }
    let scale: Int64 = 1 << Int64(bits)
    let integers = clipped.enumerated().map { row, multiplier in
      MultiplierBox(problem.rows[row], claim: claim)
        .nearest(to: Int64((multiplier * Double(scale)).rounded()), scale: scale)
    }
    let charged = paid?.compactMap { share -> Share? in
      let value = Int64((share.value * Double(scale)).rounded())
      return value > 0 ? Share(indicator: share.indicator, item: share.item, value: value) : nil
    }
    let proven = AdditiveBound(
      problem: problem, scale: scale, multipliers: integers, claim: claim, shares: charged
    ).proven()
    return Certificate(
      problem: fingerprint ?? problem.fingerprint, scale: scale, multipliers: integers,
      bound: proven.bound ?? boundWithoutPlans, beyond: .nothing, claim: claim,
      shares: charged)
  }

  /// Shares that prove something, ascending by indicator and item.
  private static func admissible(
    _ shares: [IndicatorShare], _ problem: AssignmentProblem, longest: Double
  ) -> [IndicatorShare] {
    let wide = Set(problem.cells().wide)
    let limit = min(0x1p60, longest)
    return shares.filter { $0.value > 0 && wide.contains($0.indicator) }
      .map { IndicatorShare(indicator: $0.indicator, item: $0.item, value: min($0.value, limit)) }
      .sorted { ($0.indicator, $0.item) < ($1.indicator, $1.item) }
  }
}

/// The multipliers that prove something about a row.
struct MultiplierBox {
  /// Most value units a row unit below and above the bounds, or nil for no limit.
  let below: Int64?
  let above: Int64?

  init(_ row: SideRow, claim: Certificate.Claim) {
    switch claim {
    case .bound:
      below = row.lower == nil ? 0 : row.shortfallPrice
      above = row.upper == nil ? 0 : row.excessPrice
    case .infeasibility:
      below = row.lower == nil || row.shortfallPrice != nil ? 0 : 1
      above = row.upper == nil || row.excessPrice != nil ? 0 : 1
    }
  }

  var lowest: Double { below.map { -Double($0) } ?? -.infinity }
  var highest: Double { above.map { Double($0) } ?? .infinity }

  func contains(_ multiplier: Int64, scale: Int64) -> Bool {
    let multiplier = Int128(multiplier)
    if let above, multiplier > Int128(above) * Int128(scale) { return false }
    if let below, multiplier < -Int128(below) * Int128(scale) { return false }
    return true
  }

  func nearest(to multiplier: Int64, scale: Int64) -> Int64 {
    var nearest = Int128(multiplier)
    if let above { nearest = min(nearest, Int128(above) * Int128(scale)) }
    if let below { nearest = max(nearest, -Int128(below) * Int128(scale)) }
    return Int64(nearest)
  }
}

extension AssignmentProblem {
  /// For each row the sum of the magnitudes of its coefficients, plus that of its larger bound.
  func rowReach() -> [Int128] {
    var reach = rows.map { Int128(max($0.lower?.magnitude ?? 0, $0.upper?.magnitude ?? 0)) }
    for entry in entryRow.indices {
      reach[Int(entryRow[entry])] += Int128(entryCoefficient[entry].magnitude)
    }
    for indicator in indicators {
      for entry in indicator.entries { reach[Int(entry.row)] += Int128(entry.coefficient.magnitude) }
    }
    return reach
  }

  /// The sum of the magnitudes of all values and the constant.
  func valueReach() -> Int128 {
    columnValue.reduce(Int128(constant.magnitude)) { $0 + Int128($1.magnitude) }
      + indicators.reduce(0) { $0 + Int128($1.value.magnitude) }
  }
}
