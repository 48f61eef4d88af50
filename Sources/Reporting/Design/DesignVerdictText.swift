public import TerritoryAssignment

/// What rechecking a design's certificate showed, for a person.
public struct DesignVerdictText {
  let verdict: DesignVerdict
  let question: DesignQuestion
  let phrases: any Phrases

  public init(_ verdict: DesignVerdict, of question: DesignQuestion, language: Language) {
    self.verdict = verdict
    self.question = question
    phrases = language.phrases
  }

  /// Lines, each ending in a newline.
  public var text: String {
    lines.map { $0.withoutControls + "\n" }.joined()
  }

  private var lines: [String] {
    switch verdict {
    case .confirmed(let confirmed):
      return [
        phrases.designCertificateHolds, confirmed.isImpossible ? phrases.noDesignProven : nil,
        confirmed.least.map { phrases.noDesignIsBelow(cost($0, rounding: .down)) },
        confirmed.cost.map { phrases.designIsLegal(cost($0, rounding: .nearest)) },
        confirmed.unchecked.map { phrases.designBoundIsUnchecked(cost($0, rounding: .down)) },
      ].compactMap(\.self)
    case .refused(let refusals): return [phrases.designCertificateFails] + refusals.map { "- " + $0 }
    }
  }

  private func cost(_ figure: Double, rounding: Rounding) -> String {
    let unit = question.compactness == .travel ? 60.0 : 1
    return phrases.designCost(
      question.compactness, NumberText.trimmed(figure / unit, decimals: 2, rounding: rounding))
  }
}
