/// Multipliers of the side rows by the volume algorithm (Barahona and Anbil 2000): a subgradient method whose
/// direction is the violation of an averaged primal point.
///
/// It needs no more of a group of tied items than its best joint choice, and so serves where some items are
/// tied. Each evaluation is one pass over all columns.
struct VolumeMethod {
  /// Share of the newest primal point in the average.
  static let averaging = 0.05
  /// Iterations without a better bound after which the target moves closer.
  static let patience = 20
  /// Factor on the distance of the target then.
  static let shrink = 0.8
  /// First distance of the target, in scaled units an item: a tenth of the spread of its values; less from a
  /// start that is taken to be good. A gain larger than the distance lengthens it.
  static let firstDistance = (cold: 0.1, warm: 1e-4)

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
  private let firstDistance: Double
  private var dual: DualFunction
  private var average: [Double]
  private var choices: AveragedChoices

  /// Columns priced so far.
  var columnsPriced: Int64 { dual.columnsPriced }

  init(_ problem: ScaledProblem, start: [Double]? = nil, threads: Int = 1) {
    self.problem = problem
    best = problem.firstMultipliers(start)
    firstDistance = start == nil ? Self.firstDistance.cold : Self.firstDistance.warm
    dual = DualFunction(problem, threads: threads)
    average = [Double](repeating: 0, count: best.count + 1)
    choices = AveragedChoices(columnCount: problem.problem.columnCount)
  }

  /// The averaged primal point: close to the linear optimum once the method has run a while.
  var shares: [Double] { choices.shares }

  /// Runs until the limit, the stop or convergence. Without side rows one evaluation is exact.
  mutating func run(iterationLimit: Int, shouldStop: () -> Bool) {
    bestValue = evaluate(best)
    average = dual.activity
    choices.add(dual.chosen, share: 1)
    let rows = problem.boundRows
    guard !rows.isEmpty else { return }
    let items = Double(max(1, problem.problem.itemCount))
    var distance = firstDistance * items
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
        average[row] += Self.averaging * (dual.activity[row] - average[row])
      }
      choices.add(dual.chosen, share: Self.averaging)
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

  private mutating func evaluate(_ y: [Double]) -> Double {
    iterations += 1
    return dual.overAll(y)
  }
}
