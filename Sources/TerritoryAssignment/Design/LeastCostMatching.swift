/// The assignment problem of Kuhn (1955): rows to columns one to one, as many as possible, at least cost, by
/// shortest augmenting paths with potentials (Jonker and Volgenant 1987). O(rows^2 x columns).
enum LeastCostMatching {
  /// - Parameter cost: by row, then column.
  /// - Returns: the column of each row; nil where there are more rows than columns and the row got none.
  static func columns(_ cost: [[Int64]], columnCount: Int) -> [Int?] {
    guard cost.count > columnCount else { return matched(cost, columnCount) }
    let turned = (0..<columnCount).map { column in cost.map { $0[column] } }
    var result = [Int?](repeating: nil, count: cost.count)
    for (column, row) in matched(turned, cost.count).enumerated() {
      if let row { result[row] = column }
    }
    return result
  }

  /// Every row is matched: there are no fewer columns.
  private static func matched(_ cost: [[Int64]], _ columnCount: Int) -> [Int?] {
    // Place 0 of both sides stands for "none".
    var rowPrice = [Int64](repeating: 0, count: cost.count + 1)
    var columnPrice = [Int64](repeating: 0, count: columnCount + 1)
    var rowOf = [Int](repeating: 0, count: columnCount + 1)
    for row in stride(from: 1, through: cost.count, by: 1) {
      var slack = [Int64](repeating: .max, count: columnCount + 1)
      var cameFrom = [Int](repeating: 0, count: columnCount + 1)
      var isDone = [Bool](repeating: false, count: columnCount + 1)
      rowOf[0] = row
      var column = 0
      repeat {
        isDone[column] = true
        let current = rowOf[column]
        var nearest = -1
        for next in 1...columnCount where !isDone[next] {
          let reduced = cost[current - 1][next - 1] - rowPrice[current] - columnPrice[next]
          if reduced < slack[next] {
            slack[next] = reduced
            cameFrom[next] = column
          }
          if nearest < 0 || slack[next] < slack[nearest] { nearest = next }
        }
        let step = slack[nearest]
        for next in 0...columnCount {
          if isDone[next] {
            rowPrice[rowOf[next]] += step
            columnPrice[next] -= step
          } else if slack[next] != .max {
            slack[next] -= step
          }
        }
        column = nearest
      } while rowOf[column] != 0
      while column != 0 {
        rowOf[column] = rowOf[cameFrom[column]]
        column = cameFrom[column]
      }
    }
    var result = [Int?](repeating: nil, count: cost.count)
    for column in stride(from: 1, through: columnCount, by: 1) where rowOf[column] > 0 {
      result[rowOf[column] - 1] = column - 1
    }
    return result
  }
}
