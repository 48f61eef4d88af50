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
  /// Those that are not 0, in the order of the requirements.
  let charges: [ChargedCost]

  init(of plan: Plan, requirements: [Requirement], tally: PlanTally) {
    context = tally.context
    holders = plan.holders
    var unmet: [Violation] = []
    var limits: [JudgedLimit] = []
    var ofRepresentative: [[Int]] = Array(repeating: [], count: context.data.representatives.count)
    var couplings: [ItemCoupling] = []
    var ofItem: [[Int]] = Array(repeating: [], count: plan.holders.count)
    var charges: [ChargedCost] = []
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
      case .charge(let charge):
        let cost = MeasuredActivity(charge.measure, tally: tally).value
        guard cost != 0 else { continue }
        charges.append(
          ChargedCost(
            rule: charge.rule, aspect: charge.aspect, subject: charge.subject,
            cost: Money(minorUnits: cost)))
      case .contiguity(let contiguity):
        unmet += contiguity.violations(in: tally)
      case .spread(let limit):
        if let violation = limit.violation(in: tally) { unmet.append(violation) }
      }
    }
    unmetRequirements = unmet
    self.limits = limits
    limitsOfRepresentative = ofRepresentative
    self.couplings = couplings
    couplingsOfItem = ofItem
    self.charges = charges
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

extension Contiguity {
  fileprivate func violations(in tally: PlanTally) -> [Violation] {
    var regions = [Set<Int>](repeating: [], count: tally.context.data.representatives.count)
    for place in places {
      guard let holder = tally.holders[place.item], holder != tally.context.pool else { continue }
      regions[holder.index].insert(place.region)
    }
    return regions.indices.compactMap { representative in
      let parts = parts(of: regions[representative])
      guard parts.count > 1 else { return nil }
      return Violation(
        rule: rule, kind: .disconnected(representative: representative, duty: duty, parts: parts), price: nil)
    }
  }
}

extension SpreadLimit {
  fileprivate func violation(in tally: PlanTally) -> Violation? {
    violation(of: members.map { MeasuredActivity(held($0.representative), tally: tally).value })
  }

  /// What is not met where the members hold this much, in their order.
  func violation(of sums: [Int64]) -> Violation? {
    let measured = measured(sums)
    guard measured > atMost else { return nil }
    return Violation(
      rule: rule,
      kind: .spread(aspect: aspect, measure: measure, measured: measured, atMost: atMost, whole: whole),
      price: nil)
  }
}

extension ItemCoupling {
  /// Whether the plan meets it. Items that nobody holds are reported as uncovered and do not count here.
  public func isMet(by holders: [Holder?], pool: Holder) -> Bool {
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
    case .sameGroup(let groupOfRepresentative):
      return Set(held.filter { $0 != pool }.map { groupOfRepresentative[$0.index] }).count <= 1
    }
  }

  func violation(in holders: [Holder?], pool: Holder) -> Violation? {
    guard !isMet(by: holders, pool: pool) else { return nil }
    let distinct = Set(items.compactMap { holders[$0] }).sorted()
    return Violation(rule: rule, kind: .coupling(kind, subject: subject, holders: distinct), price: nil)
  }
}

/// A limit with what a plan makes of it.
struct JudgedLimit {
  let limit: Limit
  private let measured: MeasuredActivity
  var activity: Int64 { measured.value }

  init(_ limit: Limit, tally: PlanTally) {
    self.limit = limit
    measured = MeasuredActivity(limit.measure, tally: tally)
  }

  /// Whether moving the item so would take the limit further beyond its upper bound.
  func isExceeded(moving item: Int, from holder: Holder?, to other: Holder) -> Bool {
    guard let upper = limit.upper else { return false }
    let moved = measured.value(moving: item, from: holder, to: other)
    return moved > upper && moved > activity
  }

  /// Whether moving the item so would take the limit further below its lower bound.
  func isMissed(moving item: Int, from holder: Holder?, to other: Holder) -> Bool {
    guard let lower = limit.lower else { return false }
    let moved = measured.value(moving: item, from: holder, to: other)
    return moved < lower && moved < activity
  }

  /// What it would be if the item moved so; nil: to nobody.
  func activity(moving item: Int, from holder: Holder?, to other: Holder?) -> Int64 {
    measured.value(moving: item, from: holder, to: other)
  }

  var violation: Violation? { violation(at: activity) }

  /// What is not met where the limit's measure comes to this much.
  func violation(at activity: Int64) -> Violation? {
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
