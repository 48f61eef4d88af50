/// A problem with the scale and the boxes that bound and search calculate with.
///
/// Nothing is kept a column: scaled values and coefficients are the problem's integers times a factor, and
/// `ColumnPrices` works on those.
struct ScaledProblem: Sendable {
  let problem: AssignmentProblem
  let scaling: Scaling
  let rows: [ScaledRow]
  /// Items that stand alone, and groups of items tied by couplings or indicators.
  let groups: ItemGroups
  /// What is left of the groups when wide indicators are taken apart.
  let cells: ItemCells
  /// Shares of the indicators; none where no indicator is wide.
  let shares: IndicatorShares
  /// Rows of the bound: the side rows, and one for each share. Their multipliers are called the bound's.
  let boundRows: [ScaledRow]
  /// Scaled value of each indicator.
  let indicatorValue: [Double]
  /// Scaled constant of the objective.
  let constant: Double
  /// Scaled value of one unit of a column's value: that of the scaling, or 0 where values do not count.
  let worth: Double

  /// What the bound speaks of.
  enum Objective {
    /// The problem's own objective.
    case value
    /// Minus the violation of hard rows in scaled units; priced rows and all values count nothing. A
    /// negative bound shows that no legal plan exists.
    case violation
  }

  init(_ problem: AssignmentProblem, objective: Objective = .value) {
    self.problem = problem
    let scaling = Scaling(problem)
    self.scaling = scaling
    let worth = objective == .value ? scaling.value : 0
    self.worth = worth
    let rows = problem.rows.indices.map { index in
      var row = ScaledRow(problem.rows[index], scale: scaling.row[index], value: scaling.value)
      if objective == .violation { row.countViolation() }
      return row
    }
    self.rows = rows
    indicatorValue = problem.indicators.map { Double($0.value) * worth }
    constant = Double(problem.constant) * worth
    groups = problem.groups()
    let cells = problem.cells()
    self.cells = cells
    let shares = IndicatorShares(problem, cells: cells, scaling: scaling)
    self.shares = shares
    boundRows =
      shares.isEmpty
      ? rows : rows + shares.indicator.map { ScaledRow(shareOfWide: shares.isWide[Int($0)]) }
  }

  /// Scaled value of a column.
  @inline(__always)
  func value(_ column: Int) -> Double { Double(problem.columnValue[column]) * worth }

  /// Scaled coefficient of an entry.
  @inline(__always)
  func coefficient(_ entry: Int) -> Double {
    Double(problem.entryCoefficient[entry]) * scaling.row[Int(problem.entryRow[entry])]
  }

  /// What the columns are worth at scaled multipliers: those of the side rows, or all of the bound's.
  ///
  /// - Parameter wideOnly: whether shares of narrow indicators are left out.
  func prices(_ multipliers: [Double], wideOnly: Bool = true) -> ColumnPrices {
    ColumnPrices(
      problem: problem, worth: worth, price: zip(multipliers, scaling.row).map { $0 * $1 },
      charge: multipliers.count == rows.count
        ? [] : shares.charges(multipliers.dropFirst(rows.count), wideOnly: wideOnly))
  }

  /// The bound's multipliers to start from: the given ones, brought into their boxes, or 0. Where only those of
  /// the side rows are given, what an indicator costs at them is shared out equally.
  func firstMultipliers(_ start: [Double]?) -> [Double] {
    var result = boundRows.indices.map { row in
      let given = start.flatMap { row < $0.count ? $0[row] : nil } ?? 0
      return min(max(given, boundRows[row].leastMultiplier), boundRows[row].largestMultiplier)
    }
    guard start?.count != boundRows.count else { return result }
    for indicator in 0..<shares.indicatorCount where shares.isWide[indicator] {
      let own = shares.shares(of: indicator)
      let cost = max(0, -pricedValue(indicator: indicator, result))
      for share in own { result[rows.count + share] = cost / Double(own.count) }
    }
    return result
  }

  /// Whether couplings tie items of some cell.
  var hasTiedCells: Bool { cells.groups.tied.contains { !$0.couplings.isEmpty } }

  /// Shares in the order of `shares`, scaled; those not listed are 0, and those of no indicator here are left out.
  func scaled(_ listed: [IndicatorShare]) -> [Double] {
    var result = [Double](repeating: 0, count: shares.count)
    for share in listed where (0..<shares.start.count - 1).contains(Int(share.indicator)) {
      let own = shares.shares(of: Int(share.indicator))
      // Ascending by item.
      var (low, high) = (own.lowerBound, own.upperBound)
      while low < high {
        let middle = (low + high) / 2
        if shares.item[middle] < share.item { low = middle + 1 } else { high = middle }
      }
      if low < own.upperBound, shares.item[low] == share.item { result[low] = share.value * scaling.value }
    }
    return result
  }

  /// Value of an indicator less the price of what it uses.
  func pricedValue(indicator: Int, _ multipliers: [Double]) -> Double {
    problem.indicators[indicator].entries.reduce(indicatorValue[indicator]) { total, entry in
      let row = Int(entry.row)
      return total - multipliers[row] * Double(entry.coefficient) * scaling.row[row]
    }
  }
}

/// Scaled values of columns less the price of what they use, computed when asked for.
struct ColumnPrices: Sendable {
  let problem: AssignmentProblem
  /// Scaled value of one unit of a column's value.
  let worth: Double
  /// Scaled price of one unit of each row's coefficients.
  let price: [Double]
  /// What indicators charge each column; empty where there are no shares.
  let charge: [Double]

  subscript(_ column: Int) -> Double {
    var result = Double(problem.columnValue[column]) * worth
    for entry in problem.entries(of: column) {
      result -= price[Int(problem.entryRow[entry])] * Double(problem.entryCoefficient[entry])
    }
    return charge.isEmpty ? result : result - charge[column]
  }

  /// The same through pointers, for passes over all columns.
  struct Pass {
    let columnStart: UnsafePointer<Int32>
    let columnValue: UnsafePointer<Int64>
    let entryStart: UnsafePointer<Int32>
    let entryRow: UnsafePointer<Int32>
    let entryCoefficient: UnsafePointer<Int64>
    let price: UnsafePointer<Double>
    /// nil where nothing is charged.
    let charge: UnsafePointer<Double>?
    let worth: Double

    @inline(__always)
    func columns(of item: Int) -> Range<Int> { Int(columnStart[item])..<Int(columnStart[item + 1]) }

    @inline(__always)
    subscript(_ column: Int) -> Double {
      var result = Double(columnValue[column]) * worth
      for entry in Int(entryStart[column])..<Int(entryStart[column + 1]) {
        result -= price[Int(entryRow[entry])] * Double(entryCoefficient[entry])
      }
      if let charge { result -= charge[column] }
      return result
    }

    /// What indicators charge a column.
    @inline(__always)
    func charge(of column: Int) -> Double { charge.map { $0[column] } ?? 0 }

    /// The best column of an item that has one and what it is worth; of equals the first.
    @inline(__always)
    func best(of item: Int) -> (column: Int, value: Double) {
      var best = -Double.infinity
      var chosen = Int(columnStart[item])
      for column in columns(of: item) {
        let priced = self[column]
        if priced > best {
          best = priced
          chosen = column
        }
      }
      return (chosen, best)
    }
  }

  func withPass<Value>(_ body: (Pass) -> Value) -> Value {
    // An array without elements may have no address; nothing is read behind the one that stands in for it.
    problem.columnStart.withAddress { columnStart in
      problem.columnValue.withAddress { columnValue in
        problem.entryStart.withAddress { entryStart in
          problem.entryRow.withAddress { entryRow in
            problem.entryCoefficient.withAddress { entryCoefficient in
              price.withAddress { price in
                charge.withUnsafeBufferPointer { charge in
                  body(
                    Pass(
                      columnStart: columnStart, columnValue: columnValue, entryStart: entryStart,
                      entryRow: entryRow, entryCoefficient: entryCoefficient, price: price,
                      charge: charge.isEmpty ? nil : charge.baseAddress, worth: worth))
                }
              }
            }
          }
        }
      }
    }
  }
}

extension Array {
  fileprivate func withAddress<Value>(_ body: (UnsafePointer<Element>) -> Value) -> Value {
    withUnsafeBufferPointer { buffer in
      body(buffer.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<Element>.alignment)!)
    }
  }
}
