/// A share 0...1 in billionths, so that money is divided exactly and alike on every machine.
struct Billionths: Sendable, Hashable, Comparable {
  static let one = Billionths(clamping: 1_000_000_000)
  static let zero = Billionths(clamping: 0)

  let count: Int64

  /// Counts outside 0...10^9 are taken to the nearer end.
  init(clamping count: Int64) { self.count = min(max(count, 0), 1_000_000_000) }

  /// The nearest billionth; shares outside 0...1 are taken to the nearer end.
  init(_ share: Double) {
    self.init(clamping: Int64((min(max(share, 0), 1) * 1e9).rounded(.toNearestOrAwayFromZero)))
  }

  static func < (a: Billionths, b: Billionths) -> Bool { a.count < b.count }

  /// This share of an amount, rounded towards zero to a whole minor unit: the one rounding of money.
  @inline(__always)
  func of(_ amount: Int64) -> Int64 {
    if self == .one { return amount }
    let product = amount.magnitude.multipliedFullWidth(by: UInt64(count))
    // The quotient is at most the amount, so the division cannot overflow.
    let quotient = Int64(bitPattern: UInt64(1_000_000_000).dividingFullWidth(product).quotient)
    return amount < 0 ? -quotient : quotient
  }
}

/// A share of at least 0 in billionths that may exceed 1, such as what more visits earn.
struct BillionthsBeyond: Sendable, Hashable {
  static let one = BillionthsBeyond(1)

  let count: UInt64

  /// The nearest billionth; shares outside 0...1000 are taken to the nearer end.
  init(_ share: Double) {
    count = UInt64((min(max(share, 0), 1000) * 1e9).rounded(.toNearestOrAwayFromZero))
  }

  /// This share of an amount, rounded towards zero; amounts beyond 64 bits are taken to the largest.
  @inline(__always)
  func of(_ amount: Int64) -> Int64 {
    if count == 1_000_000_000 { return amount }
    let product = Int128(amount) * Int128(count) / 1_000_000_000
    return Int64(clamping: product)
  }
}

/// The nearest whole number, halves away from zero: the one rounding of minutes.
///
/// - Precondition: the value is finite and within the range of `Int64`.
func nearestWhole(_ value: Double) -> Int64 { Int64(value.rounded(.toNearestOrAwayFromZero)) }
