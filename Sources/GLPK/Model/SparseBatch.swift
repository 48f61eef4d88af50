/// New columns in flat arrays, for adding many at once without an allocation a column. A batch can be
/// emptied and filled again in a loop.
public struct ColumnBatch: Sendable, Hashable {
  public private(set) var costs: [Double] = []
  public private(set) var lower: [Double] = []
  public private(set) var upper: [Double] = []
  public private(set) var kinds: [ColumnKind] = []
  var matrix = CompressedLists()

  public init() {}

  /// The number of columns in the batch.
  public var count: Int { costs.count }
  public var isEmpty: Bool { costs.isEmpty }

  /// Starts a column; its entries follow by ``appendEntry(row:value:)``.
  public mutating func appendColumn(cost: Double, bounds: Bounds, kind: ColumnKind = .continuous) {
    costs.append(cost)
    lower.append(bounds.lower)
    upper.append(bounds.upper)
    kinds.append(kind)
    matrix.startList()
  }

  /// Appends an entry to the column started last.
  ///
  /// - Precondition: A column was started.
  public mutating func appendEntry(row: Int, value: Double) {
    matrix.append(index: row, value: value)
  }

  /// Empties the batch and keeps its memory.
  public mutating func removeAll() {
    costs.removeAll(keepingCapacity: true)
    lower.removeAll(keepingCapacity: true)
    upper.removeAll(keepingCapacity: true)
    kinds.removeAll(keepingCapacity: true)
    matrix.removeAll()
  }

  public mutating func reserveCapacity(columns: Int, entries: Int) {
    costs.reserveCapacity(columns)
    lower.reserveCapacity(columns)
    upper.reserveCapacity(columns)
    kinds.reserveCapacity(columns)
    matrix.reserveCapacity(lists: columns, entries: entries)
  }

  func faults(rows: Int) -> [ModelFault] {
    var faults: [ModelFault] = []
    for index in costs.indices {
      if let problem = Bounds(lower: lower[index], upper: upper[index]).fault(kind: kinds[index]) {
        faults.append(ModelFault(.column(index), problem))
      }
      if !costs[index].isFinite { faults.append(ModelFault(.column(index), .notFinite)) }
    }
    matrix.check(limit: rows) { position, list, index, isRangeFault, problem in
      faults.append(
        ModelFault(
          .coefficient(position: position, row: index, column: list),
          isRangeFault ? .rowOutOfRange(rows: rows) : problem))
    }
    return faults
  }
}

/// New rows in flat arrays.
public struct RowBatch: Sendable, Hashable {
  public private(set) var lower: [Double] = []
  public private(set) var upper: [Double] = []
  var matrix = CompressedLists()

  public init() {}

  /// The number of rows in the batch.
  public var count: Int { lower.count }
  public var isEmpty: Bool { lower.isEmpty }

  /// Starts a row; its entries follow by ``appendEntry(column:value:)``.
  public mutating func appendRow(bounds: Bounds) {
    lower.append(bounds.lower)
    upper.append(bounds.upper)
    matrix.startList()
  }

  /// Appends an entry to the row started last.
  ///
  /// - Precondition: A row was started.
  public mutating func appendEntry(column: Int, value: Double) {
    matrix.append(index: column, value: value)
  }

  /// Empties the batch and keeps its memory.
  public mutating func removeAll() {
    lower.removeAll(keepingCapacity: true)
    upper.removeAll(keepingCapacity: true)
    matrix.removeAll()
  }

  func faults(columns: Int) -> [ModelFault] {
    var faults: [ModelFault] = []
    for index in lower.indices {
      if let problem = Bounds(lower: lower[index], upper: upper[index]).fault(kind: .continuous) {
        faults.append(ModelFault(.row(index), problem))
      }
    }
    matrix.check(limit: columns) { position, list, index, isRangeFault, problem in
      faults.append(
        ModelFault(
          .coefficient(position: position, row: list, column: index),
          isRangeFault ? .columnOutOfRange(columns: columns) : problem))
    }
    return faults
  }
}

/// Lists of (index, value) behind one another: list `k` is at `starts[k] ..< starts[k + 1]`.
struct CompressedLists: Sendable, Hashable {
  private(set) var starts: [Int32] = [0]
  private(set) var indices: [Int32] = []
  private(set) var values: [Double] = []

  mutating func startList() { starts.append(Int32(indices.count)) }

  mutating func append(index: Int, value: Double) {
    precondition(starts.count > 1, "an entry needs a column or row to belong to")
    // An index beyond Int32 is out of any range; -1 keeps it a fault without a trap.
    indices.append(Int32(exactly: index) ?? -1)
    values.append(value)
    starts[starts.count - 1] += 1
  }

  mutating func removeAll() {
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    indices.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
  }

  mutating func reserveCapacity(lists: Int, entries: Int) {
    starts.reserveCapacity(lists + 1)
    indices.reserveCapacity(entries)
    values.reserveCapacity(entries)
  }

  /// Calls `report` for every index outside `0 ..< limit`, value that is not finite, and index that
  /// occurs twice in a list.
  func check(limit: Int, _ report: (Int, Int, Int, Bool, ModelFault.Problem) -> Void) {
    var lastList = [Int32](repeating: -1, count: limit)
    for list in 0..<(starts.count - 1) {
      for position in Int(starts[list])..<Int(starts[list + 1]) {
        let index = Int(indices[position])
        if !values[position].isFinite { report(position, list, index, false, .notFinite) }
        guard index >= 0 && index < limit else {
          report(position, list, index, true, .duplicate)
          continue
        }
        if lastList[index] == Int32(list) { report(position, list, index, false, .duplicate) }
        lastList[index] = Int32(list)
      }
    }
  }
}
