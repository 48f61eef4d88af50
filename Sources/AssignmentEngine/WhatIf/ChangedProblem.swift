/// The problem that a change leaves: its own, with fewer columns and other bounds.
///
/// It is an ordinary problem, so that bound, search, proof and verifier need to know nothing of changes.
struct ChangedProblem: Sendable {
  let problem: AssignmentProblem
  /// The original's column of each column.
  let originalColumn: [Int32]
  /// The column of each of the original's, or -1.
  let columnOfOriginal: [Int32]
  /// The indicator of each of the original's, or -1 where it marks nothing any more.
  let indicatorOfOriginal: [Int32]
  /// Items that have lost columns, ascending.
  let narrowedItems: [Int]
  let change: ProblemChange

  /// - Throws: `ProblemFaults` where new bounds are too large to be calculated with.
  init(_ original: AssignmentProblem, _ change: ProblemChange) throws {
    self.change = change
    let kept = Self.keptColumns(original, change)
    var columnOf = [Int32](repeating: -1, count: original.columnCount)
    var columns: [Int32] = []
    for column in kept.indices where kept[column] {
      columnOf[column] = Int32(columns.count)
      columns.append(Int32(column))
    }
    originalColumn = columns
    columnOfOriginal = columnOf
    narrowedItems = (0..<original.itemCount).filter { item in
      original.columns(of: item).contains { !kept[$0] }
    }
    var indicatorOf: [Int32] = []
    var next: Int32 = 0
    var builder = AssignmentProblem.Builder(
      flat: Self.flat(original, kept), agentCount: original.agentCount,
      rows: Self.rows(original, change), constant: original.constant,
      valueExponent: original.valueExponent, originalSense: original.originalSense)
    for coupling in original.couplings { builder.addCoupling(coupling) }
    for indicator in original.indicators {
      let marked = indicator.marked.map { columnOf[Int($0)] }.filter { $0 >= 0 }
      indicatorOf.append(marked.isEmpty ? -1 : next)
      guard !marked.isEmpty else { continue }
      next += 1
      builder.addIndicator(
        marked: marked.map(Int.init), value: indicator.value, entries: indicator.entries)
    }
    indicatorOfOriginal = indicatorOf
    for connectivity in original.connectivities { builder.addConnectivity(connectivity) }
    for spread in original.spreads { builder.addSpread(spread) }
    problem = try builder.build()
  }

  /// The original's columns of an assignment of the changed problem.
  func original(_ assignment: Assignment) -> Assignment {
    Assignment(columns: assignment.columns.map { originalColumn[Int($0)] })
  }

  /// The columns of an assignment of the original; -1 for those that are gone.
  func columns(of assignment: Assignment) -> [Int32] {
    assignment.columns.map { columnOfOriginal[Int($0)] }
  }

  /// Whether every plan of the changed problem is one of the original.
  func isRestriction(of original: AssignmentProblem) -> Bool {
    change.bounds.allSatisfy { bounds in
      let row = original.rows[bounds.row]
      // A price that went would make a violation free or forbidden: only what stays hard is compared.
      guard row.shortfallPrice == nil, row.excessPrice == nil else {
        return bounds.lower == row.lower && bounds.upper == row.upper
      }
      let keepsLower = row.lower.map { least in bounds.lower.map { $0 >= least } ?? false } ?? true
      let keepsUpper = row.upper.map { most in bounds.upper.map { $0 <= most } ?? false } ?? true
      return keepsLower && keepsUpper
    }
  }

  private static func keptColumns(_ problem: AssignmentProblem, _ change: ProblemChange) -> [Bool] {
    var kept = [Bool](repeating: true, count: problem.columnCount)
    for pair in change.fixed {
      for column in problem.columns(of: pair.item) where problem.columnAgent[column] != Int32(pair.agent) {
        kept[column] = false
      }
    }
    for pair in change.excluded {
      for column in problem.columns(of: pair.item) where problem.columnAgent[column] == Int32(pair.agent) {
        kept[column] = false
      }
    }
    return kept
  }

  private static func rows(_ problem: AssignmentProblem, _ change: ProblemChange) -> [SideRow] {
    var rows = problem.rows
    for bounds in change.bounds {
      rows[bounds.row].lower = bounds.lower
      rows[bounds.row].upper = bounds.upper
      if bounds.lower == nil { rows[bounds.row].shortfallPrice = nil }
      if bounds.upper == nil { rows[bounds.row].excessPrice = nil }
    }
    return rows
  }

  private static func flat(_ problem: AssignmentProblem, _ kept: [Bool]) -> AssignmentProblem.FlatColumns {
    var flat = AssignmentProblem.FlatColumns()
    flat.columnAgent.reserveCapacity(problem.columnCount)
    flat.columnValue.reserveCapacity(problem.columnCount)
    flat.entryStart.reserveCapacity(problem.columnCount + 1)
    flat.entryRow.reserveCapacity(problem.entryRow.count)
    flat.entryCoefficient.reserveCapacity(problem.entryRow.count)
    for item in 0..<problem.itemCount {
      for column in problem.columns(of: item) where kept[column] {
        flat.columnAgent.append(problem.columnAgent[column])
        flat.columnValue.append(problem.columnValue[column])
        for entry in problem.entries(of: column) {
          flat.entryRow.append(problem.entryRow[entry])
          flat.entryCoefficient.append(problem.entryCoefficient[entry])
        }
        flat.entryStart.append(Int32(flat.entryRow.count))
      }
      flat.columnStart.append(Int32(flat.columnAgent.count))
    }
    return flat
  }
}
