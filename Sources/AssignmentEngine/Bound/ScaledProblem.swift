/// A problem in scaled doubles, laid out for passes over all columns.
///
/// Items outside every coupling and indicator are priced column by column from `packed` (or from the
/// compressed rows, where a column touches more than three rows); coupled groups by `GroupOracle`.
struct ScaledProblem: Sendable {
  let problem: AssignmentProblem
  let scaling: Scaling
  let rows: [ScaledRow]
  /// Scaled value of each column.
  let value: [Double]
  /// Scaled coefficient of each entry.
  let coefficient: [Double]
  /// Items that stand alone, and groups of items tied by couplings or indicators.
  let groups: ItemGroups
  /// Columns of the single items in their order, where every one touches at most three rows; else empty.
  let packed: [PackedColumn]
  /// Columns of single item `k` are `packedStart[k] ..< packedStart[k + 1]` of `packed`.
  let packedStart: [Int32]
  /// Scaled value of each indicator.
  let indicatorValue: [Double]
  /// Scaled constant of the objective.
  let constant: Double

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
    rows = problem.rows.indices.map { index in
      var row = ScaledRow(problem.rows[index], scale: scaling.row[index], value: scaling.value)
      if objective == .violation { row.countViolation() }
      return row
    }
    value = problem.columnValue.map { Double($0) * worth }
    indicatorValue = problem.indicators.map { Double($0.value) * worth }
    coefficient = problem.entryRow.indices.map {
      Double(problem.entryCoefficient[$0]) * scaling.row[Int(problem.entryRow[$0])]
    }
    constant = Double(problem.constant) * worth
    groups = problem.groups()
    (packed, packedStart) = Self.pack(
      problem, single: groups.singles, value: value, coefficient: coefficient)
  }

  private static func pack(
    _ problem: AssignmentProblem, single: [Int32], value: [Double], coefficient: [Double]
  ) -> ([PackedColumn], [Int32]) {
    var packed: [PackedColumn] = []
    packed.reserveCapacity(problem.columnCount)
    var start: [Int32] = [0]
    start.reserveCapacity(single.count + 1)
    for item in single {
      for column in problem.columns(of: Int(item)) {
        let entries = problem.entries(of: column)
        guard entries.count <= 3 else { return ([], []) }
        var compact = PackedColumn(value: value[column], unusedRow: Int32(problem.rowCount))
        for (slot, entry) in entries.enumerated() {
          compact.set(slot, row: problem.entryRow[entry], coefficient: Float(coefficient[entry]))
        }
        packed.append(compact)
      }
      start.append(Int32(packed.count))
    }
    return (packed, start)
  }

  /// Value of a column less the price of what it uses.
  @inline(__always)
  func pricedValue(_ column: Int, _ y: UnsafePointer<Double>) -> Double {
    var result = value[column]
    for entry in problem.entries(of: column) {
      result -= y[Int(problem.entryRow[entry])] * coefficient[entry]
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

  /// Priced value of every column, with scaled multipliers.
  func pricedValues(_ multipliers: [Double]) -> [Double] {
    multipliers.withUnsafeBufferPointer { y in
      guard let base = y.baseAddress else { return value }
      return (0..<problem.columnCount).map { pricedValue($0, base) }
    }
  }
}

/// A column of at most three entries in 32 bytes, so that one pass over all columns streams through memory.
struct PackedColumn: Sendable {
  var value: Double
  var row0: Int32
  var row1: Int32
  var row2: Int32
  var coefficient0: Float = 0
  var coefficient1: Float = 0
  var coefficient2: Float = 0

  /// A column without entries; unused slots point at one row past the last, whose multiplier is 0.
  init(value: Double, unusedRow: Int32) {
    self.value = value
    row0 = unusedRow
    row1 = unusedRow
    row2 = unusedRow
  }

  mutating func set(_ slot: Int, row: Int32, coefficient: Float) {
    switch slot {
    case 0: (row0, coefficient0) = (row, coefficient)
    case 1: (row1, coefficient1) = (row, coefficient)
    default: (row2, coefficient2) = (row, coefficient)
    }
  }
}
