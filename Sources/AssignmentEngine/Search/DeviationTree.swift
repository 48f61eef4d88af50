import Foundation

/// One unit leaving its cheapest option for another.
struct Deviation {
  var cost: Float
  var unit: Int32
  var option: Int32
}

/// Vectors of the widths in use, with the two reductions written so that they compile to vector code: the
/// generic ones go through each element.
protocol LaneVector: SIMD where Scalar == Float {
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
}

/// Depth-first enumeration of sets of deviations by reduced cost.
///
/// Deviations are sorted by cost; every set whose total cost stays within the limit is one node, and one
/// complete plan of the local problem. At a temperature the next plan is drawn with probability proportional
/// to exp(-cost / temperature) among those seen; at 0 the cheapest is taken.
struct DeviationTree<V: LaneVector> {
  let costs: LaneCosts<V>
  let deviations: UnsafePointer<Deviation>
  let vectors: UnsafePointer<V>
  let count: Int
  /// Sum of reduced costs that a set may reach.
  let limit: Float
  let nodeLimit: Int
  let inverseTemperature: Float
  let isUsed: UnsafeMutablePointer<Bool>
  var random: RandomSource
  private(set) var nodes = 0
  /// Cost of the plan drawn so far, against the current one.
  private(set) var drawnCost: Float = 0
  /// Deviations of the plan drawn; nil keeps the current plan.
  private(set) var drawn: [Int32]?
  private var weight: Float = 1
  private var reference: Float = 0
  private var path: [Int32] = []

  init(
    costs: LaneCosts<V>, deviations: UnsafePointer<Deviation>, vectors: UnsafePointer<V>, count: Int,
    limit: Float, nodeLimit: Int, temperature: Double, isUsed: UnsafeMutablePointer<Bool>,
    random: RandomSource
  ) {
    self.costs = costs
    self.deviations = deviations
    self.vectors = vectors
    self.count = count
    self.limit = limit
    self.nodeLimit = nodeLimit
    inverseTemperature = temperature > 0 ? Float(1 / temperature) : 0
    self.isUsed = isUsed
    self.random = random
    path.reserveCapacity(64)
  }

  /// - Parameter offset: cost of the plan without deviations before its rows, against the current plan.
  mutating func run(from activity: V, offset: Float) {
    nodes = 1
    consider(offset + costs.cost(activity))
    descend(first: 0, activity: activity, cost: offset, spent: 0)
  }

  private mutating func descend(first: Int, activity: V, cost: Float, spent: Float) {
    var index = first
    while index < count && nodes < nodeLimit {
      let deviation = deviations[index]
      let total = spent + deviation.cost
      guard total <= limit else { return }
      let unit = Int(deviation.unit)
      if !isUsed[unit] {
        let next = activity + vectors[index]
        nodes += 1
        path.append(Int32(index))
        consider(cost + deviation.cost + costs.cost(next))
        if index + 1 < count && total + deviation.cost <= limit {
          isUsed[unit] = true
          descend(first: index + 1, activity: next, cost: cost + deviation.cost, spent: total)
          isUsed[unit] = false
        }
        path.removeLast()
      }
      index += 1
    }
  }

  @inline(__always)
  private mutating func consider(_ cost: Float) {
    if inverseTemperature == 0 {
      if cost < drawnCost {
        drawnCost = cost
        drawn = path
      }
      return
    }
    let exponent = (reference - cost) * inverseTemperature
    guard exponent > -12 else { return }
    if exponent > 0 {
      weight *= expf(-exponent)
      reference = cost
    }
    let share = exponent > 0 ? 1 : expf(exponent)
    weight += share
    if Float(random.unit()) * weight < share {
      drawnCost = cost
      drawn = path
    }
  }
}
