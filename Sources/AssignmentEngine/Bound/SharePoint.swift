extension ScaledProblem {
  /// The point of given shares of all columns, every indicator as far as an item makes it hold.
  func point(of share: [Double]) -> FractionalPoint {
    let ties = shares
    var point = FractionalPoint()
    point.activity = [Double](repeating: 0, count: problem.rowCount)
    var taken = [Double](repeating: 0, count: ties.count)
    for column in share.indices where share[column] > 0 {
      point.columns.append(Int32(column))
      point.shares.append(share[column])
      for entry in problem.entries(of: column) {
        point.activity[Int(problem.entryRow[entry])] +=
          share[column] * Double(problem.entryCoefficient[entry])
      }
      for slot in ties.marks(of: column) { taken[Int(ties.column[slot])] += share[column] }
    }
    for index in 0..<ties.indicatorCount {
      let holds = ties.shares(of: index).map { taken[$0] }.max() ?? 0
      for entry in problem.indicators[index].entries {
        point.activity[Int(entry.row)] += holds * Double(entry.coefficient)
      }
    }
    return point
  }

  /// The column of every item with the largest share.
  func largest(of share: [Double]) -> [Int32] {
    (0..<problem.itemCount).map { item in
      var best = problem.columns(of: item).lowerBound
      for column in problem.columns(of: item) where share[column] > share[best] { best = column }
      return Int32(best)
    }
  }
}
