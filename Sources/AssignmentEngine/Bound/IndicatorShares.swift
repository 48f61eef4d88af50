/// What an item pays for an indicator when it takes a column that the indicator marks.
///
/// The shares of an indicator that spans many items are the multipliers of "the item takes a marked column
/// only if the indicator holds": the bound is that of a problem whose columns cost their shares.
public struct IndicatorShare: Sendable, Equatable {
  /// Index of the indicator.
  public var indicator: Int32
  public var item: Int32
  /// At least 0.
  public var value: Double

  public init(indicator: Int32, item: Int32, value: Double) {
    self.indicator = indicator
    self.item = item
    self.value = value
  }
}

/// The shares in which indicators charge their cost to the items that cause them.
///
/// A share belongs to an indicator and an item with columns that it marks: it is the multiplier of "the
/// marked columns of the item taken <= the indicator holds". The bound's rows are the side rows followed by
/// one row a share. Empty where no indicator is wide. Where some are, narrow ones have shares too: methods
/// that look at items one by one use them, while the dual function holds narrow indicators exactly.
struct IndicatorShares: Sendable {
  /// Shares of indicator k are `start[k] ..< start[k + 1]`, ascending by item.
  private(set) var start: [Int32] = [0]
  /// The item of each share.
  private(set) var item: [Int32] = []
  /// The indicator of each share.
  private(set) var indicator: [Int32] = []
  /// Whether an indicator spans several cells.
  private(set) var isWide: [Bool] = []
  /// Shares of the indicators that mark column j are `column[columnStart[j] ..< columnStart[j + 1]]`.
  private(set) var columnStart: [Int32] = []
  private(set) var column: [Int32] = []
  /// Use of side rows by indicator k, scaled: `entryStart[k] ..< entryStart[k + 1]`.
  private(set) var entryStart: [Int32] = [0]
  private(set) var entryRow: [Int32] = []
  private(set) var entryAmount: [Double] = []

  var isEmpty: Bool { item.isEmpty }
  var count: Int { item.count }
  var indicatorCount: Int { isWide.count }

  @inline(__always)
  func shares(of indicator: Int) -> Range<Int> { Int(start[indicator])..<Int(start[indicator + 1]) }
  @inline(__always)
  func entries(of indicator: Int) -> Range<Int> {
    Int(entryStart[indicator])..<Int(entryStart[indicator + 1])
  }
  /// Slots of `column` with the shares that charge a column; none where there are no shares.
  @inline(__always)
  func marks(of column: Int) -> Range<Int> {
    isEmpty ? 0..<0 : Int(columnStart[column])..<Int(columnStart[column + 1])
  }

  init(_ problem: AssignmentProblem, cells: ItemCells, scaling: Scaling) {
    guard !cells.wide.isEmpty else { return }
    isWide = [Bool](repeating: false, count: problem.indicators.count)
    for index in cells.wide { isWide[Int(index)] = true }
    let owner = problem.columnItems()
    var marksOf = [Int32](repeating: 0, count: problem.columnCount + 1)
    for (index, indicator) in problem.indicators.enumerated() {
      for marked in indicator.marked {
        marksOf[Int(marked) + 1] += 1
        let own = owner[Int(marked)]
        if item.count > Int(start[index]), item.last == own { continue }
        item.append(own)
        self.indicator.append(Int32(index))
      }
      start.append(Int32(item.count))
      for entry in indicator.entries {
        entryRow.append(entry.row)
        entryAmount.append(Double(entry.coefficient) * scaling.row[Int(entry.row)])
      }
      entryStart.append(Int32(entryRow.count))
    }
    for column in 0..<problem.columnCount { marksOf[column + 1] += marksOf[column] }
    columnStart = marksOf
    column = [Int32](repeating: 0, count: Int(marksOf[problem.columnCount]))
    var next = marksOf
    for (index, indicator) in problem.indicators.enumerated() {
      var share = start[index]
      for marked in indicator.marked {
        while item[Int(share)] != owner[Int(marked)] { share += 1 }
        column[Int(next[Int(marked)])] = share
        next[Int(marked)] += 1
      }
    }
  }

  /// The shares above 0 by indicator and item, each divided by `unit`; nil where no indicator is wide.
  func list(_ values: [Double], unit: Double) -> [IndicatorShare]? {
    guard !isEmpty else { return nil }
    return values.indices.lazy.filter { values[$0] > 0 }.map {
      IndicatorShare(indicator: indicator[$0], item: item[$0], value: values[$0] / unit)
    }
  }

  /// Total of the shares that charge each column.
  ///
  /// - Parameter wideOnly: leaves out shares of indicators that are held exactly.
  func charges(_ shares: ArraySlice<Double>, wideOnly: Bool) -> [Double] {
    guard !isEmpty else { return [] }
    let first = shares.startIndex
    return (0..<columnStart.count - 1).map { index in
      var charge = 0.0
      for slot in marks(of: index) {
        let share = Int(column[slot])
        if !wideOnly || isWide[Int(indicator[share])] { charge += shares[first + share] }
      }
      return charge
    }
  }
}
