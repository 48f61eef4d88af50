/// Multipliers of a local problem's rows, and the cheapest option of every unit under them.
///
/// The row costs of the search are convex and piecewise linear, so that a multiplier z of a row may lie
/// between minus the shortfall weight and the excess weight; the cost left at a row is then of the same form
/// with z in the place of y. A few Polyak steps bring the sum of the units' best options and the row costs
/// close to the local optimum, so that good plans lie a small sum of reduced costs away.
struct LocalMultipliers {
  static let iterations = 30

  /// Multiplier of each lane.
  private(set) var multipliers: [Double] = []
  /// Cheapest option of each unit.
  private(set) var base: [Int32] = []
  /// Activity of each lane when every unit takes its cheapest option.
  private(set) var activity: [Double] = []
  /// Cost of that point's units, less the cost of the current plan's units and rows.
  private(set) var offset = 0.0
  /// The multipliers less the search's own.
  private var change: [Double] = []
  private var trial: [Double] = []
  private var trialBase: [Int32] = []
  private var trialActivity: [Double] = []

  mutating func solve(_ local: LocalProblem, state: SearchState) {
    let lanes = local.lanes.count
    trial.removeAll(keepingCapacity: true)
    var currentRows = 0.0
    for row in local.lanes {
      trial.append(state.weights[Int(row)].multiplier)
      currentRows += state.rowCost[Int(row)]
    }
    let currentUnits = local.currentCost
    let target = currentUnits + currentRows - local.constant
    var bestBound = -Double.infinity
    var factor = 1.0
    for _ in 0..<Self.iterations {
      let units = evaluate(local, state: state)
      var bound = units
      var norm = 0.0
      for lane in 0..<lanes {
        bound += constant(lane, trial[lane], local: local, state: state)
        let violation = violation(lane, local: local, state: state)
        norm += violation * violation
      }
      if bound > bestBound {
        bestBound = bound
        swap(&multipliers, &trial)
        swap(&base, &trialBase)
        swap(&activity, &trialActivity)
        offset = units
        trial.removeAll(keepingCapacity: true)
        trial += multipliers
        trialActivity.removeAll(keepingCapacity: true)
        trialActivity += activity
      } else {
        factor *= 0.9
      }
      let gap = target - bound
      guard norm > 1e-16, gap > 1e-9 else { break }
      let step = factor * gap / norm
      for lane in 0..<lanes { move(lane, by: step, local: local, state: state) }
    }
    setChange(multipliers, local, state)
    offset -= target
    for lane in 0..<lanes {
      offset += constant(lane, multipliers[lane], local: local, state: state)
    }
  }

  /// Cost of an option under the multipliers.
  @inline(__always)
  func cost(_ option: Int, _ local: LocalProblem) -> Double {
    var cost = local.optionCost[option]
    for slot in Int(local.entryStart[option])..<Int(local.entryStart[option + 1]) {
      cost += change[Int(local.entryLane[slot])] * local.entryValue[slot]
    }
    return cost
  }

  /// Lets every unit take its cheapest option under `trial`; returns the sum of their costs.
  private mutating func evaluate(_ local: LocalProblem, state: SearchState) -> Double {
    setChange(trial, local, state)
    trialBase.removeAll(keepingCapacity: true)
    trialBase += repeatElement(0, count: local.unitCount)
    trialActivity.removeAll(keepingCapacity: true)
    trialActivity += local.rest
    return change.withUnsafeBufferPointer { change in
      trialBase.withUnsafeMutableBufferPointer { base in
        trialActivity.withUnsafeMutableBufferPointer { activity in
          local.takeCheapest(change, base: base, activity: activity)
        }
      }
    }
  }

  private mutating func setChange(_ z: [Double], _ local: LocalProblem, _ state: SearchState) {
    change.removeAll(keepingCapacity: true)
    for lane in local.lanes.indices {
      change.append(z[lane] - state.weights[Int(local.lanes[lane])].multiplier)
    }
  }

  private func violation(_ lane: Int, local: LocalProblem, state: SearchState) -> Double {
    let row = state.weights[Int(local.lanes[lane])]
    let z = trial[lane]
    let activity = trialActivity[lane]
    if z > 0 { return z >= row.excess && activity > row.upper ? 0 : activity - row.upper }
    if z < 0 { return z <= -row.shortfall && activity < row.lower ? 0 : activity - row.lower }
    return activity > row.upper ? activity - row.upper : min(0, activity - row.lower)
  }

  private mutating func move(_ lane: Int, by step: Double, local: LocalProblem, state: SearchState) {
    let row = state.weights[Int(local.lanes[lane])]
    let z = trial[lane]
    var next = z + step * violation(lane, local: local, state: state)
    if row.lower < row.upper && ((z > 0 && next < 0) || (z < 0 && next > 0)) { next = 0 }
    trial[lane] = min(max(next, -row.shortfall), row.excess)
  }

  /// The constant of a lane's cost: with z in the place of y the row costs
  /// `-z (activity - reference) + weights x violation` plus this.
  private func constant(_ lane: Int, _ z: Double, local: LocalProblem, state: SearchState) -> Double {
    let row = state.weights[Int(local.lanes[lane])]
    let reference = reference(lane, z, local: local, state: state)
    return (z - row.multiplier) * (local.rest[lane] - reference) - row.multiplier * (reference - row.base)
  }

  /// The activity that a lane's cost is measured from: the bound that z presses on.
  func reference(_ lane: Int, _ z: Double, local: LocalProblem, state: SearchState) -> Double {
    let row = state.weights[Int(local.lanes[lane])]
    return z > 0 ? row.upper : (z < 0 ? row.lower : local.rest[lane])
  }
}

extension LocalProblem {
  /// Writes each unit's cheapest option to `base` and adds its entries to `activity`; returns the total cost.
  fileprivate func takeCheapest(
    _ change: UnsafeBufferPointer<Double>, base: UnsafeMutableBufferPointer<Int32>,
    activity: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    unitStart.withUnsafeBufferPointer { units in
      optionCost.withUnsafeBufferPointer { costs in
        entryStart.withUnsafeBufferPointer { starts in
          entryLane.withUnsafeBufferPointer { lanes in
            entryValue.withUnsafeBufferPointer { values in
              var total = 0.0
              for unit in 0..<base.count {
                var best = Double.infinity
                var chosen = 0
                for option in Int(units[unit])..<Int(units[unit + 1]) {
                  var cost = costs[option]
                  for slot in Int(starts[option])..<Int(starts[option + 1]) {
                    cost += change[Int(lanes[slot])] * values[slot]
                  }
                  if cost < best {
                    best = cost
                    chosen = option
                  }
                }
                total += best
                base[unit] = Int32(chosen)
                for slot in Int(starts[chosen])..<Int(starts[chosen + 1]) {
                  activity[Int(lanes[slot])] += values[slot]
                }
              }
              return total
            }
          }
        }
      }
    }
  }
}
