import AssignmentEngine
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

extension ScenarioResult {
  var outcomeKind: OutcomeKind {
    switch answer {
    case .judged: .judged
    case .given: .given
    case .planned(.optimal): .optimal
    case .planned(.gapReached): .gapReached
    case .planned(.limitReached): .limitReached
    case .planned(.noPlanFound): .noPlanFound
    case .planned(.infeasible): .infeasible
    }
  }

  var stopReason: StopReason? {
    switch answer {
    case .planned(.limitReached(_, let reason)), .planned(.noPlanFound(let reason, _)): reason
    case .judged, .given, .planned(.optimal), .planned(.gapReached), .planned(.infeasible): nil
    }
  }

  /// The plan with its bound; nil without a plan or without a bound (`newPlan` has either).
  var certified: CertifiedTerritoryPlan? {
    if case .planned(let outcome) = answer { outcome.plan } else { nil }
  }

  /// What the closest attempt breaks, where there is no plan.
  var closest: [Violation] {
    switch answer {
    case .planned(.noPlanFound(_, let closest)), .planned(.infeasible(_, let closest)): closest
    case .judged, .given, .planned(.optimal), .planned(.gapReached), .planned(.limitReached): []
    }
  }

  func title(_ language: Language) -> String {
    let title = language == .chinese ? scenario.chineseTitle : scenario.title
    return title.isEmpty ? scenario.name : title
  }

  func note(_ language: Language) -> String {
    language == .chinese ? scenario.chineseNote : scenario.note
  }

  func outcomeText(_ language: Language) -> String {
    let phrases = language.phrases
    let text = phrases.outcome(outcomeKind)
    return stopReason.map { phrases.bracketed(text, phrases.stopReason($0)) } ?? text
  }

  /// Why there is no plan, one sentence a line; empty where there is one or none was found in time.
  func reasonsForNoPlan(_ wording: PlanWording) -> [String] {
    (ConflictLines(self, wording).lead.map { [$0] } ?? []) + proofOfNoPlan(wording)
  }

  private func proofOfNoPlan(_ wording: PlanWording) -> [String] {
    let phrases = wording.phrases
    switch answer {
    case .planned(.infeasible(.nobodyMayTake(let items), _)):
      return items.map { item in
        phrases.nobodyMayTake(
          wording.place(of: item.item),
          why: item.objections.map {
            phrases.representatives($0.representatives, objection: wording.text($0.objection))
          })
      }
    case .planned(.infeasible(.provenByMultipliers, _)): return [phrases.provenByMultipliers]
    case .planned(.infeasible(.provenBySearch, _)): return [phrases.provenBySearch]
    case .judged where today == nil: return [phrases.text(.noIncumbents)]
    // Running out of time is no reason; what the closest attempt breaks is listed apart.
    case .planned(.noPlanFound), .judged, .given, .planned(.optimal), .planned(.gapReached),
      .planned(.limitReached):
      return []
    }
  }
}
