#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The few functions of probability that estimates need.
enum SpecialFunctions {
  /// Logarithm of the gamma function; `x` above 0.
  static func logGamma(_ x: Double) -> Double { lgamma(x).0 }

  /// Logarithm of the beta function; both above 0.
  static func logBeta(_ a: Double, _ b: Double) -> Double {
    logGamma(a) + logGamma(b) - logGamma(a + b)
  }

  /// Chance that a standard normal value is below `x`.
  static func normalBelow(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }

  /// The value below which a standard normal one lies with the chance `share`, above 0 and below 1.
  static func normalQuantile(_ share: Double) -> Double {
    precondition(share > 0 && share < 1, "a quantile needs a share above 0 and below 1")
    return root(of: share, between: -40, and: 40, normalBelow)
  }

  /// Chance that a value of the beta distribution with parameters `a` and `b`, both above 0, is below `x`: the
  /// regularized incomplete beta function.
  ///
  /// By its continued fraction (Abramowitz and Stegun 1964, 26.5.8) on the side of the mean where it converges fast,
  /// evaluated as Lentz (1976) does. The number of terms grows with the square root of the larger parameter.
  static func betaBelow(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    let mean = a / (a + b)
    // Twelve standard deviations away nothing is left to count.
    let deviation = (mean * (1 - mean) / (a + b + 1)).squareRoot()
    if a > 1, b > 1, abs(x - mean) > 12 * deviation { return x < mean ? 0 : 1 }
    let front = exp(a * log(x) + b * log1p(-x) - logBeta(a, b))
    return x < (a + 1) / (a + b + 2)
      ? front * betaFraction(x, a, b) / a : 1 - front * betaFraction(1 - x, b, a) / b
  }

  private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var numerator = 1.0
    var denominator = 1 / kept(1 - (a + b) * x / (a + 1))
    var fraction = denominator
    for step in 1...20_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      denominator = 1 / kept(1 + even * denominator)
      numerator = kept(1 + even / numerator)
      fraction *= numerator * denominator
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      denominator = 1 / kept(1 + odd * denominator)
      numerator = kept(1 + odd / numerator)
      let change = numerator * denominator
      fraction *= change
      if abs(change - 1) < 1e-14 { break }
    }
    return fraction
  }

  /// The value below which a beta-distributed one lies with the chance `share`.
  static func betaQuantile(_ share: Double, _ a: Double, _ b: Double) -> Double {
    root(of: share, between: 0, and: 1) { betaBelow($0, a, b) }
  }

  /// Where a function that rises reaches `level`, by bisection.
  ///
  /// - Parameter tolerance: how near, as a share of the span searched.
  static func root(
    of level: Double, between low: Double, and high: Double, tolerance: Double = 1e-16,
    _ function: (Double) -> Double
  ) -> Double {
    var (from, to) = (low, high)
    while to - from > tolerance * (high - low) {
      let middle = from + (to - from) / 2
      // Nothing lies between two neighbouring numbers.
      if middle <= from || middle >= to { break }
      if function(middle) < level { from = middle } else { to = middle }
    }
    return from + (to - from) / 2
  }
}
