/// The stream of random numbers behind generated problems: SplitMix64.
///
/// Everything here uses integers, the four operations and the square root on 64-bit floating-point numbers,
/// all of which are exactly defined, so that a seed gives the same problem on every machine. The generator stands
/// here itself: published figures hang on these very problems, so that no change elsewhere may reach them, and the
/// engine's numbers are of another kind (xoshiro256**).
struct RandomStream {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Uniform in [0, 1): the upper 53 bits of one number.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Uniform in `0 ..< bound`: the upper half of the 128-bit product of one number and the bound.
  mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }

  /// Uniform in `range`.
  mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  /// Nearly normal with mean 0 and deviation 1: the sum of twelve uniform numbers, less 6.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += unit() }
    return sum
  }

  /// An index drawn with probability proportional to its weight.
  mutating func index(weights: [Double]) -> Int {
    var rest = unit() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated().dropLast() {
      rest -= weight
      if rest < 0 { return index }
    }
    return weights.count - 1
  }
}

/// e^x for |x| up to 10 or so, from the four operations alone: the Taylor series of x/64 up to the twelfth
/// power, squared six times.
func portableExponential(_ x: Double) -> Double {
  let small = x / 64
  var term = 1.0
  var sum = 1.0
  for power in 1...12 {
    term = term * small / Double(power)
    sum += term
  }
  for _ in 0..<6 { sum *= sum }
  return sum
}
