internal import CGLPKGuard

/// The basic point that the last simplex run left, whatever it concluded. Each function fills the caller's
/// array and resizes it only if it must, so that a loop of many solves allocates once.
extension Problem {
  /// The value of each column.
  public func copyColumnPrimals(into values: inout [Double]) throws {
    try copy(columnCount, into: &values, guarded_get_column_primals)
  }

  /// The reduced cost of each column: what the objective gains a unit of increase.
  public func copyColumnDuals(into values: inout [Double]) throws {
    try copy(columnCount, into: &values, guarded_get_column_duals)
  }

  /// The activity of each row.
  public func copyRowPrimals(into values: inout [Double]) throws {
    try copy(rowCount, into: &values, guarded_get_row_primals)
  }

  /// The dual value of each row: what the objective gains a unit of increase of its active bound.
  public func copyRowDuals(into values: inout [Double]) throws {
    try copy(rowCount, into: &values, guarded_get_row_duals)
  }

  /// The objective of the basic point as GLPK keeps it.
  public func objectiveValue() throws -> Double {
    try checkUsable()
    return try lpState().objective
  }

  private func copy(
    _ count: Int, into values: inout [Double],
    _ read: (OpaquePointer?, UnsafeMutablePointer<Double>?) -> Int32
  ) throws {
    if values.count > count { values.removeLast(values.count - count) }
    if values.count < count { values += repeatElement(0, count: count - values.count) }
    try call { problem in values.withUnsafeMutableBufferPointer { read(problem, $0.baseAddress) } }
  }
}
