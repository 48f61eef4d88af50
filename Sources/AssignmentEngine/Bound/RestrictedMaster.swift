internal import GLPK

/// A linear program over a few columns of every owner (a single item or a tied group), its optimum and its
/// multipliers.
///
/// Owners with one column need no row of their own: their column is folded into the rows' bounds. Every
/// multiplier is held in a box: two columns a row buy shortfall and excess at the box's ends. The program is
/// then feasible whatever columns it has, and multipliers stay where the columns were chosen.
struct RestrictedMaster {
  let rows: [ScaledRow]
  private(set) var columns = MasterColumns()
  /// Columns of each owner.
  private var countOf: [Int32]
  private var status: [Basis.Status] = []
  private var rowStatus: [Basis.Status]
  private var slackStatus: [Basis.Status]

  /// What one solve found.
  struct Optimum {
    var value: Double
    /// One a side row, in scaled units.
    var multipliers: [Double]
    /// Priced value that each owner already reaches.
    var ownerValue: [Double]
    /// Share of each column.
    var shares: [Double]
    /// Scaled shortfall and excess of each row that the program bought.
    var shortfall: [Double]
    var excess: [Double]
  }

  /// Columns and basis of an optimum, for a master of the same problem with more rows.
  struct Warmth: Sendable {
    fileprivate(set) var columns: MasterColumns
    fileprivate var status: [Basis.Status]
    fileprivate var rowStatus: [Basis.Status]
    fileprivate var slackStatus: [Basis.Status]

    var rowCount: Int { rowStatus.count }

    /// Whether the optimum would be the same without the row, and its basis a basis.
    func isIdle(_ row: Int) -> Bool {
      rowStatus[row] == .basic && slackStatus[2 * row] != .basic && slackStatus[2 * row + 1] != .basic
    }

    /// Leaves out idle rows.
    mutating func remove(_ isRemoved: [Bool]) {
      slackStatus = slackStatus.indices.filter { !isRemoved[$0 / 2] }.map { slackStatus[$0] }
      rowStatus = rowStatus.indices.filter { !isRemoved[$0] }.map { rowStatus[$0] }
    }
  }

  /// After a solve.
  var warmth: Warmth {
    Warmth(columns: columns, status: status, rowStatus: rowStatus, slackStatus: slackStatus)
  }

  init(rows: [ScaledRow], owners: Int) {
    self.rows = rows
    countOf = [Int32](repeating: 0, count: owners)
    rowStatus = [Basis.Status](repeating: .basic, count: rows.count)
    slackStatus = [Basis.Status](repeating: .atLower, count: 2 * rows.count)
  }

  /// Adds a column; the first of an owner enters the basis, as a start that is always nonsingular.
  ///
  /// - Parameters:
  ///   - choice: what the caller knows the column by.
  ///   - value: scaled.
  ///   - use: scaled use of rows, one entry a row.
  mutating func add(
    owner: Int, choice: Int32, value: Double, use: some Sequence<(row: Int, amount: Double)>
  ) {
    status.append(countOf[owner] == 0 ? .basic : .atLower)
    countOf[owner] += 1
    columns.append(owner: owner, choice: choice, value: value, use: use)
  }

  /// Makes the start basis: one column an owner, and for each side row its slack or, where the first columns
  /// miss what the box demands, the column that buys the difference. It is nonsingular and feasible.
  mutating func crash(_ box: MultiplierBounds) {
    var activity = [Double](repeating: 0, count: rows.count)
    var hasBasic = [Bool](repeating: false, count: countOf.count)
    for column in 0..<columns.count {
      let owner = Int(columns.owner[column])
      status[column] = hasBasic[owner] ? .atLower : .basic
      if !hasBasic[owner] {
        for (row, amount) in columns.use(of: column) { activity[row] += amount }
      }
      hasBasic[owner] = true
    }
    for (index, row) in rows.enumerated() {
      rowStatus[index] = .basic
      slackStatus[2 * index] = .atLower
      slackStatus[2 * index + 1] = .atLower
      // A positive multiplier presses the row to its upper bound, a negative one to its lower.
      let least = box.least[index] > 0 ? row.upper : row.lower
      let most = box.largest[index] < 0 ? row.lower : row.upper
      if activity[index] < least {
        slackStatus[2 * index] = .basic
        rowStatus[index] = box.least[index] > 0 ? .atUpper : .atLower
      } else if activity[index] > most {
        slackStatus[2 * index + 1] = .basic
        rowStatus[index] = box.largest[index] < 0 ? .atLower : .atUpper
      }
    }
  }

  /// Takes over the basis of a master whose columns this one has in the same order, and whose rows are its first.
  /// A further row is basic.
  mutating func start(from warmth: Warmth) {
    status = warmth.status
    rowStatus = warmth.rowStatus
    slackStatus = warmth.slackStatus
    let further = rows.count - warmth.rowStatus.count
    rowStatus += [Basis.Status](repeating: .basic, count: further)
    slackStatus += [Basis.Status](repeating: .atLower, count: 2 * further)
  }

  /// Solves from the last basis; nil where a limit is hit before the optimum.
  ///
  /// - Parameters:
  ///   - box: finite bounds of the multipliers, scaled.
  ///   - iterations: simplex iterations are added here.
  mutating func solve(
    in session: Session, box: MultiplierBounds, options: SimplexOptions, iterations: inout Int
  ) throws -> Optimum? {
    let shape = Shape(self)
    let program = try build(shape, box: box, session: session)
    defer { iterations += (try? program.iterationCount()) ?? 0 }
    try program.setBasis(shape.basis(self))
    var status = try program.simplex(options)
    if case .failed = status {
      // A basis that became numerically singular is not worth repairing: start anew from the slacks.
      try program.useStandardBasis()
      status = try program.simplex(options)
    }
    guard case .optimal = status else { return nil }
    try keep(program.basis(), shape, box)
    return try read(program, shape)
  }

  /// Which owners have a row of their own, and where their columns are in the program.
  private struct Shape {
    var openCount = 0
    /// The master's columns that are columns of the program, ascending.
    var programColumns: [Int] = []
    /// Row of the program, or -1 for an owner that is folded.
    var rowOfOwner: [Int32]

    init(_ master: RestrictedMaster) {
      rowOfOwner = [Int32](repeating: -1, count: master.countOf.count)
      for owner in master.countOf.indices where master.countOf[owner] > 1 {
        rowOfOwner[owner] = Int32(master.rows.count + openCount)
        openCount += 1
      }
      for column in 0..<master.columns.count where rowOfOwner[Int(master.columns.owner[column])] >= 0 {
        programColumns.append(column)
      }
    }

    /// Columns come after the two slacks of every row.
    func basis(_ master: RestrictedMaster) -> Basis {
      Basis(
        rows: master.rowStatus + [Basis.Status](repeating: .fixed, count: openCount),
        columns: master.slackStatus + programColumns.map { master.status[$0] })
    }
  }

  private func build(_ shape: Shape, box: MultiplierBounds, session: Session) throws -> Problem {
    var folded = [Double](repeating: 0, count: rows.count)
    var constant = 0.0
    for column in 0..<columns.count where shape.rowOfOwner[Int(columns.owner[column])] < 0 {
      constant += columns.value[column]
      for (row, amount) in columns.use(of: column) { folded[row] += amount }
    }
    let program = try session.makeProblem()
    try program.setSense(.maximize)
    var lines = RowBatch()
    lines.reserve(rows: rows.count + shape.openCount, coefficients: 0)
    for (index, row) in rows.enumerated() {
      lines.appendRow(bounds: Bounds(lower: row.lower - folded[index], upper: row.upper - folded[index]))
    }
    for _ in 0..<shape.openCount { lines.appendRow(bounds: .equal(to: 1)) }
    _ = try program.addRows(lines)
    var batch = ColumnBatch()
    batch.reserve(
      columns: 2 * rows.count + shape.programColumns.count,
      coefficients: 2 * rows.count + 4 * shape.programColumns.count)
    for (index, row) in rows.enumerated() {
      // Where a bound is missing, the multiplier keeps its sign without help.
      let needsLeast = row.lower > -.infinity || box.least[index] > 0
      let needsLargest = row.upper < .infinity || box.largest[index] < 0
      batch.appendColumn(cost: box.least[index], bounds: needsLeast ? .nonNegative : .equal(to: 0))
      batch.appendCoefficient(row: index, value: 1)
      batch.appendColumn(cost: -box.largest[index], bounds: needsLargest ? .nonNegative : .equal(to: 0))
      batch.appendCoefficient(row: index, value: -1)
    }
    for column in shape.programColumns {
      batch.appendColumn(cost: columns.value[column], bounds: .nonNegative)
      for (row, amount) in columns.use(of: column) { batch.appendCoefficient(row: row, value: amount) }
      batch.appendCoefficient(row: Int(shape.rowOfOwner[Int(columns.owner[column])]), value: 1)
    }
    _ = try program.addColumns(batch)
    try program.setObjectiveConstant(constant)
    return program
  }

  private mutating func keep(_ basis: Basis, _ shape: Shape, _ box: MultiplierBounds) {
    // An owner's row may itself be basic only in a degenerate basis; its columns then lack one, which
    // `setBasis` would refuse.
    if basis.rows.dropFirst(rows.count).contains(.basic) {
      crash(box)
      return
    }
    rowStatus = Array(basis.rows.prefix(rows.count))
    slackStatus = Array(basis.columns.prefix(2 * rows.count))
    for (slot, column) in shape.programColumns.enumerated() {
      status[column] = basis.columns[2 * rows.count + slot]
    }
  }

  private func read(_ program: Problem, _ shape: Shape) throws -> Optimum {
    var duals: [Double] = []
    var primals: [Double] = []
    try program.copyRowDuals(into: &duals)
    try program.copyColumnPrimals(into: &primals)
    let multipliers = Array(duals.prefix(rows.count))
    var shares = [Double](repeating: 0, count: columns.count)
    for (slot, column) in shape.programColumns.enumerated() {
      shares[column] = primals[2 * rows.count + slot]
    }
    var ownerValue = [Double](repeating: 0, count: countOf.count)
    for column in 0..<columns.count {
      let owner = Int(columns.owner[column])
      if shape.rowOfOwner[owner] >= 0 {
        ownerValue[owner] = duals[Int(shape.rowOfOwner[owner])]
      } else {
        shares[column] = 1
        ownerValue[owner] = columns.use(of: column).reduce(columns.value[column]) {
          $0 - multipliers[$1.row] * $1.amount
        }
      }
    }
    return Optimum(
      value: try program.objectiveValue(), multipliers: multipliers, ownerValue: ownerValue, shares: shares,
      shortfall: rows.indices.map { primals[2 * $0] }, excess: rows.indices.map { primals[2 * $0 + 1] })
  }
}

/// Columns of a restricted master in flat arrays, in the order in which they were added.
struct MasterColumns {
  private(set) var owner: [Int32] = []
  /// What the caller knows each column by.
  private(set) var choice: [Int32] = []
  /// Scaled.
  private(set) var value: [Double] = []
  private var useStart: [Int32] = [0]
  private var useRow: [Int32] = []
  private var useAmount: [Double] = []

  var count: Int { owner.count }

  mutating func append(
    owner: Int, choice: Int32, value: Double, use: some Sequence<(row: Int, amount: Double)>
  ) {
    self.owner.append(Int32(owner))
    self.choice.append(choice)
    self.value.append(value)
    for (row, amount) in use {
      useRow.append(Int32(row))
      useAmount.append(amount)
    }
    useStart.append(Int32(useRow.count))
  }

  /// Scaled use of rows by a column, one entry a row.
  func use(of column: Int) -> some Sequence<(row: Int, amount: Double)> {
    (Int(useStart[column])..<Int(useStart[column + 1])).lazy.map { slot in
      (row: Int(useRow[slot]), amount: useAmount[slot])
    }
  }
}
