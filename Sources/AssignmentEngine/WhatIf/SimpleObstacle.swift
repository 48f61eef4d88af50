extension AssignmentProblem {
  /// A reason why there is no legal plan that looks at one thing at a time, if there is such a one.
  ///
  /// - Parameter items: those that lost columns; couplings of others are not looked at.
  func simpleObstacle(around items: [Int]) -> ChangedAnswer.Obstacle? {
    for item in 0..<itemCount where columns(of: item).isEmpty { return .itemWithoutColumns(item) }
    if let row = rowOutOfReach() { return .row(row) }
    return couplingOutOfReach(of: items).map { .coupling($0) }
  }

  /// A hard row that cannot be kept even if every item and indicator does what suits it best.
  private func rowOutOfReach() -> Int? {
    var least = [Int128](repeating: 0, count: rowCount)
    var most = least
    var reach: [Int: (least: Int64, most: Int64, columns: Int)] = [:]
    for item in 0..<itemCount {
      reach.removeAll(keepingCapacity: true)
      let columns = columns(of: item)
      for column in columns {
        for entry in entries(of: column) {
          let coefficient = entryCoefficient[entry]
          let known = reach[Int(entryRow[entry])] ?? (coefficient, coefficient, 0)
          reach[Int(entryRow[entry])] = (
            min(known.least, coefficient), max(known.most, coefficient), known.columns + 1
          )
        }
      }
      for (row, range) in reach {
        let isEverywhere = range.columns == columns.count
        least[row] += Int128(isEverywhere ? range.least : min(0, range.least))
        most[row] += Int128(isEverywhere ? range.most : max(0, range.most))
      }
    }
    for indicator in indicators {
      for entry in indicator.entries {
        least[Int(entry.row)] += Int128(min(0, entry.coefficient))
        most[Int(entry.row)] += Int128(max(0, entry.coefficient))
      }
    }
    return rows.indices.first { index in
      let row = rows[index]
      if row.shortfallPrice == nil, let lower = row.lower, most[index] < Int128(lower) { return true }
      if row.excessPrice == nil, let upper = row.upper, least[index] > Int128(upper) { return true }
      return false
    }
  }

  /// A coupling of the items that no choice of its own items keeps, where that shows without a search.
  private func couplingOutOfReach(of items: [Int]) -> Int? {
    let changed = Set(items.map(Int32.init))
    return couplings.indices.first { index in
      let coupling = couplings[index]
      guard coupling.items.contains(where: changed.contains) else { return false }
      let choices = coupling.items.map { item in
        Set(columns(of: Int(item)).map { columnAgent[$0] })
      }.filter { choice in coupling.exempt.map { !choice.contains($0) } ?? true }
      switch coupling {
      case .differ:
        let alone = choices.filter { $0.count == 1 }
        return Set(alone).count < alone.count
      case .atMost(let limit, _, _):
        return Set(choices.filter { $0.count == 1 }).count > limit
      case .sameClass(_, let classOfAgent, _):
        let classes = choices.map { choice in Set(choice.map { classOfAgent[Int($0)] }) }
        guard let first = classes.first else { return false }
        return classes.dropFirst().reduce(first) { $0.intersection($1) }.isEmpty
      }
    }
  }
}
