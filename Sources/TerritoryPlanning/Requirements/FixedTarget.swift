/// A fair share of a metric in millionths of its unit (minutes, minor units of money, accounts).
public struct FixedTarget: Sendable, Hashable, Comparable {
  public let millionths: Int128

  public init(millionths: Int128) { self.millionths = millionths }

  public static let zero = FixedTarget(millionths: 0)
  public static func < (a: FixedTarget, b: FixedTarget) -> Bool { a.millionths < b.millionths }

  /// In units of the metric.
  public var value: Double { Double(millionths) / 1_000_000 }
  /// In whole units, halves upwards.
  public var rounded: Int64 { Int64(millionths.roundedQuotient(by: 1_000_000)) }

  /// The least whole amount within `tolerance` below the target: `target x (1 - tolerance)` rounded down, at
  /// least 0.
  ///
  /// Bands are rounded outward, so that whole numbers next to a fractional target are always inside. A target
  /// within a thousandth of a unit of a whole number is taken as whole: that is what the rounding of its
  /// parts may have moved it.
  public func lowerBound(tolerance: Share) -> Int64 {
    let bound = (millionths * Int128(1_000_000 - tolerance.millionths)).flooredQuotient(by: 1_000_000)
    return max(0, Int64((bound + FixedTarget.slack).flooredQuotient(by: 1_000_000)))
  }

  /// The largest whole amount within `tolerance` above the target: `target x (1 + tolerance)` rounded up.
  public func upperBound(tolerance: Share) -> Int64 {
    let bound = (millionths * Int128(1_000_000 + tolerance.millionths)).ceiledQuotient(by: 1_000_000)
    return max(0, Int64((bound - FixedTarget.slack).ceiledQuotient(by: 1_000_000)))
  }

  /// A thousandth of a unit.
  private static let slack: Int128 = 1000
}
