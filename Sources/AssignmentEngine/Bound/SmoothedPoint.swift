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
    for (item, column) in nearChoices?.best ?? [] { result[Int(item)] = column }
    var open = [Double](repeating: 0, count: self.problem.boundRows.count + 1)
    if let near {
      round(near, shares, open: &open) { position, chosen in
        result[Int(near.items[position])] = near.column[chosen]
      }
    }
    if let nearChoices {
      let near = nearChoices.near
      round(near, choiceShares, open: &open) { position, chosen in
        let items = self.problem.cells.groups.tied[Int(near.items[position])].items
        for (item, column) in zip(items, nearChoices.columns(of: near.column[chosen])) {
          result[Int(item)] = column
        }
      }
    }
    return self.problem.roundingIndicators(result, share: columnShares(), multipliers: best)
  }

  /// Rounds the shares of near columns; `open` is the difference in activities that is left.
  private func round(
    _ near: NearColumns, _ shares: [Float], open: inout [Double],
    take: (_ position: Int, _ column: Int) -> Void
  ) {
    for position in near.items.indices {
      let columns = Int(near.start[position])..<Int(near.start[position + 1])
      for column in columns { near.add(column, times: Double(shares[column]), to: &open) }
      var least = Double.infinity
      var chosen = columns.lowerBound
      for column in columns where shares[column] >= Self.leastShare {
        let change = near.squaredChange(column, from: open, rows: problem.problem.rowCount)
        if change < least { (least, chosen) = (change, column) }
      }
      guard least < .infinity else { continue }
      near.add(chosen, times: -1, to: &open)
      take(position, chosen)
    }
  }
}

extension SmoothingMethod {
  /// The point of the last shares: columns in their shares, every indicator as far as an item makes it hold.
  func point() -> FractionalPoint { problem.point(of: columnShares()) }

  /// Shares of all columns: the last ones where several columns of an item were near, else its best column's.
  private func columnShares() -> [Double] {
    let problem = self.problem.problem
    var share = [Double](repeating: 0, count: problem.columnCount)
    self.problem.prices(best).withPass { pass in
      for item in 0..<problem.itemCount { share[pass.best(of: item).column] = 1 }
    }
    guard let near else { return share }
    for position in near.items.indices {
      for column in problem.columns(of: Int(near.items[position])) { share[column] = 0 }
      for slot in Int(near.start[position])..<Int(near.start[position + 1]) {
        share[Int(near.column[slot])] = Double(shares[slot])
      }
    }
    return share
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
