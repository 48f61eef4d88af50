/// A demand given up, wholly or by a stated amount.
public struct Concession: Sendable, Hashable, Codable {
  public var demand: Demand
  /// How far the bound moves outward, in the unit of the limit, or of the spread (a share of `whole`, in
  /// millionths); above 0. nil: the demand is given up altogether, as everything is that has no amount.
  public var amount: Int64?

  public init(_ demand: Demand, amount: Int64? = nil) {
    self.demand = demand
    self.amount = amount
  }
}

extension [Concession] {
  /// These with further ones made on top: where both move the same bound, by the sum.
  public func adding(_ more: [Concession]) -> [Concession] {
    var all = self
    for concession in more {
      if let known = all.firstIndex(where: { $0.demand == concession.demand }) {
        all[known].amount = all[known].amount.flatMap { old in concession.amount.map { old + $0 } }
      } else {
        all.append(concession)
      }
    }
    return all
  }
}

extension [Requirement] {
  /// The requirements with these concessions made. Priced limits and charges stay as they are.
  public func conceding(_ concessions: [Concession], in context: PlanningContext) -> [Requirement] {
    guard !concessions.isEmpty else { return self }
    let made = Concessions(concessions)
    return compactMap { requirement in
      switch requirement {
      case .barrier(let barrier): .barrier(made.eased(barrier, in: context))
      case .limit(let limit): made.eased(limit).map(Requirement.limit)
      case .coupling(let coupling): made.givesUp(coupling.demand) ? nil : requirement
      case .contiguity(let contiguity): made.givesUp(contiguity.demand) ? nil : requirement
      case .spread(let spread): made.eased(spread).map(Requirement.spread)
      case .charge: requirement
      }
    }
  }

  /// Every demand of the limits, couplings, contiguities and spreads, each once, in their order. Demands of
  /// barriers show only in the pairs that they object to.
  public var statedDemands: [Demand] {
    var seen: Set<Demand> = []
    return flatMap { requirement -> [Demand] in
      switch requirement {
      case .barrier, .charge: []
      case .limit(let limit): Demand.Side.allCases.compactMap { limit.demand($0) }
      case .coupling(let coupling): [coupling.demand]
      case .contiguity(let contiguity): [contiguity.demand]
      case .spread(let spread): [spread.demand]
      }
    }.filter { seen.insert($0).inserted }
  }
}

/// Concessions by their demands.
private struct Concessions {
  /// The largest amount conceded to each demand; nil: given up.
  private var amounts: [Demand: Int64?] = [:]
  private let rulesWithExclusions: Set<String>

  init(_ concessions: [Concession]) {
    var exclusions: Set<String> = []
    for concession in concessions {
      if case .exclusion = concession.demand.part { exclusions.insert(concession.demand.rule) }
      if let known = amounts[concession.demand] {
        let both = known.flatMap { known in concession.amount.map { max(known, $0) } }
        amounts.updateValue(both, forKey: concession.demand)
      } else {
        amounts.updateValue(concession.amount, forKey: concession.demand)
      }
    }
    rulesWithExclusions = exclusions
  }

  func givesUp(_ demand: Demand) -> Bool { amounts[demand] != nil }

  /// nil where no bound is left.
  func eased(_ limit: Limit) -> Limit? {
    var eased = limit
    if let demand = limit.demand(.lower), let amount = amounts[demand] {
      eased.lower = limit.lower.flatMap { lower in amount.map { Self.sum(lower, -$0) } }
    }
    if let demand = limit.demand(.upper), let amount = amounts[demand] {
      eased.upper = limit.upper.flatMap { upper in amount.map { Self.sum(upper, $0) } }
    }
    return eased.lower == nil && eased.upper == nil ? nil : eased
  }

  func eased(_ spread: SpreadLimit) -> SpreadLimit? {
    guard let amount = amounts[spread.demand] else { return spread }
    guard let amount else { return nil }
    var eased = spread
    let more = (Int128(amount) * Int128(spread.whole)).ceiledQuotient(by: 1_000_000)
    eased.atMost = Self.sum(spread.atMost, Int64(clamping: more))
    return eased
  }

  func eased(_ barrier: Barrier, in context: PlanningContext) -> Barrier {
    guard rulesWithExclusions.contains(barrier.rule) else { return barrier }
    let given = Set(amounts.keys)
    return Barrier(
      rule: barrier.rule,
      objections: { item, holder in
        guard barrier.objection(item, holder) != nil else { return [] }
        return barrier.everyObjection(item, holder).filter { objection in
          guard
            let demand = Demand.exclusion(
              rule: barrier.rule, objection, item: item, holder: holder, in: context)
          else { return true }
          return !given.contains(demand)
        }
      })
  }

  /// Bounds stay where the engine accepts them.
  private static func sum(_ bound: Int64, _ amount: Int64) -> Int64 {
    let most: Int64 = 1 << 60
    return Int64(clamping: min(max(Int128(bound) + Int128(amount), Int128(-most)), Int128(most)))
  }
}
