/// Which part of closed deals is won: in all, by segment, by representative and by both.
public struct WinEstimates: Sendable {
  /// A share with an interval.
  public struct Rate: Sendable, Equatable {
    public var won: Int
    public var closed: Int
    public var rate: Double
    public var low: Double
    public var high: Double
  }

  public struct OfRepresentative: Sendable, Equatable {
    public var representative: Int
    public var won: Int
    public var closed: Int
    /// What the shared rates give for the segments of these deals; without deals the rate of all.
    public var expected: Double
    public var shrunk: ShrunkFigure
    /// Won over closed as it stands; nil without deals.
    public var raw: Double? { closed > 0 ? Double(won) / Double(closed) : nil }
    /// Against the standard representative, who is 1.
    public var factor: Double { shrunk.mean / expected }
    /// Standard deviation of the factor.
    public var factorDeviation: Double
    /// Chance of a deviation as large somewhere among all representatives, if they do not differ.
    public var chance: Double?
  }

  public struct Cell: Sendable, Equatable {
    public var representative: Int
    public var segment: Int
    public var won: Int
    public var closed: Int
    public var shrunk: ShrunkFigure
  }

  public let all: Rate
  /// By segment; nil where it has fewer than `leastOfSegment` closed deals, and the rate of all holds.
  public let segments: [Rate?]
  /// Whether segments differ at all.
  public let segmentTest: PermutationTest?
  /// In the order of the plan; who has no closed deal has the figures of somebody unknown.
  public let representatives: [OfRepresentative]
  /// Whether representatives differ at all, within segments.
  public let test: PermutationTest?
  /// Standard deviation of the representatives' rates around what is expected of them: the likeliest, and what it lies
  /// below with 95 %. nil with fewer than two representatives.
  public let spread: (likeliest: Double, atMost: Double)?
  /// Representative and segment, where at least `leastOfCell` deals were closed.
  public let cells: [Cell]

  public static let least = 30
  public static let leastOfSegment = 20
  public static let leastOfCell = 20

  static func of(_ history: DealHistory, coverage: Double, seed: UInt64) -> Result<
    Self, EstimateFailure
  > {
    let deals = history.closedDeals
    if deals.isEmpty { return .failure(EstimateFailure(.noDeals)) }
    let won = deals.count { history.outcomes[$0] == .won }
    if won == 0 { return .failure(EstimateFailure(.nothingWon)) }
    if won == deals.count { return .failure(EstimateFailure(.nothingLost)) }
    if deals.count < least { return .failure(EstimateFailure(.tooFew(deals.count, least: least))) }
    return .success(WinEstimates(history, deals: deals, coverage: coverage, seed: seed))
  }

  private init(_ history: DealHistory, deals: [Int], coverage: Double, seed: UInt64) {
    let tally = WinTally(history, deals: deals)
    let values = deals.map { history.outcomes[$0] == .won ? 1.0 : 0.0 }
    let segments = deals.map { history.segments[$0] }
    let people = deals.map { history.representatives[$0] }
    all = Self.rate(tally.won, tally.closed, coverage)
    self.segments = (0..<history.segmentCount).map { segment in
      let closed = tally.closedOfSegment[segment]
      return closed < Self.leastOfSegment ? nil : Self.rate(tally.wonOfSegment[segment], closed, coverage)
    }
    segmentTest = PermutationTest(
      values: values, strata: Array(repeating: 0, count: deals.count), strataCount: 1, groups: segments,
      groupCount: history.segmentCount, seed: seed)
    let test = PermutationTest(
      values: values, strata: segments, strataCount: history.segmentCount, groups: people,
      groupCount: history.representativeCount, seed: seed)
    self.test = test
    let units = (0..<history.representativeCount).map { tally.unit(ofRepresentative: $0) }
    let shrinkage = WinShrinkage(units)
    representatives = units.enumerated().map { index, unit in
      OfRepresentative(
        representative: index, won: unit.won, closed: unit.closed, expected: unit.expected,
        shrunk: shrinkage.figure(unit, coverage: coverage),
        factorDeviation: shrinkage.comparedDeviation(unit) / unit.expected,
        chance: test.flatMap { $0.chances[index] })
    }
    let deviation = (all.rate * (1 - all.rate)).squareRoot()
    spread =
      units.count { $0.closed > 0 } < 2
      ? nil : (shrinkage.spread.likeliest * deviation, shrinkage.spread.quantile(0.95) * deviation)
    cells = tally.cells(coverage: coverage)
  }

  /// With the interval that Jeffreys' prior gives, which covers well near 0 and 1 too (Brown, Cai and DasGupta 2001).
  private static func rate(_ won: Int, _ closed: Int, _ coverage: Double) -> Rate {
    let (a, b) = (Double(won) + 0.5, Double(closed - won) + 0.5)
    return Rate(
      won: won, closed: closed, rate: Double(won) / Double(closed),
      low: won == 0 ? 0 : SpecialFunctions.betaQuantile((1 - coverage) / 2, a, b),
      high: won == closed ? 1 : SpecialFunctions.betaQuantile((1 + coverage) / 2, a, b))
  }

  /// The rate that holds for a segment: its own, or that of all where it has too few deals.
  public func rate(ofSegment segment: Int) -> Rate { segments[segment] ?? all }
}

/// A gap as an error, so that a result may carry it.
public struct EstimateFailure: Error, Sendable, Equatable {
  public var gap: EstimateGap
  init(_ gap: EstimateGap) { self.gap = gap }
}

/// Closed and won deals, counted.
struct WinTally {
  let won: Int
  let closed: Int
  let wonOfSegment: [Int]
  let closedOfSegment: [Int]
  /// `[representative * segments + segment]`
  private let wonOfCell: [Int]
  private let closedOfCell: [Int]
  private let segmentCount: Int
  private let representativeCount: Int
  /// Of each segment: the rate shared by everybody, strictly between 0 and 1.
  let shared: [Double]

  init(_ history: DealHistory, deals: [Int]) {
    segmentCount = history.segmentCount
    representativeCount = history.representativeCount
    var wonOfCell = [Int](repeating: 0, count: representativeCount * segmentCount)
    var closedOfCell = wonOfCell
    var wonOfSegment = [Int](repeating: 0, count: segmentCount)
    var closedOfSegment = wonOfSegment
    for deal in deals {
      let (segment, representative) = (Int(history.segments[deal]), Int(history.representatives[deal]))
      let one = history.outcomes[deal] == .won ? 1 : 0
      wonOfSegment[segment] += one
      closedOfSegment[segment] += 1
      if representative >= 0 {
        wonOfCell[representative * segmentCount + segment] += one
        closedOfCell[representative * segmentCount + segment] += 1
      }
    }
    won = wonOfSegment.reduce(0, +)
    closed = closedOfSegment.reduce(0, +)
    self.wonOfCell = wonOfCell
    self.closedOfCell = closedOfCell
    self.wonOfSegment = wonOfSegment
    self.closedOfSegment = closedOfSegment
    // The rate of all counts as one more deal, so that a segment of few deals does not stand at 0 or 1.
    let overall = Double(won) / Double(max(closed, 1))
    shared = zip(wonOfSegment, closedOfSegment).map { (Double($0) + overall) / (Double($1) + 1) }
  }

  /// A representative's deals, and what everybody would win of as many in the same segments.
  func unit(ofRepresentative index: Int) -> WinShrinkage.Unit {
    let cells = index * segmentCount..<(index + 1) * segmentCount
    let closed = closedOfCell[cells].reduce(0, +)
    let expected =
      closed > 0
      ? zip(closedOfCell[cells], shared).reduce(0) { $0 + Double($1.0) * $1.1 } / Double(closed)
      : Double(won) / Double(max(self.closed, 1))
    return WinShrinkage.Unit(won: wonOfCell[cells].reduce(0, +), closed: closed, expected: expected)
  }

  /// Each cell around the rate shared in its segment; their own spread says how alike they are.
  func cells(coverage: Double) -> [WinEstimates.Cell] {
    let units = wonOfCell.indices.map {
      WinShrinkage.Unit(won: wonOfCell[$0], closed: closedOfCell[$0], expected: shared[$0 % segmentCount])
    }
    let shown = units.indices.filter { units[$0].closed >= WinEstimates.leastOfCell }
    guard !shown.isEmpty else { return [] }
    let shrinkage = WinShrinkage(units)
    return shown.map { index in
      WinEstimates.Cell(
        representative: index / segmentCount, segment: index % segmentCount, won: units[index].won,
        closed: units[index].closed, shrunk: shrinkage.figure(units[index], coverage: coverage))
    }
  }
}
