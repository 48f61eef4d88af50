/// Multipliers of an agent's own rows that bring the relaxed worth of its best subset down.
///
/// The relaxed worth, sum of max(0, profit - z'use) + sum of (z > 0 ? z upper : z lower), is convex and
/// piecewise linear. Each lane is minimised exactly along its axis; because that alone can get stuck in an
/// edge, ever shorter diagonal steps follow. Any z gives an upper bound, so nothing here needs to be exact.
struct OwnMultipliers {
  /// Rounds over the lanes.
  static let rounds = 6
  /// Diagonal steps, each round at most one, and the factor by which they shorten.
  static let diagonalSteps = 12
  static let shrink = 0.4

  private var breaks: [(at: Double, jump: Double)] = []

  /// Improves `z` and returns the relaxed worth there.
  mutating func minimise(_ model: AgentModel, profit: [Double], z: inout AgentModel.Lanes) -> Double {
    var best = Self.worth(model, profit, z)
    for _ in 0..<Self.rounds {
      let before = best
      for lane in model.rows.indices {
        var trial = z
        trial[lane] = alongAxis(model, profit, z, lane)
        let worth = Self.worth(model, profit, trial)
        if worth < best {
          best = worth
          z = trial
        }
      }
      if best > before - 1e-9 { break }
    }
    if model.rows.count > 1 { descendDiagonally(model, profit, &z, &best) }
    return best
  }

  /// Steps that change two neighbouring lanes at once.
  private func descendDiagonally(
    _ model: AgentModel, _ profit: [Double], _ z: inout AgentModel.Lanes, _ best: inout Double
  ) {
    var length = 0.1 * max(1e-3, model.rows.indices.map { abs(z[$0]) }.max() ?? 0)
    for _ in 0..<Self.diagonalSteps {
      var improved = false
      for first in 0..<(model.rows.count - 1) where !improved {
        for (a, b) in [(1.0, 1.0), (1, -1), (-1, 1), (-1, -1)] {
          var trial = z
          trial[first] += a * length
          trial[first + 1] += b * length
          guard model.allows(trial[first], lane: first), model.allows(trial[first + 1], lane: first + 1)
          else { continue }
          let worth = Self.worth(model, profit, trial)
          guard worth < best - 1e-12 else { continue }
          best = worth
          z = trial
          improved = true
          break
        }
      }
      if !improved { length *= Self.shrink }
    }
  }

  static func worth(_ model: AgentModel, _ profit: [Double], _ z: AgentModel.Lanes) -> Double {
    var total = 0.0
    for lane in model.rows.indices where z[lane] != 0 {
      total += z[lane] * (z[lane] > 0 ? model.upper[lane] : model.lower[lane])
    }
    profit.withUnsafeBufferPointer { profit in
      model.use.withUnsafeBufferPointer { use in
        for slot in profit.indices { total += max(0, profit[slot] - (z * use[slot]).sum()) }
      }
    }
    return total
  }

  /// The lane's best multiplier when the others stay: the first breakpoint at which the slope is not
  /// negative.
  private mutating func alongAxis(
    _ model: AgentModel, _ profit: [Double], _ z: AgentModel.Lanes, _ lane: Int
  ) -> Double {
    var others = z
    others[lane] = 0
    breaks.removeAll(keepingCapacity: true)
    // Slope less the bound that the multiplier's sign presses on.
    var slope = 0.0
    for slot in profit.indices {
      let coefficient = model.use[slot][lane]
      guard coefficient != 0 else { continue }
      if coefficient > 0 { slope -= coefficient }
      breaks.append(((profit[slot] - (others * model.use[slot]).sum()) / coefficient, abs(coefficient)))
    }
    // More is demanded than all columns bring: no multiplier is best, the agent has no legal subset.
    guard slope + model.lower[lane] < 0 else { return z[lane] }
    breaks.append((0, 0))
    breaks.sort { $0.at < $1.at }
    for point in breaks {
      slope += point.jump
      if slope + (point.at < 0 ? model.lower[lane] : model.upper[lane]) >= 0 { return point.at }
    }
    return z[lane]
  }
}

extension SIMD4<Double> {
  @inline(__always) func sum() -> Double { (self[0] + self[1]) + (self[2] + self[3]) }
}
