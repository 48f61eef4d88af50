/// How far apart two plans are: what is held by different holders. Levels of visits do not count.
public enum PlanDistance: String, Sendable, CaseIterable {
  /// Work items.
  case items
  /// Accounts with any item in other hands, each once.
  case accounts
  /// Standard minutes of the items in other hands.
  case standardMinutes = "standard_minutes"

  public var unit: Limit.Unit {
    switch self {
    case .items: .items
    case .accounts: .accounts
    case .standardMinutes: .minutes
    }
  }

  /// The distance of two plans of the context, at least 0. An item that nobody holds counts as in other hands
  /// than an item that somebody holds.
  public func between(_ a: Plan, _ b: Plan, in context: PlanningContext) -> Int64 {
    let differing = context.items.indices.filter { a.holders[$0] != b.holders[$0] }
    switch self {
    case .items: return Int64(differing.count)
    case .accounts: return Int64(Set(differing.map { context.items[$0].account }).count)
    case .standardMinutes: return differing.reduce(0) { $0 + context.standardMinutes[$1].count }
    }
  }

  /// What all items come to: no two plans are further apart.
  public func whole(in context: PlanningContext) -> Int64 {
    switch self {
    case .items: Int64(context.items.count)
    case .accounts: Int64(context.itemsOfAccount.count { !$0.isEmpty })
    case .standardMinutes: context.standardMinutes.reduce(0) { $0 + $1.count }
    }
  }

  /// A limit on the distance from `plan`, hard or at a price a unit.
  public func limit(
    from plan: Plan, atLeast least: Int64? = nil, atMost most: Int64? = nil, price: Int64?,
    in context: PlanningContext
  ) -> Requirement {
    .limit(
      Limit(
        rule: Objective.ruleName, aspect: "different_\(rawValue)", subject: .wholePlan, unit: unit,
        measure: measure(from: plan, in: context), lower: least, upper: most, price: price))
  }

  private func measure(from plan: Plan, in context: PlanningContext) -> Limit.Measure {
    let holders = plan.holders
    switch self {
    case .items:
      return .pairs(holder: nil) { item, holder in holders[item] == holder ? 0 : 1 }
    case .standardMinutes:
      let minutes = context.standardMinutes
      return .pairs(holder: nil) { item, holder in holders[item] == holder ? 0 : minutes[item].count }
    case .accounts:
      return .occurrences(
        context.itemsOfAccount.filter { !$0.isEmpty }.map { items in
          Limit.Occurrence(items: Array(items), amount: 1) { item, holder in holders[item] != holder }
        })
    }
  }
}
