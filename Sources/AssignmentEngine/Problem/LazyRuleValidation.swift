extension AssignmentProblem.Builder {
  mutating func checkConnectivities() {
    for (index, rule) in connectivities.enumerated() {
      for fault in rule.faults(itemCount: itemCount, agentCount: agentCount) {
        faults.add(.connectivity(index, fault))
      }
    }
  }

  /// - Precondition: columns, indicators and rows are sound.
  mutating func checkSpreads() {
    for (index, spread) in spreads.enumerated() {
      let wrong = spread.faults(rows: rows)
      for fault in wrong { faults.add(.spread(index, fault)) }
      if wrong.isEmpty && !rowsFit(spread) { faults.add(.spread(index, .tooLarge)) }
    }
  }

  /// Whether every linear row that the spread stands for has coefficients and a bound within
  /// `AssignmentProblem.largestMagnitude`.
  private func rowsFit(_ spread: Spread) -> Bool {
    let largest = Int128(AssignmentProblem.largestMagnitude)
    var factor = [Int128](repeating: 0, count: rows.count)
    var bound = Int128(spread.atMost)
    for (member, most) in zip(spread.members, spread.largestFactors()) {
      guard most <= largest else { return false }
      factor[Int(member.row)] = most
      if spread.measure != .gini { bound += Int128(member.target.magnitude) }
    }
    func fits(_ entries: some Sequence<(row: Int32, coefficient: Int64)>) -> Bool {
      var total: Int128 = 0
      for entry in entries {
        total += factor[Int(entry.row)] * Int128(entry.coefficient.magnitude)
        if total > largest { return false }
      }
      return true
    }
    let columnsFit = flat.columnAgent.indices.allSatisfy { column in
      let entries = Int(flat.entryStart[column])..<Int(flat.entryStart[column + 1])
      return fits(entries.lazy.map { (flat.entryRow[$0], flat.entryCoefficient[$0]) })
    }
    return bound <= largest && columnsFit
      && indicators.allSatisfy { fits($0.entries.lazy.map { ($0.row, $0.coefficient) }) }
  }
}

extension Connectivity {
  fileprivate func faults(itemCount: Int, agentCount: Int) -> [ConnectivityFault] {
    var faults: [ConnectivityFault] = []
    if !(1..<Int(Int32.max)).contains(nodeCount) { faults.append(.nodeCount(nodeCount)) }
    var known = Set<[Int32]>()
    for edge in edges {
      let unknown = [edge.a, edge.b].filter { $0 < 0 || Int($0) >= nodeCount }
      faults += unknown.map { .unknownNode(Int($0)) }
      if edge.a >= edge.b { faults.append(.unorderedEdge(a: Int(edge.a), b: Int(edge.b))) }
      if !known.insert([edge.a, edge.b]).inserted {
        faults.append(.repeatedEdge(a: Int(edge.a), b: Int(edge.b)))
      }
    }
    var placed = Set<Int32>()
    for place in places {
      if place.item < 0 || Int(place.item) >= itemCount { faults.append(.unknownItem(Int(place.item))) }
      if place.node < 0 || Int(place.node) >= nodeCount { faults.append(.unknownNode(Int(place.node))) }
      if !placed.insert(place.item).inserted { faults.append(.repeatedItem(Int(place.item))) }
    }
    if let exempt, exempt < 0 || Int(exempt) >= agentCount {
      faults.append(.exemptsUnknownAgent(Int(exempt)))
    }
    return faults
  }
}

extension Spread {
  fileprivate func faults(rows: [SideRow]) -> [SpreadFault] {
    guard let first = members.first else { return [.noMembers] }
    var faults: [SpreadFault] = []
    var known = Set<Int32>()
    for member in members {
      if member.row < 0 || Int(member.row) >= rows.count {
        faults.append(.unknownRow(Int(member.row)))
      } else if first.row >= 0, Int(first.row) < rows.count,
        rows[Int(member.row)].exponent != rows[Int(first.row)].exponent
      {
        faults.append(.otherExponent(row: Int(member.row)))
      }
      if !known.insert(member.row).inserted { faults.append(.repeatedRow(Int(member.row))) }
      if member.weight < 1 { faults.append(.weight(row: Int(member.row), weight: member.weight)) }
    }
    if case .largestDeviations(let count) = measure, !(1...members.count).contains(count) {
      faults.append(.count(count, members: members.count))
    }
    let largest = measure == .gini ? Self.giniUnits : AssignmentProblem.largestMagnitude
    if !(0...largest).contains(atMost) { faults.append(.atMost(atMost)) }
    return faults
  }

  /// Of each member the largest factor that a linear row of this spread puts on its activity.
  fileprivate func largestFactors() -> [Int128] {
    switch measure {
    case .largestDeviations: members.map { Int128($0.weight) }
    case .gini:
      members.map { _ in
        members.reduce(0) { $0 + Int128($1.weight) } * Int128(Self.giniUnits + atMost)
      }
    }
  }
}
