import TerritoryAssignment
public import TerritoryPlanning

/// Two plans under the data and rules of one scenario: what changes hands between them, why, and what that does.
public struct PlanDiff: Sendable {
  /// One of the two plans.
  public struct Side: Sendable {
    /// What the user calls it: a file's name, or `today`.
    public var name: String
    public var carried: CarriedPlan
    public var evaluation: Evaluation
    public var plan: Plan { carried.plan }
  }

  /// An item with other hands, or another level of visits, in one plan than in the other.
  public struct Change: Sendable, Equatable {
    public var item: Int
    /// nil: nobody.
    public var from: Holder?
    public var to: Holder?
    public var levelBefore: Int
    public var levelAfter: Int
    public var reason: ChangeReason
    /// What putting the item back alone would do to the second plan.
    public var putBack: MoveTrial.Effect
  }

  public let scenario: Scenario
  public let context: PlanningContext
  public let before: Side
  public let after: Side
  /// In the order of the items.
  public let changes: [Change]
  /// How many items either plan could have differed in.
  public var items: Int { context.items.count }

  /// Whether the plans are the same: no item differs, and what does not fit the data is the same in both.
  public var isSame: Bool {
    changes.isEmpty && before.carried.unlisted == after.carried.unlisted
      && before.carried.leftovers == after.carried.leftovers
  }

  /// - Throws: what the planner throws where the scenario cannot be judged.
  public init(
    _ before: (name: String, plan: CarriedPlan), _ after: (name: String, plan: CarriedPlan),
    under scenario: Scenario, in context: PlanningContext
  ) throws {
    let planner = try TerritoryPlanner(
      context: context, rules: scenario.rules, objective: scenario.objective)
    self.init(before, after, under: scenario, planner: planner)
  }

  init(
    _ before: (name: String, plan: CarriedPlan), _ after: (name: String, plan: CarriedPlan),
    under scenario: Scenario, planner: TerritoryPlanner
  ) {
    let context = planner.context
    self.scenario = scenario
    self.context = context
    self.before = Side(
      name: before.name, carried: before.plan, evaluation: planner.judge(before.plan.plan))
    let second = Side(name: after.name, carried: after.plan, evaluation: planner.judge(after.plan.plan))
    self.after = second
    let differing = context.items.indices.filter {
      before.plan.plan.holders[$0] != second.plan.holders[$0]
        || context.level(item: $0, in: before.plan.plan) != context.level(item: $0, in: second.plan)
    }
    guard !differing.isEmpty else {
      changes = []
      return
    }
    let trial = PutBackTrial(of: second.plan, judged: second.evaluation, by: planner)
    changes = differing.map { item in
      let from = before.plan.plan.holders[item]
      let level = context.level(item: item, in: before.plan.plan)
      let effect = trial.effect(ofPutting: item, to: from, level: level)
      return Change(
        item: item, from: from, to: second.plan.holders[item], levelBefore: level,
        levelAfter: context.level(item: item, in: second.plan),
        reason: ChangeReason(item: item, from: from, putBack: effect, in: context), putBack: effect)
    }
  }
}

/// Why an item is in other hands, as putting it back alone shows.
public enum ChangeReason: Sendable, Equatable {
  /// Nobody had it before.
  case unheld
  /// The former holder cannot keep it whatever is planned: leaves, has no time in the period, cannot do the duty.
  case forced(Objection)
  /// A rule keeps the former holder from it.
  case barred(rule: String, Objection)
  /// Back alone it would break other hard rules, or break them further.
  case needed
  /// Back alone breaks nothing and is worth less.
  case pays
  /// Back alone breaks nothing and is worth as much.
  case equal
  /// Back alone breaks nothing and is worth more: by itself the change costs.
  case costs

  init(item: Int, from: Holder?, putBack: MoveTrial.Effect, in context: PlanningContext) {
    guard let from else {
      self = .unheld
      return
    }
    if from != context.pool,
      let fact = context.objection(representative: from.index, duty: context.items[item].duty)
    {
      self = .forced(fact)
      return
    }
    let barriers = putBack.breaks.lazy.compactMap { violation -> ChangeReason? in
      guard case .barrier(_, _, let objection) = violation.kind else { return nil }
      return .barred(rule: violation.rule, objection)
    }
    if let barrier = barriers.first {
      self = barrier
    } else if !putBack.breaks.isEmpty {
      self = .needed
    } else if putBack.objective == .zero {
      self = .equal
    } else {
      self = putBack.objective < .zero ? .pays : .costs
    }
  }
}

/// Puts items back into former hands one at a time.
private struct PutBackTrial {
  let plan: Plan
  let judged: Evaluation
  let planner: TerritoryPlanner
  let trial: MoveTrial

  init(of plan: Plan, judged: Evaluation, by planner: TerritoryPlanner) {
    self.plan = plan
    self.judged = judged
    self.planner = planner
    trial = MoveTrial(plan, requirements: planner.requirements, in: planner.context)
  }

  func effect(ofPutting item: Int, to holder: Holder?, level: Int) -> MoveTrial.Effect {
    guard level != planner.context.level(item: item, in: plan) else {
      return trial.effect(ofMoving: item, to: holder)
    }
    // Another level changes more than the pair: the whole plan is judged.
    var changed = plan
    changed.holders[item] = holder
    if changed.visitLevels.isEmpty {
      changed.visitLevels = Array(repeating: planner.context.standardLevel, count: changed.holders.count)
    }
    changed.visitLevels[item] = level
    let after = planner.judge(changed)
    return MoveTrial.Effect(
      item: item, to: holder, objective: after.objective - judged.objective,
      revenue: after.revenue - judged.revenue, travelCost: after.travelCost - judged.travelCost,
      breaks: after.violations.filter { !judged.violations.contains($0) },
      mends: judged.violations.filter { !after.violations.contains($0) })
  }
}
