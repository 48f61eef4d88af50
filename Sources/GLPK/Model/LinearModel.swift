/// Whether the objective is made small or large.
public enum Sense: Sendable, Hashable { case minimize, maximize }

/// Which values a column may take.
public enum ColumnKind: UInt8, Sendable, Hashable { case continuous, integer, binary }

/// A linear or mixed integer program as a value:
///
/// minimize or maximize `constant + sum of cost * column`,
/// subject to `lower <= sum of coefficient * column <= upper` in every row,
/// and `lower <= column <= upper` for every column.
///
/// A model under construction may hold anything; ``checked()`` turns it into a ``CheckedModel``, the only
/// form that reaches GLPK. Rows, columns and entries are counted from 0.
public struct LinearModel: Sendable, Hashable {
  /// A variable.
  public struct Column: Sendable, Hashable {
    /// At most 255 bytes of UTF-8 without control characters. Names need not be unique.
    public var name: String?
    public var bounds: Bounds
    /// Coefficient in the objective.
    public var cost: Double
    public var kind: ColumnKind

    public init(name: String? = nil, bounds: Bounds, cost: Double, kind: ColumnKind = .continuous) {
      self.name = name
      self.bounds = bounds
      self.cost = cost
      self.kind = kind
    }
  }

  /// A constraint.
  public struct Row: Sendable, Hashable {
    /// At most 255 bytes of UTF-8 without control characters. Names need not be unique.
    public var name: String?
    public var bounds: Bounds

    public init(name: String? = nil, bounds: Bounds) {
      self.name = name
      self.bounds = bounds
    }
  }

  /// A coefficient of the constraint matrix. Explicit zeros are allowed and dropped by GLPK.
  public struct Entry: Sendable, Hashable {
    public var row: Int
    public var column: Int
    public var value: Double

    public init(row: Int, column: Int, value: Double) {
      self.row = row
      self.column = column
      self.value = value
    }
  }

  public var sense: Sense
  /// Added to the objective, whatever the point.
  public var constant: Double
  public var columns: [Column] = []
  public var rows: [Row] = []
  /// In any order; no place may occur twice.
  public var entries: [Entry] = []

  public init(_ sense: Sense = .minimize, constant: Double = 0) {
    self.sense = sense
    self.constant = constant
  }

  /// Appends a column and returns its index.
  @discardableResult
  public mutating func addColumn(
    name: String? = nil, bounds: Bounds = .nonnegative, cost: Double = 0, kind: ColumnKind = .continuous
  ) -> Int {
    columns.append(Column(name: name, bounds: bounds, cost: cost, kind: kind))
    return columns.count - 1
  }

  /// Appends a row with its coefficients, given as (column, value), and returns its index.
  @discardableResult
  public mutating func addRow(
    name: String? = nil, bounds: Bounds, _ coefficients: [(column: Int, value: Double)] = []
  ) -> Int {
    let row = rows.count
    rows.append(Row(name: name, bounds: bounds))
    for (column, value) in coefficients {
      entries.append(Entry(row: row, column: column, value: value))
    }
    return row
  }

  /// Appends a coefficient.
  public mutating func addEntry(row: Int, column: Int, value: Double) {
    entries.append(Entry(row: row, column: column, value: value))
  }

  /// The model in the form that GLPK is given, or every fault in it.
  public func checked() throws(ModelFaults) -> CheckedModel { try CheckedModel(self) }
}
