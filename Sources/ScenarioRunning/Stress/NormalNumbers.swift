#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// From uniform numbers to those of shocks.
enum NormalNumbers {
  /// A standard normal value from one uniform number, its halves taken as two (Box and Muller 1958). Beyond 6.6 in
  /// either direction there are none.
  @inline(__always)
  static func normal(_ number: UInt64) -> Double {
    let radius = (Double(number >> 32) + 0.5) * 0x1p-32
    let angle = Double(number & 0xFFFF_FFFF) * 0x1p-32
    return (-2 * log(radius)).squareRoot() * cos(2 * Double.pi * angle)
  }

  /// The part of a whole that a number stands for, 0 to below 1.
  @inline(__always)
  static func part(_ number: UInt64) -> Double { Double(number >> 11) * 0x1p-53 }

  /// A factor of mean 1 for a standard normal value, lognormal with this standard deviation of its logarithm.
  @inline(__always)
  static func factor(_ normal: Double, _ logDeviation: Double) -> Double {
    exp(logDeviation * normal - logDeviation * logDeviation / 2)
  }

  /// Standard deviation of the logarithm of a lognormal factor of mean 1 whose own is given.
  static func logDeviation(_ deviation: Double) -> Double { log(1 + deviation * deviation).squareRoot() }
}
