/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same numbers everywhere.
struct RandomSource: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  mutating func chance(_ percent: Int) -> Bool { integer(0...99) < percent }

  /// Between -1 and 1.
  mutating func signedUnit() -> Double { Double(integer(-1_000_000...1_000_000)) / 1_000_000 }

  /// `count` distinct numbers out of `range`, ascending.
  mutating func sample(_ count: Int, of range: Range<Int>) -> [Int] {
    var pool = Array(range)
    var chosen: [Int] = []
    for _ in 0..<min(count, pool.count) { chosen.append(pool.remove(at: integer(0...pool.count - 1))) }
    return chosen.sorted()
  }
}
