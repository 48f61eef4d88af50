internal import CGLPKGuard

/// Reading the basic solution. Everything here throws ``GLPKError/noSolution(operation:)`` unless the last
/// solve ended with an optimum, or at a limit or cancellation with a legal point, and nothing was changed
/// since.
extension Problem {
  /// Writes the columns' values to a buffer of ``columnCount`` places.
  public func readColumnPrimals(into buffer: inout [Double]) throws(GLPKError) {
    try read("readColumnPrimals", columnCount, &buffer, cg_column_primals)
  }

  /// Writes the reduced costs to a buffer of ``columnCount`` places.
  public func readReducedCosts(into buffer: inout [Double]) throws(GLPKError) {
    try read("readReducedCosts", columnCount, &buffer, cg_column_duals)
  }

  /// Writes the rows' activities to a buffer of ``rowCount`` places.
  public func readRowPrimals(into buffer: inout [Double]) throws(GLPKError) {
    try read("readRowPrimals", rowCount, &buffer, cg_row_primals)
  }

  /// Writes the rows' duals to a buffer of ``rowCount`` places.
  public func readRowDuals(into buffer: inout [Double]) throws(GLPKError) {
    try read("readRowDuals", rowCount, &buffer, cg_row_duals)
  }

  /// Simplex iterations since the problem was made.
  public func iterationCount() throws(GLPKError) -> Int {
    var iterations: Int32 = 0
    try call("iterationCount") { cg_iterations(handle, &iterations) }
    return Int(iterations)
  }

  func solution(objective: Double) throws(GLPKError) -> LPSolution {
    var columns = [Double](repeating: 0, count: columnCount)
    var reducedCosts = columns
    var rows = [Double](repeating: 0, count: rowCount)
    var rowDuals = rows
    try readColumnPrimals(into: &columns)
    try readReducedCosts(into: &reducedCosts)
    try readRowPrimals(into: &rows)
    try readRowDuals(into: &rowDuals)
    for value in reducedCosts + rows + rowDuals where !value.isFinite {
      throw .defect("an optimum with the dual or activity \(value)")
    }
    return LPSolution(
      objective: objective, columns: columns, rows: rows, reducedCosts: reducedCosts,
      rowDuals: rowDuals, iterations: try iterationCount())
  }

  func point() throws(GLPKError) -> LPPoint {
    var columns = [Double](repeating: 0, count: columnCount)
    try readColumnPrimals(into: &columns)
    let judgement = try judge(columns, tolerance: 1, integral: false)
    return LPPoint(objective: judgement.objective, columns: columns)
  }

  private func read(
    _ operation: String, _ count: Int, _ buffer: inout [Double],
    _ reader: (OpaquePointer?, UnsafeMutablePointer<Double>?) -> Int32
  ) throws(GLPKError) {
    try check(operation)
    guard isSolved else { throw .noSolution(operation: operation) }
    guard buffer.count == count else {
      throw .invalidArgument(
        operation: operation, reason: "the buffer has \(buffer.count) places, needed are \(count)")
    }
    try call(operation) { reader(handle, &buffer) }
  }
}
