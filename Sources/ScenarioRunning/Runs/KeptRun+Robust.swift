import AssignmentEngine
import TerritoryAssignment
import TerritoryPlanning

extension KeptRun {
  /// One plan for several scenarios, as a run of the base: what it is worth there, beside what no legal plan of the base
  /// exceeds. A run of its own each time; nil without a plan, of which nothing could be decided.
  ///
  /// - Parameter note: what the plan is, where the occasion has no remark of its own; in English and in Chinese.
  public init?(
    _ study: RobustStudy, on occasion: RunOccasion, note: (english: String, chinese: String), seconds: Double
  ) {
    guard let base = study.lines?.first, let robust = study.answer.robust else { return nil }
    let scenario = base.scenario
    let parameters = base.context.data.parameters
    let outcome: Outcome =
      study.answer.stopReason != nil
      ? .limitReached : robust.value == study.answer.bound ? .optimal : .gapReached
    self.init(
      madeAt: occasion.madeAt, who: occasion.who, verb: occasion.verb, caseName: occasion.caseName,
      scenario: scenario.name, title: scenario.title, chineseTitle: scenario.chineseTitle,
      note: occasion.note ?? note.english, chineseNote: occasion.note == nil ? note.chinese : "",
      sourceHash: scenario.sourceHash, contentHash: scenario.contentHash, answerKey: nil,
      options: Options(
        gap: study.effort.gap ?? 0, timeLimitSeconds: study.effort.timeLimitSeconds,
        workLimit: study.effort.workLimit, seed: study.effort.seed ?? 1, threads: study.threads),
      outcome: outcome, stopReason: study.answer.stopReason?.rawValue, periodStart: parameters.periodStart,
      periodEnd: parameters.periodEnd, currency: parameters.currency,
      currencyDigits: parameters.currencyDigits,
      figures: Figures(
        revenue: base.evaluation.revenue, objective: base.evaluation.objective, bound: base.ownBest.bound,
        moves: base.evaluation.moves.count, brokenRules: base.evaluation.violations.count),
      seconds: seconds, program: occasion.program)
  }
}
