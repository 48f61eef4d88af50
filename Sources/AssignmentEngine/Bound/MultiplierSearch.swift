/// Good multipliers of the side rows and shares of the indicators, their bound and a start for the search: the
/// smoothing method, and where it takes tied items as if they stood alone (in large groups, and with wide
/// indicators) a few passes of the volume method from there, which prices them together.
struct MultiplierSearch: Sendable {
  /// Passes over columns after which the methods end, whatever they reached.
  static let iterationLimit = (smoothing: 3_000, polish: 200)

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

  /// - Parameters:
  ///   - start: scaled multipliers of a similar problem, such as the same before a change; nil for none. Those
  ///     of the side rows, or with the shares behind them.
  ///   - threads: the result has the same bits with any number.
  ///   - shouldStop: asked at least once a pass over the columns.
  init(
    _ problem: ScaledProblem, start: [Double]? = nil, threads: Int = 1, shouldStop: () -> Bool
  ) {
    var smoothing = SmoothingMethod(problem, start: start, threads: threads)
    smoothing.run(iterationLimit: Self.iterationLimit.smoothing, shouldStop: shouldStop)
    var found = (point: smoothing.best, bound: smoothing.bestValue)
    var (iterations, columnsPriced) = (smoothing.iterations, smoothing.columnsPriced)
    let rounded = shouldStop() ? [] : smoothing.rounded()
    let point = problem.shares.isEmpty || rounded.isEmpty ? nil : smoothing.point()
    if smoothing.leavesTiesOut {
      var method = VolumeMethod(problem, start: found.point, threads: threads)
      method.run(iterationLimit: Self.iterationLimit.polish, shouldStop: shouldStop)
      found = (method.best, method.bestValue)
      iterations += method.iterations
      columnsPriced += method.columnsPriced
    }
    multipliers = Array(found.point.prefix(problem.rows.count))
    shares = Array(found.point.dropFirst(problem.rows.count))
    bound = found.bound
    (self.iterations, self.columnsPriced) = (iterations, columnsPriced)
    (self.rounded, self.point) = (rounded, point)
  }
}
