/// The columns that a search may take, item by item, with their entries: flat arrays in one order.
struct CoreColumns: Sendable {
  /// Columns of item `i` are `itemStart[i] ..< itemStart[i + 1]`, cheapest first.
  private(set) var itemStart: [Int32] = [0]
  /// The problem's column of each core column.
  private(set) var column: [Int32] = []
  private(set) var agent: [Int32] = []
  /// Reduced cost; at least 0.
  private(set) var cost: [Double] = []
  private(set) var entryStart: [Int32] = [0]
  private(set) var entryRow: [Int32] = []
  private(set) var entryValue: [Double] = []
  private(set) var entryExact: [Int64] = []
  /// Indicators that core column `c` marks are `markStart[c] ..< markStart[c + 1]` of `mark`.
  private(set) var markStart: [Int32] = [0]
  private(set) var mark: [Int32] = []

  var itemCount: Int { itemStart.count - 1 }
  var count: Int { column.count }

  func columns(of item: Int) -> Range<Int> { Int(itemStart[item])..<Int(itemStart[item + 1]) }
  func entries(of core: Int) -> Range<Int> { Int(entryStart[core])..<Int(entryStart[core + 1]) }
  func marks(of core: Int) -> ArraySlice<Int32> { mark[Int(markStart[core])..<Int(markStart[core + 1])] }

  /// Whether some item has several columns with one agent. Takes time linear in the columns.
  var hasRepeatedAgent: Bool {
    guard let largest = agent.max() else { return false }
    var last = [Int32](repeating: -1, count: Int(largest) + 1)
    for item in 0..<itemCount {
      for core in columns(of: item) {
        if last[Int(agent[core])] == Int32(item) { return true }
        last[Int(agent[core])] = Int32(item)
      }
    }
    return false
  }

  /// For each of `count` indicators the items with core columns that mark it, ascending.
  func itemsOfIndicators(_ count: Int) -> [[Int32]] {
    var items = [[Int32]](repeating: [], count: count)
    guard !mark.isEmpty else { return items }
    for item in 0..<itemCount {
      for core in columns(of: item) {
        for indicator in marks(of: core) where items[Int(indicator)].last != Int32(item) {
          items[Int(indicator)].append(Int32(item))
        }
      }
    }
    return items
  }

  mutating func reserve(items: Int, columns: Int, entries: Int) {
    itemStart.reserveCapacity(items + 1)
    column.reserveCapacity(columns)
    agent.reserveCapacity(columns)
    cost.reserveCapacity(columns)
    entryStart.reserveCapacity(columns + 1)
    markStart.reserveCapacity(columns + 1)
    entryRow.reserveCapacity(entries)
    entryValue.reserveCapacity(entries)
    entryExact.reserveCapacity(entries)
  }

  // MARK: Building, in order: entries and marks of a column, the column, ..., its item

  mutating func addEntry(row: Int32, value: Double, exact: Int64) {
    entryRow.append(row)
    entryValue.append(value)
    entryExact.append(exact)
  }

  mutating func addMark(_ indicator: Int32) { mark.append(indicator) }

  mutating func addColumn(_ index: Int32, agent owner: Int32, cost reduced: Double) {
    column.append(index)
    agent.append(owner)
    cost.append(reduced)
    entryStart.append(Int32(entryRow.count))
    markStart.append(Int32(mark.count))
  }

  mutating func endItem() { itemStart.append(Int32(column.count)) }
}
