extension AssignmentProblem.Builder {
  /// Checks all data and makes the problem.
  ///
  /// - Throws: `ProblemFaults` with everything that is wrong.
  public func build() throws(ProblemFaults) -> AssignmentProblem {
    var builder = self
    // An unfinished list of columns: the items after the last column have none.
    while builder.flat.columnStart.count <= itemCount {
      builder.flat.columnStart.append(Int32(clamping: flat.columnAgent.count))
    }
    builder.padNames()
    builder.checkCounts()
    // Index arithmetic below relies on sound arrays.
    guard builder.faults.isEmpty else { throw builder.faults }
    builder.checkNumbers()
    builder.checkRows()
    builder.checkColumns()
    builder.checkCouplings()
    builder.checkIndicators()
    builder.checkConnectivities()
    if builder.faults.isEmpty { builder.checkPrices() }
    if builder.faults.isEmpty { builder.checkSpreads() }
    guard builder.faults.isEmpty else { throw builder.faults }
    return AssignmentProblem(
      agentCount: agentCount, columnStart: builder.flat.columnStart, columnAgent: flat.columnAgent,
      columnValue: flat.columnValue, entryStart: flat.entryStart, entryRow: flat.entryRow,
      entryCoefficient: flat.entryCoefficient, rows: rows, couplings: couplings, indicators: indicators,
      connectivities: connectivities, spreads: spreads, constant: constant, valueExponent: valueExponent,
      originalSense: originalSense, names: builder.names)
  }

  private mutating func padNames() {
    func pad(_ list: inout [String], to count: Int) {
      while !list.isEmpty && list.count < count { list.append("") }
    }
    pad(&names.items, to: itemCount)
    pad(&names.agents, to: agentCount)
    pad(&names.rows, to: rows.count)
    pad(&names.columns, to: flat.columnAgent.count)
  }

  private mutating func checkCounts() {
    let columnCount = flat.columnAgent.count
    for (what, count) in [
      ("agents", agentCount), ("items", itemCount), ("columns", columnCount), ("rows", rows.count),
      ("entries", flat.entryRow.count), ("couplings", couplings.count), ("indicators", indicators.count),
    ] where count >= Int(Int32.max) {
      faults.add(.tooMany(what, count: count))
    }
    if agentCount < 0 {
      faults.add(.malformedArray("agents", detail: "the number of agents is \(agentCount), below 0"))
    }
    checkStarts(flat.columnStart, name: "columnStart", end: columnCount)
    checkStarts(flat.entryStart, name: "entryStart", end: flat.entryRow.count)
    if flat.entryStart.count != columnCount + 1 {
      faults.add(.malformedArray("entryStart", detail: "needs one element more than there are columns"))
    }
    if flat.columnValue.count != columnCount {
      faults.add(.malformedArray("columnValue", detail: "needs one element a column"))
    }
    if flat.entryCoefficient.count != flat.entryRow.count {
      faults.add(.malformedArray("entryCoefficient", detail: "needs one element an entry"))
    }
    for (what, count, expected) in [
      ("items", names.items.count, itemCount), ("agents", names.agents.count, agentCount),
      ("rows", names.rows.count, rows.count), ("columns", names.columns.count, columnCount),
    ] where count != 0 && count != expected {
      faults.add(.nameCount(what, names: count, expected: expected))
    }
  }

  private mutating func checkStarts(_ starts: [Int32], name: String, end: Int) {
    guard let first = starts.first, let last = starts.last else {
      faults.add(.malformedArray(name, detail: "is empty; it needs at least one element, 0"))
      return
    }
    let rises = (1..<max(1, starts.count)).allSatisfy { starts[$0 - 1] <= starts[$0] }
    if first != 0 || Int(last) != end || !rises {
      faults.add(.malformedArray(name, detail: "must rise from 0 to \(end)"))
    }
  }

  private mutating func checkMagnitude(_ value: Int64, _ what: @autoclosure () -> String) {
    if value.magnitude > UInt64(AssignmentProblem.largestMagnitude) {
      faults.add(.tooLarge(what(), value: value))
    }
  }

  private mutating func checkNumbers() {
    checkMagnitude(constant, "the constant")
    if !(0...AssignmentProblem.largestExponent).contains(valueExponent) {
      faults.add(.exponentOutOfRange("the value", exponent: valueExponent))
    }
  }

  private mutating func checkRows() {
    for (index, row) in rows.enumerated() {
      if let lower = row.lower { checkMagnitude(lower, "the lower bound of row \(index)") }
      if let upper = row.upper { checkMagnitude(upper, "the upper bound of row \(index)") }
      if let lower = row.lower, let upper = row.upper, lower > upper {
        faults.add(.crossedBounds(row: index, lower: lower, upper: upper))
      }
      for (price, bound) in [(row.shortfallPrice, row.lower), (row.excessPrice, row.upper)] {
        guard let price else { continue }
        if price < 0 { faults.add(.negativePrice(row: index, price: price)) }
        if bound == nil { faults.add(.priceWithoutBound(row: index)) }
        checkMagnitude(price, "a price of row \(index)")
      }
      if !(0...AssignmentProblem.largestExponent).contains(row.exponent) {
        faults.add(.exponentOutOfRange("row \(index)", exponent: row.exponent))
      }
    }
  }

  private mutating func checkColumns() {
    for item in 0..<itemCount {
      for column in Int(flat.columnStart[item])..<Int(flat.columnStart[item + 1]) {
        let agent = Int(flat.columnAgent[column])
        if agent < 0 || agent >= agentCount {
          faults.add(.columnOfUnknownAgent(column: column, item: item, agent: agent))
        }
        checkMagnitude(flat.columnValue[column], "the value of column \(column)")
        checkEntries(of: column)
      }
    }
  }

  private mutating func checkEntries(of column: Int) {
    var previous: Int32 = -1
    for entry in Int(flat.entryStart[column])..<Int(flat.entryStart[column + 1]) {
      let row = flat.entryRow[entry]
      checkEntry(.column(column), row: row, previous: previous, coefficient: flat.entryCoefficient[entry])
      previous = max(previous, row)
    }
  }

  private mutating func checkEntry(
    _ owner: ProblemFault.Owner, row: Int32, previous: Int32, coefficient: Int64
  ) {
    if row < 0 || Int(row) >= rows.count {
      faults.add(.unknownRow(owner, row: Int(row)))
    } else if row == previous {
      faults.add(.repeatedRow(owner, row: Int(row)))
    } else if row < previous {
      faults.add(.unsortedRows(owner, row: Int(row)))
    }
    if coefficient == 0 { faults.add(.zeroCoefficient(owner, row: Int(row))) }
    checkMagnitude(coefficient, "the coefficient of \(owner) in row \(row)")
  }

  private mutating func checkCouplings() {
    var lastCoupling = [Int](repeating: -1, count: itemCount)
    for (index, coupling) in couplings.enumerated() {
      if case .atMost(let limit, _, _) = coupling, limit < 1 {
        faults.add(.couplingLimit(coupling: index, limit: limit))
      }
      if case .sameClass(_, let classOfAgent, _) = coupling { checkClasses(classOfAgent, of: index) }
      if let exempt = coupling.exempt, exempt < 0 || Int(exempt) >= agentCount {
        faults.add(.couplingExemptsUnknownAgent(coupling: index, agent: Int(exempt)))
      }
      if coupling.items.isEmpty { faults.add(.couplingWithoutItems(coupling: index)) }
      for item in coupling.items.map(Int.init) {
        if item < 0 || item >= itemCount {
          faults.add(.couplingOfUnknownItem(coupling: index, item: item))
        } else if lastCoupling[item] == index {
          faults.add(.couplingRepeatsItem(coupling: index, item: item))
        } else {
          lastCoupling[item] = index
        }
      }
    }
  }

  private mutating func checkClasses(_ classOfAgent: [Int32], of coupling: Int) {
    if classOfAgent.count != agentCount {
      faults.add(.couplingClassCount(coupling: coupling, found: classOfAgent.count, agents: agentCount))
    }
    for (agent, number) in classOfAgent.enumerated() where number < 0 || Int(number) >= agentCount {
      faults.add(.couplingClass(coupling: coupling, agent: agent, number: Int(number)))
    }
  }

  private mutating func checkIndicators() {
    for (index, indicator) in indicators.enumerated() {
      if indicator.marked.isEmpty { faults.add(.indicatorWithoutColumns(indicator: index)) }
      var previous: Int32 = -1
      for column in indicator.marked {
        if column < 0 || Int(column) >= flat.columnAgent.count {
          faults.add(.indicatorOfUnknownColumn(indicator: index, column: Int(column)))
        } else if column == previous {
          faults.add(.indicatorRepeatsColumn(indicator: index, column: Int(column)))
        }
        previous = column
      }
      checkMagnitude(indicator.value, "the value of indicator \(index)")
      var previousRow: Int32 = -1
      for entry in indicator.entries {
        checkEntry(
          .indicator(index), row: entry.row, previous: previousRow, coefficient: entry.coefficient)
        previousRow = max(previousRow, entry.row)
      }
    }
  }

  /// The total price of the worst violations must stay below 2^120, so that objectives fit in 128 bits.
  private mutating func checkPrices() {
    guard rows.contains(where: { $0.shortfallPrice != nil || $0.excessPrice != nil }) else { return }
    var reach = rows.map { Int128(max($0.lower?.magnitude ?? 0, $0.upper?.magnitude ?? 0)) }
    for entry in flat.entryRow.indices {
      reach[Int(flat.entryRow[entry])] += Int128(flat.entryCoefficient[entry].magnitude)
    }
    for entry in indicators.lazy.flatMap(\.entries) {
      reach[Int(entry.row)] += Int128(entry.coefficient.magnitude)
    }
    var total: Int128 = 0
    for (index, row) in rows.enumerated() {
      let price = Int128(max(row.shortfallPrice ?? 0, row.excessPrice ?? 0))
      let (worst, overflow) = price.multipliedReportingOverflow(by: reach[index])
      if overflow || worst > (1 << 120) - total {
        faults.add(.priceTooLarge(row: index))
      } else {
        total += worst
      }
    }
  }
}

extension Coupling {
  /// The items that the rule ties.
  public var items: [Int32] {
    switch self {
    case .differ(let items, _), .atMost(_, let items, _), .sameClass(let items, _, _): items
    }
  }

  /// The agent that the rule does not look at.
  public var exempt: Int32? {
    switch self {
    case .differ(_, let exempt), .atMost(_, _, let exempt), .sameClass(_, _, let exempt): exempt
    }
  }
}
