/// Why an assignment cannot be judged: it does not name one column of each item.
public enum AssignmentFault: Error, Sendable, Equatable, CustomStringConvertible {
  case wrongLength(found: Int, items: Int)
  /// The column is not one of the item's.
  case foreignColumn(item: Int, column: Int)

  public var description: String {
    switch self {
    case .wrongLength(let found, let items):
      "the assignment has \(found) entries for \(items) items: give one column an item"
    case .foreignColumn(let item, let column):
      "column \(column) does not belong to item \(item): choose one of the item's columns"
    }
  }
}

extension AssignmentProblem {
  /// The first reason why the assignment cannot be judged, or nil if it takes one column of each item.
  public func fault(in assignment: Assignment) -> AssignmentFault? {
    guard assignment.columns.count == itemCount else {
      return .wrongLength(found: assignment.columns.count, items: itemCount)
    }
    for item in 0..<itemCount where !columns(of: item).contains(Int(assignment.columns[item])) {
      return .foreignColumn(item: item, column: Int(assignment.columns[item]))
    }
    return nil
  }

  /// What an assignment is worth and which rules it breaks, recomputed from the data in 128-bit integers.
  ///
  /// - Precondition: `fault(in: assignment)` is nil. Assignments from outside are checked there first.
  public func judge(_ assignment: Assignment) -> AssignmentJudgement {
    if let fault = fault(in: assignment) { preconditionFailure(fault.description) }
    var worth = Int128(constant)
    var activity = [Int128](repeating: 0, count: rowCount)
    for column in assignment.columns.map(Int.init) {
      worth += Int128(columnValue[column])
      for entry in entries(of: column) {
        activity[Int(entryRow[entry])] += Int128(entryCoefficient[entry])
      }
    }
    if !indicators.isEmpty {
      var taken = [Bool](repeating: false, count: columnCount)
      for column in assignment.columns { taken[Int(column)] = true }
      for indicator in indicators where indicator.marked.contains(where: { taken[Int($0)] }) {
        worth += Int128(indicator.value)
        for entry in indicator.entries { activity[Int(entry.row)] += Int128(entry.coefficient) }
      }
    }
    var price: Int128 = 0
    var brokenRows: [AssignmentJudgement.BrokenRow] = []
    for (index, row) in rows.enumerated() {
      let violation = row.violation(at: activity[index])
      guard violation != 0 else { continue }
      if let unit = violation > 0 ? row.excessPrice : row.shortfallPrice {
        price += Int128(unit) * (violation > 0 ? violation : -violation)
      } else {
        brokenRows.append(.init(row: index, violation: violation))
      }
    }
    return AssignmentJudgement(
      objective: worth - price, priceOfViolations: price, activity: activity, brokenRows: brokenRows,
      brokenCouplings: couplings.indices.filter { !holds(couplings[$0], in: assignment) },
      brokenConnectivities: connectivities.indices.flatMap { broken($0, in: assignment) },
      brokenSpreads: spreads.enumerated().compactMap { index, spread in
        let excess = spread.excess(at: activity)
        return excess > 0 ? .init(spread: index, excess: excess) : nil
      })
  }

  /// The agents whose places do not hang together.
  private func broken(_ index: Int, in assignment: Assignment) -> [AssignmentJudgement.BrokenConnectivity] {
    let rule = connectivities[index]
    let neighbours = rule.neighbours()
    var nodes: [Int32: [Int32]] = [:]
    for place in rule.places {
      nodes[columnAgent[Int(assignment.columns[Int(place.item)])], default: []].append(place.node)
    }
    if let exempt = rule.exempt { nodes[exempt] = nil }
    return nodes.keys.sorted().compactMap { agent in
      var isIn = [Bool](repeating: false, count: rule.nodeCount)
      for node in nodes[agent] ?? [] { isIn[Int(node)] = true }
      let parts = rule.components(of: isIn, neighbours: neighbours).count
      return parts > 1 ? .init(connectivity: index, agent: Int(agent), parts: parts) : nil
    }
  }

  private func holds(_ coupling: Coupling, in assignment: Assignment) -> Bool {
    let agents = coupling.items
      .map { columnAgent[Int(assignment.columns[Int($0)])] }
      .filter { $0 != coupling.exempt }
    let different = Set(agents).count
    switch coupling {
    case .differ: return different == agents.count
    case .atMost(let limit, _, _): return different <= limit
    case .sameClass(_, let classOfAgent, _): return Set(agents.map { classOfAgent[Int($0)] }).count <= 1
    }
  }
}

extension SideRow {
  /// How far an activity lies above the upper bound (positive) or below the lower bound (negative).
  public func violation(at activity: Int128) -> Int128 {
    if let upper, activity > Int128(upper) { return activity - Int128(upper) }
    if let lower, activity < Int128(lower) { return activity - Int128(lower) }
    return 0
  }
}
