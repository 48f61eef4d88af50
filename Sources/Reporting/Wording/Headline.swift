import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// The sentence that matters about one scenario.
struct Headline {
  let result: ScenarioResult
  let wording: PlanWording

  init(_ result: ScenarioResult, language: Language) {
    self.result = result
    wording = PlanWording(language: language, context: result.context)
  }

  var text: String {
    let phrases = wording.phrases
    guard let evaluation = result.evaluation else {
      let why = result.closest.first.map { phrases.sentence([wording.text($0)]) }
      let reason = result.reasonsForNoPlan(wording).first ?? why
      let title = result.title(wording.language)
      guard let reason else {
        return phrases.sentence([
          phrases.bracketed(phrases.noPlan(title), result.outcomeText(wording.language))
        ])
      }
      return phrases.sentences([phrases.sentence([phrases.noPlan(title)]), reason])
    }
    guard result.newPlan != nil else {
      return phrases.sentence([phrases.today(standing(evaluation)), rules(evaluation)])
    }
    let parts =
      result.today.map { changes(from: $0, to: evaluation) }
      ?? [phrases.accountsAssigned(accounts), standing(evaluation)]
    return phrases.sentence(parts + [distance])
  }

  private var accounts: String { wording.figures.count(result.context.data.accounts.count) }

  private func changes(from today: Evaluation, to evaluation: Evaluation) -> [String] {
    let phrases = wording.phrases
    let figures = wording.figures
    let moved = evaluation.movedAccounts(in: result.context)
    return [
      moved == 0
        ? phrases.nothingMoves(of: accounts) : phrases.accountsMove(figures.count(moved), of: accounts),
      phrases.spread(
        from: figures.shortPercent(today.workload?.range),
        to: figures.shortPercent(evaluation.workload?.range)),
      phrases.revenue(
        change: today.revenueChange(to: evaluation).map { NumberText.signedPercent($0) }
          ?? figures.money.signedCompact(evaluation.revenue - today.revenue)),
    ]
  }

  private func standing(_ evaluation: Evaluation) -> String {
    let phrases = wording.phrases
    return phrases.list([
      phrases.spread(wording.figures.shortPercent(evaluation.workload?.range)),
      phrases.revenue(wording.figures.money.compact(evaluation.revenue)),
    ])
  }

  private func rules(_ evaluation: Evaluation) -> String {
    evaluation.isLegal
      ? wording.phrases.noRuleBroken : wording.phrases.rulesBroken(evaluation.violations.count)
  }

  private var distance: String {
    if !result.stages.isEmpty {
      let (open, count) = (result.stages.count { $0.isOpen }, result.stages.count)
      return open == 0 ? wording.phrases.stagesSettled(count) : wording.phrases.stagesOpen(open, of: count)
    }
    guard let plan = result.certified else { return wording.phrases.noBoundSought }
    if plan.gap <= .zero { return wording.phrases.provenBest }
    guard let share = plan.relativeGap else {
      return wording.phrases.atMostFromBest(wording.figures.money.compact(plan.gap, rounding: .up))
    }
    return wording.phrases.atMostFromBest(wording.figures.percentAtMost(share))
  }
}

extension Evaluation {
  /// Fairness of the workload over all representatives.
  var workload: FairnessFigures? { fairness(.standardMinutes, group: nil) }

  /// Accounts with at least one item that changes hands.
  func movedAccounts(in context: PlanningContext) -> Int {
    Set(moves.map { context.items[$0.item].account }).count
  }

  /// Revenue of `plan` against this one's; nil where this one has none.
  func revenueChange(to plan: Evaluation) -> Double? {
    guard revenue > .zero else { return nil }
    return Double((plan.revenue - revenue).minorUnits) / Double(revenue.minorUnits)
  }
}
