/// A share of something, exact to a ten-thousandth of a percent: 100 000 millionths are 10 %.
public struct Share: Sendable, Hashable, Comparable {
  /// Millionths of the whole; may exceed 1 000 000 where a setting allows more than all.
  public let millionths: Int64

  public init(millionths: Int64) { self.millionths = millionths }
  public init(percent: Int64) { self.millionths = percent * 10_000 }

  public static let zero = Share(millionths: 0)
  public static let whole = Share(millionths: 1_000_000)

  /// As a number: 1 % is 0.01.
  public var fraction: Double { Double(millionths) / 1_000_000 }

  public static func < (a: Share, b: Share) -> Bool { a.millionths < b.millionths }

  /// The share of `amount`, rounded towards negative infinity. Traps where the result exceeds Int64.
  public func floor(of amount: Int64) -> Int64 {
    Int64((Int128(amount) * Int128(millionths)).flooredQuotient(by: 1_000_000))
  }
}

extension Int128 {
  /// `self / divisor` rounded towards negative infinity; `divisor` above 0.
  func flooredQuotient(by divisor: Int128) -> Int128 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// `self / divisor` rounded towards positive infinity; `divisor` above 0.
  func ceiledQuotient(by divisor: Int128) -> Int128 { -(-self).flooredQuotient(by: divisor) }

  /// `self / divisor` rounded to the nearest, halves upwards; `divisor` above 0.
  func roundedQuotient(by divisor: Int128) -> Int128 {
    (2 * self + divisor).flooredQuotient(by: 2 * divisor)
  }
}
