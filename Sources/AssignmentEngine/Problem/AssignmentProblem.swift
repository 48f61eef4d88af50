/// A generalized assignment problem with two-sided side rows, coupled items and indicators.
///
/// Every item takes exactly one of its columns; a column is an eligible pair of an item and an agent. Several
/// columns may pair the same two: parallel columns, such as levels of effort that the agent may spend.
/// Maximise
///
///     constant + sum of the values of the columns taken + sum of the values of the indicators that hold
///              - sum over priced rows of price x violation
///
/// subject to `lower <= activity <= upper` for every hard row and to every coupling, connectivity and spread,
/// where the activity of a row adds the coefficients of the columns taken and of the indicators that hold.
///
/// All data are integers, so that plans and bounds can be compared exactly. Data that arrive as decimals are
/// scaled by a power of ten (`valueExponent`, `SideRow.exponent`). Storage is flat: compressed rows of items
/// over columns, compressed rows of columns over entries. Instances are made by `AssignmentProblem.Builder`,
/// which checks everything; an instance is always consistent.
public struct AssignmentProblem: Sendable {
  /// Number of agents; agents are numbered from 0.
  public let agentCount: Int
  /// Columns of item `i` are `columnStart[i] ..< columnStart[i + 1]`. Count: items + 1.
  public let columnStart: [Int32]
  /// The agent of each column.
  public let columnAgent: [Int32]
  /// The value of each column, in units of 10^-valueExponent.
  public let columnValue: [Int64]
  /// Row entries of column `j` are `entryStart[j] ..< entryStart[j + 1]`. Count: columns + 1.
  public let entryStart: [Int32]
  /// The row of each entry; ascending and distinct within a column.
  public let entryRow: [Int32]
  /// The coefficient of each entry, in units of the row; never 0.
  public let entryCoefficient: [Int64]
  public let rows: [SideRow]
  public let couplings: [Coupling]
  public let indicators: [Indicator]
  public let connectivities: [Connectivity]
  public let spreads: [Spread]
  /// Added to the objective of every plan, in units of 10^-valueExponent.
  public let constant: Int64
  /// Values are integers in units of 10^-valueExponent (0 where the data were integers).
  public let valueExponent: Int
  /// The direction of the objective in the file or model this problem came from. Values here are always to
  /// be maximised; a minimisation arrives negated and is printed negated again.
  public let originalSense: OriginalSense
  /// Names for messages and exports, or empty; never used for identity.
  public let names: Names

  public enum OriginalSense: String, Sendable, Codable { case maximise, minimise }

  public struct Names: Sendable, Equatable {
    public var items: [String]
    public var agents: [String]
    public var rows: [String]
    public var columns: [String]
    public init(items: [String] = [], agents: [String] = [], rows: [String] = [], columns: [String] = []) {
      self.items = items
      self.agents = agents
      self.rows = rows
      self.columns = columns
    }
  }

  public var itemCount: Int { columnStart.count - 1 }
  public var columnCount: Int { columnAgent.count }
  public var rowCount: Int { rows.count }

  /// The columns of an item, as a range of column indices.
  public func columns(of item: Int) -> Range<Int> { Int(columnStart[item])..<Int(columnStart[item + 1]) }
  /// The entries of a column, as a range of entry indices.
  public func entries(of column: Int) -> Range<Int> { Int(entryStart[column])..<Int(entryStart[column + 1]) }
  /// The first column that pairs `item` with `agent`, if that pair is eligible.
  public func column(item: Int, agent: Int) -> Int? {
    columns(of: item).first { columnAgent[$0] == Int32(agent) }
  }
  /// Whether some item has two columns with the same agent. Takes time linear in the columns.
  public var hasParallelColumns: Bool {
    // An agent seen twice at the same item.
    var lastItem = [Int32](repeating: -1, count: agentCount)
    for item in 0..<itemCount {
      for column in columns(of: item) {
        let agent = Int(columnAgent[column])
        if lastItem[agent] == Int32(item) { return true }
        lastItem[agent] = Int32(item)
      }
    }
    return false
  }
}

/// A linear restriction over the whole plan: `lower <= activity <= upper`.
public struct SideRow: Sendable, Equatable {
  /// Least activity, or nil for none.
  public var lower: Int64?
  /// Largest activity, or nil for none.
  public var upper: Int64?
  /// Price of one unit below `lower`, in units of the value; nil makes the lower bound hard. At least 0.
  public var shortfallPrice: Int64?
  /// Price of one unit above `upper`, in units of the value; nil makes the upper bound hard. At least 0.
  public var excessPrice: Int64?
  /// Coefficients and bounds are integers in units of 10^-exponent.
  public var exponent: Int

  public init(
    lower: Int64?, upper: Int64?, shortfallPrice: Int64? = nil, excessPrice: Int64? = nil, exponent: Int = 0
  ) {
    self.lower = lower
    self.upper = upper
    self.shortfallPrice = shortfallPrice
    self.excessPrice = excessPrice
    self.exponent = exponent
  }
}

/// A rule about the agents that several items take together.
///
/// `exempt` names an agent that the rule does not look at (a pool shared by everybody), if there is one.
public enum Coupling: Sendable, Equatable {
  /// No two of the items take the same agent (other than the exempt one).
  case differ(items: [Int32], exempt: Int32?)
  /// The items take at most `limit` different agents (not counting the exempt one). `limit` >= 1.
  case atMost(limit: Int, items: [Int32], exempt: Int32?)
  /// The agents of the items belong to one class (the exempt one aside). `classOfAgent` gives the class of
  /// every agent of the problem; classes are numbered from 0.
  case sameClass(items: [Int32], classOfAgent: [Int32], exempt: Int32?)
}

/// A yes/no fact about a plan: it holds when at least one of the marked columns is taken.
///
/// Used for what is counted once however many items cause it, such as an account that changes hands.
public struct Indicator: Sendable, Equatable {
  /// The marked columns, ascending and distinct.
  public var marked: [Int32]
  /// Added to the objective when the indicator holds, in units of the value.
  public var value: Int64
  /// Added to the activity of these rows when the indicator holds.
  public var entries: [Entry]

  public struct Entry: Sendable, Equatable {
    public var row: Int32
    public var coefficient: Int64
    public init(row: Int32, coefficient: Int64) {
      self.row = row
      self.coefficient = coefficient
    }
  }

  public init(marked: [Int32], value: Int64, entries: [Entry]) {
    self.marked = marked
    self.value = value
    self.entries = entries
  }
}
