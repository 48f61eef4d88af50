/// A running average of assignments, as shares of columns.
///
/// Older assignments fade by a common factor, which is kept apart: adding one costs a step an item, not a column.
struct AveragedChoices {
  /// The weights are brought back to their size when the factor falls below this.
  private static let leastFactor = 1e-100

  private var weight: [Double]
  private var factor = 1.0

  init(columnCount: Int) { weight = [Double](repeating: 0, count: columnCount) }

  /// - Parameters:
  ///   - chosen: the column of each item; one below 0 counts for nothing.
  ///   - share: of the new assignment in the average, above 0; with 1 it replaces what was there.
  mutating func add(_ chosen: [Int32], share: Double) {
    if share >= 1 {
      for column in weight.indices { weight[column] = 0 }
      factor = 1
    } else {
      factor *= 1 - share
      if factor < Self.leastFactor {
        for column in weight.indices { weight[column] *= factor }
        factor = 1
      }
    }
    for column in chosen where column >= 0 { weight[Int(column)] += share / factor }
  }

  /// The share of every column.
  var shares: [Double] { weight.map { $0 * factor } }
}
