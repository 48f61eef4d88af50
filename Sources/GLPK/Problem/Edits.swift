internal import CGLPKGuard

/// Changes. Each one discards the solution and keeps the basis unless it says otherwise.
extension Problem {
  /// Appends columns, non-basic, and returns their indices.
  ///
  /// The basis stays valid and, since new columns rest at a bound, so does primal feasibility when that
  /// bound is zero: continue with the primal simplex method.
  ///
  /// - Throws: Every fault of the batch at once; positions count within the batch.
  @discardableResult
  public func addColumns(_ batch: ColumnBatch) throws(GLPKError) -> Range<Int> {
    try check("addColumns")
    let faults = batch.faults(rows: rowCount) + sizeFaults(columnCount + batch.count)
    guard faults.isEmpty else { throw .invalid(ModelFaults(faults)) }
    let integer = batch.kinds.map { UInt8($0 == .continuous ? 0 : 1) }
    isSolved = false
    try call("addColumns") {
      cg_add_columns(
        handle, Int32(batch.count), batch.costs, batch.lower, batch.upper, integer,
        batch.matrix.starts, batch.matrix.indices, batch.matrix.values)
    }
    let first = columnCount
    noteColumns(added: batch.kinds)
    return first..<columnCount
  }

  /// Appends rows, basic, and returns their indices. The basis stays valid and dual feasible: continue
  /// with the dual simplex method.
  ///
  /// - Throws: Every fault of the batch at once; positions count within the batch.
  @discardableResult
  public func addRows(_ batch: RowBatch) throws(GLPKError) -> Range<Int> {
    try check("addRows")
    let faults = batch.faults(columns: columnCount) + sizeFaults(rowCount + batch.count)
    guard faults.isEmpty else { throw .invalid(ModelFaults(faults)) }
    isSolved = false
    try call("addRows") {
      cg_add_rows(
        handle, Int32(batch.count), batch.lower, batch.upper, batch.matrix.starts,
        batch.matrix.indices, batch.matrix.values)
    }
    let first = rowCount
    noteRows(added: batch.count)
    return first..<rowCount
  }

  private func sizeFaults(_ count: Int) -> [ModelFault] {
    count > ModelFault.Limits.count ? [ModelFault(.batch, .tooLarge(count: count))] : []
  }

  /// Changes a column's bounds. Bounds of an integer column must be whole numbers.
  public func setColumnBounds(_ column: Int, _ bounds: Bounds) throws(GLPKError) {
    try setColumnBounds([column], [bounds])
  }

  /// Changes the bounds of several columns; none is changed if any is refused.
  public func setColumnBounds(_ columns: [Int], _ bounds: [Bounds]) throws(GLPKError) {
    let operation = "setColumnBounds"
    try checkPairs(operation, columns, bounds.count, below: columnCount)
    try refuse(
      zip(columns, bounds).compactMap { column, bounds in
        bounds.fault(kind: kinds[column]).map { ModelFault(.column(column), $0) }
      })
    isSolved = false
    let indices = columns.map(Int32.init)
    let lower = bounds.map(\.lower)
    let upper = bounds.map(\.upper)
    try call(operation) { cg_set_column_bounds(handle, Int32(indices.count), indices, lower, upper) }
  }

  /// Changes a row's bounds.
  public func setRowBounds(_ row: Int, _ bounds: Bounds) throws(GLPKError) {
    try setRowBounds([row], [bounds])
  }

  /// Changes the bounds of several rows; none is changed if any is refused.
  public func setRowBounds(_ rows: [Int], _ bounds: [Bounds]) throws(GLPKError) {
    let operation = "setRowBounds"
    try checkPairs(operation, rows, bounds.count, below: rowCount)
    try refuse(
      zip(rows, bounds).compactMap { row, bounds in
        bounds.fault(kind: .continuous).map { ModelFault(.row(row), $0) }
      })
    isSolved = false
    let indices = rows.map(Int32.init)
    let lower = bounds.map(\.lower)
    let upper = bounds.map(\.upper)
    try call(operation) { cg_set_row_bounds(handle, Int32(indices.count), indices, lower, upper) }
  }

  /// Changes objective coefficients. The basis stays primal feasible: continue with the primal method.
  public func setCosts(_ columns: [Int], _ costs: [Double]) throws(GLPKError) {
    try checkPairs("setCosts", columns, costs.count, below: columnCount)
    try refuse(
      zip(columns, costs).compactMap { column, cost in
        cost.isFinite ? nil : ModelFault(.column(column), .notFinite)
      })
    isSolved = false
    let indices = columns.map(Int32.init)
    try call("setCosts") { cg_set_costs(handle, Int32(indices.count), indices, costs) }
  }

  /// Changes the objective's constant.
  public func setConstant(_ constant: Double) throws(GLPKError) {
    if !constant.isFinite { try refuse([ModelFault(.objectiveConstant, .notFinite)]) }
    isSolved = false
    try call("setConstant") { cg_set_constant(handle, constant) }
  }

  /// Changes one coefficient; zero removes it. GLPK discards the factorization, not the basis.
  public func setCoefficient(row: Int, column: Int, value: Double) throws(GLPKError) {
    let operation = "setCoefficient"
    try check(operation)
    try checkIndices(operation, [row], below: rowCount)
    try checkIndices(operation, [column], below: columnCount)
    if !value.isFinite {
      try refuse([ModelFault(.coefficient(position: 0, row: row, column: column), .notFinite)])
    }
    isSolved = false
    try call(operation) { cg_set_coefficient(handle, Int32(row), Int32(column), value) }
  }

  /// Removes columns; those behind them move up. If a basic one is removed, the basis is invalid and must
  /// be set again.
  public func deleteColumns(_ columns: [Int]) throws(GLPKError) {
    try check("deleteColumns")
    try checkIndices("deleteColumns", columns, below: columnCount)
    isSolved = false
    let indices = columns.map(Int32.init)
    try call("deleteColumns") { cg_delete_columns(handle, Int32(indices.count), indices) }
    noteColumns(deleted: columns)
  }

  /// Removes rows; those behind them move up. If a non-basic one is removed, the basis is invalid and must
  /// be set again.
  public func deleteRows(_ rows: [Int]) throws(GLPKError) {
    try check("deleteRows")
    try checkIndices("deleteRows", rows, below: rowCount)
    isSolved = false
    let indices = rows.map(Int32.init)
    try call("deleteRows") { cg_delete_rows(handle, Int32(indices.count), indices) }
    noteRows(added: -rows.count)
  }

  /// Chooses scale factors for rows and columns. Values are always reported unscaled.
  public func scale() throws(GLPKError) {
    isSolved = false
    try call("scale") { cg_scale(handle, 1) }
  }

  /// Sets every scale factor to one.
  public func removeScaling() throws(GLPKError) {
    isSolved = false
    try call("removeScaling") { cg_scale(handle, 0) }
  }

  private func checkPairs(
    _ operation: String, _ indices: [Int], _ values: Int, below count: Int
  ) throws(GLPKError) {
    try check(operation)
    guard indices.count == values else {
      throw .invalidArgument(
        operation: operation, reason: "\(indices.count) indices and \(values) values")
    }
    try checkIndices(operation, indices, below: count)
  }

  private func refuse(_ faults: [ModelFault]) throws(GLPKError) {
    guard faults.isEmpty else { throw .invalid(ModelFaults(faults)) }
  }
}
