/// Good multipliers of the side rows and shares of the indicators, their bound and a start for the search: the
/// smoothing method where all items stand alone, the volume method where some are tied. Where indicators are
/// wide and items tied as well, the smoothing method starts the volume method.
struct MultiplierSearch: Sendable {
  /// Passes over columns after which the methods end, whatever they reached.
  static let iterationLimit = (smoothing: 3_000, volume: 1_500, polish: 200)

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
    var found = (point: start ?? [], bound: Double.infinity)
    var (iterations, columnsPriced) = (0, Int64(0))
    var rounded: [Int32] = []
    var point: FractionalPoint?
    let isTied = !problem.cells.groups.tied.isEmpty
    let isSmoothed = !isTied || !problem.shares.isEmpty
    if isSmoothed {
      var method = SmoothingMethod(problem, start: start, threads: threads)
      method.run(iterationLimit: Self.iterationLimit.smoothing, shouldStop: shouldStop)
      found = (method.best, method.bestValue)
      (iterations, columnsPriced) = (method.iterations, method.columnsPriced)
      rounded = shouldStop() ? [] : method.rounded()
      point = problem.shares.isEmpty || rounded.isEmpty ? nil : method.point()
    }
    if isTied {
      var method = VolumeMethod(problem, start: isSmoothed ? found.point : start, threads: threads)
      method.run(
        iterationLimit: isSmoothed ? Self.iterationLimit.polish : Self.iterationLimit.volume,
        shouldStop: shouldStop)
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

extension SmoothingMethod {
  /// Shares below this are not rounded up.
  private static let leastShare: Float = 0.01

  /// Rounds the shares item by item: each item takes the column that leaves the least difference between the
  /// activities of the items rounded so far and those of their shares.
  func rounded() -> [Int32] {
    let problem = problem.problem
    let prices = self.problem.prices(best)
    var result = prices.withPass { pass in
      (0..<problem.itemCount).map { Int32(pass.best(of: $0).column) }
    }
    guard let near, !near.items.isEmpty else { return result }
    var open = [Double](repeating: 0, count: near.foldedActivity.count)
    for (position, item) in near.items.enumerated() {
      let columns = Int(near.start[position])..<Int(near.start[position + 1])
      for column in columns { near.add(column, times: Double(shares[column]), to: &open) }
      var least = Double.infinity
      var chosen = columns.lowerBound
      for column in columns where shares[column] >= Self.leastShare {
        let change = near.squaredChange(column, from: open, rows: problem.rowCount)
        if change < least { (least, chosen) = (change, column) }
      }
      guard least < .infinity else { continue }
      near.add(chosen, times: -1, to: &open)
      result[Int(item)] = near.column[chosen]
    }
    return result
  }
}

extension SmoothingMethod {
  /// The point of the last shares: columns in their shares, every indicator as far as an item makes it hold.
  fileprivate func point() -> FractionalPoint {
    let problem = problem.problem
    var share = [Double](repeating: 0, count: problem.columnCount)
    let prices = self.problem.prices(best)
    prices.withPass { pass in
      for item in 0..<problem.itemCount { share[pass.best(of: item).column] = 1 }
    }
    if let near {
      for position in near.items.indices {
        for column in problem.columns(of: Int(near.items[position])) { share[column] = 0 }
        for slot in Int(near.start[position])..<Int(near.start[position + 1]) {
          share[Int(near.column[slot])] = Double(shares[slot])
        }
      }
    }
    var point = FractionalPoint()
    point.activity = [Double](repeating: 0, count: problem.rowCount)
    var taken = [Double](repeating: 0, count: self.problem.shares.count)
    for column in share.indices where share[column] > 0 {
      point.columns.append(Int32(column))
      point.shares.append(share[column])
      for entry in problem.entries(of: column) {
        point.activity[Int(problem.entryRow[entry])] +=
          share[column] * Double(problem.entryCoefficient[entry])
      }
      for slot in self.problem.shares.marks(of: column) {
        taken[Int(self.problem.shares.column[slot])] += share[column]
      }
    }
    for (index, indicator) in problem.indicators.enumerated() where !self.problem.shares.isEmpty {
      let holds = self.problem.shares.shares(of: index).map { taken[$0] }.max() ?? 0
      for entry in indicator.entries { point.activity[Int(entry.row)] += holds * Double(entry.coefficient) }
    }
    return point
  }
}

extension NearColumns {
  fileprivate func add(_ near: Int, times factor: Double, to activity: inout [Double]) {
    for slot in near * stride..<(near + 1) * stride {
      activity[Int(row[slot])] += factor * Double(coefficient[slot])
    }
  }

  /// By how much the sum of squares of the first `rows` of `activity` changes when the column's use is taken
  /// from it.
  fileprivate func squaredChange(_ near: Int, from activity: [Double], rows: Int) -> Double {
    var change = 0.0
    for slot in near * stride..<(near + 1) * stride where Int(row[slot]) < rows {
      let amount = Double(coefficient[slot])
      change += amount * (amount - 2 * activity[Int(row[slot])])
    }
    return change
  }
}
