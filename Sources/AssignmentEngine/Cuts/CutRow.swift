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
    row(of: cut, divisor: cut.spread.map { divisor(of: spreads[Int($0)]) } ?? 1)
  }

  private func row(of cut: CuttingPlane, divisor: Int128) -> CutRow {
    switch cut {
    case .separator(let cut): row(of: cut)
    case .forest(let cut): row(of: cut)
    case .deviations(let cut): row(of: cut, divisor)
    case .order(let cut): row(of: cut, divisor)
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

  private func row(of cut: CuttingPlane.Deviations, _ divisor: Int128) -> CutRow {
    let spread = spreads[Int(cut.spread)]
    var upper = Int128(spread.atMost)
    for (positions, sign) in [(cut.above, Int128(1)), (cut.below, -1)] {
      for position in positions { upper += sign * Int128(spread.members[Int(position)].target) }
    }
    return combination(of: memberFactors(of: .deviations(cut)), upper: upper, divisor: divisor)
  }

  private func row(of cut: CuttingPlane.Order, _ divisor: Int128) -> CutRow {
    combination(of: memberFactors(of: .order(cut)), upper: 0, divisor: divisor)
  }

  /// What the activities of a spread's members count in one of its rows, before any division.
  func memberFactors(of cut: CuttingPlane) -> [(row: Int32, factor: Int128)] {
    var factors: [(row: Int32, factor: Int128)] = []
    switch cut {
    case .separator, .forest: break
    case .deviations(let cut):
      let spread = spreads[Int(cut.spread)]
      for (positions, sign) in [(cut.above, Int128(1)), (cut.below, -1)] {
        for position in positions {
          let member = spread.members[Int(position)]
          factors.append((member.row, sign * Int128(member.weight)))
        }
      }
    case .order(let cut):
      let spread = spreads[Int(cut.spread)]
      let whole = spread.members.reduce(Int128(0)) { $0 + Int128($1.weight) }
      var before: Int128 = 0
      for position in cut.members {
        let member = spread.members[Int(position)]
        // The weights after the member less those before it.
        let ahead = whole - Int128(member.weight) - 2 * before
        factors.append((member.row, Int128(Spread.giniUnits) * ahead - Int128(spread.atMost) * whole))
        before += Int128(member.weight)
      }
    }
    return factors
  }

  /// The least power of two by which the figures of the spread's rows are divided to fit
  /// `AssignmentProblem.largestMagnitude`; 1 for all but very fine units.
  func divisor(of spread: Spread) -> Int128 {
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
    // Whether figures have to be divided is the same for all rows of a spread.
    let divisors = Dictionary(
      uniqueKeysWithValues: Set(cuts.compactMap(\.spread)).map { index in
        (index, divisor(of: spreads[Int(index)]))
      })
    let added = cuts.map { cut in row(of: cut, divisor: cut.spread.flatMap { divisors[$0] } ?? 1) }
    var indicators = indicators
    for (offset, row) in added.enumerated() {
      for (indicator, coefficient) in row.indicators {
        let entry = Indicator.Entry(row: Int32(rowCount + offset), coefficient: coefficient)
        indicators[Int(indicator)].entries.append(entry)
      }
    }
    let flat = columns(with: added)
    var names = names
    if !names.rows.isEmpty { names.rows += cuts.indices.map { "cut\(rowCount + $0)" } }
    return AssignmentProblem(
      agentCount: agentCount, columnStart: columnStart, columnAgent: columnAgent, columnValue: columnValue,
      entryStart: flat.entryStart, entryRow: flat.entryRow, entryCoefficient: flat.entryCoefficient,
      rows: rows + added.map { SideRow(lower: nil, upper: $0.upper) }, couplings: couplings,
      indicators: indicators, connectivities: connectivities, spreads: spreads, constant: constant,
      valueExponent: valueExponent, originalSense: originalSense, names: names)
  }

  /// The columns with their entries in some rows after their own.
  private func columns(with added: [CutRow]) -> FlatColumns {
    var flat = FlatColumns(columnStart: columnStart, columnAgent: columnAgent, columnValue: columnValue)
    var count = [Int32](repeating: 0, count: columnCount)
    for row in added { for entry in row.columns { count[Int(entry.index)] += 1 } }
    var next = [Int](repeating: 0, count: columnCount)
    flat.entryStart.reserveCapacity(columnCount + 1)
    for column in 0..<columnCount {
      let own = entries(of: column)
      next[column] = Int(flat.entryStart[column]) + own.count
      flat.entryStart.append(Int32(next[column]) + count[column])
    }
    let size = Int(flat.entryStart[columnCount])
    flat.entryRow = [Int32](repeating: 0, count: size)
    flat.entryCoefficient = [Int64](repeating: 0, count: size)
    for column in 0..<columnCount {
      let first = Int(flat.entryStart[column])
      for (offset, entry) in entries(of: column).enumerated() {
        flat.entryRow[first + offset] = entryRow[entry]
        flat.entryCoefficient[first + offset] = entryCoefficient[entry]
      }
    }
    for (offset, row) in added.enumerated() {
      for (index, coefficient) in row.columns {
        let place = next[Int(index)]
        flat.entryRow[place] = Int32(rowCount + offset)
        flat.entryCoefficient[place] = coefficient
        next[Int(index)] += 1
      }
    }
    return flat
  }
}
