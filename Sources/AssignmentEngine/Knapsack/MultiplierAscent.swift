/// Raises the bound of an `ItemRelaxation` by a deflected subgradient method.
///
/// Direction d = g + 0.6 d (Camerini, Fratta and Maffioli 1975) with g the number of agents that an item lacks;
/// step theta (aim - L) / |d|^2 (Polyak 1969) towards an aim above the best bound. The multipliers that are
/// evaluated are the rounded ones, so every bound is that of an integer vector.
final class MultiplierAscent {
  let relaxation: ItemRelaxation
  /// Best multipliers since `start`, and their bound.
  private(set) var best: [Int64]
  private(set) var bestBound = Int64.min
  private var position: [Double]
  private var direction: [Double]
  private var theta = 1.0
  /// Evaluations so far.
  private(set) var iterations: Int64 = 0

  /// Share of the last direction that is kept.
  static let deflection = 0.6

  enum Outcome {
    /// The bound exceeds the limit.
    case closed
    /// The iterations are used up or the step became too short.
    case spent
    case stopped
  }

  init(_ relaxation: ItemRelaxation) {
    self.relaxation = relaxation
    let count = relaxation.problem.itemCount
    best = [Int64](repeating: 0, count: count)
    position = [Double](repeating: 0, count: count)
    direction = [Double](repeating: 0, count: count)
  }

  /// Evaluates the given multipliers and goes on from there.
  func start(from multipliers: [Int64]) {
    best = multipliers
    for item in best.indices {
      relaxation.multipliers[item] = best[item]
      position[item] = Double(best[item])
      direction[item] = 0
    }
    evaluate()
    bestBound = relaxation.bound
    theta = 1
  }

  /// Evaluates the best multipliers again, after the state has changed.
  func restart() { start(from: best) }

  private func evaluate() {
    relaxation.evaluate()
    iterations += 1
  }

  /// Steps towards `aim`.
  ///
  /// - Parameters:
  ///   - limit: ends as soon as the bound is above.
  ///   - patience: iterations without a better bound after which theta shrinks.
  ///   - leastTheta: ends when theta falls below.
  func run(
    iterations most: Int, limit: Int64, aim: Int64, patience: Int, shrink: Double, leastTheta: Double,
    shouldStop: () -> Bool
  ) -> Outcome {
    var stalled = 0
    for _ in 0..<most {
      if bestBound > limit { return .closed }
      if theta < leastTheta || bestBound >= aim { return .spent }
      if shouldStop() { return .stopped }
      guard step(towards: aim) else { return .spent }
      evaluate()
      if relaxation.bound > bestBound {
        bestBound = relaxation.bound
        for item in best.indices { best[item] = relaxation.multipliers[item] }
        stalled = 0
      } else {
        stalled += 1
        if stalled >= patience {
          stalled = 0
          theta *= shrink
          returnToBest()
        }
      }
    }
    return bestBound > limit ? .closed : .spent
  }

  private func returnToBest() {
    for item in best.indices {
      position[item] = Double(best[item])
      direction[item] = 0
      relaxation.multipliers[item] = best[item]
    }
    evaluate()
  }

  /// Moves the multipliers; false where the subgradient is 0, so that the bound is the largest there is.
  private func step(towards aim: Int64) -> Bool {
    let taken = relaxation.state.taken
    var norm = 0.0
    var isZero = true
    for item in position.indices where taken[item] < 0 {
      let lack = Double(1 - relaxation.uses[item])
      if lack != 0 { isZero = false }
      direction[item] = lack + Self.deflection * direction[item]
      norm += direction[item] * direction[item]
    }
    if isZero { return false }
    let length = theta * Double(aim - relaxation.bound) / max(norm, 1e-9)
    for item in position.indices where taken[item] < 0 {
      position[item] += length * direction[item]
      relaxation.multipliers[item] = Int64(position[item].rounded())
    }
    return true
  }
}

extension MultiplierAscent {
  /// The best bound within reach, without a target to prove: the aim lies `distance` above the best bound,
  /// farther after it was reached, nearer after a pass that failed.
  func climb(limit: Int64, iterations most: Int, distance start: Double, shouldStop: () -> Bool) -> Outcome {
    var distance = start
    let unit = Double(relaxation.scale)
    let end = iterations + Int64(most)
    while iterations < end {
      let before = bestBound
      let aim = bestBound + Int64(distance)
      theta = 1
      let outcome = run(
        iterations: Int(end - iterations), limit: limit, aim: aim, patience: 12, shrink: 0.6,
        leastTheta: 0.05, shouldStop: shouldStop)
      if outcome != .spent { return outcome }
      if bestBound >= aim {
        distance *= 1.6
      } else {
        distance *= 0.25
        if distance < unit / 16 { break }
        if bestBound == before && distance < unit / 4 { break }
      }
      returnToBest()
    }
    return .spent
  }
}
