public import AssignmentEngine
import TerritoryAssignment
public import TerritoryPlanning

/// Plans for a range of numbers of positions in one run: each size begins with the plan and the multipliers of
/// the smaller one.
///
/// The problems of two sizes differ in the bounds of rows alone. A plan of the smaller is legal in the larger, so
/// the worth never falls; a bound of the larger holds for the smaller wherever every row allows there no more.
public struct SizeRunner: Sendable {
  /// What each size may spend.
  public var effort: Effort
  public var threads: Int
  /// Whether sizes begin with what the one before found. Off only to measure what that saves.
  public var isWarm: Bool

  public init(effort: Effort, threads: Int = 1, isWarm: Bool = true) {
    self.effort = effort
    self.threads = threads
    self.isWarm = isWarm
  }

  /// Runs all sizes, smallest first. Blocking.
  ///
  /// - Parameters:
  ///   - scenario: its data hold the candidates; a rule `headcount` of its own is replaced. Its objective is one
  ///     sum of money, not a sequence of stages.
  ///   - candidates: indices of representatives with capacity, at least one.
  ///   - openingCost: once for each position filled.
  ///   - counts: numbers of candidates, each at most all of them.
  /// - Throws: an internal defect or the solver's error. Impossible sizes are answers.
  public func study(
    _ scenario: Scenario, candidates: [Int], openingCost: Money = .zero, counts: [Int], stop: StopSignal,
    progress: (@Sendable (_ count: Int, ProgressEvent) -> Void)? = nil
  ) throws -> SizeStudy {
    let context = PlanningContext(data: scenario.data)
    let cheapest = candidates.map { context.data.representatives[$0].cost }.min() ?? .zero
    let next = cheapest + openingCost
    let rules = scenario.rules.filter { !($0 is HeadcountRule) }
    var sizes: [SizeStudy.Size] = []
    var problems: [AssignmentProblem] = []
    var multipliers: [Double]?
    for count in Set(counts).sorted() {
      let headcount = HeadcountRule(
        openable: candidates, openingCost: -cheapest.minorUnits, opened: [.init(most: count)])
      let planner = try TerritoryPlanner(
        context: context, rules: rules + [headcount], objective: scenario.objective)
      let result = try solve(
        planner, from: isWarm ? sizes.last?.plan : nil, isWarm ? multipliers : nil, stop: stop
      ) { progress?(count, $0) }
      sizes.append(size(count, result))
      problems.append(planner.translation.problem)
      multipliers = result.outcome.plan?.certificate.unitMultipliers
    }
    Self.carryOver(&sizes, problems)
    return SizeStudy(
      scenario: scenario, context: context, candidates: candidates, costOfNext: next, sizes: sizes)
  }

  private func solve(
    _ planner: TerritoryPlanner, from plan: Plan?, _ multipliers: [Double]?, stop: StopSignal,
    progress: @escaping @Sendable (ProgressEvent) -> Void
  ) throws -> TerritoryResult {
    let isSimilar = multipliers?.count == planner.translation.problem.rowCount
    let options = SolveOptions(
      timeLimitSeconds: effort.timeLimitSeconds, workLimit: effort.workLimit, relativeGap: effort.gap ?? 0,
      seed: effort.seed ?? 1, threads: threads,
      start: plan.flatMap { planner.translation.assignment(of: $0) },
      startMultipliers: isSimilar ? multipliers : nil)
    return try planner.solve(options, stop: stop, progress: progress)
  }

  private func size(_ count: Int, _ result: TerritoryResult) -> SizeStudy.Size {
    let plan = result.outcome.plan
    let counters = result.engine.counters
    return SizeStudy.Size(
      mostFilled: count, outcome: result.outcome, plan: plan?.plan, evaluation: plan?.evaluation,
      bound: plan?.bound,
      effort: ScenarioResult.SpentEffort(
        gap: effort.gap ?? 0, timeLimitSeconds: effort.timeLimitSeconds, workLimit: effort.workLimit,
        seed: effort.seed ?? 1, threads: threads, multiplierIterations: counters.multiplierIterations,
        columnsPriced: counters.columnsPriced, simplexIterations: counters.simplexIterations,
        movesTried: counters.movesTried, nodes: counters.nodes,
        secondsToFirstPlan: result.engine.secondsToFirstPlan),
      seconds: result.engine.seconds)
  }

  /// A plan of a smaller size counts in a larger one, a bound of a larger in a smaller, where the rows agree
  /// that one problem relaxes the other.
  private static func carryOver(_ sizes: inout [SizeStudy.Size], _ problems: [AssignmentProblem]) {
    for large in sizes.indices.dropFirst() where problems[large].relaxes(problems[large - 1]) {
      let small = large - 1
      guard let worth = sizes[small].worth, worth > sizes[large].worth ?? Money(minorUnits: .min) else {
        continue
      }
      sizes[large].plan = sizes[small].plan
      sizes[large].evaluation = sizes[small].evaluation
    }
    for small in sizes.indices.dropLast().reversed() where problems[small + 1].relaxes(problems[small]) {
      guard let bound = sizes[small + 1].bound, !sizes[small].isImpossible else { continue }
      sizes[small].bound = sizes[small].bound.map { min($0, bound) } ?? bound
    }
  }
}

extension AssignmentProblem {
  /// Whether every plan that is legal in `other` is legal here and worth as much, where both have the same columns:
  /// no row allows less.
  fileprivate func relaxes(_ other: AssignmentProblem) -> Bool {
    rows.count == other.rows.count
      && zip(rows, other.rows).allSatisfy { here, there in
        let below = here.lower.map { mine in there.lower.map { mine <= $0 } ?? false } ?? true
        let above = here.upper.map { mine in there.upper.map { mine >= $0 } ?? false } ?? true
        return below && above && here.shortfallPrice == there.shortfallPrice
          && here.excessPrice == there.excessPrice
      }
  }
}

extension Certificate {
  /// The multipliers in value units a row unit.
  fileprivate var unitMultipliers: [Double] { multipliers.map { Double($0) / Double(scale) } }
}
