#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Win rates of several representatives by a beta-binomial model.
///
/// Of `closed` deals of representative r, `won` are won with a chance that is beta-distributed around `expected`, the
/// chance that everybody has with deals like theirs: Beta(m K, (1 - m) K). K is common and says how alike they are; it
/// is stated as the standard deviation `spread` = sqrt(m (1 - m) / (K + 1)) divided by sqrt(m (1 - m)), from 0 (all
/// alike) to 1. The marginal likelihood of each spread is known in closed form (Griffiths 1973); a fit by moments
/// (Kleinman 1973) may turn negative and weighs representatives of few deals badly.
public struct WinShrinkage: Sendable {
  public struct Unit: Sendable, Equatable {
    public var won: Int
    public var closed: Int
    /// Above 0, below 1.
    public var expected: Double
    public init(won: Int, closed: Int, expected: Double) {
      self.won = won
      self.closed = closed
      self.expected = expected
    }
  }

  public let spread: SpreadPosterior
  /// Of each spread: variance of the level of all, which is itself estimated from these deals (Morris 1983).
  private let levelVariances: [Double]

  /// - Parameters:
  ///   - units: those without deals do not count.
  ///   - levelIsKnown: whether `expected` is known for certain instead of being the mean of the same deals.
  public init(_ units: [Unit], levelIsKnown: Bool = false) {
    let seen = units.filter { $0.closed > 0 }
    let deals = seen.reduce(0) { $0 + Double($1.closed) }
    func levelVariance(_ spread: Double) -> Double {
      seen.reduce(0) { sum, unit in
        let (count, even) = (Double(unit.closed), unit.expected * (1 - unit.expected))
        return sum + count * count * even * (spread * spread + 1 / count)
      } / (deals * deals)
    }
    spread = SpreadPosterior(most: 0.999) { spread in
      seen.reduce(0) { $0 + Self.logLikelihood($1, spread: spread) }
    }
    levelVariances = spread.spreads.map { levelIsKnown || deals == 0 ? 0 : levelVariance($0) }
  }

  /// How much the prior weighs, in deals.
  static func weight(ofSpread spread: Double) -> Double { 1 / (spread * spread) - 1 }

  /// Of the number won, but for a term that does not depend on the spread.
  static func logLikelihood(_ unit: Unit, spread: Double) -> Double {
    let (won, lost) = (Double(unit.won), Double(unit.closed - unit.won))
    let even = won * log(unit.expected) + lost * log1p(-unit.expected)
    guard spread > 0 else { return even }
    let weight = weight(ofSpread: spread)
    let (a, b) = (unit.expected * weight, (1 - unit.expected) * weight)
    // Differences of large logarithms lose digits; a prior of ten million deals leaves nothing to tell anyway.
    if weight > 1e7 { return even }
    return SpecialFunctions.logBeta(a + won, b + lost) - SpecialFunctions.logBeta(a, b)
  }

  /// The chance to win of one of the units, or of another one of the same kind.
  public func figure(_ unit: Unit, coverage: Double) -> ShrunkFigure {
    let parts = zip(spread.spreads, levelVariances).map { spread, levelVariance in
      Self.part(unit, spread: spread, levelVariance: levelVariance)
    }
    let mixture = PosteriorMixture(
      spread: spread, means: parts.map(\.mean), variances: parts.map(\.variance))
    return mixture.figure(within: 0...1, coverage: coverage) {
      SpecialFunctions.betaBelow($1, parts[$0].a, parts[$0].b)
    }
  }

  /// Standard deviation of the chance of one of the units against that of others: an error of the level is common to
  /// them and cancels.
  func comparedDeviation(_ unit: Unit) -> Double {
    let parts = spread.spreads.map { Self.part(unit, spread: $0, levelVariance: 0) }
    return PosteriorMixture(spread: spread, means: parts.map(\.mean), variances: parts.map(\.variance))
      .moments.deviation
  }

  /// The beta distribution of the rate at one spread. An error of the level moves the mean by the part that the prior
  /// weighs; mean and variance with it are matched by another beta distribution.
  private static func part(
    _ unit: Unit, spread: Double, levelVariance: Double
  ) -> (a: Double, b: Double, mean: Double, variance: Double) {
    let prior = weight(ofSpread: spread)
    let total = prior + Double(unit.closed)
    let mean = (unit.expected * prior + Double(unit.won)) / total
    let share = prior / total
    let variance = mean * (1 - mean) / (total + 1) + share * share * levelVariance
    // Where next to nothing is known the variance may be more than a beta distribution of this mean has.
    let weight = max(mean * (1 - mean) / variance - 1, 1e-3)
    return (mean * weight, (1 - mean) * weight, mean, variance)
  }
}

/// Effects of several representatives, each measured with a normal error of known variance, by a normal model.
///
/// Effects are normal around 0 with a common standard deviation, the spread.
public struct EffectShrinkage: Sendable {
  public struct Unit: Sendable, Equatable {
    public var effect: Double
    /// Of the error of `effect`; above 0. Infinite where nothing was measured.
    public var variance: Double
    public init(effect: Double, variance: Double) {
      self.effect = effect
      self.variance = variance
    }
  }

  public let spread: SpreadPosterior

  /// - Parameter units: those with a finite variance count.
  public init(_ units: [Unit]) {
    let seen = units.filter { $0.variance.isFinite }
    // Beyond four times what is seen the likelihood is that of nothing.
    let most = seen.reduce(1e-12) { max($0, 4 * abs($1.effect), 4 * $1.variance.squareRoot()) }
    spread = SpreadPosterior(most: most) { spread in
      seen.reduce(0) { sum, unit in
        let variance = unit.variance + spread * spread
        return sum - (log(variance) + unit.effect * unit.effect / variance) / 2
      }
    }
  }

  /// Mean and variance of the effect at each spread.
  private func parts(_ unit: Unit) -> (means: [Double], variances: [Double]) {
    let kept = spread.spreads.map { spread in
      unit.variance.isFinite ? spread * spread / (spread * spread + unit.variance) : 0
    }
    let effect = unit.variance.isFinite ? unit.effect : 0
    return (
      kept.map { $0 * effect },
      zip(kept, spread.spreads).map { unit.variance.isFinite ? $0 * unit.variance : $1 * $1 }
    )
  }

  public func figure(_ unit: Unit, coverage: Double) -> ShrunkFigure {
    let (means, variances) = parts(unit)
    return PosteriorMixture(spread: spread, means: means, variances: variances).figure(
      within: -Double.infinity...Double.infinity, coverage: coverage
    ) { index, value in
      SpecialFunctions.normalBelow((value - means[index]) / max(variances[index], 1e-300).squareRoot())
    }
  }

  /// Mean of the exponential of the effect: of a factor whose logarithm the effect is.
  public func meanFactor(_ unit: Unit) -> Double {
    let (means, variances) = parts(unit)
    return spread.weights.indices.reduce(0) {
      $0 + spread.weights[$1] * exp(means[$1] + variances[$1] / 2)
    }
  }
}
