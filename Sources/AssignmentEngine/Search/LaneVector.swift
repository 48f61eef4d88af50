/// Vectors of the widths in use, with the two reductions written so that they compile to vector code: the
/// generic ones go through each element.
protocol LaneVector: SIMD, BitwiseCopyable where Scalar == Float {
  /// Each element, or 0 where it is negative.
  var positivePart: Self { get }
  /// Sum of the elements.
  var total: Float { get }
}

extension SIMD4<Float> {
  @inline(__always) var total: Float { (self[0] + self[1]) + (self[2] + self[3]) }
}

extension SIMD8<Float>: LaneVector {
  @inline(__always) var positivePart: Self { replacing(with: Self.zero, where: self .< Self.zero) }
  @inline(__always) var total: Float { (lowHalf + highHalf).total }
}

extension SIMD16<Float>: LaneVector {
  @inline(__always) var positivePart: Self { replacing(with: Self.zero, where: self .< Self.zero) }
  @inline(__always) var total: Float { (lowHalf + highHalf).total }
}

extension SIMD32<Float>: LaneVector {
  @inline(__always) var positivePart: Self { replacing(with: Self.zero, where: self .< Self.zero) }
  @inline(__always) var total: Float { (lowHalf + highHalf).total }
}

extension SIMD64<Float>: LaneVector {
  @inline(__always) var positivePart: Self { replacing(with: Self.zero, where: self .< Self.zero) }
  @inline(__always) var total: Float { (lowHalf + highHalf).total }
}

/// Row costs of the lanes of a local problem as vectors. Activities are relative to each lane's reference.
struct LaneCosts<V: LaneVector> {
  var multiplier = V(repeating: 0)
  var lower = V(repeating: -1e30)
  var upper = V(repeating: 1e30)
  var shortfall = V(repeating: 0)
  var excess = V(repeating: 0)

  @inline(__always)
  func cost(_ activity: V) -> Float {
    let penalty = excess * (activity - upper).positivePart + shortfall * (lower - activity).positivePart
    return (penalty - multiplier * activity).total
  }

  /// Activities of a lane that cost at most `budget`, or a little more.
  func window(_ lane: Int, budget: Float) -> (from: Float, to: Float) {
    let z = multiplier[lane]
    let down = shortfall[lane] + z
    let up = excess[lane] - z
    return (
      z > 0 ? -budget / z : (down > 0 ? lower[lane] - budget / down : -.infinity),
      z < 0 ? -budget / z : (up > 0 ? upper[lane] + budget / up : .infinity)
    )
  }
}
