public import AssignmentEngine
import TerritoryAssignment
public import TerritoryPlanning

/// Plans for a range of numbers of positions in one run: each size begins with the plan and the multipliers of
/// the smaller one.
///
/// Where a larger size contains the smaller one (`TerritoryPlanner.contains`), plans of the smaller are legal in it and
/// worth as much, and its bound holds for the smaller too.
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
    var planners: [TerritoryPlanner] = []
    var certificate: Certificate?
    for count in Set(counts).sorted() {
      let headcount = HeadcountRule(
        openable: candidates, openingCost: -cheapest.minorUnits, opened: [.init(most: count)])
      let planner = try TerritoryPlanner(
        context: context, rules: rules + [headcount], objective: scenario.objective)
      let result = try solve(
        planner, from: isWarm ? sizes.last?.plan : nil, isWarm ? certificate : nil, stop: stop
      ) { progress?(count, $0) }
      let containsSmaller = planners.last.map { planner.contains($0) } ?? false
      sizes.append(size(count, result, containsSmaller: containsSmaller))
      planners.append(planner)
      // Where no position may be filled, any price of one is as good.
      certificate = count > 0 ? result.outcome.plan?.certificate : nil
    }
    var study = SizeStudy(
      scenario: scenario, context: context, candidates: candidates, costOfNext: next, sizes: sizes)
    study.shareWhatWasFound(planners)
    return study
  }

  private func solve(
    _ planner: TerritoryPlanner, from plan: Plan?, _ certificate: Certificate?, stop: StopSignal,
    progress: @escaping @Sendable (ProgressEvent) -> Void
  ) throws -> TerritoryResult {
    var options = SolveOptions(
      timeLimitSeconds: effort.timeLimitSeconds, workLimit: effort.workLimit, relativeGap: effort.gap ?? 0,
      seed: effort.seed ?? 1, threads: threads,
      start: plan.flatMap { planner.translation.assignment(of: $0) })
    if let certificate, certificate.multipliers.count >= planner.translation.problem.rowCount {
      options.startFrom(certificate, rowCount: planner.translation.problem.rowCount)
    }
    return try planner.solve(options, stop: stop, progress: progress)
  }

  private func size(
    _ count: Int, _ result: TerritoryResult, containsSmaller: Bool
  ) -> SizeStudy.Size {
    let plan = result.outcome.plan
    let counters = result.engine.counters
    return SizeStudy.Size(
      mostFilled: count, outcome: result.outcome, plan: plan?.plan, evaluation: plan?.evaluation,
      bound: plan?.bound, containsSmaller: containsSmaller,
      effort: ScenarioResult.SpentEffort(
        gap: effort.gap ?? 0, timeLimitSeconds: effort.timeLimitSeconds, workLimit: effort.workLimit,
        seed: effort.seed ?? 1, threads: threads, multiplierIterations: counters.multiplierIterations,
        columnsPriced: counters.columnsPriced, simplexIterations: counters.simplexIterations,
        movesTried: counters.movesTried, nodes: counters.nodes,
        secondsToFirstPlan: result.engine.secondsToFirstPlan),
      seconds: result.engine.seconds)
  }
}

extension SizeStudy {
  /// What one size found counts for its neighbours: a plan wherever it is legal, a bound of a larger size in a
  /// smaller one that it contains. Of plans worth the same the one that fills fewer positions stays.
  ///
  /// - Parameter planners: one a size.
  fileprivate mutating func shareWhatWasFound(_ planners: [TerritoryPlanner]) {
    for small in sizes.indices.dropLast().reversed() {
      let large = sizes[small + 1]
      if let plan = large.plan, filled(large).count <= sizes[small].mostFilled {
        take(plan, at: small, judgedBy: planners[small])
      }
      guard large.containsSmaller, let bound = large.bound, !sizes[small].isImpossible else { continue }
      sizes[small].bound = sizes[small].bound.map { min($0, bound) } ?? bound
    }
    for large in sizes.indices.dropFirst() {
      if let plan = sizes[large - 1].plan { take(plan, at: large, judgedBy: planners[large]) }
    }
  }

  private mutating func take(_ plan: Plan, at place: Int, judgedBy planner: TerritoryPlanner) {
    let evaluation = planner.judge(plan)
    guard evaluation.isLegal else { return }
    var size = sizes[place]
    (size.plan, size.evaluation) = (plan, evaluation)
    if let known = sizes[place].worth {
      let isWorthMore = evaluation.objective > known
      let fillsFewer = evaluation.objective == known && filled(size).count < filled(sizes[place]).count
      guard isWorthMore || fillsFewer else { return }
    }
    sizes[place] = size
  }
}

extension SolveOptions {
  /// Starts the bound from that of a problem with the same rows and indicators; its cuts are left out.
  fileprivate mutating func startFrom(_ certificate: Certificate, rowCount: Int) {
    let scale = Double(certificate.scale)
    startMultipliers = certificate.multipliers.prefix(rowCount).map { Double($0) / scale }
    startShares = certificate.shares?.map {
      IndicatorShare(indicator: $0.indicator, item: $0.item, value: Double($0.value) / scale)
    }
  }
}
