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

  /// Whether the rows that the spread stands for can be calculated with (`Spread.largestReach`).
  private func rowsFit(_ spread: Spread) -> Bool {
    let columns = flat.columnAgent.indices.lazy.map { column in
      (Int(flat.entryStart[column])..<Int(flat.entryStart[column + 1])).lazy
        .map { (flat.entryRow[$0], flat.entryCoefficient[$0]) }
    }
    let held = indicators.lazy.map { $0.entries.lazy.map { ($0.row, $0.coefficient) } }
    guard let ofColumns = spread.reach(columns, rowCount: rows.count),
      let ofIndicators = spread.reach(held, rowCount: rows.count)
    else { return false }
    return max(ofColumns, ofIndicators) <= Spread.largestReach
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
}

extension Spread {
  /// Largest figure of a row of a spread, before it is divided to fit 64 bits: sums of 2^31 of them fit in 128.
  static let largestReach: Int128 = 1 << 90

  /// The largest magnitude that a coefficient or bound of a row of this spread can have, whatever its signs or
  /// order; nil beyond `largestReach`.
  ///
  /// - Parameter owners: the rows and coefficients of each column or indicator.
  func reach(
    _ owners: some Sequence<some Sequence<(Int32, Int64)>>, rowCount: Int
  ) -> Int128? {
    var factor = [Int128](repeating: 0, count: rowCount)
    var reach = Int128(atMost)
    let whole = members.reduce(Int128(0)) { $0 + Int128($1.weight) }
    for member in members {
      let isGini = measure == .gini
      factor[Int(member.row)] = isGini ? whole * Int128(Self.giniUnits + atMost) : Int128(member.weight)
      if !isGini { reach += Int128(member.target.magnitude) }
      // A coefficient has at most 60 bits.
      if factor[Int(member.row)] > 1 << 62 { return nil }
    }
    for owner in owners {
      var total: Int128 = 0
      for (row, coefficient) in owner {
        total += factor[Int(row)] * Int128(coefficient.magnitude)
        if total > Self.largestReach { return nil }
      }
      reach = max(reach, total)
    }
    return reach
  }
}
