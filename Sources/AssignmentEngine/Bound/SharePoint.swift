extension ScaledProblem {
  /// The point of given shares of all columns, every indicator as far as an item makes it hold.
  func point(of share: [Double]) -> FractionalPoint {
    var point = FractionalPoint()
    point.activity = [Double](repeating: 0, count: problem.rowCount)
    for column in share.indices where share[column] > 0 {
      point.columns.append(Int32(column))
      point.shares.append(share[column])
      for entry in problem.entries(of: column) {
        point.activity[Int(problem.entryRow[entry])] +=
          share[column] * Double(problem.entryCoefficient[entry])
      }
    }
    for (index, part) in holds(under: share).enumerated() {
      for entry in problem.indicators[index].entries {
        point.activity[Int(entry.row)] += part * Double(entry.coefficient)
      }
    }
    return point
  }

  /// How far each indicator holds: the largest share of an item's marked columns. Empty where none is wide.
  private func holds(under share: [Double]) -> [Double] {
    var taken = [Double](repeating: 0, count: shares.count)
    for column in share.indices where share[column] > 0 {
      for slot in shares.marks(of: column) { taken[Int(shares.column[slot])] += share[column] }
    }
    return (0..<shares.indicatorCount).map { index in shares.shares(of: index).map { taken[$0] }.max() ?? 0 }
  }

  /// An assignment in which no wide indicator that adds to rows holds if it does by less than a half in a point:
  /// its items take the column of the largest share that marks none of these, or the best of those without a share.
  ///
  /// Rounded item by item alone, a few items would open a position that the point has closed but for a small part,
  /// and its rows would then call for more of them.
  ///
  /// - Parameters:
  ///   - share: the point, by column.
  ///   - multipliers: of the bound.
  func roundingIndicators(_ assignment: [Int32], share: [Double], multipliers: [Double]) -> [Int32] {
    guard !shares.isEmpty else { return assignment }
    let isClosed = zip(holds(under: share), problem.indicators.indices).map { part, index in
      part < Self.leastHold && shares.isWide[index] && !problem.indicators[index].entries.isEmpty
    }
    func isShut(_ column: Int) -> Bool {
      shares.marks(of: column).contains { isClosed[Int(shares.indicator[Int(shares.column[$0])])] }
    }
    let prices = prices(multipliers)
    return assignment.enumerated().map { item, column in
      guard isShut(Int(column)) else { return column }
      let open = problem.columns(of: item).filter { !isShut($0) }
      let best = open.max { (share[$0], prices[$0]) < (share[$1], prices[$1]) }
      return best.map(Int32.init) ?? column
    }
  }

  /// An indicator that holds by less than this is rounded to one that does not.
  private static let leastHold = 0.5

  /// The column of every item with the largest share.
  func largest(of share: [Double]) -> [Int32] {
    (0..<problem.itemCount).map { item in
      var best = problem.columns(of: item).lowerBound
      for column in problem.columns(of: item) where share[column] > share[best] { best = column }
      return Int32(best)
    }
  }
}
