extension AssignmentProblem {
  /// 32 hexadecimal digits that stand for all data of the problem except names.
  ///
  /// The data are read as one sequence of 64-bit words (each list preceded by its length, each optional by
  /// 0 or 1) and folded into two 64-bit states that start and multiply differently; each step is
  /// exclusive-or, multiplication by an odd constant, and a shift. The digits are the same on every machine and in
  /// every run. They guard against mix-ups, not against somebody who builds a collision on purpose.
  /// Takes time linear in the data; keep the result where it is needed often.
  public var fingerprint: String {
    var fold = WordFold()
    fold.add(1)  // version of this sequence
    fold.add(Int64(agentCount))
    fold.add(columnStart)
    fold.add(columnAgent)
    fold.add(columnValue)
    fold.add(entryStart)
    fold.add(entryRow)
    fold.add(entryCoefficient)
    fold.add(Int64(rows.count))
    for row in rows {
      for part in [row.lower, row.upper, row.shortfallPrice, row.excessPrice] { fold.add(part) }
      fold.add(Int64(row.exponent))
    }
    fold.add(Int64(couplings.count))
    for coupling in couplings {
      switch coupling {
      case .differ: fold.add(0)
      case .atMost(let limit, _, _): fold.add(Int64(limit))
      case .sameClass(_, let classOfAgent, _):
        fold.add(-1)
        fold.add(classOfAgent)
      }
      fold.add(coupling.items)
      fold.add(coupling.exempt.map(Int64.init))
    }
    fold.add(Int64(indicators.count))
    for indicator in indicators {
      fold.add(indicator.marked)
      fold.add(indicator.value)
      fold.add(Int64(indicator.entries.count))
      for entry in indicator.entries {
        fold.add(Int64(entry.row))
        fold.add(entry.coefficient)
      }
    }
    fold.add(constant)
    fold.add(Int64(valueExponent))
    fold.add(originalSense == .maximise ? 1 : 0)
    addLazyRules(to: &fold)
    return fold.digits
  }

  /// Adds nothing where there are none.
  private func addLazyRules(to fold: inout WordFold) {
    for rule in connectivities {
      fold.add(1)
      fold.add(Int64(rule.nodeCount))
      fold.add(rule.edges.flatMap { [$0.a, $0.b] })
      fold.add(rule.places.flatMap { [$0.item, $0.node] })
      fold.add(rule.exempt.map(Int64.init))
    }
    for spread in spreads {
      switch spread.measure {
      case .largestDeviations(let count): fold.add(2 + Int64(count))
      case .gini: fold.add(2)
      }
      fold.add(spread.members.map(\.row))
      fold.add(spread.members.flatMap { [$0.weight, $0.target] })
      fold.add(spread.atMost)
    }
  }
}

extension DistrictingProblem {
  /// 32 hexadecimal digits that stand for all data of the problem, made as those of `AssignmentProblem`.
  public var fingerprint: String {
    var fold = WordFold()
    fold.add(1)  // version of this sequence
    fold.add(Int64(unitCount))
    fold.add(Int64(districtCount))
    fold.add(Int64(activities.count))
    for activity in activities {
      fold.add(activity.weights)
      fold.add(activity.bounds.lowerBound)
      fold.add(activity.bounds.upperBound)
    }
    fold.add(edges.flatMap { [$0.a, $0.b] })
    fold.add(isContiguous ? 1 : 0)
    fold.add(costs)
    return fold.digits
  }
}

private struct WordFold {
  private var first: UInt64 = 0x243F_6A88_85A3_08D3
  private var second: UInt64 = 0x1319_8A2E_0370_7344

  mutating func add(_ word: Int64) {
    let word = UInt64(bitPattern: word)
    first = (first ^ word) &* 0x9E37_79B9_7F4A_7C15
    first ^= first >> 29
    second = (second ^ (word &+ 0x632B_E59B_D9B4_E019)) &* 0xD6E8_FEB8_6659_FD93
    second ^= second >> 32
  }

  mutating func add(_ word: Int64?) {
    add(word == nil ? 0 : 1 as Int64)
    if let word { add(word) }
  }

  mutating func add(_ list: [Int32]) {
    add(Int64(list.count))
    for word in list { add(Int64(word)) }
  }

  mutating func add(_ list: [Int64]) {
    add(Int64(list.count))
    for word in list { add(word) }
  }

  var digits: String { Self.hexadecimal(first) + Self.hexadecimal(second) }

  private static func hexadecimal(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
