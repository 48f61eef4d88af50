#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Sizes of won deals: lognormal around the level of their product and segment, with an effect of the representative.
///
///     log value = level(product, segment) + effect(representative) + error
struct SizeFit {
  let history: DealHistory
  /// Won deals of a value.
  let deals: [Int]
  let stratified: StratifiedValues
  let shrinkage: EffectShrinkage
  /// Of each representative, on the scale of logarithms.
  let units: [EffectShrinkage.Unit]
  /// Mean of the factors, by deals: the standard representative is the mean of all.
  let standard: Double
  /// Mean value of a deal, in minor units.
  let mean: Double
  private let meanOfStratum: [Int: Double]

  /// - Parameter deals: won deals with a value, at least one.
  init(_ history: DealHistory, deals: [Int]) {
    self.history = history
    self.deals = deals
    let (strata, count) = history.strata(of: deals)
    let stratified = StratifiedValues(
      values: deals.map { log(history.values[$0]) }, strata: strata, strataCount: count,
      groups: deals.map { history.representatives[$0] }, groupCount: history.representativeCount)
    self.stratified = stratified
    let effects = zip(stratified.sums(), stratified.information).map { $1 > 0 ? $0 / $1 : 0 }
    let explained = zip(effects, stratified.information).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
    let freedom = stratified.freedom - max(0, stratified.comparable - 1)
    // Of one deal, once product, segment and representative are known.
    let error =
      freedom > 0 && stratified.variance > 0
      ? max(stratified.squares - explained, 1e-12 * stratified.squares) / Double(freedom) : .infinity
    let units = zip(effects, stratified.information).map {
      EffectShrinkage.Unit(effect: $0, variance: $1 > 0 ? error / $1 : .infinity)
    }
    self.units = units
    let shrinkage = EffectShrinkage(units)
    self.shrinkage = shrinkage
    mean = deals.reduce(0) { $0 + history.values[$1] } / Double(max(deals.count, 1))
    var dealsOf = [Double](repeating: 0, count: units.count)
    for deal in deals where history.representatives[deal] >= 0 {
      dealsOf[Int(history.representatives[deal])] += 1
    }
    let named = dealsOf.reduce(0, +)
    standard =
      named > 0
      ? zip(dealsOf, units).reduce(0) { $0 + ($1.0 > 0 ? $1.0 * shrinkage.meanFactor($1.1) : 0) } / named
      : 1
    meanOfStratum = Self.means(history, deals)
  }

  private static func means(_ history: DealHistory, _ deals: [Int]) -> [Int: Double] {
    var sums: [Int: (sum: Double, count: Double)] = [:]
    for deal in deals {
      let old = sums[key(history, deal)] ?? (0, 0)
      sums[key(history, deal)] = (old.sum + history.values[deal], old.count + 1)
    }
    return sums.mapValues { $0.sum / $0.count }
  }

  private static func key(_ history: DealHistory, _ deal: Int) -> Int {
    Int(history.products[deal]) * history.segmentCount + Int(history.segments[deal])
  }

  /// What a deal like this one is worth on average when it is won, whoever wins it, in minor units: the mean of the
  /// won deals of its product and segment (as Duan 1983, without leaning on the lognormal's tail); of all where there
  /// is none.
  func value(ofDealLike deal: Int) -> Double { meanOfStratum[Self.key(history, deal)] ?? mean }

  /// By which a representative's deals are larger than those of the standard one.
  func factor(_ representative: Int) -> Double { shrinkage.meanFactor(units[representative]) / standard }
}
