public import AssignmentEngine
public import TerritoryAssignment
public import TerritoryPlanning

/// A plan and others that are nearly as good and as different as possible.
public struct AlternativeStudy: Sendable {
  public var best: PlanInHand
  public var within: Share
  public var answer: AlternativeAnswer

  public var context: PlanningContext { best.planner.context }

  /// Looks for alternatives to a plan. Blocking.
  ///
  /// - Parameters:
  ///   - count: most alternatives; at least 1.
  ///   - effort: for all of them.
  /// - Throws: an internal defect or the solver's error.
  public init(
    to best: PlanInHand, count: Int, within: Share, measure: PlanDistance, effort: Effort, threads: Int = 1,
    stop: StopSignal, progress: (@Sendable (_ number: Int, ProgressEvent) -> Void)? = nil
  ) throws {
    self.best = best
    self.within = within
    let planner = AlternativePlanner(best.planner, within: within, measure: measure)
    answer = try planner.alternatives(
      to: best.plan, count: count, SolveOptions(effort, threads: threads), stop: stop, progress: progress)
  }

  /// The plan and its alternatives, each judged and certified: the bound on money is the same for all.
  public var comparison: Comparison {
    let others = answer.alternatives.enumerated().map { index, alternative in
      var plan = best.plan
      plan.plan = alternative.plan
      plan.evaluation = alternative.evaluation
      return best.result(
        of: plan, name: name(ofAlternative: index + 1), title: "Alternative \(index + 1)",
        chineseTitle: "备选方案 \(index + 1)")
    }
    return Comparison(name: best.scenario.name, results: [best.result()] + others)
  }

  /// - Parameter number: from 1.
  public func name(ofAlternative number: Int) -> String { "\(best.scenario.name)-alternative-\(number)" }

  /// What an alternative has in other hands than the plan in hand.
  public func difference(_ alternative: AlternativePlan) -> PlanDifference {
    PlanDifference(from: best.plan.plan, to: alternative.plan, in: context)
  }
}
