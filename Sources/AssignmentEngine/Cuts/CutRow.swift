/// The row of a cut: the sum of coefficient x (column taken or indicator holding) is at most `upper`.
struct CutRow: Sendable {
  var upper: Int64
  /// Ascending by column, without zeros.
  var columns: [(index: Int32, coefficient: Int64)] = []
  var indicators: [(index: Int32, coefficient: Int64)] = []
}

extension AssignmentProblem {
  /// The row that a cut of this problem stands for.
  ///
  /// - Precondition: the cut is one of this problem's, as the searches of this folder make them.
  func row(of cut: CuttingPlane) -> CutRow {
    switch cut {
    case .separator(let cut): row(of: cut)
    case .forest(let cut): row(of: cut)
    case .deviations(let cut): row(of: cut)
    case .order(let cut): row(of: cut)
    }
  }

  private func row(of cut: CuttingPlane.Separator) -> CutRow {
    let rule = connectivities[Int(cut.connectivity)]
    var row = CutRow(upper: 1)
    func add(_ item: Int32, _ coefficient: Int64) {
      for column in columns(of: Int(item)) where columnAgent[column] == cut.agent {
        row.columns.append((Int32(column), coefficient))
      }
    }
    add(cut.first, 1)
    add(cut.second, 1)
    let separator = Set(cut.nodes)
    for place in rule.places where separator.contains(place.node) { add(place.item, -1) }
    row.columns.sort { $0.index < $1.index }
    return row
  }

  private func row(of cut: CuttingPlane.Forest) -> CutRow {
    var ofNode: [Int32: Int64] = [:]
    var ofItem: [Int32: Int64] = [:]
    for (part, coefficient) in cut.coefficients.enumerated() {
      if coefficient < 0 { for node in cut.parts[part] { ofNode[node] = coefficient } }
      if cut.items[part] >= 0 { ofItem[cut.items[part]] = 1 }
    }
    for place in connectivities[Int(cut.connectivity)].places {
      if let coefficient = ofNode[place.node] { ofItem[place.item] = coefficient }
    }
    var row = CutRow(upper: 1)
    for (item, coefficient) in ofItem {
      for column in columns(of: Int(item)) where columnAgent[column] == cut.agent {
        row.columns.append((Int32(column), coefficient))
      }
    }
    row.columns.sort { $0.index < $1.index }
    return row
  }

  private func row(of cut: CuttingPlane.Deviations) -> CutRow {
    let spread = spreads[Int(cut.spread)]
    var upper = Int128(spread.atMost)
    var factors: [(row: Int32, factor: Int128)] = []
    for (positions, sign) in [(cut.above, Int128(1)), (cut.below, -1)] {
      for position in positions {
        let member = spread.members[Int(position)]
        factors.append((member.row, sign * Int128(member.weight)))
        upper += sign * Int128(member.target)
      }
    }
    return combination(of: factors, upper: upper, divisor: divisor(of: spread))
  }

  private func row(of cut: CuttingPlane.Order) -> CutRow {
    let spread = spreads[Int(cut.spread)]
    let whole = spread.members.reduce(Int128(0)) { $0 + Int128($1.weight) }
    var before: Int128 = 0
    var factors: [(row: Int32, factor: Int128)] = []
    for position in cut.members {
      let member = spread.members[Int(position)]
      // The weights after the member less those before it.
      let ahead = whole - Int128(member.weight) - 2 * before
      factors.append((member.row, Int128(Spread.giniUnits) * ahead - Int128(spread.atMost) * whole))
      before += Int128(member.weight)
    }
    return combination(of: factors, upper: 0, divisor: divisor(of: spread))
  }

  /// The least power of two by which the figures of the spread's rows are divided to fit
  /// `AssignmentProblem.largestMagnitude`; 1 for all but very fine units.
  private func divisor(of spread: Spread) -> Int128 {
    let columns = (0..<columnCount).lazy.map { column in
      entries(of: column).lazy.map { (entryRow[$0], entryCoefficient[$0]) }
    }
    let held = indicators.lazy.map { $0.entries.lazy.map { ($0.row, $0.coefficient) } }
    // Beyond `largestReach` there is no problem: its builder refuses it.
    let reach = max(
      spread.reach(columns, rowCount: rowCount) ?? 0, spread.reach(held, rowCount: rowCount) ?? 0)
    var divisor: Int128 = 1
    while reach > divisor * Int128(Self.largestMagnitude) { divisor *= 2 }
    return divisor
  }

  /// The sum of the activities of some rows, each times its factor, all divided and rounded down.
  ///
  /// What is taken is taken a whole number of times, at least 0: rounded coefficients add up to at most the
  /// divided sum, and to a whole number.
  private func combination(
    of factors: [(row: Int32, factor: Int128)], upper: Int128, divisor: Int128
  ) -> CutRow {
    var factor = [Int128](repeating: 0, count: rowCount)
    for entry in factors { factor[Int(entry.row)] = entry.factor }
    func divided(_ figure: Int128) -> Int64 {
      let (quotient, remainder) = figure.quotientAndRemainder(dividingBy: divisor)
      return Int64(remainder < 0 ? quotient - 1 : quotient)
    }
    var row = CutRow(upper: divided(upper))
    for column in 0..<columnCount {
      let sum = entries(of: column).reduce(Int128(0)) { sum, entry in
        sum + factor[Int(entryRow[entry])] * Int128(entryCoefficient[entry])
      }
      if divided(sum) != 0 { row.columns.append((Int32(column), divided(sum))) }
    }
    for (index, indicator) in indicators.enumerated() {
      let sum = indicator.entries.reduce(Int128(0)) { $0 + factor[Int($1.row)] * Int128($1.coefficient) }
      if divided(sum) != 0 { row.indicators.append((Int32(index), divided(sum))) }
    }
    return row
  }

  /// The problem with hard side rows for some cuts after its own rows. Columns, couplings and rules stay.
  func appending(_ cuts: [CuttingPlane]) -> AssignmentProblem {
    let added = cuts.map(row)
    var extra = [[Indicator.Entry]](repeating: [], count: columnCount)
    var indicators = indicators
    for (offset, row) in added.enumerated() {
      let index = Int32(rowCount + offset)
      for (column, coefficient) in row.columns {
        extra[Int(column)].append(.init(row: index, coefficient: coefficient))
      }
      for (indicator, coefficient) in row.indicators {
        indicators[Int(indicator)].entries.append(.init(row: index, coefficient: coefficient))
      }
    }
    var flat = FlatColumns(columnStart: columnStart, columnAgent: columnAgent, columnValue: columnValue)
    for column in 0..<columnCount {
      flat.entryRow += entryRow[entries(of: column)]
      flat.entryCoefficient += entryCoefficient[entries(of: column)]
      flat.entryRow += extra[column].map(\.row)
      flat.entryCoefficient += extra[column].map(\.coefficient)
      flat.entryStart.append(Int32(flat.entryRow.count))
    }
    var names = names
    if !names.rows.isEmpty { names.rows += cuts.indices.map { "cut\(rowCount + $0)" } }
    return AssignmentProblem(
      agentCount: agentCount, columnStart: columnStart, columnAgent: columnAgent, columnValue: columnValue,
      entryStart: flat.entryStart, entryRow: flat.entryRow, entryCoefficient: flat.entryCoefficient,
      rows: rows + added.map { SideRow(lower: nil, upper: $0.upper) }, couplings: couplings,
      indicators: indicators, connectivities: connectivities, spreads: spreads, constant: constant,
      valueExponent: valueExponent, originalSense: originalSense, names: names)
  }
}
