import AssignmentEngine
import TerritoryAssignment
import TerritoryPlanning

/// One point to be solved, and what its run begins with.
struct SweepJob: Sendable {
  let point: Int
  let planner: TerritoryPlanner
  let prior: PriorAnswer?
  /// Whether the prior answer's prices are those of a neighbour.
  let isNearby: Bool
  let parents: [Int]
  let key: AnswerKey

  /// Solves the point, or takes over what was kept under its key.
  func answer(
    _ effort: Effort, threads: Int, store: (any AnswerStore)?, stop: StopSignal,
    progress: @escaping @Sendable (ProgressEvent) -> Void
  ) throws -> SweepAnswer {
    var options = SolveOptions(effort, threads: threads)
    options.startsNearby = isNearby
    options.explainsInfeasibility = false
    let result = try planner.solve(options, from: prior, stop: stop, progress: progress)
    return SweepAnswer(result)
  }
}

/// What a run found out about its point.
struct SweepAnswer: Sendable {
  var ending: SweepStudy.Ending
  var plan: CertifiedTerritoryPlan?
  /// Where there is no plan, but a bound.
  var impossible: InfeasibleReason?
  var counters: WorkCounters
  var seconds: Double
  var isCached = false

  init(_ result: TerritoryResult) {
    plan = result.outcome.plan
    (counters, seconds) = (result.engine.counters, result.engine.seconds)
    switch result.outcome {
    case .optimal: ending = .optimal
    case .gapReached: ending = .gapReached
    case .limitReached(_, let reason), .noPlanFound(let reason, _): ending = .limit(reason)
    case .infeasible(let reason, _):
      ending = .infeasible
      impossible = reason
    }
  }
}
