/// Columns to be added to a problem together. Reuse one batch for many rounds with `removeAll()`.
public struct ColumnBatch: Sendable, Equatable {
  public private(set) var costs: [Double] = []
  public private(set) var lower: [Double] = []
  public private(set) var upper: [Double] = []
  public private(set) var kinds: [LinearModel.Kind] = []
  /// The coefficients; indices are rows of the problem.
  public private(set) var coefficients = SparseLines()

  public init() {}

  public var count: Int { costs.count }

  /// Begins a column. Coefficients appended from now on belong to it.
  public mutating func appendColumn(
    cost: Double, bounds: Bounds = .nonNegative, kind: LinearModel.Kind = .continuous
  ) {
    costs.append(cost)
    lower.append(bounds.lower)
    upper.append(bounds.upper)
    kinds.append(kind)
    coefficients.beginLine()
  }

  /// Appends a coefficient to the last column; there must be one.
  public mutating func appendCoefficient(row: Int, value: Double) {
    coefficients.append(index: row, value: value)
  }

  /// Forgets all columns but keeps the memory.
  public mutating func removeAll() {
    costs.removeAll(keepingCapacity: true)
    lower.removeAll(keepingCapacity: true)
    upper.removeAll(keepingCapacity: true)
    kinds.removeAll(keepingCapacity: true)
    coefficients.removeAll()
  }

  public mutating func reserve(columns: Int, coefficients count: Int) {
    costs.reserveCapacity(columns)
    lower.reserveCapacity(columns)
    upper.reserveCapacity(columns)
    kinds.reserveCapacity(columns)
    coefficients.reserve(lines: columns, entries: count)
  }
}

/// Rows to be added to a problem together. Reuse one batch for many rounds with `removeAll()`.
public struct RowBatch: Sendable, Equatable {
  public private(set) var lower: [Double] = []
  public private(set) var upper: [Double] = []
  /// The coefficients; indices are columns of the problem.
  public private(set) var coefficients = SparseLines()

  public init() {}

  public var count: Int { lower.count }

  /// Begins a row. Coefficients appended from now on belong to it.
  public mutating func appendRow(bounds: Bounds) {
    lower.append(bounds.lower)
    upper.append(bounds.upper)
    coefficients.beginLine()
  }

  /// Appends a coefficient to the last row; there must be one.
  public mutating func appendCoefficient(column: Int, value: Double) {
    coefficients.append(index: column, value: value)
  }

  /// Forgets all rows but keeps the memory.
  public mutating func removeAll() {
    lower.removeAll(keepingCapacity: true)
    upper.removeAll(keepingCapacity: true)
    coefficients.removeAll()
  }

  public mutating func reserve(rows: Int, coefficients count: Int) {
    lower.reserveCapacity(rows)
    upper.reserveCapacity(rows)
    coefficients.reserve(lines: rows, entries: count)
  }
}

/// GLPK's type codes of many bounds.
func typeCodes(_ lower: [Double], _ upper: [Double]) -> [Int32] {
  lower.indices.map { Bounds(lower: lower[$0], upper: upper[$0]).typeCode }
}
