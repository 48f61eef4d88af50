/// Uniform numbers by counter: the number of a draw and a stream is a function of the seed, the draw and the stream
/// alone, so that any thread can make any of them, and two plans meet the same fortune.
///
/// The mixing function is the finalizer of SplitMix64 (Steele, Lea and Flood 2014, variant 13 of Stafford's), a
/// bijection of 64 bits: it is applied to the sum of a mixed draw and a mixed stream.
public struct DrawNumbers: Sendable {
  public let seed: UInt64

  public init(seed: UInt64) { self.seed = seed }

  @inlinable @inline(__always)
  public static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private static let golden: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Where the numbers of a draw begin.
  public func base(ofDraw draw: Int) -> UInt64 {
    Self.mixed(Self.mixed(seed &+ Self.golden) &+ (UInt64(draw) &+ 1) &* Self.golden)
  }

  /// One of 2^64 equally likely numbers.
  @inlinable @inline(__always)
  public static func number(_ base: UInt64, _ stream: UInt64) -> UInt64 { mixed(base &+ stream) }

  /// The stream of a thing, by kind and id, so that it is the same in every plan and every scenario: FNV-1a (Fowler,
  /// Noll and Vo), then mixed.
  public static func stream(_ kind: StaticString, _ id: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func take(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    kind.withUTF8Buffer { for byte in $0 { take(byte) } }
    take(0)
    for byte in id.utf8 { take(byte) }
    return mixed(hash &+ golden)
  }

  /// A chance of 0 to 1 as a threshold: a number is below it with that chance, to 2^-53.
  public static func threshold(_ chance: Double) -> UInt64 {
    let scaled = chance * 0x1p64
    return scaled >= 0x1p64 ? .max : scaled <= 0 ? 0 : UInt64(scaled)
  }
}
