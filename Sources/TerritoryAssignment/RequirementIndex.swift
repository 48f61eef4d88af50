import TerritoryPlanning

/// Requirements sorted by kind, with the limits on pairs indexed by the holder they speak of.
struct RequirementIndex: Sendable {
  let barriers: [Barrier]
  let limits: [Limit]
  let couplings: [ItemCoupling]
  /// Numbers of the limits that count pairs of every holder.
  let limitsOfEverybody: [Int]
  /// For each holder, the numbers of the limits that count this holder's pairs only.
  let limitsOfHolder: [[Int]]

  init(_ requirements: [Requirement], holderCount: Int) {
    var barriers: [Barrier] = []
    var limits: [Limit] = []
    var couplings: [ItemCoupling] = []
    for requirement in requirements {
      switch requirement {
      case .barrier(let barrier): barriers.append(barrier)
      case .limit(let limit): limits.append(limit)
      case .coupling(let coupling): couplings.append(coupling)
      }
    }
    var everybody: [Int] = []
    var byHolder = [[Int]](repeating: [], count: holderCount)
    for (number, limit) in limits.enumerated() {
      guard case .pairs(let holder, _) = limit.measure else { continue }
      if let holder { byHolder[holder.index].append(number) } else { everybody.append(number) }
    }
    self.barriers = barriers
    self.limits = limits
    self.couplings = couplings
    limitsOfEverybody = everybody
    limitsOfHolder = byHolder
  }

  /// The first objection of any barrier to the pair, with the rule that raised it; nil when it is allowed.
  func objection(item: Int, holder: Holder) -> (rule: String, objection: Objection)? {
    for barrier in barriers {
      if let objection = barrier.objection(item, holder) { return (barrier.rule, objection) }
    }
    return nil
  }

  /// The amount that the pair adds to a limit on pairs.
  func amount(limit number: Int, item: Int, holder: Holder) -> Int64 {
    guard case .pairs(_, let amount) = limits[number].measure else { return 0 }
    return amount(item, holder)
  }
}
