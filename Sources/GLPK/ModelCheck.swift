/// What GLPK 5.0 can hold; beyond it aborts.
enum Capacity {
  static let rows = 100_000_000
  static let columns = 100_000_000
  static let entries = 500_000_000
  static let nameBytes = 255
}

extension LinearModel {
  /// Throws every fault at once. GLPK answers most of them by ending the process, a cost that is not a
  /// number by calling the result optimal, and the rest by refusing to solve.
  public func checked() throws(ModelFaults) {
    let faults = faults()
    if !faults.isEmpty { throw ModelFaults(faults: faults) }
  }

  /// Every fault, in the order of model, columns, rows, entries; empty for a sound model.
  public func faults() -> [ModelFault] {
    var faults: [ModelFault] = []
    Self.check(name, of: nil, into: &faults)
    if !objectiveConstant.isFinite { faults.append(.invalidConstant(objectiveConstant)) }
    Self.check(columns.count, .columns, limit: Capacity.columns, into: &faults)
    Self.check(rows.count, .rows, limit: Capacity.rows, into: &faults)
    Self.check(entries.count, .entries, limit: Capacity.entries, into: &faults)
    for (index, column) in columns.enumerated() {
      Self.check(column.name, of: .column(index), into: &faults)
      column.check(index: index, into: &faults)
    }
    for (index, row) in rows.enumerated() {
      Self.check(row.name, of: .row(index), into: &faults)
      row.bounds.check(.row(index), into: &faults)
    }
    checkEntries(into: &faults)
    return faults
  }

  private static func check(
    _ count: Int, _ quantity: ModelFault.Quantity, limit: Int, into faults: inout [ModelFault]
  ) {
    if count > limit { faults.append(.tooMany(quantity, count: count, limit: limit)) }
  }

  static func check(_ name: String?, of line: ModelFault.Line?, into faults: inout [ModelFault]) {
    guard let name else { return }
    let bytes = name.utf8.count
    if bytes > Capacity.nameBytes { faults.append(.longName(line, bytes: bytes)) }
    if name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { faults.append(.unprintableName(line)) }
  }

  private func checkEntries(into faults: inout [ModelFault]) {
    var rowLengths = [Int](repeating: 0, count: rows.count + 1)
    for (index, entry) in entries.enumerated() {
      if !rows.indices.contains(entry.row) {
        faults.append(.rowOutOfRange(entry: index, row: entry.row, count: rows.count))
      }
      if !columns.indices.contains(entry.column) {
        faults.append(.columnOutOfRange(entry: index, column: entry.column, count: columns.count))
      }
      if !entry.value.isFinite {
        faults.append(
          .invalidCoefficient(entry: index, row: entry.row, column: entry.column, entry.value))
      }
      if isInside(entry) { rowLengths[entry.row + 1] += 1 }
    }
    checkDuplicates(rowLengths, into: &faults)
  }

  private func isInside(_ entry: Entry) -> Bool {
    rows.indices.contains(entry.row) && columns.indices.contains(entry.column)
  }

  /// Sorts the entries into their rows by counting, then marks each row's columns.
  private func checkDuplicates(_ rowLengths: [Int], into faults: inout [ModelFault]) {
    var starts = rowLengths
    for row in rows.indices { starts[row + 1] += starts[row] }
    var next = starts
    var order = [Int](repeating: 0, count: starts[rows.count])
    for (index, entry) in entries.enumerated() where isInside(entry) {
      order[next[entry.row]] = index
      next[entry.row] += 1
    }
    var first = [Int](repeating: -1, count: columns.count)
    var markedBy = [Int](repeating: -1, count: columns.count)
    for row in rows.indices {
      for index in order[starts[row]..<starts[row + 1]] {
        let column = entries[index].column
        if markedBy[column] == row {
          faults.append(.duplicateEntry(entry: index, first: first[column], row: row, column: column))
        } else {
          markedBy[column] = row
          first[column] = index
        }
      }
    }
  }
}

extension LinearModel.Column {
  fileprivate func check(index: Int, into faults: inout [ModelFault]) {
    if !cost.isFinite { faults.append(.invalidCost(column: index, cost)) }
    bounds.check(column: index, kind: kind, into: &faults)
  }
}

extension Bounds {
  func check(_ line: ModelFault.Line, into faults: inout [ModelFault]) {
    if isMalformed {
      faults.append(.malformedBounds(line, self))
    } else if lower > upper {
      faults.append(.crossedBounds(line, self))
    }
  }

  func check(column: Int, kind: LinearModel.Kind, into faults: inout [ModelFault]) {
    check(.column(column), into: &faults)
    guard kind != .continuous, isConsistent else { return }
    if isFractional(lower) || isFractional(upper) {
      faults.append(.fractionalBounds(column: column, self))
    }
    if kind == .binary, lower < 0 || upper > 1 {
      faults.append(.binaryBounds(column: column, self))
    }
  }

  private func isFractional(_ side: Double) -> Bool {
    side.isFinite && side.rounded() != side
  }
}
