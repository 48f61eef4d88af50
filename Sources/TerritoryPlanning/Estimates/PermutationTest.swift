/// Whether groups differ at all in a value that each deal has, apart from what the deals' strata explain.
///
/// If groups do not matter, any way of dealing the values of a stratum out to its deals is as likely as the one seen.
/// So the values are shuffled within strata again and again (Fisher 1935); the p-value is the share of shuffles, the
/// one seen counted as one, whose statistic is at least as large (Phipson and Smyth 2010). It is exact whatever the
/// values' distribution. The statistic is the sum over groups of z^2, z being a group's sum of values above their
/// stratum's mean over the root of what that sum would vary by.
public struct PermutationTest: Sendable, Equatable {
  /// Chance of a statistic as large as the one seen, where groups do not differ.
  public let chance: Double
  public let shuffles: Int
  /// Of each group: chance that the largest deviation of *any* group is as large as this one's, so that looking at all
  /// of them at once finds one by luck no more often than said (Westfall and Young 1993). nil for a group with
  /// nothing to compare.
  public let chances: [Double?]

  /// Most shuffles; with many deals fewer, so that about `work` values are dealt out.
  private static let most = 1_999
  private static let least = 199
  private static let work = 20_000_000

  /// - Parameters:
  ///   - values: of each deal, all finite.
  ///   - strata: of each deal, 0 ..< `strataCount`.
  ///   - groups: of each deal, 0 ..< `groupCount`, or negative for deals of no group, which are shuffled along.
  /// - Returns: nil where there are not two groups to compare, or the values do not vary within strata.
  public init?(
    values: [Double], strata: [Int32], strataCount: Int, groups: [Int32], groupCount: Int, seed: UInt64
  ) {
    self.init(
      StratifiedValues(
        values: values, strata: strata, strataCount: strataCount, groups: groups, groupCount: groupCount),
      seed: seed)
  }

  /// - Returns: nil as above.
  init?(_ stratified: StratifiedValues, seed: UInt64) {
    var stratified = stratified
    guard stratified.comparable >= 2, stratified.variance > 0 else { return nil }
    let groupCount = stratified.information.count
    let numbers = DrawNumbers(seed: seed)
    let seen = stratified.deviations()
    let statistic = seen.reduce(0) { $0 + $1 * $1 }
    let shuffles = min(Self.most, max(Self.least, Self.work / max(stratified.count, 1)))
    // A statistic that is the same but for rounding counts as as large.
    let slack = 1e-9
    var asLarge = 1
    var asFar = [Int](repeating: 1, count: groupCount)
    for draw in 0..<shuffles {
      stratified.shuffle(base: numbers.base(ofDraw: draw))
      let drawn = stratified.deviations()
      if drawn.reduce(0, { $0 + $1 * $1 }) >= statistic * (1 - slack) { asLarge += 1 }
      let farthest = drawn.reduce(0) { max($0, abs($1)) }
      for group in 0..<groupCount where farthest >= abs(seen[group]) * (1 - slack) { asFar[group] += 1 }
    }
    self.shuffles = shuffles
    chance = Double(asLarge) / Double(shuffles + 1)
    chances = (0..<groupCount).map {
      stratified.information[$0] > 0 ? Double(asFar[$0]) / Double(shuffles + 1) : nil
    }
  }
}
