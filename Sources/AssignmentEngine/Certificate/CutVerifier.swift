/// Checks cuts from their names and derives their rows, straight from the definitions and sharing nothing with the
/// searches that found them.
struct CutVerifier {
  let problem: AssignmentProblem
  let columnItem: [Int32]

  init(_ problem: AssignmentProblem) {
    self.problem = problem
    columnItem = problem.columnItems()
  }

  /// Why the row of the cut need not hold for every legal plan; nil where it does.
  func refusal(of cut: CuttingPlane) -> CutRefusal? {
    switch cut {
    case .separator(let cut): refusal(of: cut)
    case .forest(let cut): refusal(of: cut)
    case .deviations(let cut): refusal(of: cut)
    case .order(let cut): refusal(of: cut)
    }
  }

  /// The problem with the cuts' rows after its own; nil where figures are too large.
  ///
  /// - Precondition: no cut is refused.
  func extended(by cuts: some Collection<CuttingPlane>) -> AssignmentProblem? {
    let added = cuts.map(row)
    var flat = AssignmentProblem.FlatColumns(
      columnStart: problem.columnStart, columnAgent: problem.columnAgent, columnValue: problem.columnValue)
    for column in 0..<problem.columnCount {
      for entry in problem.entries(of: column) {
        flat.entryRow.append(problem.entryRow[entry])
        flat.entryCoefficient.append(problem.entryCoefficient[entry])
      }
      for (offset, row) in added.enumerated() {
        let coefficient = row.ofColumn(column)
        guard let exact = Int64(exactly: coefficient) else { return nil }
        guard exact != 0 else { continue }
        flat.entryRow.append(Int32(problem.rowCount + offset))
        flat.entryCoefficient.append(exact)
      }
      flat.entryStart.append(Int32(flat.entryRow.count))
    }
    var builder = AssignmentProblem.Builder(
      flat: flat, agentCount: problem.agentCount, rows: problem.rows, constant: problem.constant,
      valueExponent: problem.valueExponent, originalSense: problem.originalSense)
    for row in added {
      guard let upper = Int64(exactly: row.upper) else { return nil }
      builder.addRow(SideRow(lower: nil, upper: upper))
    }
    for coupling in problem.couplings { builder.addCoupling(coupling) }
    for indicator in problem.indicators {
      var entries = indicator.entries
      for (offset, row) in added.enumerated() {
        guard let exact = Int64(exactly: row.ofEntries(indicator.entries)) else { return nil }
        entries.append(.init(row: Int32(problem.rowCount + offset), coefficient: exact))
      }
      builder.addIndicator(marked: indicator.marked.map(Int.init), value: indicator.value, entries: entries)
    }
    return try? builder.build()
  }

  // MARK: Rows

  struct Row {
    var upper: Int128
    var ofColumn: (Int) -> Int128
    var ofEntries: ([Indicator.Entry]) -> Int128
  }

  private func row(_ cut: CuttingPlane) -> Row {
    switch cut {
    case .separator(let cut):
      var coefficient: [Int32: Int128] = [cut.first: 1, cut.second: 1]
      let onSeparator = problem.connectivities[Int(cut.connectivity)].places.filter {
        cut.nodes.contains($0.node)
      }
      for place in onSeparator { coefficient[place.item, default: 0] -= 1 }
      return Row(
        upper: 1,
        ofColumn: { column in
          problem.columnAgent[column] == cut.agent ? coefficient[columnItem[column]] ?? 0 : 0
        }, ofEntries: { _ in 0 })
    case .forest(let cut): return row(of: cut)
    case .deviations(let cut):
      let spread = problem.spreads[Int(cut.spread)]
      var factors: [Int32: Int128] = [:]
      var upper = Int128(spread.atMost)
      for position in cut.above.map(Int.init) {
        factors[spread.members[position].row] = Int128(spread.members[position].weight)
        upper += Int128(spread.members[position].target)
      }
      for position in cut.below.map(Int.init) {
        factors[spread.members[position].row] = -Int128(spread.members[position].weight)
        upper -= Int128(spread.members[position].target)
      }
      return row(of: factors, upper: upper, spread)
    case .order(let cut):
      let spread = problem.spreads[Int(cut.spread)]
      let ordered = cut.members.map { spread.members[Int($0)] }
      let whole = ordered.reduce(Int128(0)) { $0 + Int128($1.weight) }
      var factors: [Int32: Int128] = [:]
      for (rank, member) in ordered.enumerated() {
        // Of 10,000 (w_s a_r - w_r a_s) a member has the first term with all after it, the second with all
        // before it.
        let after = ordered[(rank + 1)...].reduce(Int128(0)) { $0 + Int128($1.weight) }
        let before = ordered[..<rank].reduce(Int128(0)) { $0 + Int128($1.weight) }
        factors[member.row] = Int128(Spread.giniUnits) * (after - before) - Int128(spread.atMost) * whole
      }
      return row(of: factors, upper: 0, spread)
    }
  }

  /// Factors times rows, all divided by the spread's divisor and rounded towards minus infinity. Columns and
  /// indicators count 0 or 1, so the rounded row holds wherever the exact one does.
  private func row(of factors: [Int32: Int128], upper: Int128, _ spread: Spread) -> Row {
    let divisor = divisor(of: spread)
    func rounded(_ figure: Int128) -> Int128 {
      figure >= 0 ? figure / divisor : -((-figure + divisor - 1) / divisor)
    }
    return Row(
      upper: rounded(upper),
      ofColumn: { column in
        rounded(
          problem.entries(of: column).reduce(0) { sum, entry in
            sum + (factors[problem.entryRow[entry]] ?? 0) * Int128(problem.entryCoefficient[entry])
          })
      },
      ofEntries: { entries in
        rounded(entries.reduce(0) { $0 + (factors[$1.row] ?? 0) * Int128($1.coefficient) })
      })
  }

  /// The least power of two that brings every figure of the spread's rows, taken at its largest, to 2^60 at most.
  private func divisor(of spread: Spread) -> Int128 {
    var largest: [Int32: Int128] = [:]
    var figure = Int128(spread.atMost)
    let weights = spread.members.reduce(Int128(0)) { $0 + Int128($1.weight) }
    for member in spread.members {
      if case .largestDeviations = spread.measure {
        largest[member.row] = Int128(member.weight)
        figure += Int128(member.target.magnitude)
      } else {
        largest[member.row] = weights * Int128(Spread.giniUnits + spread.atMost)
      }
    }
    for column in 0..<problem.columnCount {
      var sum: Int128 = 0
      for entry in problem.entries(of: column) {
        sum += (largest[problem.entryRow[entry]] ?? 0) * Int128(problem.entryCoefficient[entry].magnitude)
      }
      figure = max(figure, sum)
    }
    for indicator in problem.indicators {
      let sum = indicator.entries.reduce(Int128(0)) {
        $0 + (largest[$1.row] ?? 0) * Int128($1.coefficient.magnitude)
      }
      figure = max(figure, sum)
    }
    var divisor: Int128 = 1
    while figure > divisor << 60 { divisor <<= 1 }
    return divisor
  }

  // MARK: Validity

  private func refusal(of cut: CuttingPlane.Separator) -> CutRefusal? {
    guard problem.connectivities.indices.contains(Int(cut.connectivity)) else {
      return .unknownRule(Int(cut.connectivity))
    }
    let rule = problem.connectivities[Int(cut.connectivity)]
    guard cut.agent >= 0, Int(cut.agent) < problem.agentCount, cut.agent != rule.exempt else {
      return .agent(Int(cut.agent))
    }
    guard let first = rule.places.first(where: { $0.item == cut.first }) else { return .item(Int(cut.first)) }
    guard let second = rule.places.first(where: { $0.item == cut.second }) else {
      return .item(Int(cut.second))
    }
    let ascend = zip(cut.nodes, cut.nodes.dropFirst()).allSatisfy { $0 < $1 }
    guard ascend, cut.nodes.allSatisfy({ $0 >= 0 && Int($0) < rule.nodeCount }),
      !cut.nodes.contains(first.node), !cut.nodes.contains(second.node)
    else { return .malformedSeparator }
    return isReached(second.node, from: first.node, rule, cut)
      ? .notSeparated(first: Int(cut.first), second: Int(cut.second)) : nil
  }

  /// Whether the agent can connect two nodes past the separator: a search along edges between nodes at which it
  /// has columns.
  private func isReached(
    _ goal: Int32, from start: Int32, _ rule: Connectivity, _ cut: CuttingPlane.Separator
  ) -> Bool {
    var isOpen = nodes(of: cut.agent, rule)
    for node in cut.nodes { isOpen[Int(node)] = false }
    var isReached = [Bool](repeating: false, count: rule.nodeCount)
    isReached[Int(start)] = true
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for edge in rule.edges {
        for (from, to) in [(Int(edge.a), Int(edge.b)), (Int(edge.b), Int(edge.a))]
        where isReached[from] && isOpen[to] && !isReached[to] {
          isReached[to] = true
          isGrowing = true
        }
      }
    }
    return isReached[Int(goal)]
  }

  private func refusal(of cut: CuttingPlane.Deviations) -> CutRefusal? {
    guard problem.spreads.indices.contains(Int(cut.spread)) else { return .unknownRule(Int(cut.spread)) }
    let spread = problem.spreads[Int(cut.spread)]
    guard case .largestDeviations(let count) = spread.measure else { return .otherMeasure }
    let positions = cut.above + cut.below
    let areKnown = positions.allSatisfy { $0 >= 0 && Int($0) < spread.members.count }
    return areKnown && positions.count <= count && Set(positions).count == positions.count ? nil : .members
  }

  private func refusal(of cut: CuttingPlane.Order) -> CutRefusal? {
    guard problem.spreads.indices.contains(Int(cut.spread)) else { return .unknownRule(Int(cut.spread)) }
    let spread = problem.spreads[Int(cut.spread)]
    guard spread.measure == .gini else { return .otherMeasure }
    return cut.members.sorted() == spread.members.indices.map(Int32.init) ? nil : .members
  }
}
