/// What a sample of equally likely amounts says, with the error that comes from drawing only so many.
///
/// Amounts are minor units of money. Errors are standard errors: the figure of infinitely many draws lies within twice
/// its error with about 95 %.
public struct DrawStatistics: Sendable, Equatable {
  public struct Quantile: Sendable, Equatable {
    /// Share of the draws below it.
    public var share: Double
    public var amount: Double
    /// Between these it lies with about 95 %: order statistics two binomial deviations away.
    public var low: Double
    public var high: Double
  }

  public var draws: Int
  public var mean: Double
  public var meanError: Double
  /// Standard deviation of one draw.
  public var deviation: Double
  public var quantiles: [Quantile]
  /// Mean of the worst part: the expected shortfall, also called conditional value at risk.
  public var worstMean: Double
  public var worstError: Double

  /// - Parameters:
  ///   - amounts: by draw; not empty.
  ///   - shares: of the quantiles, above 0 and below 1.
  ///   - worst: above 0, at most 1.
  public init(_ amounts: [Double], shares: [Double], worst: Double) {
    precondition(!amounts.isEmpty, "statistics need draws")
    let sorted = amounts.sorted()
    let count = Double(sorted.count)
    draws = sorted.count
    // In the order of size, so that the same amounts give the same figures to the last digit.
    let mean = sorted.reduce(0, +) / count
    let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    deviation = sorted.count > 1 ? (squares / (count - 1)).squareRoot() : 0
    meanError = deviation / count.squareRoot()
    quantiles = shares.map { Self.quantile($0, sorted) }
    (worstMean, worstError) = Self.shortfall(worst, sorted)
  }

  /// The smallest amount with at least the share of draws at or below it.
  private static func quantile(_ share: Double, _ sorted: [Double]) -> Quantile {
    let count = Double(sorted.count)
    func at(_ rank: Double) -> Double { sorted[min(max(Int(rank.rounded(.up)) - 1, 0), sorted.count - 1)] }
    let spread = 2 * (count * share * (1 - share)).squareRoot()
    return Quantile(
      share: share, amount: at(count * share), low: at(count * share - spread),
      high: at(count * share + spread))
  }

  /// Mean of the worst `part` of the draws, the draw at its edge counted in part (Rockafellar and Uryasev 2002), and
  /// its standard error (Manistre and Hancock 2005):
  ///
  ///     sqrt((variance within the part + (1 - part) x (edge - mean)^2) / (draws x part))
  static func shortfall(_ part: Double, _ sorted: [Double]) -> (mean: Double, error: Double) {
    let wanted = Double(sorted.count) * part
    let whole = min(Int(wanted.rounded(.down)), sorted.count)
    let rest = whole < sorted.count ? wanted - Double(whole) : 0
    let edge = sorted[min(whole, sorted.count - 1)]
    let mean = (sorted[..<whole].reduce(0, +) + rest * edge) / (Double(whole) + rest)
    let squares =
      sorted[..<whole].reduce(0) { $0 + ($1 - mean) * ($1 - mean) } + rest * (edge - mean) * (edge - mean)
    let within = squares / (Double(whole) + rest)
    return (mean, ((within + (1 - part) * (edge - mean) * (edge - mean)) / wanted).squareRoot())
  }
}

/// A share of draws in which something holds, and between which shares it lies with about 95 %: Wilson's interval (1927),
/// which is sound near 0 and 1 too.
public struct DrawnChance: Sendable, Equatable {
  public var share: Double
  public var low: Double
  public var high: Double

  /// - Parameter draws: above 0.
  public init(hits: Int, of draws: Int) {
    let (count, z) = (Double(draws), 1.96)
    let share = Double(hits) / count
    let centre = (share + z * z / (2 * count)) / (1 + z * z / count)
    let half =
      z / (1 + z * z / count) * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
    self.share = share
    low = hits == 0 ? 0 : max(0, centre - half)
    high = hits == draws ? 1 : min(1, centre + half)
  }
}
