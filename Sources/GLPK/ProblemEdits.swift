internal import CGLPKGuard

/// Changes. A basis that is present stays usable: new columns enter at a bound, new rows with a basic
/// slack, so that the primal simplex method goes on after new columns and the dual after new rows.
extension Problem {
  /// Adds columns after the existing ones and returns where they are.
  @discardableResult
  public func addColumns(_ batch: ColumnBatch) throws -> Range<Int> {
    try checkUsable()
    let range = columnCount..<columnCount + batch.count
    var faults: [ModelFault] = []
    if range.upperBound > Capacity.columns {
      faults.append(.tooMany(.columns, count: range.upperBound, limit: Capacity.columns))
    }
    for k in 0..<batch.count {
      if !batch.costs[k].isFinite {
        faults.append(.invalidCost(column: range.lowerBound + k, batch.costs[k]))
      }
      Bounds(lower: batch.lower[k], upper: batch.upper[k])
        .check(column: range.lowerBound + k, kind: batch.kinds[k], into: &faults)
    }
    marks.check(
      batch.coefficients, linesAreRows: false, firstLine: range.lowerBound, limit: rowCount,
      into: &faults)
    try refuse(faults)
    guard batch.count > 0 else { return range }
    try call {
      guarded_add_columns(
        $0, Int32(batch.count), typeCodes(batch.lower, batch.upper), batch.lower, batch.upper,
        batch.costs, batch.kinds.map { $0 == .continuous ? 0 : 1 }, batch.coefficients.closedStarts,
        batch.coefficients.indices, batch.coefficients.values)
    }
    isInteger += batch.kinds.map { $0 != .continuous }
    return range
  }

  /// Adds rows after the existing ones and returns where they are.
  @discardableResult
  public func addRows(_ batch: RowBatch) throws -> Range<Int> {
    try checkUsable()
    let range = rowCount..<rowCount + batch.count
    var faults: [ModelFault] = []
    if range.upperBound > Capacity.rows {
      faults.append(.tooMany(.rows, count: range.upperBound, limit: Capacity.rows))
    }
    for k in 0..<batch.count {
      Bounds(lower: batch.lower[k], upper: batch.upper[k])
        .check(.row(range.lowerBound + k), into: &faults)
    }
    marks.check(
      batch.coefficients, linesAreRows: true, firstLine: range.lowerBound, limit: columnCount,
      into: &faults)
    try refuse(faults)
    guard batch.count > 0 else { return range }
    try call {
      guarded_add_rows(
        $0, Int32(batch.count), typeCodes(batch.lower, batch.upper), batch.lower, batch.upper,
        batch.coefficients.closedStarts, batch.coefficients.indices, batch.coefficients.values)
    }
    rowCount = range.upperBound
    return range
  }

  /// Replaces a row's bounds.
  public func setBounds(_ bounds: Bounds, row: Int) throws {
    var faults = missing(row: row)
    bounds.check(.row(row), into: &faults)
    try refuse(faults)
    try call {
      guarded_set_row_bounds($0, Int32(row + 1), bounds.typeCode, bounds.lower, bounds.upper)
    }
  }

  /// Replaces a column's bounds. Those of an integer column must be integers.
  public func setBounds(_ bounds: Bounds, column: Int) throws {
    var faults = missing(column: column)
    if faults.isEmpty {
      bounds.check(column: column, kind: isInteger[column] ? .integer : .continuous, into: &faults)
    }
    try refuse(faults)
    try call {
      guarded_set_column_bounds($0, Int32(column + 1), bounds.typeCode, bounds.lower, bounds.upper)
    }
  }

  /// Replaces a column's kind. The bounds stay, so they must fit it.
  public func setKind(_ kind: LinearModel.Kind, column: Int) throws {
    var faults = missing(column: column)
    if faults.isEmpty { try bounds(column: column).check(column: column, kind: kind, into: &faults) }
    try refuse(faults)
    try call {
      guarded_set_column_kind($0, Int32(column + 1), kind == .continuous ? GLP_CV : GLP_IV)
    }
    isInteger[column] = kind != .continuous
  }

  /// Replaces a column's objective coefficient.
  public func setCost(_ cost: Double, column: Int) throws {
    var faults = missing(column: column)
    if !cost.isFinite { faults.append(.invalidCost(column: column, cost)) }
    try refuse(faults)
    try call { guarded_set_cost($0, Int32(column + 1), cost) }
  }

  /// Replaces all objective coefficients.
  public func setCosts(_ costs: [Double]) throws {
    var faults: [ModelFault] = []
    if costs.count != columnCount {
      faults.append(.wrongLength(.columns, count: costs.count, expected: columnCount))
    }
    for (column, cost) in costs.enumerated() where !cost.isFinite {
      faults.append(.invalidCost(column: column, cost))
    }
    try refuse(faults)
    try call { guarded_set_costs($0, Int32(costs.count), costs) }
  }

  public func setObjectiveConstant(_ constant: Double) throws {
    if !constant.isFinite { try refuse([.invalidConstant(constant)]) }
    try call { guarded_set_cost($0, 0, constant) }
  }

  /// Replaces all coefficients of a row. Basic columns that change make GLPK factorize the basis anew.
  public func setCoefficients(row: Int, columns: [Int], values: [Double]) throws {
    let line = try checkedLine(row: row, indices: columns, values: values)
    try call {
      guarded_set_row($0, Int32(row + 1), Int32(values.count), line.indices, line.values)
    }
  }

  /// Replaces all coefficients of a column.
  public func setCoefficients(column: Int, rows: [Int], values: [Double]) throws {
    let line = try checkedLine(column: column, indices: rows, values: values)
    try call {
      guarded_set_column($0, Int32(column + 1), Int32(values.count), line.indices, line.values)
    }
  }

  /// Deletes rows; later ones move up. The basis stays usable when the slacks of all deleted rows are
  /// basic, else set one before the next solve.
  public func deleteRows(_ rows: [Int]) throws {
    var faults: [ModelFault] = rows.flatMap { missing(row: $0) }
    faults += repeated(rows).map { .repeatedLine(.row($0)) }
    try refuse(faults)
    guard !rows.isEmpty else { return }
    try call { guarded_delete_rows($0, Int32(rows.count), [0] + rows.map { Int32($0 + 1) }) }
    rowCount -= rows.count
  }

  /// Deletes columns; later ones move up. The basis stays usable when no deleted column is basic, else set
  /// one before the next solve.
  public func deleteColumns(_ columns: [Int]) throws {
    var faults: [ModelFault] = columns.flatMap { missing(column: $0) }
    faults += repeated(columns).map { .repeatedLine(.column($0)) }
    try refuse(faults)
    guard !columns.isEmpty else { return }
    try call { guarded_delete_columns($0, Int32(columns.count), [0] + columns.map { Int32($0 + 1) }) }
    for column in columns.sorted(by: >) { isInteger.remove(at: column) }
  }

  /// Scales the matrix inside GLPK, which all input and output of this interface ignores. It helps when
  /// coefficients differ by orders of magnitude.
  public func scale() throws {
    try call { guarded_scale($0, GLP_SF_AUTO) }
  }

  public func unscale() throws {
    try call { guarded_unscale($0) }
  }
}

extension Problem {
  /// A column's present bounds.
  public func bounds(column: Int) throws -> Bounds {
    try refuse(missing(column: column))
    var type: Int32 = 0
    var lower = 0.0
    var upper = 0.0
    try call { guarded_get_bounds($0, 0, Int32(column + 1), &type, &lower, &upper) }
    return Bounds(typeCode: type, lower: lower, upper: upper)
  }

  /// A row's present bounds.
  public func bounds(row: Int) throws -> Bounds {
    try refuse(missing(row: row))
    var type: Int32 = 0
    var lower = 0.0
    var upper = 0.0
    try call { guarded_get_bounds($0, 1, Int32(row + 1), &type, &lower, &upper) }
    return Bounds(typeCode: type, lower: lower, upper: upper)
  }
}

extension Problem {
  func missing(row: Int) -> [ModelFault] {
    row >= 0 && row < rowCount ? [] : [.noSuchLine(.row(row), count: rowCount)]
  }

  func missing(column: Int) -> [ModelFault] {
    column >= 0 && column < columnCount ? [] : [.noSuchLine(.column(column), count: columnCount)]
  }

  private func repeated(_ lines: [Int]) -> [Int] {
    let sorted = lines.sorted()
    return zip(sorted, sorted.dropFirst()).filter { $0 == $1 }.map(\.0)
  }

  /// A row's coefficients as a checked sparse line. Works inside a callback too.
  func checkedLine(row: Int, indices: [Int], values: [Double]) throws -> SparseLines {
    try checkedLine(
      missing(row: row), linesAreRows: true, line: row, limit: columnCount, indices: indices,
      values: values)
  }

  private func checkedLine(column: Int, indices: [Int], values: [Double]) throws -> SparseLines {
    try checkedLine(
      missing(column: column), linesAreRows: false, line: column, limit: rowCount, indices: indices,
      values: values)
  }

  func checkedLine(
    _ known: [ModelFault], linesAreRows: Bool, line: Int, limit: Int, indices: [Int], values: [Double]
  ) throws -> SparseLines {
    var faults = known
    if indices.count != values.count {
      faults.append(.wrongLength(.entries, count: values.count, expected: indices.count))
    }
    var lines = SparseLines()
    lines.beginLine()
    for (index, value) in zip(indices, values) { lines.append(index: index, value: value) }
    marks.check(lines, linesAreRows: linesAreRows, firstLine: line, limit: limit, into: &faults)
    try refuse(faults)
    return lines
  }
}
