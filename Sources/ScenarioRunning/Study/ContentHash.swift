/// FNV-1a over 128 bits: tells whether two inputs are the same. Not cryptographic: it guards against mix-ups,
/// not against forgery.
public struct ContentHash: Sendable {
  private var state: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
  private static let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013B

  public init() {}

  /// Adds a named part; its length goes in too, so that parts cannot run into each other.
  public mutating func add(_ name: String, _ bytes: some Sequence<UInt8>) {
    for byte in name.utf8 { add(byte) }
    add(0)
    var count: UInt64 = 0
    for byte in bytes {
      add(byte)
      count += 1
    }
    for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: count >> UInt64(shift))) }
  }

  private mutating func add(_ byte: UInt8) { state = (state ^ UInt128(byte)) &* Self.prime }

  /// 32 hexadecimal digits.
  public var text: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }
}
