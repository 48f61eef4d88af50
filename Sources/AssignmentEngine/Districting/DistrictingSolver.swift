internal import GLPK

/// Solves districting problems to proven optimality, or as far as the limits let it.
public enum DistrictingSolver {
  /// Runs on one thread of its own.
  ///
  /// - Parameter onPlan: receives every better plan, on that thread.
  /// - Throws: errors of GLPK only; limits and infeasibility are outcomes.
  public static func solve(
    _ problem: DistrictingProblem, options: DistrictingOptions = DistrictingOptions(),
    stop: StopSignal = StopSignal(), onPlan: @escaping @Sendable (DistrictingPlan) -> Void = { _ in }
  ) throws -> DistrictingResult {
    try Session.run(SessionOptions(cancellation: stop.cancellation)) { session in
      var run = DistrictingRun(problem, options, session, stop, onPlan)
      return try run.toEnd()
    }
  }
}

/// One run: quick proofs of infeasibility, plans, bound, tree.
private struct DistrictingRun {
  let problem: DistrictingProblem
  let graph: UnitGraph
  let options: DistrictingOptions
  let session: Session
  let meter: DistrictingMeter
  let onPlan: (DistrictingPlan) -> Void
  private var best: DistrictingPlan?

  /// Annealing runs before the tree; moves of each a pair of units, and at most a unit.
  private static let starts = 24
  private static let movesOfPair = 60
  /// Prices of broken bounds, in turn; see `DistrictAnnealing.run`.
  private static let prices = [2.0, 4.0, 8.0]
  private static let movesOfUnit = 4_000
  private static let ascentIterations = 600

  init(
    _ problem: DistrictingProblem, _ options: DistrictingOptions, _ session: Session, _ stop: StopSignal,
    _ onPlan: @escaping (DistrictingPlan) -> Void
  ) {
    self.problem = problem
    self.options = options
    self.session = session
    self.onPlan = onPlan
    graph = UnitGraph(problem)
    meter = DistrictingMeter(
      timeLimitSeconds: options.timeLimitSeconds, workLimit: options.workLimit, stop: stop)
  }

  mutating func toEnd() throws -> DistrictingResult {
    if let reason = quickInfeasibility() { return result(.infeasible(reason), bound: nil, nil) }
    try anneal()
    let vector = ascend()
    if let plan = best { adopt(try neighbourhoods.improve(plan, onPlan: onPlan)) }
    let tree = try HessTree(
      problem, graph: graph, multipliers: vector.map { [$0] } ?? [], cutoff: best?.cost ?? problem.worstCost,
      session: session, meter: meter)
    tree.onPlan = onPlan
    let ending = try tree.run()
    return conclude(ending, tree)
  }

  private func conclude(_ ending: HessTree.Ending, _ tree: HessTree) -> DistrictingResult {
    let plan = tree.best ?? best
    let certificate = tree.certificate()
    switch (ending, plan) {
    case (.exhausted, let plan?): return result(.optimal(plan), bound: plan.cost, certificate)
    case (.exhausted, nil): return result(.infeasible(.exhaustedTree), bound: nil, certificate)
    case (.stopped, let plan?):
      let reason = meter.stopReason ?? .exhausted
      return result(.limitReached(plan, reason), bound: certificate.bound, certificate)
    case (.stopped, nil):
      return result(.noPlanFound(meter.stopReason ?? .exhausted), bound: certificate.bound, certificate)
    }
  }

  private func result(
    _ outcome: DistrictingOutcome, bound: Int64?, _ certificate: DistrictingCertificate?
  ) -> DistrictingResult {
    DistrictingResult(
      outcome: outcome, bound: bound, certificate: certificate,
      counters: DistrictingCounters(
        moves: meter.moves, nodes: meter.nodes, simplexIterations: meter.simplexIterations,
        ascentIterations: meter.ascentIterations),
      seconds: meter.seconds)
  }

  private func quickInfeasibility() -> DistrictingInfeasibility? {
    for (index, activity) in problem.activities.enumerated() {
      let total = activity.weights.reduce(0, +)
      // Bounds are at most 2^50 and districts at most 2,000.
      let count = Int64(problem.districtCount)
      if total < activity.bounds.lowerBound * count || total > activity.bounds.upperBound * count {
        return .totalOutOfBounds(activity: index)
      }
    }
    guard problem.isContiguous else { return nil }
    var supersets = ConnectedSupersets(problem, graph)
    return supersets.unitWithoutDistrict { [meter] in meter.isSpent }.map { .unitWithoutDistrict($0) }
  }

  /// Anneals from several random starts and repairs the divisions that are out of bounds while there is no
  /// plan.
  private mutating func anneal() throws {
    var annealing = DistrictAnnealing(problem, graph, seed: options.seed)
    let judge = PlanJudge(problem, graph)
    let moves = problem.unitCount * min(Self.movesOfUnit, Self.movesOfPair * problem.unitCount)
    var misses: [[Int32]] = []
    for start in 0..<Self.starts where !meter.isSpent {
      let price = Self.prices[start % Self.prices.count]
      let division = annealing.run(moves: moves, price: price, meter: meter)
      guard let division else { continue }
      if let plan = judge.improved(division) { adopt(plan) } else { misses.append(division) }
    }
    let neighbourhoods = neighbourhoods
    for division in misses where best == nil && !meter.isDue(neighbourhoods.pause) {
      if let plan = try neighbourhoods.repair(division, judge: judge) { adopt(plan) }
    }
  }

  /// Multipliers of a good bound; nil where propagation alone leaves no plan.
  private func ascend() -> DistrictMultipliers? {
    var pairs = PairStates(unitCount: problem.unitCount)
    var propagation = PairPropagation(problem, graph)
    guard propagation.run(&pairs) else { return nil }
    var ascent = DistrictingAscent(problem)
    defer { meter.ascentIterations += Int64(ascent.iterations) }
    return ascent.climb(
      aim: best.map { Double($0.cost) } ?? 0, iterations: Self.ascentIterations, pairs: pairs
    ) { meter.isSpent }
  }

  /// Each time with half of what is left, so that the tree has its turn.
  private var neighbourhoods: DistrictNeighbourhoods {
    DistrictNeighbourhoods(
      problem: problem, graph: graph, session: session, meter: meter, pause: meter.pause(after: 0.5))
  }

  private mutating func adopt(_ plan: DistrictingPlan) {
    if let best, best.cost <= plan.cost { return }
    best = plan
    onPlan(plan)
  }
}
