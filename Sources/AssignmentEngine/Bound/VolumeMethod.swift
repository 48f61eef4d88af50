/// Multipliers of the side rows by the volume algorithm (Barahona and Anbil 2000): a subgradient method whose
/// direction is the violation of an averaged primal point.
///
/// The dual function is convex and piecewise linear: constant + sum of the best priced value of every item
/// or group + sum of the rows' terms. Each evaluation is one pass over all columns.
struct VolumeMethod {
  /// Share of the newest primal point in the average.
  static let averaging = 0.05
  /// Iterations without a better bound after which the target moves closer.
  static let patience = 20
  /// Factor on the distance of the target then.
  static let shrink = 0.8

  /// Squared violation (in mean coefficients of the rows) below which the averaged point counts as feasible;
  /// a step along rounding errors would be endless.
  static let leastNorm = 1e-10
  /// Largest scaled multiplier: ten million times what an item's choice is worth.
  static let longest = 1e7

  let problem: ScaledProblem
  private(set) var best: [Double]
  /// Dual value at `best`, scaled. Valid up to rounding; the certificate is computed anew in integers.
  private(set) var bestValue = Double.infinity
  private(set) var iterations = 0
  private var activity: [Double]
  private var average: [Double]
  private var pricing: GroupPricing

  init(_ problem: ScaledProblem, start: [Double]? = nil) {
    self.problem = problem
    let rows = problem.rows
    best = rows.indices.map { row in
      min(max(start?[row] ?? 0, rows[row].leastMultiplier), rows[row].largestMultiplier)
    }
    activity = [Double](repeating: 0, count: rows.count + 1)
    average = activity
    pricing = GroupPricing(problem)
  }

  /// Runs until the limit, the stop or convergence. Without side rows one evaluation is exact.
  mutating func run(iterationLimit: Int, shouldStop: () -> Bool) {
    bestValue = evaluate(best)
    average = activity
    let rows = problem.rows
    guard !rows.isEmpty else { return }
    let items = Double(max(1, problem.problem.itemCount))
    // The spread of an item's values is 1 in scaled units: a tenth of it an item is a wide first target.
    var distance = 0.1 * items
    var stalls = 0
    var point = best
    while iterations < iterationLimit && distance > 1e-8 * items && !shouldStop() {
      var norm = 0.0
      for row in rows.indices {
        let violation = rows[row].violation(activity: average[row], at: best[row])
        norm += violation * violation
      }
      guard norm > Self.leastNorm else { break }
      let step = distance / norm
      for row in rows.indices {
        let violation = rows[row].violation(activity: average[row], at: best[row])
        let next = rows[row].stepped(best[row], by: step * violation)
        point[row] = min(max(next, -Self.longest), Self.longest)
      }
      let value = evaluate(point)
      for row in rows.indices {
        average[row] += Self.averaging * (activity[row] - average[row])
      }
      if value < bestValue - 1e-10 * abs(bestValue) {
        if bestValue - value > distance { distance *= 1.5 }
        bestValue = value
        best = point
        stalls = 0
      } else {
        stalls += 1
        if stalls >= Self.patience {
          distance *= Self.shrink
          stalls = 0
        }
      }
    }
  }

  /// Dual value at multipliers `y`; leaves the activity of the maximising point in `activity`.
  private mutating func evaluate(_ y: [Double]) -> Double {
    iterations += 1
    for row in activity.indices { activity[row] = 0 }
    var total = problem.constant
    for row in problem.rows.indices { total += problem.rows[row].dualTerm(y[row]) }
    let multipliers = y + [0]
    total += multipliers.withUnsafeBufferPointer { y in
      activity.withUnsafeMutableBufferPointer { activity in
        guard let y = y.baseAddress, let activity = activity.baseAddress else { return 0 }
        return problem.packed.isEmpty
          ? Self.priceEntries(problem, y, activity) : Self.pricePacked(problem, y, activity)
      }
    }
    return total + pricing.price(y, activity: &activity)
  }
}
