internal import CGLPKGuard

/// A problem read back from GLPK as flat arrays, for judging points independently of the solver.
struct ModelArrays {
  var sense = LinearModel.Sense.minimize
  var constant = 0.0
  var costs: [Double] = []
  var columnBounds: [Bounds] = []
  var isInteger: [Bool] = []
  var rowBounds: [Bounds] = []
  /// The matrix by columns: where each begins, and the end.
  var starts: [Int32] = [0]
  var rows: [Int32] = []
  var values: [Double] = []

  func entries(of column: Int) -> Range<Int> {
    Int(starts[column])..<Int(starts[column + 1])
  }

  /// The objective of a point, added up with compensation for rounding.
  func objective(of point: [Double]) -> Double {
    var sum = CompensatedSum(constant)
    for (cost, value) in zip(costs, point) where cost != 0 { sum.add(cost * value) }
    return sum.value
  }

  /// The activity of each row at a point, and the sum of its terms' sizes, against which errors are small.
  func activities(of point: [Double]) -> (values: [Double], sizes: [Double]) {
    var sums = [CompensatedSum](repeating: CompensatedSum(0), count: rowBounds.count)
    var sizes = [Double](repeating: 0, count: rowBounds.count)
    for column in costs.indices where point[column] != 0 {
      for entry in entries(of: column) {
        let term = values[entry] * point[column]
        sums[Int(rows[entry])].add(term)
        sizes[Int(rows[entry])] += abs(term)
      }
    }
    return (sums.map(\.value), sizes)
  }

  /// What each column contributes to a weighted sum of rows: the weights times the matrix.
  func columnSums(rowWeights: [Double]) -> [Double] {
    costs.indices.map { column in
      var sum = CompensatedSum(0)
      for entry in entries(of: column) { sum.add(values[entry] * rowWeights[Int(rows[entry])]) }
      return sum.value
    }
  }
}

/// Neumaier's sum: rounding errors of the terms are collected and added last.
struct CompensatedSum {
  private var sum: Double
  private var lost = 0.0

  init(_ start: Double) { sum = start }

  var value: Double { sum + lost }

  mutating func add(_ term: Double) {
    let next = sum + term
    lost += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
    sum = next
  }
}

extension Problem {
  /// Reads the whole problem. Usable inside a callback for the problem as it was before the search.
  func arrays() throws -> ModelArrays {
    var size = guarded_size()
    try session.check(guarded_get_size(pointer, &size))
    let height = Int(size.rows)
    let width = Int(size.columns)
    var arrays = ModelArrays()
    arrays.sense = size.direction == GLP_MIN ? .minimize : .maximize
    arrays.costs = [Double](repeating: 0, count: width)
    try session.check(guarded_get_costs(pointer, &arrays.constant, &arrays.costs))

    var types = [Int32](repeating: 0, count: max(height, width))
    var lower = [Double](repeating: 0, count: types.count)
    var upper = lower
    var integer = [UInt8](repeating: 0, count: width)
    try session.check(guarded_get_rows(pointer, &types, &lower, &upper))
    arrays.rowBounds = (0..<height).map {
      Bounds(typeCode: types[$0], lower: lower[$0], upper: upper[$0])
    }
    try session.check(guarded_get_columns(pointer, &types, &lower, &upper, &integer))
    arrays.columnBounds = (0..<width).map {
      Bounds(typeCode: types[$0], lower: lower[$0], upper: upper[$0])
    }
    arrays.isInteger = integer.map { $0 != 0 }

    arrays.starts = [Int32](repeating: 0, count: width + 1)
    arrays.rows = [Int32](repeating: 0, count: Int(size.entries))
    arrays.values = [Double](repeating: 0, count: Int(size.entries))
    try session.check(
      guarded_get_matrix(pointer, &arrays.starts, &arrays.rows, &arrays.values))
    return arrays
  }
}
