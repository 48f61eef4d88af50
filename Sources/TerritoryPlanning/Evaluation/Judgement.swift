/// A plan held against requirements: how much of each limit it uses, and what it does not meet.
struct Judgement {
  let context: PlanningContext
  let holders: [Holder?]
  /// In the order of the requirements.
  let unmetRequirements: [Violation]
  let limits: [JudgedLimit]
  /// Positions in `limits` of those about each representative.
  let limitsOfRepresentative: [[Int]]
  let couplings: [ItemCoupling]
  /// Positions in `couplings` of those that tie each item.
  let couplingsOfItem: [[Int]]

  init(of plan: Plan, requirements: [Requirement], tally: PlanTally) {
    context = tally.context
    holders = plan.holders
    var unmet: [Violation] = []
    var limits: [JudgedLimit] = []
    var ofRepresentative: [[Int]] = Array(repeating: [], count: context.data.representatives.count)
    var couplings: [ItemCoupling] = []
    var ofItem: [[Int]] = Array(repeating: [], count: plan.holders.count)
    for requirement in requirements {
      switch requirement {
      case .barrier(let barrier):
        unmet += barrier.violations(in: plan.holders)
      case .limit(let limit):
        let judged = JudgedLimit(limit, tally: tally)
        if let violation = judged.violation { unmet.append(violation) }
        if case .representative(let index) = limit.subject { ofRepresentative[index].append(limits.count) }
        limits.append(judged)
      case .coupling(let coupling):
        if let violation = coupling.violation(in: plan.holders, pool: context.pool) {
          unmet.append(violation)
        }
        for item in coupling.items { ofItem[item].append(couplings.count) }
        couplings.append(coupling)
      }
    }
    unmetRequirements = unmet
    self.limits = limits
    limitsOfRepresentative = ofRepresentative
    self.couplings = couplings
    couplingsOfItem = ofItem
  }
}

extension Barrier {
  fileprivate func violations(in holders: [Holder?]) -> [Violation] {
    holders.enumerated().compactMap { item, holder in
      guard let holder, let objection = objection(item, holder) else { return nil }
      return Violation(rule: rule, kind: .barrier(item: item, holder: holder, objection), price: nil)
    }
  }
}

extension ItemCoupling {
  /// Whether the plan meets it. Items that nobody holds are reported as uncovered and do not count here.
  func isMet(by holders: [Holder?], pool: Holder) -> Bool {
    isMet(holders: items.compactMap { holders[$0] }, pool: pool)
  }

  /// Whether it is met by these holders of its items, one for each item held.
  func isMet(holders held: [Holder], pool: Holder) -> Bool {
    switch kind {
    case .same: return held.allSatisfy { $0 == held.first }
    case .differ:
      let representatives = held.filter { $0 != pool }
      return Set(representatives).count == representatives.count
    case .atMost(let most): return Set(held.filter { $0 != pool }).count <= most
    }
  }

  fileprivate func violation(in holders: [Holder?], pool: Holder) -> Violation? {
    guard !isMet(by: holders, pool: pool) else { return nil }
    let distinct = Set(items.compactMap { holders[$0] }).sorted()
    return Violation(rule: rule, kind: .coupling(kind, subject: subject, holders: distinct), price: nil)
  }
}

/// A limit with what a plan makes of it.
struct JudgedLimit {
  let limit: Limit
  let activity: Int64
  /// For occurrences: how many of its items cause each.
  private let causes: [Int]
  /// For occurrences: each of their items with the occurrence's number, by item.
  private let causers: [(item: Int, occurrence: Int)]

  init(_ limit: Limit, tally: PlanTally) {
    self.limit = limit
    switch limit.measure {
    case .pairs(let holder?, let amount):
      activity = tally.itemsOfHolder[holder.index].reduce(0) { $0 + amount($1, holder) }
      causes = []
      causers = []
    case .pairs(nil, let amount):
      activity = tally.holders.enumerated().reduce(0) { sum, pair in
        sum + (pair.element.map { amount(pair.offset, $0) } ?? 0)
      }
      causes = []
      causers = []
    case .occurrences(let occurrences):
      causes = occurrences.map { occurrence in
        occurrence.items.count { item in
          tally.holders[item].map { occurrence.isCaused(item, $0) } ?? false
        }
      }
      activity = zip(occurrences, causes).reduce(0) { $0 + ($1.1 > 0 ? $1.0.amount : 0) }
      let pairs = occurrences.enumerated().flatMap { number, occurrence in
        occurrence.items.map { (item: $0, occurrence: number) }
      }
      // Rules list items in order as a rule; sorting is for those that do not.
      let isSorted = zip(pairs, pairs.dropFirst()).allSatisfy { $0.item <= $1.item }
      causers = isSorted ? pairs : pairs.sorted { ($0.item, $0.occurrence) < ($1.item, $1.occurrence) }
    }
  }

  /// The numbers of the occurrences that an item may cause.
  private func occurrences(of item: Int) -> [Int] {
    var low = 0
    var high = causers.count
    while low < high {
      let middle = (low + high) / 2
      if causers[middle].item < item { low = middle + 1 } else { high = middle }
    }
    return causers[low...].prefix { $0.item == item }.map(\.occurrence)
  }

  /// What the activity would be if `item` were with `other` instead of `holder`.
  func activity(moving item: Int, from holder: Holder?, to other: Holder) -> Int64 {
    switch limit.measure {
    case .pairs(let counted, let amount):
      var result = activity
      if let holder, counted == nil || counted == holder { result -= amount(item, holder) }
      if counted == nil || counted == other { result += amount(item, other) }
      return result
    case .occurrences(let occurrences):
      var result = activity
      for number in self.occurrences(of: item) {
        let occurrence = occurrences[number]
        let before = causes[number]
        let left = holder.map { occurrence.isCaused(item, $0) } ?? false
        let after = before - (left ? 1 : 0) + (occurrence.isCaused(item, other) ? 1 : 0)
        if before > 0, after == 0 { result -= occurrence.amount }
        if before == 0, after > 0 { result += occurrence.amount }
      }
      return result
    }
  }

  /// Whether moving the item so would take the limit further beyond its upper bound.
  func isExceeded(moving item: Int, from holder: Holder?, to other: Holder) -> Bool {
    guard let upper = limit.upper else { return false }
    let moved = activity(moving: item, from: holder, to: other)
    return moved > upper && moved > activity
  }

  /// Whether moving the item so would take the limit further below its lower bound.
  func isMissed(moving item: Int, from holder: Holder?, to other: Holder) -> Bool {
    guard let lower = limit.lower else { return false }
    let moved = activity(moving: item, from: holder, to: other)
    return moved < lower && moved < activity
  }

  var violation: Violation? {
    let amount: Int64
    if let upper = limit.upper, activity > upper {
      amount = activity - upper
    } else if let lower = limit.lower, activity < lower {
      amount = activity - lower
    } else {
      return nil
    }
    return Violation(
      rule: limit.rule,
      kind: .limit(
        aspect: limit.aspect, subject: limit.subject, unit: limit.unit, activity: activity,
        lower: limit.lower, upper: limit.upper, amount: amount),
      price: limit.price.map { Money(minorUnits: Self.cost(of: amount, at: $0)) })
  }

  /// At most the largest amount that money can hold.
  private static func cost(of amount: Int64, at price: Int64) -> Int64 {
    let (cost, overflows) = Int64(clamping: amount.magnitude).multipliedReportingOverflow(by: price)
    return overflows ? .max : cost
  }
}
