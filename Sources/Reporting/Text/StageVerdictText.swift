public import TerritoryAssignment
public import TerritoryPlanning

/// What rechecking a stage's certificate showed, for a person.
public struct StageVerdictText {
  let verdict: StageEvidence.Verdict
  let aim: Aim
  let level: Int?
  let figures: FigureText
  private var phrases: any Phrases { figures.phrases }

  public init(
    _ verdict: StageEvidence.Verdict, of evidence: StageEvidence, parameters: PlanParameters,
    language: Language
  ) {
    self.verdict = verdict
    aim = evidence.aim
    level = evidence.level
    figures = FigureText(language: language, parameters: parameters)
  }

  /// Lines, each ending in a newline.
  public var text: String { lines.map { $0.withoutControls + "\n" }.joined() }

  private var lines: [String] {
    let holds = phrases.stageCertificateHolds(phrases.stage(aim, level: level))
    switch verdict {
    case .mostMoney(let figure, let unchecked):
      return [holds, phrases.noPlanIsWorthMore(than: text(figure, nil))] + remark(unchecked, nil)
    case .leastCount(let figure, let whole, let unchecked):
      return [holds, phrases.noPlanHasLess(than: text(figure, whole))] + remark(unchecked, whole)
    case .aboveCap(let figure, let whole):
      return [holds, phrases.everyPlanIsAbove(text(figure, whole))]
    case .refused(let refusals): return [phrases.stageCertificateFails] + refusals.map { "- " + $0 }
    }
  }

  private func text(_ figure: Int64, _ whole: Int64?) -> String {
    figures.stage(figure, of: aim, whole: whole, rounding: .down)
  }

  private func remark(_ unchecked: Int64?, _ whole: Int64?) -> [String] {
    unchecked.map { [phrases.boundIsUnchecked(text($0, whole))] } ?? []
  }
}
