public import AssignmentEngine
public import TerritoryPlanning

/// Tells moves whose advantage is smaller than the estimates may be off.
public struct NearTies: Sendable {
  public let context: PlanningContext
  /// How many standard errors an advantage has to be worth to count.
  public let standardErrors: Double

  public init(_ context: PlanningContext, standardErrors: Double = NearTiesRule.usualStandardErrors) {
    self.context = context
    self.standardErrors = standardErrors
  }

  /// What the advantage of a move may be off, in money; 0 for an item that nobody takes.
  public func uncertainty(of move: Move) -> Money {
    guard let to = move.to else { return .zero }
    let error = context.errorOfDifference(item: move.item, move.from, to)
    return Money(minorUnits: Int64((standardErrors * Double(error.minorUnits)).rounded()))
  }

  /// Whether the move is a near-tie: its advantage is proven to be smaller than its uncertainty.
  ///
  /// The advantage is what leaving the item with its incumbent would cost the whole plan. A move that is forced, or
  /// without which no legal plan is known, is none: there a rule decides and no estimate.
  public func isNearTie(_ move: Move, keeping: CostOfChange) -> Bool {
    guard move.forced == nil, case .between(_, let most) = keeping else { return false }
    return most < uncertainty(of: move)
  }
}

/// What keeping near-ties with their incumbents did to a plan.
public struct NearTieEffect: Sendable, Equatable {
  /// Items that the plan found without the rule moves by choice, and the plan with it leaves with their incumbents;
  /// ascending.
  public var keptItems: [Int]
  /// Accounts of these items.
  public var keptAccounts: Int
  /// What the rule costs: the best plan without it less the plan in hand, both valued without it.
  public var least: Money
  public var most: Money

  public init(keptItems: [Int], keptAccounts: Int, least: Money, most: Money) {
    self.keptItems = keptItems
    self.keptAccounts = keptAccounts
    self.least = least
    self.most = most
  }
}

extension NearTieEffect {
  /// Compares a plan that keeps near-ties with the best found without that rule. Blocking: one more solve, which
  /// starts from the plan.
  ///
  /// - Parameters:
  ///   - plan: legal under `rules`.
  ///   - rules: as they hold for the plan.
  /// - Returns: nil where no rule keeps near-ties, where the objective has stages (the money then is not what is
  ///   sought), or when no bound was known when stopped.
  public static func of(
    _ plan: Plan, in context: PlanningContext, rules: [any Rule], objective: Objective, options: SolveOptions,
    stop: StopSignal
  ) throws -> NearTieEffect? {
    let others = rules.filter { !($0 is NearTiesRule) }
    if case .stages = objective { return nil }
    guard others.count < rules.count else { return nil }
    let planner = try TerritoryPlanner(context: context, rules: others, objective: objective)
    var options = options
    options.start = planner.translation.assignment(of: plan)
    guard let free = try planner.solve(options, stop: stop).outcome.plan else { return nil }
    let kept = context.items.indices.filter { item in
      guard let incumbent = context.today.holders[item], context.forcedReason(item: item) == nil else {
        return false
      }
      return plan.holders[item] == incumbent && free.plan.holders[item] != incumbent
    }
    let worth = planner.judge(plan).objective
    return NearTieEffect(
      keptItems: kept, keptAccounts: Set(kept.map { context.items[$0].account }).count,
      // The plan itself is legal without the rule, so that the rule never gains.
      least: max(.zero, free.evaluation.objective - worth), most: max(.zero, free.bound - worth))
  }
}
