/// Turns what an MPS file says into an assignment problem, or says why it is not one.
struct MPSAssembly {
  let tables: MPSTables
  let decimals: ReadingOptions.Decimals
  var faults = FaultList()
  private var roundings: [ReadModel.Rounding] = []
  /// For each row of the file: the item it is, the side row it is, or neither (-1).
  private var itemOfRow: [Int32] = []
  private var sideOfRow: [Int32] = []
  private var itemRows: [Int] = []
  private var sideRows: [Int] = []
  /// For each row of the file, the decimals its numbers are kept to.
  private var decimalsOfRow: [Int] = []
  /// Columns of the file by item, and where each item's begin.
  private var columnOrder: [Int32] = []
  private var columnStart: [Int32] = []

  init(_ tables: MPSTables, decimals: ReadingOptions.Decimals) {
    self.tables = tables
    self.decimals = decimals
  }

  /// nil if there are faults.
  mutating func run() -> ReadModel? {
    checkColumns()
    if tables.objective == nil { faults.add("there is no objective: add a row of type N") }
    guard faults.isEmpty else { return nil }
    findItems()
    orderColumns()
    guard faults.isEmpty else { return nil }
    chooseDecimals()
    guard faults.isEmpty else { return nil }
    let rows = makeRows()
    let columns = makeColumns()
    let agents = AgentLabels(columns, rowCount: sideRows.count)
    guard faults.isEmpty else { return nil }
    var flat = columns
    flat.columnAgent = agents.ofColumn
    let builder = AssignmentProblem.Builder(
      flat: flat, agentCount: agents.count, rows: rows, constant: constant(),
      valueExponent: decimalsOfRow[tables.objective!],
      originalSense: tables.isMaximised ? .maximise : .minimise, names: names(agents))
    do {
      return ReadModel(problem: try builder.build(), roundings: roundings)
    } catch {
      for fault in error.faults { faults.add(fault.description) }
      return nil
    }
  }

  private mutating func checkColumns() {
    if tables.columnNames.count == 0 { faults.add("there are no columns") }
    for (column, bounds) in tables.bounds.enumerated() where !bounds.isInteger || !bounds.isUnit {
      faults.add(
        line: Int(bounds.line), text: tables.columnNames.text(column),
        "only binary columns can be read: mark it with BV, or as integer from 0 to 1")
    }
  }

  /// A row `= 1` without range whose coefficients are all 1 is an item.
  private mutating func findItems() {
    var isItem = tables.rowKinds.indices.map { row in
      tables.rowKinds[row] == .equal && tables.rightSides[row].isOne && tables.ranges[row] == nil
    }
    for (row, number) in zip(tables.entryRow, tables.entryNumber) where !number.isOne {
      isItem[Int(row)] = false
    }
    itemOfRow = .init(repeating: -1, count: isItem.count)
    sideOfRow = itemOfRow
    for row in isItem.indices where row != tables.objective {
      if isItem[row] {
        itemOfRow[row] = Int32(itemRows.count)
        itemRows.append(row)
      } else {
        sideOfRow[row] = Int32(sideRows.count)
        sideRows.append(row)
      }
    }
  }

  /// Counting sort of the columns by their item, in the file's order within an item.
  private mutating func orderColumns() {
    let count = tables.columnNames.count
    var itemOfColumn = [Int32](repeating: -1, count: count)
    columnStart = .init(repeating: 0, count: itemRows.count + 1)
    for column in 0..<count {
      for entry in tables.entryStart[column]..<tables.entryStart[column + 1] {
        let item = itemOfRow[Int(tables.entryRow[entry])]
        guard item >= 0 else { continue }
        if itemOfColumn[column] >= 0 {
          faults.add(
            line: Int(tables.entryLine[entry]), text: tables.columnNames.text(column),
            "the column stands in two rows that say 'exactly one': write one of them with a range")
        }
        itemOfColumn[column] = item
      }
      if itemOfColumn[column] < 0 {
        faults.add(
          line: Int(tables.bounds[column].line), text: tables.columnNames.text(column),
          "the column stands in no row that says 'exactly one' (equal to 1, all coefficients 1)")
      } else {
        columnStart[Int(itemOfColumn[column]) + 1] += 1
      }
    }
    guard faults.isEmpty else { return }
    for item in itemRows.indices { columnStart[item + 1] += columnStart[item] }
    var next = columnStart
    columnOrder = .init(repeating: 0, count: count)
    for column in 0..<count {
      let item = Int(itemOfColumn[column])
      columnOrder[Int(next[item])] = Int32(column)
      next[item] += 1
    }
  }

  /// For each row the decimals that all its numbers need, or as many as fit.
  private mutating func chooseDecimals() {
    let rowCount = tables.rowKinds.count
    var wanted = [Int](repeating: 0, count: rowCount)
    var fitting = [Int](repeating: AssignmentProblem.largestExponent, count: rowCount)
    var fittingLine = [Int](repeating: 0, count: rowCount)
    func see(_ number: DecimalNumber, _ row: Int, digits: Int, line: Int) {
      wanted[row] = max(wanted[row], number.decimals)
      let most = number.mostDecimals(digits: digits)
      if most < fitting[row] {
        fitting[row] = most
        fittingLine[row] = line
      }
    }
    for entry in tables.entryRow.indices {
      see(
        tables.entryNumber[entry], Int(tables.entryRow[entry]), digits: 18,
        line: Int(tables.entryLine[entry]))
    }
    for row in 0..<rowCount {
      // One digit less: a bound may be the sum of right-hand side and range.
      see(tables.rightSides[row], row, digits: 17, line: Int(tables.rightSideLines[row]))
      if let range = tables.ranges[row] { see(range, row, digits: 17, line: Int(tables.rowLines[row])) }
    }
    decimalsOfRow = zip(wanted, fitting).map { min($0, max(0, $1)) }
    for row in 0..<rowCount where wanted[row] > fitting[row] {
      if fitting[row] < 0 {
        faults.add(
          line: fittingLine[row], text: tables.rowNames.text(row),
          "a number of this row has more than 18 digits before the point: use coarser units")
      } else if decimals == .exact {
        faults.add(
          line: fittingLine[row], text: tables.rowNames.text(row),
          "the row needs \(wanted[row]) decimals, but this number leaves room for \(fitting[row]): "
            + "round the data, or allow rounding to the nearest")
      } else {
        roundings.append(
          .init(
            row: row == tables.objective ? nil : Int(sideOfRow[row]), exponent: decimalsOfRow[row], count: 0))
      }
    }
  }

  private mutating func integer(_ number: DecimalNumber, row: Int) -> Int64 {
    let (integer, isExact) = number.scaled(decimals: decimalsOfRow[row])
    if !isExact {
      let side = row == tables.objective ? nil : Int(sideOfRow[row])
      if let index = roundings.firstIndex(where: { $0.row == side }) { roundings[index].count += 1 }
    }
    return integer
  }

  private mutating func makeRows() -> [SideRow] {
    sideRows.map { row in
      let right = integer(tables.rightSides[row], row: row)
      let range = tables.ranges[row].map { integer($0, row: row) }
      var side = SideRow(lower: nil, upper: nil, exponent: decimalsOfRow[row])
      switch tables.rowKinds[row] {
      case .objective, .free: break
      case .equal:
        side.lower = right + min(0, range ?? 0)
        side.upper = right + max(0, range ?? 0)
      case .atMost:
        side.upper = right
        side.lower = range.map { right - abs($0) }
      case .atLeast:
        side.lower = right
        side.upper = range.map { right + abs($0) }
      }
      return side
    }
  }

  private mutating func constant() -> Int64 {
    // By convention the right-hand side of the objective is the negative of its constant.
    let right = integer(tables.rightSides[tables.objective!], row: tables.objective!)
    return tables.isMaximised ? -right : right
  }

  /// All columns in the order of items, their agents still open.
  private mutating func makeColumns() -> AssignmentProblem.FlatColumns {
    var flat = AssignmentProblem.FlatColumns(columnStart: columnStart)
    let entries = tables.entryRow.count
    flat.columnValue.reserveCapacity(columnOrder.count)
    flat.entryStart.reserveCapacity(columnOrder.count + 1)
    flat.entryRow.reserveCapacity(entries)
    flat.entryCoefficient.reserveCapacity(entries)
    for column in columnOrder.map(Int.init) {
      var value: Int64 = 0
      let first = flat.entryRow.count
      for entry in tables.entryStart[column]..<tables.entryStart[column + 1] {
        let row = Int(tables.entryRow[entry])
        guard itemOfRow[row] < 0 else { continue }
        let number = integer(tables.entryNumber[entry], row: row)
        if row == tables.objective {
          value = tables.isMaximised ? number : -number
        } else if number != 0 {
          // A coefficient may round to nothing; the rounding is counted.
          insert(sideOfRow[row], number, from: first, into: &flat)
        }
      }
      flat.columnValue.append(value)
      flat.entryStart.append(Int32(clamping: flat.entryRow.count))
    }
    return flat
  }

  /// Keeps a column's entries ascending; they nearly always come so.
  private func insert(
    _ row: Int32, _ number: Int64, from first: Int, into flat: inout AssignmentProblem.FlatColumns
  ) {
    flat.entryRow.append(row)
    flat.entryCoefficient.append(number)
    var at = flat.entryRow.count - 1
    while at > first, flat.entryRow[at - 1] > row {
      flat.entryRow.swapAt(at, at - 1)
      flat.entryCoefficient.swapAt(at, at - 1)
      at -= 1
    }
  }

  private func names(_ agents: AgentLabels) -> AssignmentProblem.Names {
    AssignmentProblem.Names(
      items: itemRows.map(tables.rowNames.text),
      agents: agents.rowOfAgent.map { row in
        row.map { tables.rowNames.text(sideRows[$0]) } ?? "other"
      },
      rows: sideRows.map(tables.rowNames.text),
      columns: columnOrder.map { tables.columnNames.text(Int($0)) })
  }
}
