extension PlanningContext {
  /// What changes hands against today, by item, with the reason computed from the limits and couplings.
  func moves(of plan: Plan, judgement: Judgement) -> [Move] {
    items.indices.compactMap { item in
      guard let from = today.holders[item], plan.holders[item] != from else { return nil }
      let to = plan.holders[item]
      let forced = forcedReason(item: item)
      // Visited as often by either, so that the difference is that of the move alone.
      let level = level(item: item, in: plan)
      let difference =
        (to.map { worth(item: item, holder: $0, level: level) } ?? .zero)
        - worth(item: item, holder: from, level: level)
      let reason =
        forced.map { .forced($0) }
        ?? (difference > .zero ? .earnsMore : judgement.reason(item: item, from: from, to: to))
      return Move(
        item: item, from: from, to: to, forced: forced, worthDifference: difference,
        minutes: standardMinutes[item], reason: reason)
    }
  }
}

extension Judgement {
  /// The limit or coupling behind a move that is neither forced nor pays by itself, in the order of
  /// `MoveReason`; among several limits the first in the order of the requirements.
  fileprivate func reason(item: Int, from: Holder, to: Holder?) -> MoveReason {
    let pool = context.pool
    if from != pool,
      let limit = firstLimit(of: from, where: { $0.isExceeded(moving: item, from: to, to: from) })
    {
      return .relieves(rule: limit.rule, aspect: limit.aspect, representative: from.index)
    }
    if let to, to != pool,
      let limit = firstLimit(of: to, where: { $0.isMissed(moving: item, from: to, to: from) })
    {
      return .fills(rule: limit.rule, aspect: limit.aspect, representative: to.index)
    }
    if let coupling = couplingBroken(item: item, by: from) { return .follows(rule: coupling.rule) }
    return .chain
  }

  private func firstLimit(of holder: Holder, where isBehind: (JudgedLimit) -> Bool) -> Limit? {
    limitsOfRepresentative[holder.index].lazy.map { limits[$0] }.first(where: isBehind)?.limit
  }

  /// A coupling that the plan meets and that putting the item back alone would break.
  private func couplingBroken(item: Int, by former: Holder) -> ItemCoupling? {
    couplingsOfItem[item].lazy.map { couplings[$0] }.first { coupling in
      let held = coupling.items.compactMap { holders[$0] }
      guard coupling.isMet(holders: held, pool: context.pool) else { return false }
      let putBack = coupling.items.compactMap { $0 == item ? former : holders[$0] }
      return !coupling.isMet(holders: putBack, pool: context.pool)
    }
  }
}
