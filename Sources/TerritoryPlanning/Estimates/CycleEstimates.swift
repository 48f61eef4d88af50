/// How many days a deal takes from being opened to being closed, open deals counted as "longer than that".
///
/// Means are restricted: each deal counts up to `horizon` days at most, because nobody knows how long those still open
/// will take.
public struct CycleEstimates: Sendable {
  public struct Days: Sendable, Equatable {
    public var closed: Int
    public var open: Int
    /// Mean of the closed deals as it stands: what leaving open ones out would say. nil without any.
    public var closedOnly: Double?
    /// By which half of the deals, open ones counted, are closed; nil where fewer than half are.
    public var median: Int?
    public var mean: Double
  }

  public struct OfRepresentative: Sendable, Equatable {
    public var representative: Int
    public var closed: Int
    public var open: Int
    public var closedOnly: Double?
    /// What everybody takes for deals of the same segments.
    public var expected: Double
    public var shrunk: ShrunkFigure
    public var chance: Double?
  }

  public let all: Days
  /// By segment; nil where it has fewer than `least` deals.
  public let segments: [Days?]
  public let representatives: [OfRepresentative]
  /// Whether representatives differ at all, within segments: by the scores of the log-rank test.
  public let test: PermutationTest?
  /// The same among closed deals alone: where only `test` finds a difference, it lies in what is left open.
  public let closedTest: PermutationTest?
  /// 99 of 100 closed deals were closed within so many days.
  public let horizon: Int
  /// Share of the deals that is still open after `horizon` days.
  public let stillOpen: Double
  /// Open deals that have been open for longer than any closed deal took.
  public let stale: Int
  /// The longest that a closed deal took.
  public let longest: Int

  public static let least = 30

  static func of(_ history: DealHistory, coverage: Double, seed: UInt64) -> Result<Self, EstimateFailure> {
    if history.count == 0 { return .failure(EstimateFailure(.noDeals)) }
    let spells = CycleSpells(history)
    let closed = spells.isClosed.count { $0 }
    if closed < least { return .failure(EstimateFailure(.tooFew(closed, least: least))) }
    return .success(CycleEstimates(history, spells, coverage: coverage, seed: seed))
  }

  private init(_ history: DealHistory, _ spells: CycleSpells, coverage: Double, seed: UInt64) {
    let every = Array(spells.days.indices)
    let limit = spells.limit(every)
    let horizon = spells.horizon
    self.horizon = horizon
    all = spells.days(of: every, limit, horizon)
    stillOpen = limit.share(openAfter: horizon)
    let longest = zip(spells.days, spells.isClosed).reduce(0) { $1.1 ? max($0, Int($1.0)) : $0 }
    self.longest = longest
    stale = zip(spells.days, spells.isClosed).count { !$1 && $0 > longest }
    let bySegment = spells.grouped(by: spells.segments, count: history.segmentCount)
    let limits = bySegment.map { $0.isEmpty ? limit : spells.limit($0) }
    segments = zip(bySegment, limits).map { deals, limit in
      deals.count < Self.least ? nil : spells.days(of: deals, limit, horizon)
    }
    let means = limits.map { $0.mean(upTo: horizon) }
    let test = spells.logRankTest(history, seed: seed)
    self.test = test
    closedTest = spells.closedOnly.logRankTest(history, seed: seed)
    // Of one deal; somebody's own variance would be 0 with a single one.
    let variance = limit.variance(upTo: horizon) * Double(every.count)
    let measures = spells.grouped(by: spells.representatives, count: history.representativeCount).map {
      Measure($0, spells, horizon: horizon, means: means, overall: limit, variance: variance)
    }
    let shrinkage = EffectShrinkage(measures.map(\.unit))
    representatives = measures.enumerated().map { index, measure in
      let figure = shrinkage.figure(measure.unit, coverage: coverage)
      return OfRepresentative(
        representative: index, closed: measure.closed, open: measure.deals - measure.closed,
        closedOnly: measure.closedOnly, expected: measure.expected,
        shrunk: ShrunkFigure(
          mean: measure.expected + figure.mean, deviation: figure.deviation,
          low: max(0, measure.expected + figure.low), high: measure.expected + figure.high),
        chance: test.flatMap { $0.chances[index] })
    }
  }
}

/// One representative's deals against what is expected of deals of the same segments.
private struct Measure {
  let deals: Int
  let closed: Int
  let closedOnly: Double?
  let expected: Double
  let unit: EffectShrinkage.Unit

  init(
    _ indices: [Int], _ spells: CycleSpells, horizon: Int, means: [Double], overall: ProductLimit,
    variance: Double
  ) {
    deals = indices.count
    guard !indices.isEmpty else {
      (closed, closedOnly, expected) = (0, nil, overall.mean(upTo: horizon))
      unit = EffectShrinkage.Unit(effect: 0, variance: .infinity)
      return
    }
    let own = spells.limit(indices)
    let days = spells.days(of: indices, own, horizon)
    (closed, closedOnly) = (days.closed, days.closedOnly)
    expected = indices.reduce(0) { $0 + means[Int(spells.segments[$1])] } / Double(indices.count)
    // Deals that are open say less than closed ones do.
    unit = EffectShrinkage.Unit(
      effect: days.mean - expected,
      variance: closed > 0 && variance > 0 ? variance / Double(closed) : .infinity)
  }
}

/// Deals with the day on which they were opened, and how long they have lasted.
private struct CycleSpells {
  var days: [Int32] = []
  var isClosed: [Bool] = []
  var segments: [Int32] = []
  var representatives: [Int32] = []

  init(_ history: DealHistory) {
    guard let last = history.lastDay?.daysSince1970 else { return }
    for deal in 0..<history.count where history.opened[deal] != DealHistory.unknown {
      let isOver = history.outcomes[deal] != .open
      if isOver, history.closed[deal] == DealHistory.unknown { continue }
      let end = isOver ? history.closed[deal] : Int32(clamping: last)
      days.append(max(0, end - history.opened[deal]))
      isClosed.append(isOver)
      segments.append(history.segments[deal])
      representatives.append(history.representatives[deal])
    }
  }

  /// Within which 99 of 100 closed deals were closed; at least a day.
  var horizon: Int {
    let closed = zip(days, isClosed).compactMap { $1 ? $0 : nil }.sorted()
    guard !closed.isEmpty else { return 1 }
    return max(1, Int(closed[min(closed.count - 1, closed.count * 99 / 100)]))
  }

  var closedOnly: CycleSpells {
    var closed = self
    let kept = days.indices.filter { isClosed[$0] }
    closed.days = kept.map { days[$0] }
    closed.isClosed = kept.map { isClosed[$0] }
    closed.segments = kept.map { segments[$0] }
    closed.representatives = kept.map { representatives[$0] }
    return closed
  }

  /// Shuffles the scores of the log-rank test within segments: closed or not, less what is expected of a deal followed
  /// as long.
  func logRankTest(_ history: DealHistory, seed: UInt64) -> PermutationTest? {
    let hazards = grouped(by: segments, count: history.segmentCount).map { limit($0).hazard }
    let scores = days.indices.map { index in
      (isClosed[index] ? 1 : 0) - hazards[Int(segments[index])][Int(days[index])]
    }
    return PermutationTest(
      values: scores, strata: segments, strataCount: history.segmentCount, groups: representatives,
      groupCount: history.representativeCount, seed: seed)
  }

  func grouped(by groups: [Int32], count: Int) -> [[Int]] {
    var result = [[Int]](repeating: [], count: count)
    for (index, group) in groups.enumerated() where group >= 0 { result[Int(group)].append(index) }
    return result
  }

  func limit(_ indices: [Int]) -> ProductLimit {
    let longest = indices.reduce(0) { max($0, Int(days[$1])) }
    var ended = [Int](repeating: 0, count: longest + 1)
    var ongoing = ended
    for index in indices {
      if isClosed[index] { ended[Int(days[index])] += 1 } else { ongoing[Int(days[index])] += 1 }
    }
    return ProductLimit(ended: ended, ongoing: ongoing)
  }

  func days(of indices: [Int], _ limit: ProductLimit, _ horizon: Int) -> CycleEstimates.Days {
    let closed = indices.filter { isClosed[$0] }
    let sum = closed.reduce(0) { $0 + Int(days[$1]) }
    return CycleEstimates.Days(
      closed: closed.count, open: indices.count - closed.count,
      closedOnly: closed.isEmpty ? nil : Double(sum) / Double(closed.count), median: limit.median,
      mean: limit.mean(upTo: horizon))
  }
}
