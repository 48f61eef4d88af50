#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What a won deal is worth: in all, by segment and by representative.
public struct SizeEstimates: Sendable {
  /// A mean amount with an interval, in minor units.
  public struct Amount: Sendable, Equatable {
    public var deals: Int
    public var mean: Double
    public var low: Double
    public var high: Double
  }

  public struct OfRepresentative: Sendable, Equatable {
    public var representative: Int
    public var deals: Int
    /// Mean of the own deals as it stands, in minor units; nil without any.
    public var raw: Double?
    /// By which deals are larger than the standard representative's of the same product and segment.
    public var factor: Double
    public var low: Double
    public var high: Double
    /// Standard deviation of the logarithm of the factor.
    public var deviation: Double
    /// Chance of a deviation as large somewhere among all representatives, if they do not differ.
    public var chance: Double?
  }

  public let all: Amount
  /// By segment; nil where it has fewer than `leastOfSegment` won deals of a value.
  public let segments: [Amount?]
  /// In the order of the plan.
  public let representatives: [OfRepresentative]
  /// Whether representatives differ at all, within products and segments.
  public let test: PermutationTest?
  /// The same without regard to product and segment: what a plain comparison would say.
  public let plainTest: PermutationTest?
  /// Part of the variance of the logarithms that the product explains, and product and segment together; nil where
  /// all values are equal.
  public let explained: (byProduct: Double, byProductAndSegment: Double)?
  /// How many products were named.
  public let products: Int
  /// Standard deviation of the factors' logarithms: the likeliest, and what it lies below with 95 %.
  public let spread: (likeliest: Double, atMost: Double)?

  public static let least = 30
  public static let leastOfSegment = 10

  static func of(_ history: DealHistory, coverage: Double, seed: UInt64) -> Result<Self, EstimateFailure> {
    let deals = history.outcomes.indices.filter { history.outcomes[$0] == .won && history.values[$0] > 0 }
    if history.count == 0 { return .failure(EstimateFailure(.noDeals)) }
    if history.won == 0 { return .failure(EstimateFailure(.nothingWon)) }
    if deals.count < least { return .failure(EstimateFailure(.tooFew(deals.count, least: least))) }
    return .success(SizeEstimates(history, deals: deals, coverage: coverage, seed: seed))
  }

  private init(_ history: DealHistory, deals: [Int], coverage: Double, seed: UInt64) {
    let fit = SizeFit(history, deals: deals)
    all = Self.amount(deals.map { history.values[$0] }, coverage)
    segments = (0..<history.segmentCount).map { segment in
      let own = deals.filter { history.segments[$0] == segment }
      return own.count < Self.leastOfSegment ? nil : Self.amount(own.map { history.values[$0] }, coverage)
    }
    let test = PermutationTest(fit.stratified, seed: seed)
    self.test = test
    let people = deals.map { history.representatives[$0] }
    let logs = deals.map { log(history.values[$0]) }
    func values(_ strata: [Int32], _ count: Int) -> StratifiedValues {
      StratifiedValues(
        values: logs, strata: strata, strataCount: count, groups: people,
        groupCount: history.representativeCount)
    }
    let plain = values(Array(repeating: 0, count: deals.count), 1)
    plainTest = PermutationTest(plain, seed: seed)
    let byProduct = values(deals.map { history.products[$0] }, history.productNames.count)
    explained =
      plain.variance > 0
      ? (1 - byProduct.squares / plain.squares, 1 - fit.stratified.squares / plain.squares) : nil
    products = Set(deals.map { history.products[$0] }).count { !history.productNames[Int($0)].isEmpty }
    spread =
      fit.stratified.comparable < 2
      ? nil : (fit.shrinkage.spread.likeliest, fit.shrinkage.spread.quantile(0.95))
    representatives = Self.people(history, fit, test, coverage)
  }

  private static func people(
    _ history: DealHistory, _ fit: SizeFit, _ test: PermutationTest?, _ coverage: Double
  ) -> [OfRepresentative] {
    var counts = [Int](repeating: 0, count: history.representativeCount)
    var sums = [Double](repeating: 0, count: history.representativeCount)
    for deal in fit.deals where history.representatives[deal] >= 0 {
      counts[Int(history.representatives[deal])] += 1
      sums[Int(history.representatives[deal])] += history.values[deal]
    }
    let isMeasured = fit.stratified.comparable >= 2 && fit.stratified.variance > 0
    return counts.indices.map { index in
      let figure = fit.shrinkage.figure(fit.units[index], coverage: coverage)
      return OfRepresentative(
        representative: index, deals: counts[index],
        raw: counts[index] > 0 ? sums[index] / Double(counts[index]) : nil,
        factor: isMeasured ? fit.factor(index) : 1,
        low: isMeasured ? exp(figure.low) / fit.standard : 1,
        high: isMeasured ? exp(figure.high) / fit.standard : 1,
        deviation: isMeasured ? figure.deviation : 0, chance: test.flatMap { $0.chances[index] })
    }
  }

  /// The interval is normal on the scale of logarithms, so that it stays above 0.
  private static func amount(_ values: [Double], _ coverage: Double) -> Amount {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let error = values.count > 1 ? (squares / (count - 1) / count).squareRoot() : 0
    let reach = SpecialFunctions.normalQuantile((1 + coverage) / 2) * error / mean
    return Amount(deals: values.count, mean: mean, low: mean * exp(-reach), high: mean * exp(reach))
  }

  /// What holds for a segment: its own, or that of all where it has too few deals.
  public func amount(ofSegment segment: Int) -> Amount { segments[segment] ?? all }
}
