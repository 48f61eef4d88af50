internal import GLPK

/// One column of the restricted master: a column of a single item, or a joint choice of a tied group.
struct MasterColumn {
  /// Item of a single, or the number of singles plus the group's index.
  var owner: Int
  /// Columns of the problem: one for a single, one an item for a group.
  var choice: [Int32]
  /// Scaled value and use of rows, one entry a row.
  var value: Double
  var use: [(row: Int, amount: Double)]
}

/// A linear program over a few columns of every item, its optimum and its multipliers.
///
/// Owners with one column need no row of their own: their column is folded into the rows' bounds. Every
/// hard row may be violated at a penalty, so that the program is feasible whatever columns it has.
struct RestrictedMaster {
  let rows: [ScaledRow]
  private(set) var columns: [MasterColumn] = []
  private(set) var columnsOf: [[Int32]]
  private var status: [Basis.Status] = []
  private var rowStatus: [Basis.Status]
  private var slackStatus: [Basis.Status]
  private var isOpen: [Bool]

  /// What one solve found.
  struct Optimum {
    var value: Double
    /// One a side row, in scaled units.
    var multipliers: [Double]
    /// Priced value that each owner already reaches.
    var ownerValue: [Double]
    /// Share of each column.
    var shares: [Double]
    /// Scaled violation of hard rows that the program bought.
    var violation: Double
    var iterations: Int
  }

  init(rows: [ScaledRow], owners: Int) {
    self.rows = rows
    columnsOf = [[Int32]](repeating: [], count: owners)
    rowStatus = [Basis.Status](repeating: .basic, count: rows.count)
    slackStatus = [Basis.Status](repeating: .atLower, count: 2 * rows.count)
    isOpen = [Bool](repeating: false, count: owners)
  }

  /// Adds a column; the first of an owner enters the basis, as a start that is always nonsingular.
  mutating func add(_ column: MasterColumn) {
    status.append(columnsOf[column.owner].isEmpty ? .basic : .atLower)
    columnsOf[column.owner].append(Int32(columns.count))
    columns.append(column)
  }

  /// Solves from the last basis.
  ///
  /// - Parameters:
  ///   - penalty: price of a scaled unit of violation of each hard row.
  ///   - options: limits; nil is returned when one is hit before the optimum.
  mutating func solve(in session: Session, penalty: [Double], options: SimplexOptions) throws -> Optimum? {
    let shape = Shape(self)
    let program = try build(shape, penalty: penalty, session: session)
    try program.setBasis(shape.basis(self))
    var status = try program.simplex(options)
    if case .failed = status {
      // A basis that became numerically singular is not worth repairing: start anew from the slacks.
      try program.useStandardBasis()
      status = try program.simplex(options)
    }
    guard case .optimal = status else { return nil }
    try keep(program.basis(), shape)
    return try read(program, shape)
  }

  /// Which owners have a row of their own, and where their columns are in the program.
  private struct Shape {
    var openOwners: [Int] = []
    var programColumns: [Int] = []
    var rowOfOwner: [Int]

    init(_ master: RestrictedMaster) {
      rowOfOwner = [Int](repeating: -1, count: master.columnsOf.count)
      for owner in master.columnsOf.indices where master.columnsOf[owner].count > 1 {
        rowOfOwner[owner] = master.rows.count + openOwners.count
        openOwners.append(owner)
        programColumns += master.columnsOf[owner].map(Int.init)
      }
    }

    /// Columns come after the two slacks of every row.
    func basis(_ master: RestrictedMaster) -> Basis {
      Basis(
        rows: master.rowStatus + openOwners.map { _ in .fixed },
        columns: master.slackStatus + programColumns.map { master.status[$0] })
    }
  }

  private func build(_ shape: Shape, penalty: [Double], session: Session) throws -> Problem {
    var folded = [Double](repeating: 0, count: rows.count)
    var constant = 0.0
    for owner in columnsOf.indices where shape.rowOfOwner[owner] < 0 {
      guard let only = columnsOf[owner].first else { continue }
      constant += columns[Int(only)].value
      for (row, amount) in columns[Int(only)].use { folded[row] += amount }
    }
    let program = try session.makeProblem()
    try program.setSense(.maximize)
    var lines = RowBatch()
    for (index, row) in rows.enumerated() {
      lines.appendRow(bounds: Bounds(lower: row.lower - folded[index], upper: row.upper - folded[index]))
    }
    for _ in shape.openOwners { lines.appendRow(bounds: .equal(to: 1)) }
    _ = try program.addRows(lines)
    var batch = ColumnBatch()
    for (index, row) in rows.enumerated() {
      append(&batch, row: index, sign: 1, least: row.leastMultiplier, penalty: penalty[index])
      append(&batch, row: index, sign: -1, least: -row.largestMultiplier, penalty: penalty[index])
    }
    for index in shape.programColumns {
      batch.appendColumn(cost: columns[index].value, bounds: .nonNegative)
      for (row, amount) in columns[index].use { batch.appendCoefficient(row: row, value: amount) }
      batch.appendCoefficient(row: shape.rowOfOwner[columns[index].owner], value: 1)
    }
    _ = try program.addColumns(batch)
    try program.setObjectiveConstant(constant)
    return program
  }

  /// A column that buys one scaled unit of shortfall (sign 1) or excess (sign -1); fixed at 0 where the row
  /// has no such bound.
  private func append(_ batch: inout ColumnBatch, row: Int, sign: Double, least: Double, penalty: Double) {
    let price = least == -.infinity ? penalty : -least
    let exists = sign > 0 ? rows[row].lower > -.infinity : rows[row].upper < .infinity
    batch.appendColumn(cost: -price, bounds: exists ? .nonNegative : .equal(to: 0))
    batch.appendCoefficient(row: row, value: sign)
  }

  private mutating func keep(_ basis: Basis, _ shape: Shape) {
    rowStatus = Array(basis.rows.prefix(rows.count))
    slackStatus = Array(basis.columns.prefix(2 * rows.count))
    // An owner's row may itself be basic only in a degenerate basis; its columns then lack one, which
    // `setBasis` would refuse, so the next start falls back to the slacks.
    isDamaged = basis.rows.dropFirst(rows.count).contains(.basic)
    for (slot, index) in shape.programColumns.enumerated() {
      status[index] = basis.columns[2 * rows.count + slot]
    }
    if isDamaged { reset() }
  }
  private var isDamaged = false

  /// The crash basis: every side row's slack and one column an owner.
  private mutating func reset() {
    rowStatus = [Basis.Status](repeating: .basic, count: rows.count)
    slackStatus = [Basis.Status](repeating: .atLower, count: 2 * rows.count)
    for owner in columnsOf.indices {
      for (rank, column) in columnsOf[owner].enumerated() {
        status[Int(column)] = rank == 0 ? .basic : .atLower
      }
    }
  }

  private func read(_ program: Problem, _ shape: Shape) throws -> Optimum {
    var duals: [Double] = []
    var primals: [Double] = []
    try program.copyRowDuals(into: &duals)
    try program.copyColumnPrimals(into: &primals)
    let multipliers = Array(duals.prefix(rows.count))
    var shares = [Double](repeating: 0, count: columns.count)
    for (slot, index) in shape.programColumns.enumerated() {
      shares[index] = primals[2 * rows.count + slot]
    }
    var ownerValue = [Double](repeating: 0, count: columnsOf.count)
    for owner in columnsOf.indices {
      if shape.rowOfOwner[owner] >= 0 {
        ownerValue[owner] = duals[shape.rowOfOwner[owner]]
      } else if let only = columnsOf[owner].first {
        let column = columns[Int(only)]
        shares[Int(only)] = 1
        ownerValue[owner] = column.use.reduce(column.value) { $0 - multipliers[$1.row] * $1.amount }
      }
    }
    var violation = 0.0
    for (index, row) in rows.enumerated() {
      if row.leastMultiplier == -.infinity { violation += primals[2 * index] }
      if row.largestMultiplier == .infinity { violation += primals[2 * index + 1] }
    }
    return Optimum(
      value: try program.objectiveValue(), multipliers: multipliers, ownerValue: ownerValue, shares: shares,
      violation: violation, iterations: try program.iterationCount())
  }
}
