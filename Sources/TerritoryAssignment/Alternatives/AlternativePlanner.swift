public import AssignmentEngine
public import TerritoryPlanning

/// Finds plans within a share of the best that differ as much as possible, one after the other: each is the plan
/// whose distance to the nearest of those before it is largest.
///
/// docs/formulations/alternatives.md has the problem and the proof of its bounds.
public struct AlternativePlanner: Sendable {
  /// The rules and the objective, without stages.
  public let planner: TerritoryPlanner
  /// How much of the plan in hand may be lost, as a share of its objective.
  public let within: Share
  public let measure: PlanDistance

  public init(_ planner: TerritoryPlanner, within: Share, measure: PlanDistance = .items) {
    self.planner = planner
    self.within = within
    self.measure = measure
  }

  /// Looks for alternatives to a plan. Blocking.
  ///
  /// - Parameters:
  ///   - best: a legal plan of this planner with its bound.
  ///   - count: most alternatives; at least 1.
  ///   - options: limits for all of them; each gets an equal part of what is left.
  ///   - progress: called with the number of the alternative, from 1. Figures of the events are distances missed.
  /// - Throws: `DisagreementDefect`, or a broken solver's error.
  public func alternatives(
    to best: CertifiedTerritoryPlan, count: Int, _ options: SolveOptions, stop: StopSignal,
    progress: (@Sendable (_ number: Int, ProgressEvent) -> Void)? = nil
  ) throws -> AlternativeAnswer {
    let reference = best.evaluation.objective
    let floor = reference - Money(minorUnits: within.floor(of: abs(reference.minorUnits)))
    let frame = ObjectiveFloor(floor, planner: planner, reference: best.plan)
    var answer = AlternativeAnswer(
      reference: reference, bound: best.bound, floor: floor, measure: measure, alternatives: [],
      ending: .complete, counters: WorkCounters())
    var budget = StageBudget(options, stop: stop)
    // A plan far from more plans is far from fewer.
    var most = measure.whole(in: planner.context)
    for number in 1...max(1, count) {
      let given = budget.part(1 / Double(max(1, count) - number + 1))
      let chosen = [best.plan] + answer.alternatives.map(\.plan)
      var search = AlternativeSearch(
        planner, measure, frame, chosen: chosen, ceiling: best.bound, atMost: most, given)
      try search.run { progress?(number, $0) }
      budget.spend(search.budget, of: given)
      answer.counters.add(search.solver.counters)
      most = search.bound
      guard let found = search.farthest else {
        answer.ending = most == 0 ? .noOther : .notFound(within: most, search.reason)
        return answer
      }
      answer.alternatives.append(search.alternative(found))
    }
    return answer
  }
}
