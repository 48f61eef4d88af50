/// Multipliers of the side rows by Newton's method on the smoothed dual function, at falling temperatures.
///
/// Items of small cells stand alone at the first temperatures; from where near columns are few their joint
/// choices are columns of one item. Where indicators are wide, and in large groups, items stand alone
/// throughout. The minimum at one temperature is close to that at the next, so few steps lead from one to the
/// other; at the last the dual function itself is within a few hundred thousandths of its minimum.
/// `docs/formulations/bound.md` gives formulas and figures.
struct SmoothingMethod {
  /// In scaled units, in which the values of an item spread by 1.
  static let temperatures = [0.3, 0.1, 0.03, 0.01, 0.004, 0.002]
  /// The same where indicators charge shares: passes over all columns are dear there.
  static let chargedTemperatures = [0.1, 0.03, 0.01, 0.004, 0.002]
  /// A warm start goes on from this temperature.
  static let warmTemperature = 0.004
  /// Levels at this temperature and above look at all columns: nearly all are near there.
  static let allColumnsFrom = 0.1
  /// Columns are near up to this many temperatures from their item's best.
  static let nearWidth = 12.0
  /// Temperatures that a multiplier may move before near columns are chosen anew; and in scaled units where
  /// all columns are looked at.
  static let reach = (near: 2.0, all: 10.0)
  /// Steps of one level, and those of a warm start before it counts as cold.
  static let levelSteps = 50
  static let warmSteps = 12
  /// A level ends when a step would gain less than this share of temperature x items.
  static let tolerance = (near: 1e-4, all: 3e-3)
  /// The same where indicators charge shares. They are bettered once more before the dual value is taken.
  static let chargedTolerance = (near: 3e-3, all: 1e-2)

  let problem: ScaledProblem
  let threads: Int
  private(set) var best: [Double]
  /// Dual value at `best`, scaled. Valid up to rounding; the certificate is computed anew in integers.
  private(set) var bestValue = Double.infinity
  /// Evaluations and products with the curvature: each is a pass over near columns.
  private(set) var iterations = 0
  private let isWarm: Bool
  private let temperatures: [Double]
  private let barriers: [RowBarrier]
  private var dual: DualFunction
  private var nearPriced: Int64 = 0
  /// Whether small cells are looked at as a whole, and the items that are looked at one by one then.
  private let isJoint: Bool
  private let ownItems: [Int32]
  /// The last near columns and their shares.
  private(set) var near: NearColumns?
  private(set) var shares: [Float] = []
  /// The same of small cells.
  private(set) var nearChoices: NearChoices?
  private(set) var choiceShares: [Float] = []

  /// Whether items are looked at one by one although something ties them.
  var leavesTiesOut: Bool { dual.groups.count > 0 && (!isJoint || dual.groups.hasLargeGroups) }

  /// Columns priced so far.
  var columnsPriced: Int64 { dual.columnsPriced + nearPriced }

  init(_ problem: ScaledProblem, start: [Double]? = nil, threads: Int = 1) {
    self.problem = problem
    self.threads = threads
    // Without their shares wide indicators make any start a cold one: near columns around it are the wrong ones.
    isWarm = start.map { $0.count == problem.boundRows.count } ?? false
    temperatures = problem.shares.isEmpty ? Self.temperatures : Self.chargedTemperatures
    barriers = problem.rows.map(RowBarrier.init)
    best = problem.firstMultipliers(start)
    let dual = DualFunction(problem, threads: threads)
    self.dual = dual
    let all = (0..<problem.problem.itemCount).map(Int32.init)
    isJoint = problem.shares.isEmpty && dual.groups.hasSmallGroups
    let groupOfItem = problem.cells.groups.groupOfItem
    ownItems =
      isJoint
      ? all.filter { groupOfItem[Int($0)] < 0 || !dual.groups.isSmall(Int(groupOfItem[Int($0)])) } : all
  }

  /// Runs until the last temperature, the limit or the stop. Without side rows one evaluation is exact.
  ///
  /// - Parameter accuracy: where indicators charge shares the levels end before the last one when the dual value
  ///   is about this share of itself above its minimum; 0 for all levels.
  mutating func run(iterationLimit: Int, accuracy: Double = 0, shouldStop: () -> Bool) {
    note(best)
    guard !best.isEmpty else { return }
    func isOver(_ iterations: Int) -> Bool { iterations >= iterationLimit || shouldStop() }
    var level = isWarm ? temperatures.firstIndex(of: Self.warmTemperature) ?? 0 : 0
    var y = best
    var isTrial = isWarm
    var lastValue = Double.infinity
    while level < temperatures.count, !isOver(iterations) {
      let steps = isTrial ? Self.warmSteps : Self.levelSteps
      let isSettled = settle(&y, temperatures[level], steps: steps, isOver)
      let value = note(y)
      if isTrial && !isSettled {
        // The start is far from the minimum: what it led to is no better than none.
        y = problem.firstMultipliers(nil)
        level = 0
      } else {
        if !isTrial, level > 0, isClose(level, gain: lastValue - value, accuracy) { return }
        level += 1
      }
      lastValue = value
      isTrial = false
    }
  }

  /// Whether the rest of the levels would gain less than the accuracy asked for: what the dual value is above its
  /// minimum falls at least as fast as the temperature.
  private func isClose(_ level: Int, gain: Double, _ accuracy: Double) -> Bool {
    guard !problem.shares.isEmpty, accuracy > 0, gain > 0 else { return false }
    let (before, now) = (temperatures[level - 1], temperatures[level])
    return gain * now / (before - now) <= accuracy * abs(bestValue)
  }

  /// Takes the dual value at `y`, with bettered shares, and keeps the best.
  @discardableResult
  private mutating func note(_ y: [Double]) -> Double {
    iterations += 1
    let point = problem.shares.isEmpty ? y : ShareAscent(problem, y).point
    let value = dual.overAll(point)
    if value < bestValue { (bestValue, best) = (value, point) }
    return value
  }

  /// Goes to the minimum at one temperature; false where that would take more steps.
  private mutating func settle(
    _ y: inout [Double], _ temperature: Double, steps: Int, _ isOver: (Int) -> Bool
  ) -> Bool {
    let isAll = temperature >= Self.allColumnsFrom
    var left = steps
    var reach = isAll ? Self.reach.all : Self.reach.near * temperature
    var (center, centerBefore): ([Double], [Double]) = ([], [])
    while left > 0, !isOver(iterations) {
      if isJoint, centerBefore.count == y.count, zip(y, centerBefore).allSatisfy({ abs($0 - $1) < reach }) {
        // There and back: each place gains from choices that are not near it.
        reach /= 2
      }
      (centerBefore, center) = (center, y)
      let width = isAll ? .infinity : Self.nearWidth * temperature
      let near = nearColumns(around: y, width: width)
      let choices =
        isJoint && !isAll ? NearChoices(&dual.groups, multipliers: y, width: width) : nil
      var descent = SmoothedDescent(
        problem, barriers, SmoothedDual(near, temperature: temperature, threads: threads),
        joint: choices.map { SmoothedDual($0.near, temperature: temperature, threads: threads) }, from: y,
        reach: reach)
      let tolerances = problem.shares.isEmpty ? Self.tolerance : Self.chargedTolerance
      let tolerance = (isAll ? tolerances.all : tolerances.near) * temperature
      let isSettled = descent.run(
        tolerance: tolerance * Double(problem.problem.itemCount), steps: &left
      ) { [iterations] in isOver(iterations + $0) }
      y = descent.multipliers
      iterations += descent.iterations
      nearPriced += descent.smooth.columnsPriced + (descent.joint?.columnsPriced ?? 0)
      (self.near, shares) = (near, descent.smooth.shares)
      (nearChoices, choiceShares) = (choices, descent.joint?.shares ?? [])
      if isSettled { return true }
    }
    return false
  }

  /// Near columns; those of the level before are given up first, or kept where they are all.
  private mutating func nearColumns(around y: [Double], width: Double) -> NearColumns {
    if width == .infinity, let near, near.column.count == problem.problem.columnCount { return near }
    (near, shares) = (nil, [])
    if width < .infinity { nearPriced += Int64(problem.problem.columnCount) }
    let items = width < .infinity ? ownItems : (0..<problem.problem.itemCount).map(Int32.init)
    return NearColumns(problem, items: items, multipliers: y, width: width)
  }
}
