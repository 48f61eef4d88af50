/// The fairness measures of a set of shares; formulas and units are in docs/domain.md.
///
/// Shares x_r are what each member has over what would be fair; weights w_r are the fair amounts, scaled to sum
/// to 1; m is the weighted mean. Every measure is a plain share: 0.1 is 10 %.
struct FairnessMeasures: Sendable, Equatable {
  /// max |x - m|
  let largestDeviation: Double
  /// max |x - 1|
  let largestTargetDeviation: Double
  /// Sum of w |x - 1|
  let meanTargetDeviation: Double
  /// max x - min x
  let range: Double
  /// Sum of w |x - m|
  let meanAbsoluteDeviation: Double
  /// Square root of the sum of w (x - m)^2, over m; nil where m is 0.
  let coefficientOfVariation: Double?
  /// Sum over pairs of w_r w_s |x_r - x_s|, over 2 m; nil where m is 0.
  let gini: Double?
  /// m^2 over the sum of w x^2; nil where m is 0.
  let jain: Double?
  /// min x
  let worstShare: Double
  /// Position of the first member with the worst share.
  let worst: Int

  /// nil where nobody has a fair amount above 0.
  ///
  /// - Parameters:
  ///   - amounts: what each member has, at least 0.
  ///   - fair: what would be fair for each, above 0; as many.
  init?(amounts: [Double], fair: [Double]) {
    let shares = zip(amounts, fair).map { $0 / $1 }
    guard let first = shares.first else { return nil }
    let whole = fair.reduce(0, +)
    let weights = fair.map { $0 / whole }
    let mean = amounts.reduce(0, +) / whole
    var least = (share: first, position: 0)
    var most = first
    for (position, share) in shares.enumerated() {
      if share < least.share { least = (share, position) }
      most = max(most, share)
    }
    let deviations = shares.map { abs($0 - mean) }
    let variance = zip(weights, deviations).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    let meanSquare = zip(weights, shares).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    largestDeviation = deviations.max() ?? 0
    largestTargetDeviation = shares.reduce(0) { max($0, abs($1 - 1)) }
    meanTargetDeviation = zip(weights, shares).reduce(0) { $0 + $1.0 * abs($1.1 - 1) }
    range = most - least.share
    meanAbsoluteDeviation = zip(weights, deviations).reduce(0) { $0 + $1.0 * $1.1 }
    coefficientOfVariation = mean > 0 ? variance.squareRoot() / mean : nil
    gini = mean > 0 ? Self.meanDifference(shares, weights) / (2 * mean) : nil
    jain = mean > 0 ? mean * mean / meanSquare : nil
    worstShare = least.share
    worst = least.position
  }

  /// Sum over pairs of w_r w_s |x_r - x_s|, each pair both ways: O(n log n) over sorted shares.
  private static func meanDifference(_ shares: [Double], _ weights: [Double]) -> Double {
    let order = shares.indices.sorted { shares[$0] != shares[$1] ? shares[$0] < shares[$1] : $0 < $1 }
    var weightBelow = 0.0
    var sumBelow = 0.0
    var total = 0.0
    for member in order {
      total += weights[member] * (shares[member] * weightBelow - sumBelow)
      weightBelow += weights[member]
      sumBelow += weights[member] * shares[member]
    }
    return max(0, 2 * total)
  }
}
