public import TerritoryPlanning

extension TerritoryPlanner {
  /// What the stages of an objective come to in a plan from outside, with bounds from outside, after the verifier
  /// confirmed these. What a stage reached when it was solved is not known: `reached` is what the plan has.
  ///
  /// - Parameters:
  ///   - plan: keeps the rules.
  ///   - evidence: in any order; a stage without evidence is left out.
  /// - Throws: `UnconfirmedStages` where a certificate does not hold, or speaks of plans that keep more than this one
  ///   does.
  public func outcomes(of plan: Plan, by evidence: [StageEvidence]) throws -> [StageOutcome] {
    let evaluation = judge(plan)
    var refusals: [String] = []
    var outcomes: [StageOutcome] = []
    for proof in evidence.sorted(by: { $0.marks.count < $1.marks.count }) {
      for mark in proof.marks {
        let figure = mark.aim.figure(of: plan, level: mark.level, evaluation, in: context)
        let isKept = mark.aim == .revenue ? figure >= mark.kept : figure <= mark.kept
        if !isKept {
          refusals.append(
            "it speaks of plans that keep \(mark.kept) in an earlier stage; this one has \(figure)")
        }
      }
      let bound: (figure: Int64, whole: Int64?)
      switch try proof.verdict(by: self) {
      case .refused(let reasons):
        refusals += reasons
        continue
      case .mostMoney(let figure, _): bound = (figure, nil)
      case .leastCount(let figure, let whole, _): bound = (figure, whole)
      // Every plan is above the cap, and figures are whole.
      case .aboveCap(let cap, let whole): bound = (cap + 1, whole)
      }
      let final = proof.aim.figure(of: plan, level: proof.level, evaluation, in: context)
      let kept = evidence.lazy.flatMap(\.marks).first { $0.aim == proof.aim && $0.level == proof.level }
      outcomes.append(
        StageOutcome(
          aim: proof.aim, level: proof.level, reached: final, bound: bound.figure,
          kept: kept?.kept ?? final, final: final, whole: bound.whole,
          standing: final == bound.figure ? .optimal : .bounded, evidence: proof, problems: 0, seconds: 0,
          work: 0))
    }
    guard refusals.isEmpty else { throw UnconfirmedStages(refusals: refusals) }
    return outcomes
  }
}

/// Certificates of stages that do not hold for a plan.
public struct UnconfirmedStages: Error {
  public var refusals: [String]
}
