public import AssignmentEngine
public import TerritoryPlanning

/// Puts the moves of a plan into an order in which few of them bring most of the benefit.
///
/// The method is described in docs/formulations/move-order.md.
public struct MoveOrdering: Sendable {
  public let planner: TerritoryPlanner
  /// What comes first; nil: the benefit where the plan is worth more than the start, else the rules.
  public var priority: MoveOrder.Priority?
  /// Units of work for each bound on what so many moves can bring; nil: none is computed. At least 0.
  public var workForCeiling: Int64?

  /// The least: the linear relaxation bounds these programs within a few moves, and a tree over them may take minutes.
  public static let usualWorkForCeiling: Int64 = 1
  /// Shares of the benefit, in percent, for which it is asked how few moves could reach them.
  public static let milestones = [50, 80, 90]

  public init(
    planner: TerritoryPlanner, priority: MoveOrder.Priority? = nil,
    workForCeiling: Int64? = Self.usualWorkForCeiling
  ) {
    self.planner = planner
    self.priority = priority
    self.workForCeiling = workForCeiling
  }

  /// The order of a plan's moves. Blocking; the same for the same plan, rules and work.
  ///
  /// - Returns: nil where nobody holds anything today, or when stopped before the order was complete; without
  ///   ceilings when stopped later.
  /// - Throws: `IllegalPlanError` for a plan that breaks hard rules; `DisagreementDefect` where the evaluation does
  ///   not confirm the figures; errors of a broken solver.
  public func order(of plan: Plan, stop: StopSignal) throws -> MoveOrder? {
    guard planner.context.data.hasIncumbents else { return nil }
    let judged = planner.judge(plan)
    guard judged.isLegal else { throw IllegalPlanError(violations: judged.violations) }
    let model = MoveModel(try MoveEnds(planner: planner, plan: plan))
    let start = MoveState(model)
    let priority =
      priority ?? (Int128(judged.objective.minorUnits) > start.objective ? .benefit : .rules)
    let mending =
      priority == .rules && start.unmended > 0
      ? try MendingMoves(model, work: workForCeiling ?? Self.usualWorkForCeiling, stop: stop) : nil
    var greedy = GreedyOrder(model, priority: priority, first: mending?.moves ?? [])
    guard let first = greedy.steps(stop: stop) else { return nil }
    let steps = Exchange(model: model, priority: priority).improved(first, stop: stop)
    var order = self.order(steps, model, priority)
    order.fewestUntilLegal = mending?.fewest
    try confirm(order, steps, model)
    if let workForCeiling {
      order.ceilings = try MoveCeilings(model, order: order, steps: steps, work: workForCeiling)
        .ceilings(stop: stop)
    }
    return order
  }

  private func order(_ steps: [[Int]], _ model: MoveModel, _ priority: MoveOrder.Priority) -> MoveOrder {
    var state = MoveState(model)
    func objective() -> Money { Money(minorUnits: Int64(state.objective)) }
    var order = MoveOrder(
      priority: priority, start: objective(), brokenAtStart: state.brokenRules, steps: [])
    for step in steps {
      for move in step { state.toggle(move) }
      order.steps.append(
        MoveOrder.Step(
          items: step.flatMap { model.workItems[$0] }.sorted(), objective: objective(),
          brokenRules: state.brokenRules, mended: state.mendedShare))
    }
    return order
  }

  /// Plans on the way that the evaluation judges anew, at most: both ends, and others spread evenly.
  private static let mostJudged = 50

  /// Holds figures against the evaluation, which shares no code with how they were kept.
  private func confirm(_ order: MoveOrder, _ steps: [[Int]], _ model: MoveModel) throws {
    var position = [Int](repeating: steps.count, count: model.problem.itemCount)
    for (number, step) in steps.enumerated() { for move in step { position[model.items[move]] = number } }
    let stride = max(1, (steps.count + Self.mostJudged - 1) / Self.mostJudged)
    for done in 0...steps.count where done % stride == 0 || done == steps.count {
      let evaluation = planner.judge(
        model.ends.plan(moving: { position[$0] < done }, staffing: planner.staffing))
      let worth = done == 0 ? order.start : order.steps[done - 1].objective
      let broken = done == 0 ? order.brokenAtStart : order.steps[done - 1].brokenRules
      guard evaluation.objective == worth else {
        throw DisagreementDefect.objective(
          evaluation: evaluation.objective.minorUnits, engine: String(worth.minorUnits))
      }
      guard evaluation.violations.count == broken else {
        throw DisagreementDefect.illegal(rules: evaluation.violations.map(\.rule))
      }
    }
  }
}

/// A plan whose moves cannot be ordered, because it breaks hard rules itself.
public struct IllegalPlanError: Error, Sendable, CustomStringConvertible {
  public var violations: [Violation]

  public init(violations: [Violation]) { self.violations = violations }

  public var description: String {
    let rules = Array(Set(violations.map(\.rule))).sorted().joined(separator: ", ")
    return "the plan breaks the rules \(rules): order the moves of a legal plan, or relax these rules"
  }
}
