public import TerritoryPlanning

/// What a stress test assumes about chance. Every default is an assumption; `listing` says which were given.
public struct StressSettings: Sendable, Equatable {
  /// What is counted.
  public enum Counted: String, Sendable, CaseIterable {
    /// Revenue above what accounts yield unattended, as in every other report.
    case aboveBaseline = "above_baseline"
    /// With what they yield unattended.
    case whole
  }

  /// How many quarters are drawn; at least 100.
  public var draws = 10_000
  public var seed: UInt64 = 1
  public var counted = Counted.aboveBaseline
  /// Whether deals are won or lost, instead of each bringing its mean.
  public var wins = true
  /// Whether accounts stay or leave, instead of each keeping its mean.
  public var churn = true
  /// In how many equal parts, each by itself, an account stays or leaves; 1 to 100.
  public var contracts = 1
  /// Standard deviation of the factor by which everything in a region yields more or less; a share.
  public var marketVolatility = 0.08
  /// The same for single regions and those inside them, by region; the nearest holds.
  public var volatilityOfRegion: [Int: Double] = [:]
  /// Correlation of a region with the region around it, of the outermost with the market as a whole; 0 to 1.
  public var marketCorrelation = 0.7
  /// Standard deviation of the factor of an industry; a share.
  public var industryVolatility = 0.0
  /// That a representative is away once in the period.
  public var absenceChance = 0.05
  /// Days away, each length between them equally likely.
  public var absenceDays = 5...45
  /// Standard error of what a representative earns in a segment, as a share of it; nil: each account's own, else the
  /// plan's `estimates.error`.
  public var estimateError: Double?
  /// Part of that error's variance that all representatives have in common within a segment; 0 to 1.
  public var sharedBySegment = 0.5
  /// Shares of draws whose bounds are shown, ascending, above 0 and below 1.
  public var quantiles = [0.1, 0.5, 0.9]
  /// The worst part of the draws, of which the mean is shown.
  public var worst = 0.1
  /// Names of what was given.
  public var given: Set<String> = []

  public init() {}

  /// One line of what is assumed.
  public struct Listed: Sendable, Equatable {
    /// Key of the settings file.
    public var name: String
    public var value: String
    public var isGiven: Bool
  }

  /// Every assumption in the order of the file.
  public func listing(for data: PlanData) -> [Listed] {
    var list: [Listed] = []
    func add(_ name: String, _ value: String) {
      list.append(Listed(name: name, value: value, isGiven: given.contains(name)))
    }
    add("draws", "\(draws)")
    add("seed", "\(seed)")
    add("counts", counted.rawValue)
    add("wins", wins ? "on" : "off")
    add("churn", churn ? "on" : "off")
    add("contracts", "\(contracts)")
    add("market.volatility", Self.percent(marketVolatility))
    for (region, volatility) in volatilityOfRegion.sorted(by: { $0.key < $1.key }) {
      add("market.regions.\(data.regions[region].id)", Self.percent(volatility))
    }
    add("market.correlation", Self.plain(marketCorrelation))
    add("industries.volatility", Self.percent(industryVolatility))
    add("absences.chance", Self.percent(absenceChance))
    add("absences.shortest_days", "\(absenceDays.lowerBound)")
    add("absences.longest_days", "\(absenceDays.upperBound)")
    let known = data.parameters.given
    list.append(
      Listed(
        name: "estimates.error", value: Self.percent(estimateError ?? data.parameters.estimates.error),
        isGiven: given.contains("estimates.error")
          || estimateError == nil && !known.isDisjoint(with: ["estimates", "estimates.error"])))
    add("estimates.shared_by_segment", Self.percent(sharedBySegment))
    add("quantiles", quantiles.map(Self.percent).joined(separator: ", "))
    add("worst", Self.percent(worst))
    return list
  }

  private static func percent(_ share: Double) -> String { plain(share * 100) + " %" }

  /// Up to four decimals.
  private static func plain(_ value: Double) -> String {
    let scaled = Int64((value * 10_000).rounded())
    let (whole, part) = scaled.magnitude.quotientAndRemainder(dividingBy: 10_000)
    var decimals = String(part + 10_000).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    return (scaled < 0 ? "-" : "") + "\(whole)" + (decimals.isEmpty ? "" : "." + decimals)
  }
}

/// What somebody is to reach in the period.
public struct StressTarget: Sendable, Equatable {
  public enum Subject: Sendable, Equatable, Hashable {
    case all
    case team(String)
    /// Index of the representative.
    case representative(Int)
  }
  public var subject: Subject
  public var amount: Money
  public init(_ subject: Subject, _ amount: Money) {
    self.subject = subject
    self.amount = amount
  }
}
