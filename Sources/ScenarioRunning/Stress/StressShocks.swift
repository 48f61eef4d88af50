import TerritoryPlanning

/// Chance that many items share: the market, what is misjudged, who is away. As factors of what items yield.
///
/// Factors of the market and of estimates have mean 1. Absence only takes away.
struct StressShocks: Sendable {
  private let settings: StressSettings
  private let data: PlanData
  /// Parents before what is inside them.
  private let regionOrder: [Int]
  private let regionStreams: [UInt64]
  /// Standard deviation of the logarithm, by region.
  private let regionDeviations: [Double]
  private let industryDeviation: Double
  private var industries: [String: Int32] = [:]
  private var industryStreams: [UInt64] = []
  private let people: [Person]
  private let segmentStreams: [UInt64]

  /// A region and an industry, or -1 for none: what accounts of one market have in common.
  private struct Market: Hashable {
    let region: Int32
    let industry: Int32
  }
  private var numberOfMarket: [Market: Int32] = [:]
  private var markets: [Market] = []

  /// What one representative earns in a segment.
  private struct Estimate: Hashable {
    let person: Int32
    let segment: Int32
    let logDeviation: Double
  }
  private var numberOfEstimate: [Estimate: Int32] = [:]
  private var estimates: [Estimate] = []

  private struct Person {
    let errorStream: UInt64
    let absenceStream: UInt64
    let lengthStream: UInt64
    /// Minutes at work that the plan asks for, and that there are.
    let needed: Double
    let available: Double
  }

  init(_ evaluation: Evaluation, in context: PlanningContext, _ settings: StressSettings) {
    self.settings = settings
    data = context.data
    let regions = context.data.regions
    let depth = regions.indices.map { context.data.regionsContaining($0).count }
    regionOrder = regions.indices.sorted { (depth[$0], $0) < (depth[$1], $1) }
    regionStreams = regions.map { DrawNumbers.stream("region", $0.id) }
    regionDeviations = regions.indices.map { region in
      let stated = context.data.regionsContaining(region).lazy.compactMap { settings.volatilityOfRegion[$0] }
        .first
      return NormalNumbers.logDeviation(stated ?? settings.marketVolatility)
    }
    industryDeviation = NormalNumbers.logDeviation(settings.industryVolatility)
    segmentStreams = context.data.parameters.segments.map { DrawNumbers.stream("segment", $0.id) }
    people = evaluation.representatives.map { one in
      let id = context.data.representatives[one.representative].id
      return Person(
        errorStream: DrawNumbers.stream("error", id), absenceStream: DrawNumbers.stream("absence", id),
        lengthStream: DrawNumbers.stream("length", id), needed: Double(one.actualMinutes.count),
        available: Double(one.capacity.count))
    }
  }

  // MARK: Groups

  mutating func market(ofAccount account: Int) -> Int32 {
    let account = data.accounts[account]
    let industry = settings.industryVolatility > 0 ? account.industry.map { self.industry($0) } ?? -1 : -1
    let market = Market(region: Int32(account.region), industry: industry)
    if let known = numberOfMarket[market] { return known }
    numberOfMarket[market] = Int32(markets.count)
    markets.append(market)
    return Int32(markets.count - 1)
  }

  private mutating func industry(_ name: String) -> Int32 {
    if let known = industries[name] { return known }
    industries[name] = Int32(industryStreams.count)
    industryStreams.append(DrawNumbers.stream("industry", name))
    return Int32(industryStreams.count - 1)
  }

  mutating func estimate(_ representative: Int, account: Int) -> Int32 {
    let account = data.accounts[account]
    let error = settings.estimateError ?? account.estimateError ?? data.parameters.estimates.error
    let estimate = Estimate(
      person: Int32(representative), segment: Int32(account.segment),
      logDeviation: NormalNumbers.logDeviation(error))
    if let known = numberOfEstimate[estimate] { return known }
    numberOfEstimate[estimate] = Int32(estimates.count)
    estimates.append(estimate)
    return Int32(estimates.count - 1)
  }

  // MARK: Factors

  /// `[market][draw]`: what everything in a market yields, against the plan.
  ///
  /// - Parameter bases: of the draws.
  func marketFactors(_ bases: [UInt64]) -> [Double] {
    let count = bases.count
    let correlation = settings.marketCorrelation
    let own = (1 - correlation * correlation).squareRoot()
    let marketStream = DrawNumbers.stream("market", "")
    let whole = bases.map { NormalNumbers.normal(DrawNumbers.number($0, marketStream)) }
    var normals = [Double](repeating: 0, count: regionOrder.count * count)
    for region in regionOrder {
      let stream = regionStreams[region]
      for draw in 0..<count {
        let around = data.regions[region].parent.map { normals[$0 * count + draw] } ?? whole[draw]
        let fresh = NormalNumbers.normal(DrawNumbers.number(bases[draw], stream))
        normals[region * count + draw] = correlation * around + own * fresh
      }
    }
    var factors: [Double] = []
    factors.reserveCapacity(markets.count * count)
    for market in markets {
      let region = Int(market.region)
      let deviation = regionDeviations[region]
      for draw in 0..<count {
        var factor = NormalNumbers.factor(normals[region * count + draw], deviation)
        if market.industry >= 0 {
          let fresh = NormalNumbers.normal(
            DrawNumbers.number(bases[draw], industryStreams[Int(market.industry)]))
          factor *= NormalNumbers.factor(fresh, industryDeviation)
        }
        factors.append(factor)
      }
    }
    return factors
  }

  /// `[estimate][draw]`: what somebody earns in a segment, against the plan: misjudged, and away.
  func estimateFactors(_ bases: [UInt64]) -> [Double] {
    let count = bases.count
    let (shared, own) = (settings.sharedBySegment.squareRoot(), (1 - settings.sharedBySegment).squareRoot())
    let common = segmentStreams.map { stream in
      bases.map { NormalNumbers.normal(DrawNumbers.number($0, stream)) }
    }
    let single = people.map { person in
      bases.map { NormalNumbers.normal(DrawNumbers.number($0, person.errorStream)) }
    }
    let present = people.map { person in bases.map { presence(person, $0) } }
    var factors: [Double] = []
    factors.reserveCapacity(estimates.count * count)
    for estimate in estimates {
      let (person, segment) = (Int(estimate.person), Int(estimate.segment))
      for draw in 0..<count {
        let normal = shared * common[segment][draw] + own * single[person][draw]
        factors.append(NormalNumbers.factor(normal, estimate.logDeviation) * present[person][draw])
      }
    }
    return factors
  }

  /// Share of the planned work that is done: what no longer fits into the time at work is left undone, of all items
  /// alike.
  private func presence(_ person: Person, _ base: UInt64) -> Double {
    guard settings.absenceChance > 0, person.needed > 0, person.available > 0,
      NormalNumbers.part(DrawNumbers.number(base, person.absenceStream)) < settings.absenceChance
    else { return 1 }
    let lengths = settings.absenceDays
    let number = DrawNumbers.number(base, person.lengthStream)
    let days =
      Double(lengths.lowerBound) + (NormalNumbers.part(number) * Double(lengths.count)).rounded(.down)
    let period = data.parameters.periodEnd.daysSince1970 - data.parameters.periodStart.daysSince1970 + 1
    let away = min(1, days / Double(period))
    let fits = min(1, person.available / person.needed)
    return min(1, person.available * (1 - away) / person.needed) / fits
  }
}
