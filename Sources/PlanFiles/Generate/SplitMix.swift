import TerritoryPlanning

/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014): the same numbers
/// from a seed on every machine.
///
/// `SolverBenchmarks`, which knows nothing of the domain, has a generator of its own.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return DrawNumbers.mixed(state)
  }

  /// A whole number of 0 ..< `bound`: the upper half of a 128-bit product. The bias is below bound / 2^64.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// True with a chance of `percent` in 100.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
}
