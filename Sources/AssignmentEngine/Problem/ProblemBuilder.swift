extension AssignmentProblem {
  /// Largest magnitude of a value, coefficient, bound, price or constant: 2^60.
  ///
  /// Sums of up to 2^31 such numbers stay below 2^91, and the difference of two bounds fits in 64 bits.
  public static let largestMagnitude: Int64 = 1 << 60
  /// Largest decimal exponent of values and rows.
  public static let largestExponent = 18

  /// Collects the data of a problem and checks all of it in `build()`.
  ///
  /// Agents, rows and items are numbered in the order in which they are added. Columns are added item by
  /// item (items ascending), so that the index returned by `addColumn` is the column's final index. An item
  /// may be left without columns: the problem is then legal to build and has no legal plan.
  ///
  /// Readers and generators that already hold flat arrays use `init(flat:)`, which copies nothing.
  public struct Builder: Sendable {
    /// Added to the objective of every plan, in units of 10^-valueExponent.
    public var constant: Int64
    /// Values are integers in units of 10^-valueExponent; 0 to 18.
    public var valueExponent: Int
    /// The direction of the objective where the data came from; values given here are always maximised.
    public var originalSense: OriginalSense

    var flat = FlatColumns()
    var agentCount = 0
    var itemCount = 0
    var rows: [SideRow] = []
    var couplings: [Coupling] = []
    var indicators: [Indicator] = []
    var connectivities: [Connectivity] = []
    var spreads: [Spread] = []
    var names = Names()
    var faults = ProblemFaults()

    public init(constant: Int64 = 0, valueExponent: Int = 0, originalSense: OriginalSense = .maximise) {
      self.constant = constant
      self.valueExponent = valueExponent
      self.originalSense = originalSense
    }

    /// Starts from flat arrays. Rows, couplings and indicators may still be added; columns may not be.
    public init(
      flat: FlatColumns, agentCount: Int, rows: [SideRow] = [], constant: Int64 = 0, valueExponent: Int = 0,
      originalSense: OriginalSense = .maximise, names: Names = Names()
    ) {
      self.init(constant: constant, valueExponent: valueExponent, originalSense: originalSense)
      self.flat = flat
      self.agentCount = agentCount
      self.itemCount = flat.columnStart.count - 1
      self.rows = rows
      self.names = names
    }

    /// Adds an agent and returns its index.
    @discardableResult
    public mutating func addAgent(name: String? = nil) -> Int {
      Self.keep(name, at: agentCount, in: &names.agents)
      agentCount += 1
      return agentCount - 1
    }

    /// Adds a side row and returns its index.
    @discardableResult
    public mutating func addRow(_ row: SideRow, name: String? = nil) -> Int {
      Self.keep(name, at: rows.count, in: &names.rows)
      rows.append(row)
      return rows.count - 1
    }

    /// Adds an item without columns and returns its index.
    @discardableResult
    public mutating func addItem(name: String? = nil) -> Int {
      Self.keep(name, at: itemCount, in: &names.items)
      itemCount += 1
      return itemCount - 1
    }

    /// Makes `agent` eligible for `item` and returns the column's index.
    ///
    /// - Parameters:
    ///   - value: in units of 10^-valueExponent.
    ///   - entries: coefficients in side rows, in any order, each row once. A coefficient of 0 says nothing
    ///     and is not stored.
    @discardableResult
    public mutating func addColumn(
      item: Int, agent: Int, value: Int64, entries: [Indicator.Entry] = [], name: String? = nil
    ) -> Int {
      let column = flat.columnAgent.count
      let openItem = flat.columnStart.count - 1
      guard item >= 0, item < itemCount else {
        faults.add(.columnOfUnknownItem(item: item))
        return column
      }
      guard item >= openItem else {
        faults.add(.columnOutOfOrder(item: item, after: openItem))
        return column
      }
      Self.keep(name, at: column, in: &names.columns)
      for _ in openItem..<item { flat.columnStart.append(Int32(clamping: column)) }
      // An agent that 32 bits cannot hold does not exist either; -1 makes validation say so.
      flat.columnAgent.append(Int32(exactly: agent) ?? -1)
      flat.columnValue.append(value)
      for entry in Self.stored(entries) {
        flat.entryRow.append(entry.row)
        flat.entryCoefficient.append(entry.coefficient)
      }
      flat.entryStart.append(Int32(clamping: flat.entryRow.count))
      return column
    }

    /// Adds a rule about the agents of several items and returns its index.
    @discardableResult
    public mutating func addCoupling(_ coupling: Coupling) -> Int {
      couplings.append(coupling)
      return couplings.count - 1
    }

    /// Adds a fact that holds when at least one of the marked columns is taken, and returns its index.
    ///
    /// Marked columns and entries may come in any order, each once. A coefficient of 0 is not stored.
    @discardableResult
    public mutating func addIndicator(marked: [Int], value: Int64, entries: [Indicator.Entry] = []) -> Int {
      indicators.append(
        Indicator(
          marked: marked.map { Int32(exactly: $0) ?? -1 }.sorted(), value: value,
          entries: Self.stored(entries)))
      return indicators.count - 1
    }

    /// Adds a rule that the places of an agent hang together, and returns its index.
    @discardableResult
    public mutating func addConnectivity(_ connectivity: Connectivity) -> Int {
      connectivities.append(connectivity)
      return connectivities.count - 1
    }

    /// Adds a bound on how far the activities of some side rows lie apart, and returns its index.
    @discardableResult
    public mutating func addSpread(_ spread: Spread) -> Int {
      spreads.append(spread)
      return spreads.count - 1
    }

    private static func stored(_ entries: [Indicator.Entry]) -> [Indicator.Entry] {
      let kept = entries.filter { $0.coefficient != 0 }
      let ascending = zip(kept, kept.dropFirst()).allSatisfy { $0.row < $1.row }
      return ascending ? kept : kept.sorted { $0.row < $1.row }
    }

    /// Names are kept only from the first one given; those before it are empty.
    private static func keep(_ name: String?, at index: Int, in list: inout [String]) {
      guard name != nil || !list.isEmpty else { return }
      while list.count < index { list.append("") }
      list.append(name ?? "")
    }
  }

  /// Columns and their row entries as compressed rows; see the properties of the same names in
  /// `AssignmentProblem`.
  public struct FlatColumns: Sendable {
    public var columnStart: [Int32]
    public var columnAgent: [Int32]
    public var columnValue: [Int64]
    public var entryStart: [Int32]
    public var entryRow: [Int32]
    public var entryCoefficient: [Int64]

    public init(
      columnStart: [Int32] = [0], columnAgent: [Int32] = [], columnValue: [Int64] = [],
      entryStart: [Int32] = [0], entryRow: [Int32] = [], entryCoefficient: [Int64] = []
    ) {
      self.columnStart = columnStart
      self.columnAgent = columnAgent
      self.columnValue = columnValue
      self.entryStart = entryStart
      self.entryRow = entryRow
      self.entryCoefficient = entryCoefficient
    }
  }
}
