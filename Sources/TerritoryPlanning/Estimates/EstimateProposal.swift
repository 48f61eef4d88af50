#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Figures that a planner may take over into the plan, with what they rest on. Nothing is changed by itself.
public struct EstimateProposal: Sendable, Equatable {
  /// An estimate with its interval.
  public struct Figure: Sendable, Equatable {
    public var value: Double
    public var low: Double
    public var high: Double
    /// Deals that it rests on.
    public var deals: Int
    /// Whether it is that of all segments, because these do not differ or this one has too few deals.
    public var isShared: Bool
  }

  public struct OfSegment: Sendable, Equatable {
    public var segment: Int
    public var winRate: Figure?
    /// Minor units.
    public var dealSize: Figure?
    /// Deals closed an account and period, of whatever kind: an upper limit for new business.
    public var expectedDeals: Double?
  }

  public struct Skill: Sendable, Equatable {
    public var representative: Int
    /// 0.01 to 10, to two decimals; 1 is the standard representative.
    public var skill: Double
    public var low: Double
    public var high: Double
    /// What it is the product of.
    public var winFactor: Double
    public var sizeFactor: Double
  }

  public let segments: [OfSegment]
  /// Of everybody, where representatives differ; empty where they do not, and the skill of all is 1, or where no duty
  /// acquires.
  public let skills: [Skill]
  public let winsDiffer: Bool
  public let sizesDiffer: Bool
  /// Standard error of what one representative earns, as a share of it: root mean square of the relative deviations of
  /// the representatives' factors, to three decimals. Without how somebody suits a single account, of which deals say
  /// nothing: a lower limit. nil where representatives cannot be compared.
  public let error: Double?
  /// Indices of the duties to which a skill from deals applies.
  public let duties: [Int]

  init(
    _ data: PlanData, _ history: DealHistory, wins: WinEstimates?, sizes: SizeEstimates?, coverage: Double
  ) {
    duties = data.parameters.duties.indices.filter { data.parameters.duties[$0].earning == .acquisition }
    let expected = Self.expectedDeals(data, history)
    let segmentsDiffer = DealEstimates.differs(wins?.segmentTest)
    segments = data.parameters.segments.indices.map { segment in
      let rate = wins.map { segmentsDiffer ? $0.rate(ofSegment: segment) : $0.all }
      let size = sizes.map { $0.amount(ofSegment: segment) }
      return OfSegment(
        segment: segment,
        winRate: rate.map {
          Figure(
            value: $0.rate, low: $0.low, high: $0.high, deals: $0.closed,
            isShared: !segmentsDiffer || wins?.segments[segment] == nil)
        },
        dealSize: size.map {
          Figure(
            value: $0.mean, low: $0.low, high: $0.high, deals: $0.deals,
            isShared: sizes?.segments[segment] == nil)
        }, expectedDeals: expected?[segment])
    }
    winsDiffer = DealEstimates.differs(wins?.test)
    sizesDiffer = DealEstimates.differs(sizes?.test)
    skills =
      (winsDiffer || sizesDiffer) && !duties.isEmpty
      ? Self.skills(winsDiffer ? wins : nil, sizesDiffer ? sizes : nil, data, coverage) : []
    error = Self.error(wins, sizes)
  }

  private static func skills(
    _ wins: WinEstimates?, _ sizes: SizeEstimates?, _ data: PlanData, _ coverage: Double
  ) -> [Skill] {
    let reach = SpecialFunctions.normalQuantile((1 + coverage) / 2)
    return data.representatives.indices.map { index in
      let win = wins?.representatives[index]
      let size = sizes?.representatives[index]
      let spread = win.map { $0.factorDeviation / $0.factor } ?? 0
      let deviation = (spread * spread + (size.map { $0.deviation * $0.deviation } ?? 0)).squareRoot()
      let skill = (win?.factor ?? 1) * (size?.factor ?? 1)
      return Skill(
        representative: index, skill: min(10, max(0.01, (skill * 100).rounded() / 100)),
        low: skill * exp(-reach * deviation), high: skill * exp(reach * deviation),
        winFactor: win?.factor ?? 1, sizeFactor: size?.factor ?? 1)
    }
  }

  /// Closed deals an account and period; nil where the history is shorter than a month.
  private static func expectedDeals(_ data: PlanData, _ history: DealHistory) -> [Double]? {
    guard let days = history.closingDays else { return nil }
    let seen = days.upperBound.daysSince1970 - days.lowerBound.daysSince1970 + 1
    guard seen >= 30 else { return nil }
    let parameters = data.parameters
    let period = parameters.periodEnd.daysSince1970 - parameters.periodStart.daysSince1970 + 1
    var accounts = [Int](repeating: 0, count: parameters.segments.count)
    for account in data.accounts { accounts[account.segment] += 1 }
    var deals = [Int](repeating: 0, count: parameters.segments.count)
    for deal in history.closedDeals { deals[Int(history.segments[deal])] += 1 }
    return zip(deals, accounts).map {
      $1 > 0 ? Double($0) / Double($1) * Double(period) / Double(seen) : 0
    }
  }

  private static func error(_ wins: WinEstimates?, _ sizes: SizeEstimates?) -> Double? {
    guard let wins, wins.spread != nil else { return nil }
    let seen = wins.representatives.filter { $0.closed > 0 }
    let squares = seen.reduce(0) { sum, one in
      let spread = one.factorDeviation / one.factor
      let size = sizes?.representatives[one.representative].deviation ?? 0
      return sum + spread * spread + size * size
    }
    return min(1, ((squares / Double(seen.count)).squareRoot() * 1000).rounded() / 1000)
  }
}
