import TerritoryPlanning

/// Judges the requirements of one rule by their definitions, apart from the evaluation of plans.
struct RuleJudge {
  let context: PlanningContext
  let requirements: [Requirement]

  init(_ rule: any Rule, _ context: PlanningContext) {
    self.context = context
    requirements = rule.requirements(in: context)
  }

  /// What the holders break, such as `barrier role`, `over actual_minutes by 20` or `coupling same`, in order.
  func broken(_ holders: [Int]) -> [String] {
    precondition(holders.count == context.items.count)
    return requirements.flatMap { requirement -> [String] in
      switch requirement {
      case .barrier(let barrier):
        return holders.enumerated().compactMap { item, holder in
          barrier.objection(item, Holder(holder)).map { "barrier \($0.key)" }
        }
      case .limit(let limit):
        return Self.excess(limit, activity(limit.measure, holders))
      case .coupling(let coupling):
        return isKept(coupling, holders) ? [] : ["coupling \(coupling.kind)"]
      }
    }
  }

  /// What the priced limits cost, in minor units.
  func price(_ holders: [Int]) -> Int64 {
    requirements.reduce(0) { sum, requirement in
      guard case .limit(let limit) = requirement, let price = limit.price else { return sum }
      let activity = activity(limit.measure, holders)
      let below = limit.lower.map { max(0, $0 - activity) } ?? 0
      let above = limit.upper.map { max(0, activity - $0) } ?? 0
      return sum + price * (below + above)
    }
  }

  var limits: [Limit] {
    requirements.compactMap { if case .limit(let limit) = $0 { limit } else { nil } }
  }

  private func activity(_ measure: Limit.Measure, _ holders: [Int]) -> Int64 {
    switch measure {
    case .pairs(let only, let amount):
      holders.enumerated().reduce(0) { sum, pair in
        let holder = Holder(pair.element)
        return only == nil || only == holder ? sum + amount(pair.offset, holder) : sum
      }
    case .occurrences(let occurrences):
      occurrences.reduce(0) { sum, occurrence in
        occurrence.items.contains { occurrence.isCaused($0, Holder(holders[$0])) }
          ? sum + occurrence.amount : sum
      }
    }
  }

  private func isKept(_ coupling: ItemCoupling, _ holders: [Int]) -> Bool {
    let held = coupling.items.map { holders[$0] }
    let representatives = held.filter { $0 != context.pool.index }
    return switch coupling.kind {
    case .same: Set(held).count <= 1
    case .differ: Set(representatives).count == representatives.count
    case .atMost(let most): Set(representatives).count <= most
    }
  }

  private static func excess(_ limit: Limit, _ activity: Int64) -> [String] {
    if let upper = limit.upper, activity > upper { return ["over \(limit.aspect) by \(activity - upper)"] }
    if let lower = limit.lower, activity < lower { return ["under \(limit.aspect) by \(lower - activity)"] }
    return []
  }
}

/// Every way to give `items` items to holders 0 ..< `holders`.
func everyAssignment(items: Int, holders: Int) -> [[Int]] {
  (0..<items).reduce([[]]) { plans, _ in plans.flatMap { plan in (0..<holders).map { plan + [$0] } } }
}
