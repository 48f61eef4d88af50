#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A concave function of visits through no increment at no visits and the standard increment at standard visits.
///
/// The power function is that of sales response models with a constant elasticity; the exponential one saturates.
/// Both are usual forms (Sinha and Zoltners 2001).
public enum ResponseCurve: Sendable, Equatable {
  /// v^e, with an exponent above 0 and at most 1: the elasticity.
  case power(exponent: Double)
  /// (1 - e^(-k v)) / (1 - e^(-k)), with k above 0.
  case exponential(rate: Double)

  /// The share of the standard increment at a share of the standard visits.
  public func share(at visits: Double) -> Double {
    switch self {
    case .power(let exponent): pow(visits, exponent)
    case .exponential(let rate): expm1(-rate * visits) / expm1(-rate)
    }
  }

  /// The power function through one more point; nil unless the share lies between the visits and 1.
  public static func power(through share: Double, at visits: Double) -> ResponseCurve? {
    guard lies(share, between: visits) else { return nil }
    return .power(exponent: log(share) / log(visits))
  }

  /// The exponential function through one more point; nil unless the share lies between the visits and 1, where
  /// it is unique: the share moves from the visits towards 1 as the rate grows. nil as well where that takes a
  /// rate outside 10^-6...64, beyond which the function is a straight line or a step.
  public static func exponential(through share: Double, at visits: Double) -> ResponseCurve? {
    guard lies(share, between: visits) else { return nil }
    var (low, high) = (1e-6, 64.0)
    for _ in 0..<200 {
      let rate = (low + high) / 2
      let isTooStraight = abs(ResponseCurve.exponential(rate: rate).share(at: visits) - 1) > abs(share - 1)
      if isTooStraight { low = rate } else { high = rate }
    }
    let curve = ResponseCurve.exponential(rate: (low + high) / 2)
    return abs(curve.share(at: visits) - share) < 1e-6 ? curve : nil
  }

  private static func lies(_ share: Double, between visits: Double) -> Bool {
    visits != 1 && min(visits, 1) < share && share < max(visits, 1)
  }
}
