/// A linear or mixed-integer model as a value: nothing of it lives in GLPK.
///
/// It may hold anything while it is built; `checked()` tells every fault at once. Rows and columns count
/// from 0. Entries that are not given are 0.
public struct LinearModel: Sendable, Equatable {
  /// Which way the objective is to be driven.
  public enum Sense: Sendable, Hashable {
    case minimize, maximize
  }

  /// What values a column may take.
  public enum Kind: Sendable, Hashable {
    case continuous
    case integer
    /// An integer whose bounds lie within 0...1.
    case binary
  }

  /// A decision variable.
  public struct Column: Sendable, Equatable {
    public var name: String?
    public var bounds: Bounds
    /// The objective coefficient.
    public var cost: Double
    public var kind: Kind

    /// Bounds default to zero or more, for a binary column to 0...1.
    public init(
      _ name: String? = nil, cost: Double = 0, bounds: Bounds? = nil, kind: Kind = .continuous
    ) {
      self.name = name
      self.cost = cost
      self.kind = kind
      self.bounds = bounds ?? (kind == .binary ? .unit : .nonNegative)
    }
  }

  /// A constraint: bounds on the sum of coefficient times column.
  public struct Row: Sendable, Equatable {
    public var name: String?
    public var bounds: Bounds

    public init(_ name: String? = nil, bounds: Bounds) {
      self.name = name
      self.bounds = bounds
    }
  }

  /// One coefficient of the matrix.
  public struct Entry: Sendable, Equatable {
    public var row: Int
    public var column: Int
    public var value: Double

    public init(row: Int, column: Int, value: Double) {
      self.row = row
      self.column = column
      self.value = value
    }
  }

  public var name: String?
  public var sense: Sense
  /// Added to the objective of every point.
  public var objectiveConstant: Double
  public var columns: [Column]
  public var rows: [Row]
  public var entries: [Entry]

  public init(
    _ name: String? = nil, sense: Sense = .minimize, objectiveConstant: Double = 0,
    columns: [Column] = [], rows: [Row] = [], entries: [Entry] = []
  ) {
    self.name = name
    self.sense = sense
    self.objectiveConstant = objectiveConstant
    self.columns = columns
    self.rows = rows
    self.entries = entries
  }

  /// Appends a column and returns its index.
  @discardableResult
  public mutating func add(_ column: Column) -> Int {
    columns.append(column)
    return columns.count - 1
  }

  /// Appends a row with its coefficients, pairs of column and value, and returns its index.
  @discardableResult
  public mutating func add(_ row: Row, _ coefficients: [(column: Int, value: Double)] = []) -> Int {
    let index = rows.count
    rows.append(row)
    for (column, value) in coefficients {
      entries.append(Entry(row: index, column: column, value: value))
    }
    return index
  }
}
