/// Good multipliers of the side rows and shares of the indicators, their bound and a start for the search: the
/// smoothing method, and where it takes tied items as if they stood alone (in large groups, and with wide
/// indicators) a few passes of the volume method from there, which prices them together.
struct MultiplierSearch: Sendable {
  /// Passes over columns after which the methods end, whatever they reached.
  static let iterationLimit = (smoothing: 3_000, polish: 200)

  /// Where nothing but narrow indicators ties items, pricing them together gains a few 0.001 %: it is left out
  /// unless more than this is asked for.
  static let finePolish = 1e-5

  /// Best multipliers of the side rows found, scaled.
  let multipliers: [Double]
  /// Best shares found, scaled, in the order of `ScaledProblem.shares`; empty where no indicator is wide.
  let shares: [Double]
  /// Dual value there, scaled. Any multipliers prove a bound, so this one holds after a stop too.
  let bound: Double
  let iterations: Int
  let columnsPriced: Int64
  /// A column of every item under which the rows' activities are close to those of a nearly optimal
  /// fractional point; empty where items are tied, and after a stop.
  let rounded: [Int32]
  /// A point close to the linear optimum where indicators are wide; nil elsewhere, and after a stop.
  let point: FractionalPoint?

  /// Where tied items are left out by the smoothing method a start with shares, such as that of the same problem
  /// with fewer cuts, goes to the volume method at once: it was left at the minimum of that one, not of the other.
  ///
  /// - Parameters:
  ///   - start: scaled multipliers of a similar problem, such as the same before a change; nil for none. Those
  ///     of the side rows, or with the shares behind them.
  ///   - accuracy: share of the bound that it may be above its least value, about, where indicators are wide; 0
  ///     for as close as the methods come.
  ///   - threads: the result has the same bits with any number.
  ///   - shouldStop: asked at least once a pass over the columns.
  init(
    _ problem: ScaledProblem, start: [Double]? = nil, accuracy: Double = 0, threads: Int = 1,
    shouldStop: () -> Bool
  ) {
    if let start, !problem.shares.isEmpty, start.count == problem.boundRows.count, problem.hasTiedCells {
      var method = VolumeMethod(problem, start: start, threads: threads)
      method.run(iterationLimit: Self.iterationLimit.polish, shouldStop: shouldStop)
      self.init(problem, method, after: nil, isStopped: shouldStop())
      return
    }
    var smoothing = SmoothingMethod(problem, start: start, threads: threads)
    smoothing.run(
      iterationLimit: Self.iterationLimit.smoothing, accuracy: accuracy, shouldStop: shouldStop)
    guard smoothing.leavesTiesOut, problem.hasTiedCells || accuracy < Self.finePolish else {
      self.init(problem, smoothing, isStopped: shouldStop())
      return
    }
    var method = VolumeMethod(problem, start: smoothing.best, threads: threads)
    method.run(iterationLimit: Self.iterationLimit.polish, shouldStop: shouldStop)
    self.init(problem, method, after: smoothing, isStopped: shouldStop())
  }

  /// What the smoothing method found.
  private init(_ problem: ScaledProblem, _ method: SmoothingMethod, isStopped: Bool) {
    multipliers = Array(method.best.prefix(problem.rows.count))
    shares = Array(method.best.dropFirst(problem.rows.count))
    bound = method.bestValue
    (iterations, columnsPriced) = (method.iterations, method.columnsPriced)
    rounded = isStopped ? [] : method.rounded()
    point = isStopped || problem.shares.isEmpty ? nil : method.point()
  }

  /// What the volume method found, from nowhere or from where the smoothing method ended.
  private init(
    _ problem: ScaledProblem, _ method: VolumeMethod, after smoothing: SmoothingMethod?, isStopped: Bool
  ) {
    multipliers = Array(method.best.prefix(problem.rows.count))
    shares = Array(method.best.dropFirst(problem.rows.count))
    bound = method.bestValue
    iterations = (smoothing?.iterations ?? 0) + method.iterations
    columnsPriced = (smoothing?.columnsPriced ?? 0) + method.columnsPriced
    let share = method.shares
    rounded =
      isStopped
      ? []
      : smoothing?.rounded()
        ?? problem.roundingIndicators(problem.largest(of: share), share: share, multipliers: method.best)
    point = isStopped || problem.shares.isEmpty ? nil : problem.point(of: share)
  }
}
