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
    case .mostMoney(let figure):
      return [holds, phrases.noPlanIsWorthMore(than: figures.stage(figure, of: aim, whole: nil))]
    case .leastCount(let figure, let whole):
      return [
        holds, phrases.noPlanHasLess(than: figures.stage(figure, of: aim, whole: whole, rounding: .down)),
      ]
    case .aboveCap(let figure, let whole):
      return [
        holds, phrases.everyPlanIsAbove(figures.stage(figure, of: aim, whole: whole, rounding: .down)),
      ]
    case .refused(let refusals): return [phrases.stageCertificateFails] + refusals.map { "- " + $0 }
    }
  }
}
