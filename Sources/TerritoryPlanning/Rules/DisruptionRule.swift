/// A budget on what changes hands against today by choice.
///
/// A move is voluntary where the facts of the data would let the incumbent keep the item
/// (`PlanningContext.forcedReason`); moves forced by leavers, closed positions or duties that are no longer
/// the incumbent's are never counted, nor are items that had no incumbent. What a director pins elsewhere is a
/// choice and counts. An account and its revenue count once, however many of its duties move.
public struct DisruptionRule: Rule, Equatable {
  public static let name = "disruption"

  /// What is counted.
  public enum Metric: String, Sendable, CaseIterable {
    case items, accounts, revenue
  }

  /// Whose moves are counted.
  public enum Scope: Sendable, Equatable, CaseIterable {
    case wholePlan
    /// Taken over by each representative.
    case takenOver
    /// Handed off by each representative.
    case handedOff
  }

  /// One budget. A share is of today's total of the metric: of everybody, or of the representative's own.
  public struct Budget: Sendable, Equatable {
    public var metric: Metric
    public var scope: Scope
    public var most: PricedAllowance
    public init(_ metric: Metric, _ scope: Scope = .wholePlan, most: PricedAllowance) {
      self.metric = metric
      self.scope = scope
      self.most = most
    }
  }

  /// At least one.
  public let budgets: [Budget]

  public init(budgets: [Budget]) { self.budgets = budgets }

  public static func standard(for data: PlanData) -> DisruptionRule? { nil }

  public static func read(
    _ settings: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> DisruptionRule? {
    let metrics = Metric.allCases
    let perRepresentative = "per_representative"
    guard let map = settings.map(keys: metrics.map(\.rawValue) + [perRepresentative], faults: &faults) else {
      return nil
    }
    let before = faults.count
    var budgets = metrics.compactMap { metric in
      map[metric.rawValue].flatMap { node in
        budget(metric, .wholePlan, node, data: data, faults: &faults)
      }
    }
    let pairs = metrics.flatMap { [(key: "\($0)_in", $0, Scope.takenOver), ("\($0)_out", $0, .handedOff)] }
    if let each = map[perRepresentative]?.map(keys: pairs.map(\.key), faults: &faults) {
      budgets += pairs.compactMap { key, metric, scope in
        each[key].flatMap { budget(metric, scope, $0, data: data, faults: &faults) }
      }
    }
    guard faults.count == before else { return nil }
    guard !budgets.isEmpty else {
      return settings.fault(
        settings.shownValue, "names no budget", hint: "name at least one, such as items: 40 or accounts: 5 %",
        &faults)
    }
    return DisruptionRule(budgets: budgets)
  }

  private static func budget(
    _ metric: Metric, _ scope: Scope, _ node: SettingNode, data: PlanData, faults: inout [InputFault]
  ) -> Budget? {
    node.pricedAllowance(of: unit(of: metric), data: data, faults: &faults).map {
      Budget(metric, scope, most: $0)
    }
  }

  public func requirements(in context: PlanningContext) -> [Requirement] {
    let tally = MoveTally(context)
    return budgets.flatMap { budget -> [Requirement] in
      switch budget.scope {
      case .wholePlan: [limit(budget, nil, tally)]
      case .takenOver, .handedOff:
        context.data.representatives.indices.map { limit(budget, $0, tally) }
      }
    }
  }

  private func limit(_ budget: Budget, _ representative: Int?, _ tally: MoveTally) -> Requirement {
    let suffix =
      switch budget.scope {
      case .wholePlan: ""
      case .takenOver: "_in"
      case .handedOff: "_out"
      }
    return .limit(
      Limit(
        rule: Self.name, aspect: "moved_\(budget.metric.rawValue)\(suffix)",
        subject: representative.map { .representative($0) } ?? .wholePlan,
        unit: Self.unit(of: budget.metric),
        measure: tally.measure(budget.metric, budget.scope, representative), lower: nil,
        upper: budget.most.allowance.most(of: tally.held(budget.metric, by: representative)),
        price: budget.most.price))
  }

  private static func unit(of metric: Metric) -> Limit.Unit {
    switch metric {
    case .items: .items
    case .accounts: .accounts
    case .revenue: .money
    }
  }
}

/// Counts voluntary moves.
private struct MoveTally {
  let context: PlanningContext
  /// The incumbent of each item that could keep it; nil where there is none or the move is forced.
  let keeper: [Holder?]

  init(_ context: PlanningContext) {
    self.context = context
    keeper = context.items.indices.map { item in
      context.forcedReason(item: item) == nil ? context.today.holders[item] : nil
    }
  }

  func measure(
    _ metric: DisruptionRule.Metric, _ scope: DisruptionRule.Scope, _ representative: Int?
  ) -> Limit.Measure {
    let isCounted = counts(scope, representative)
    switch metric {
    case .items:
      let holder = scope == .takenOver ? representative.map(Holder.init) : nil
      return .pairs(holder: holder) { item, holder in isCounted(item, holder) ? 1 : 0 }
    case .accounts, .revenue:
      return .occurrences(
        context.data.accounts.indices.compactMap { account in
          let amount = metric == .revenue ? context.data.accounts[account].current.minorUnits : 1
          let items = context.itemsOfAccount[account].filter { item in
            guard let keeper = keeper[item] else { return false }
            return scope != .handedOff || keeper.index == representative
          }
          guard amount != 0, !items.isEmpty else { return nil }
          return Limit.Occurrence(items: items, amount: amount, isCaused: isCounted)
        })
    }
  }

  /// What is held today: by a representative, or by anybody.
  func held(_ metric: DisruptionRule.Metric, by representative: Int?) -> Int64 {
    let isHeld = { (item: Int) -> Bool in
      guard let holder = context.today.holders[item] else { return false }
      return representative.map { $0 == holder.index } ?? true
    }
    if metric == .items { return Int64(context.items.indices.count(where: isHeld)) }
    return context.data.accounts.indices.reduce(0) { sum, account in
      guard context.itemsOfAccount[account].contains(where: isHeld) else { return sum }
      return sum + (metric == .revenue ? context.data.accounts[account].current.minorUnits : 1)
    }
  }

  private func counts(
    _ scope: DisruptionRule.Scope, _ representative: Int?
  ) -> @Sendable (Int, Holder) -> Bool {
    let keeper = keeper
    switch scope {
    case .wholePlan:
      return { item, holder in keeper[item].map { $0 != holder } ?? false }
    case .takenOver:
      return { item, holder in
        holder.index == representative && (keeper[item].map { $0 != holder } ?? false)
      }
    case .handedOff:
      return { item, holder in keeper[item]?.index == representative && keeper[item] != holder }
    }
  }
}
