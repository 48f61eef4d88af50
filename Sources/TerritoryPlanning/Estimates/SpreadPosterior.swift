#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How far representatives lie apart, given what was seen: a standard deviation of which each value has a weight.
///
/// Before anything is seen every standard deviation up to the largest possible one counts alike (Gelman 2006). The
/// weights are then in proportion to the marginal likelihood. Averaging over them, instead of taking the likeliest
/// spread for certain, keeps intervals honest where the likeliest spread is 0 (Morris 1983).
public struct SpreadPosterior: Sendable, Equatable {
  /// Standard deviations, ascending, equally far apart; all above 0.
  let spreads: [Double]
  /// Of each; they sum to 1.
  let weights: [Double]
  /// The spread of the largest marginal likelihood; 0 where none is likelier than no spread at all.
  public let likeliest: Double

  private static let count = 48
  /// Spreads whose likelihood is e^-12 of the largest are left out.
  private static let depth = 12.0

  /// - Parameters:
  ///   - most: the largest standard deviation possible.
  ///   - logLikelihood: of a spread from 0 to `most`; the marginal one.
  init(most: Double, logLikelihood: (Double) -> Double) {
    let atNone = logLikelihood(0)
    // Where the likelihood lies, to a factor of two.
    let scan = (0...24).map { most * pow(0.5, Double(24 - $0)) }
    let logs = scan.map(logLikelihood)
    let top = max(atNone, logs.max() ?? atNone)
    let last = logs.lastIndex { $0 > top - Self.depth } ?? 0
    let high = scan[min(last + 1, scan.count - 1)]
    let first = atNone > top - Self.depth ? 0 : logs.firstIndex { $0 > top - Self.depth } ?? 0
    let low = first == 0 ? 0 : scan[first - 1]
    let step = (high - low) / Double(Self.count)
    let spreads = (0..<Self.count).map { low + (Double($0) + 0.5) * step }
    let fine = spreads.map(logLikelihood)
    let peak = fine.max() ?? 0
    let raw = fine.map { exp($0 - peak) }
    let sum = raw.reduce(0, +)
    self.spreads = spreads
    weights = raw.map { $0 / sum }
    likeliest = peak > atNone ? spreads[fine.firstIndex(of: peak) ?? 0] : 0
  }

  /// The spread below which it lies with the chance `share`.
  public func quantile(_ share: Double) -> Double {
    var below = 0.0
    let step = spreads.count > 1 ? spreads[1] - spreads[0] : 0
    for (spread, weight) in zip(spreads, weights) {
      if below + weight >= share {
        return spread + ((share - below) / max(weight, .leastNormalMagnitude) - 0.5) * step
      }
      below += weight
    }
    return spreads[spreads.count - 1]
  }
}

/// A figure of one representative: shrunk towards what is expected of everybody, with an interval.
public struct ShrunkFigure: Sendable, Equatable {
  /// Posterior mean.
  public var mean: Double
  /// Posterior standard deviation.
  public var deviation: Double
  /// Between these it lies with the chance `DealEstimates.coverage`.
  public var low: Double
  public var high: Double
}

/// A posterior that averages over spreads: a part for each, with a mean, a variance and a chance to lie below a value.
struct PosteriorMixture {
  let spread: SpreadPosterior
  /// Of each spread.
  let means: [Double]
  let variances: [Double]

  var moments: (mean: Double, deviation: Double) {
    var (mean, square) = (0.0, 0.0)
    for (index, weight) in spread.weights.enumerated() { mean += weight * means[index] }
    for (index, weight) in spread.weights.enumerated() {
      let apart = means[index] - mean
      square += weight * (variances[index] + apart * apart)
    }
    return (mean, square.squareRoot())
  }

  /// - Parameters:
  ///   - range: what the figure can be at all.
  ///   - below: chance to lie below a value, given the spread with that index.
  func figure(
    within range: ClosedRange<Double>, coverage: Double, below: (Int, Double) -> Double
  ) -> ShrunkFigure {
    let (mean, deviation) = moments
    let (low, high) = (
      max(range.lowerBound, mean - 12 * deviation), min(range.upperBound, mean + 12 * deviation)
    )
    func quantile(_ share: Double) -> Double {
      guard high > low else { return mean }
      return SpecialFunctions.root(of: share, between: low, and: high, tolerance: 1e-7) { value in
        var chance = 0.0
        for (index, weight) in spread.weights.enumerated() where weight > 1e-9 {
          chance += weight * below(index, value)
        }
        return chance
      }
    }
    return ShrunkFigure(
      mean: mean, deviation: deviation, low: quantile((1 - coverage) / 2), high: quantile((1 + coverage) / 2))
  }
}
