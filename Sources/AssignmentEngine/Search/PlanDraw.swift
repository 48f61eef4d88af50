import Foundation

/// Draws one plan of a stream, with probability proportional to exp(-cost / temperature) or, at temperature
/// 0, the cheapest.
///
/// Weighted reservoir sampling with jumps (Efraimidis and Spirakis 2006): after a draw at the sum of weights
/// W the next one comes where the sum passes W / u, u uniform, so that most plans need no random number.
struct PlanDraw {
  /// A plan dearer than the cheapest by this many temperatures is not worth its weight.
  static let horizon: Float = 9

  private let inverseTemperature: Float
  /// Cost of the cheapest plan so far.
  private(set) var cheapest: Float = 0
  /// Plans from here on cannot be drawn.
  private(set) var ceiling: Float
  private var weight: Float = 1
  private var next: Float = 0

  /// Begins with the current plan, of cost 0.
  init(temperature: Double, random: inout RandomSource) {
    inverseTemperature = temperature > 0 ? Float(1 / temperature) : 0
    ceiling = temperature > 0 ? Self.horizon * Float(temperature) : 0
    next = 1 / Float(1 - random.unit())
  }

  /// Whether a plan below the ceiling becomes the one drawn.
  @inline(__always)
  mutating func take(_ cost: Float, random: inout RandomSource) -> Bool {
    guard inverseTemperature > 0 else {
      cheapest = cost
      ceiling = cost
      return true
    }
    if cost < cheapest {
      let shrink = expf((cost - cheapest) * inverseTemperature)
      weight *= shrink
      next *= shrink
      ceiling += cost - cheapest
      cheapest = cost
    }
    weight += expf((cheapest - cost) * inverseTemperature)
    guard weight >= next else { return false }
    next = weight / Float(1 - random.unit())
    return true
  }
}
