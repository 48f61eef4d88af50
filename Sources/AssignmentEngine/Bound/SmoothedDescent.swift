/// Newton's method on one smoothed dual function, from one point and within reach of it.
///
/// Directions come from conjugate gradients with the diagonal as preconditioner: the curvature is never
/// written down, only multiplied, at the price of one pass over near columns (inexact Newton, Dembo,
/// Eisenstat and Steihaug 1982).
struct SmoothedDescent {
  /// Conjugate gradients end at this share of the first squared residual, or after so many products.
  static let forcing = 0.05
  /// The same where indicators charge shares, whose products are dear.
  static let chargedForcing = 0.2
  static let mostProducts = 30
  /// Share of the way to the end of its interval that a multiplier may go in one step.
  static let towardsEnd = 0.9
  /// Share of the promised descent that a step must keep, and halvings until it is given up.
  static let sufficient = 0.1
  static let halvings = 12
  /// Added to every diagonal element of the curvature, which may be 0.
  static let ridge = 1e-6

  private let problem: ScaledProblem
  private let barriers: [RowBarrier]
  private let center: [Double]
  private let reach: Double
  private(set) var smooth: SmoothedDual
  /// The same over joint choices of cells, where they are looked at as a whole.
  private(set) var joint: SmoothedDual?
  private var indicators: SmoothedIndicators
  /// Multipliers of the side rows, and of those shares that may move.
  private var point: [Double]
  /// The bound's multipliers at the start.
  private let prepared: [Double]
  private(set) var iterations = 0
  private var gradient: [Double]
  /// Diagonal of the curvature: that of the rows' own terms, and all of it.
  private var rowCurvature: [Double]
  private var curvature: [Double]

  init(
    _ problem: ScaledProblem, _ barriers: [RowBarrier], _ smooth: SmoothedDual, joint: SmoothedDual? = nil,
    from start: [Double], reach: Double
  ) {
    self.problem = problem
    self.barriers = barriers
    self.joint = joint
    self.reach = reach
    var indicators = SmoothedIndicators(problem, near: smooth.near, temperature: smooth.temperature)
    var prepared = start
    for row in barriers.indices {
      prepared[row] = barriers[row].inside(start[row], margin: smooth.temperature)
    }
    point = indicators.prepare(&prepared)
    if indicators.isEmpty {
      self.smooth = smooth
    } else {
      let near = indicators.compact(smooth.near, at: prepared)
      self.smooth = SmoothedDual(near, temperature: smooth.temperature, threads: smooth.threads)
    }
    (self.indicators, self.prepared) = (indicators, prepared)
    center = Array(point.prefix(barriers.count))
    gradient = [Double](repeating: 0, count: point.count)
    rowCurvature = gradient
    curvature = gradient
  }

  /// The bound's multipliers where the method is.
  var multipliers: [Double] { indicators.multipliers(point, from: prepared) }

  /// Steps until one would gain less than `tolerance`, or the point has gone out of reach of its near
  /// columns; true in the first case.
  mutating func run(tolerance: Double, steps: inout Int, shouldStop: (Int) -> Bool) -> Bool {
    var value = evaluate(point)
    while steps > 0, !shouldStop(iterations) {
      steps -= 1
      expand()
      let direction = self.direction(shouldStop)
      let slope = BoundVector.dot(direction, gradient, rows: barriers.count)
      if -slope <= tolerance { return true }
      let before = point
      var length = longestStep(direction)
      var isLower = false
      for _ in 0..<Self.halvings where !isLower && !shouldStop(iterations) {
        move(from: before, along: direction, length)
        let next = evaluate(point)
        isLower = next <= value + Self.sufficient * length * slope
        if isLower { value = next } else { length /= 2 }
      }
      if !isLower {
        // As low as rounding allows.
        point = before
        return true
      }
      if barriers.indices.contains(where: { abs(point[$0] - center[$0]) > reach }) { return false }
    }
    return false
  }

  /// Shares stop on their way to 0; the rest of the step is taken.
  private mutating func move(from before: [Double], along direction: [Double], _ length: Double) {
    point = before
    BoundVector.add(length, direction, to: &point)
    for row in barriers.count..<point.count {
      point[row] = max(point[row], (1 - Self.towardsEnd) * before[row])
    }
  }

  private mutating func evaluate(_ y: [Double]) -> Double {
    iterations += 1
    var value = problem.constant + smooth.evaluate(y) + (joint?.evaluate(y) ?? 0)
    for row in barriers.indices where barriers[row].isFree {
      value += barriers[row].terms(y[row], smooth.temperature).value
    }
    return value + indicators.evaluate(y)
  }

  /// Gradient and diagonal of the curvature at the point evaluated last; 0 where a multiplier is fixed.
  private mutating func expand() {
    for row in barriers.indices where barriers[row].isFree {
      let terms = barriers[row].terms(point[row], smooth.temperature)
      gradient[row] = terms.slope - smooth.activity[row]
      rowCurvature[row] = terms.curvature + Self.ridge
      curvature[row] = smooth.diagonal[row] + rowCurvature[row]
      if let joint {
        gradient[row] -= joint.activity[row]
        curvature[row] += joint.diagonal[row]
      }
    }
    indicators.expand(
      point, smooth, isFree: { barriers[$0].isFree }, gradient: &gradient, ownCurvature: &rowCurvature,
      curvature: &curvature)
  }

  /// Longest step that keeps every multiplier in its interval and within reach of where it is.
  private func longestStep(_ direction: [Double]) -> Double {
    barriers.indices.reduce(1.0) { length, row in
      guard direction[row] != 0 else { return length }
      let end = direction[row] > 0 ? barriers[row].largest - point[row] : point[row] - barriers[row].least
      return min(length, min(Self.towardsEnd * end, reach) / abs(direction[row]))
    }
  }

  /// Conjugate gradients for curvature x direction = -gradient.
  private mutating func direction(_ shouldStop: (Int) -> Bool) -> [Double] {
    var residual = gradient.map { -$0 }
    var solution = [Double](repeating: 0, count: gradient.count)
    var conjugate = solution
    _ = precondition(residual, into: &conjugate)
    var size = BoundVector.dot(residual, conjugate, rows: barriers.count)
    let firstSize = size
    let forcing = indicators.isEmpty ? Self.forcing : Self.chargedForcing
    var product = solution
    var steepest = solution
    for _ in 0..<Self.mostProducts where size > forcing * firstSize && !shouldStop(iterations) {
      iterations += 1
      let bend = multiply(conjugate, into: &product)
      guard bend > 0 else { break }
      BoundVector.add(size / bend, conjugate, to: &solution)
      BoundVector.add(-size / bend, product, to: &residual)
      let nextSize = precondition(residual, into: &steepest)
      BoundVector.add(steepest, times: nextSize / size, to: &conjugate)
      size = nextSize
    }
    return solution
  }

  /// Sets `product` to the curvature times a direction; returns what the direction bends by.
  private mutating func multiply(_ direction: [Double], into product: inout [Double]) -> Double {
    smooth.multiply(direction, into: &product)
    joint?.addProduct(direction, to: &product)
    let bend = BoundVector.addProduct(
      direction, rowCurvature, where: curvature, to: &product, rows: barriers.count)
    guard !indicators.isEmpty else { return bend }
    return product.withUnsafeMutableBufferPointer { product in
      direction.withUnsafeBufferPointer { direction in
        curvature.withUnsafeBufferPointer { curvature in
          guard let product = product.baseAddress, let direction = direction.baseAddress,
            let curvature = curvature.baseAddress
          else { return bend }
          return bend + indicators.addProduct(direction, curvature: curvature, to: product)
        }
      }
    }
  }

  /// Sets `result` to the residual divided by the diagonal, with the indicators' blocks; returns about its
  /// product with the residual.
  private mutating func precondition(_ residual: [Double], into result: inout [Double]) -> Double {
    let size = BoundVector.divide(residual, by: curvature, into: &result, rows: barriers.count)
    guard !indicators.isEmpty else { return size }
    result.withUnsafeMutableBufferPointer { result in
      curvature.withUnsafeBufferPointer { curvature in
        guard let result = result.baseAddress, let curvature = curvature.baseAddress else { return }
        indicators.precondition(result, curvature: curvature)
      }
    }
    return BoundVector.dot(residual, result, rows: barriers.count)
  }
}
