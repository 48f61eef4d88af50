/// Prices the cells of tied items: the best joint choice of each under given multipliers.
struct GroupPricing {
  let scaled: ScaledProblem
  private(set) var oracles: [GroupOracle]
  private var columnValue: [Double]
  private var indicatorValue: [Double]
  private var held: [Bool]
  private let indicatorsOf: [[Int32]]

  init(_ scaled: ScaledProblem) {
    self.scaled = scaled
    let problem = scaled.problem
    oracles = scaled.cells.groups.tied.map { GroupOracle(problem: problem, group: $0) }
    columnValue = [Double](repeating: 0, count: oracles.isEmpty ? 0 : problem.columnCount)
    indicatorValue = [Double](repeating: 0, count: problem.indicators.count)
    held = [Bool](repeating: false, count: problem.indicators.count)
    var marks = [[Int32]](repeating: [], count: problem.indicators.isEmpty ? 0 : problem.columnCount)
    let isWide = Set(scaled.cells.wide)
    for (index, indicator) in problem.indicators.enumerated() where !isWide.contains(Int32(index)) {
      for column in indicator.marked { marks[Int(column)].append(Int32(index)) }
    }
    indicatorsOf = marks
  }

  /// Sum of the groups' best values; adds what the best choices use to `activity`.
  ///
  /// Where an oracle is not exact the sum is an upper bound and its choice only a direction.
  mutating func price(_ y: [Double], activity: inout [Double]) -> Double {
    guard !oracles.isEmpty else { return 0 }
    setPrices(y)
    var total = 0.0
    for group in oracles.indices {
      total += maximise(group).value
      for (row, amount) in use(of: oracles[group].choice) { activity[row] += amount }
    }
    return total
  }

  /// Sets the priced values that `maximise` works with.
  mutating func setPrices(_ y: [Double]) {
    let prices = scaled.prices(y)
    for oracle in oracles {
      for item in oracle.group.items {
        for column in scaled.problem.columns(of: Int(item)) { columnValue[column] = prices[column] }
      }
    }
    for indicator in indicatorValue.indices {
      indicatorValue[indicator] = scaled.pricedValue(indicator: indicator, y)
    }
  }

  mutating func maximise(_ group: Int) -> GroupOracle.Maximum {
    columnValue.withUnsafeBufferPointer { columns in
      indicatorValue.withUnsafeBufferPointer { indicators in
        oracles[group].maximise(columnValue: columns, indicatorValue: indicators)
      }
    }
  }

  /// The narrow indicators that a joint choice makes hold, each once.
  mutating func indicators(of choice: [Int32]) -> [Int] {
    guard !indicatorsOf.isEmpty else { return [] }
    var found: [Int] = []
    for column in choice where column >= 0 {
      for indicator in indicatorsOf[Int(column)] where !held[Int(indicator)] {
        held[Int(indicator)] = true
        found.append(Int(indicator))
      }
    }
    for indicator in found { held[indicator] = false }
    return found
  }

  /// Scaled use of the bound's rows by a joint choice, one entry a row and cause.
  mutating func use(of choice: [Int32]) -> [(row: Int, amount: Double)] {
    let problem = scaled.problem
    var result: [(row: Int, amount: Double)] = []
    for column in choice where column >= 0 {
      for entry in problem.entries(of: Int(column)) {
        result.append((Int(problem.entryRow[entry]), scaled.coefficient(entry)))
      }
      for slot in scaled.shares.marks(of: Int(column)) {
        result.append((scaled.rows.count + Int(scaled.shares.column[slot]), 1))
      }
    }
    for indicator in indicators(of: choice) {
      for entry in problem.indicators[indicator].entries {
        let row = Int(entry.row)
        result.append((row, Double(entry.coefficient) * scaled.scaling.row[row]))
      }
    }
    return result
  }

  /// Scaled value of a joint choice before any price.
  mutating func value(of choice: [Int32]) -> Double {
    choice.reduce(0.0) { $1 >= 0 ? $0 + scaled.value(Int($1)) : $0 }
      + indicators(of: choice).reduce(0.0) { $0 + scaled.indicatorValue[$1] }
  }
}
