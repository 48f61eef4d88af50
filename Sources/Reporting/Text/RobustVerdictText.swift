public import TerritoryAssignment
public import TerritoryPlanning

/// What rechecking the certificate of a robust plan showed, for a person.
public struct RobustVerdictText {
  let verdict: RobustRecord.Verdict
  let record: RobustRecord
  let figures: FigureText
  private var phrases: any Phrases { figures.phrases }

  public init(
    _ verdict: RobustRecord.Verdict, of record: RobustRecord, parameters: PlanParameters, language: Language
  ) {
    self.verdict = verdict
    self.record = record
    figures = FigureText(language: language, parameters: parameters)
  }

  /// Lines, each ending in a newline.
  public var text: String { lines.map { $0.withoutControls + "\n" }.joined() }

  private var lines: [String] {
    switch verdict {
    case .holds(let bound, let unchecked):
      var lines = [
        phrases.robustCertificateHolds(phrases.list(record.scenarios)),
        phrases.robustProof(record.criterion, bound: text(bound), isProvenBest: false),
        phrases.legality(record.legality, base: record.scenarios[0]),
      ]
      if record.criterion == .expected {
        let weights = record.weights.map { NumberText.percent(Double($0) / 1_000, decimals: 1) }
        lines.append(phrases.labelled(phrases.label(RobustColumn.weight), phrases.list(weights)))
      }
      if let unchecked { lines.append(phrases.boundIsUnchecked(text(unchecked))) }
      return lines
    case .refused(let refusals): return [phrases.robustCertificateFails] + refusals.map { "- " + $0 }
    }
  }

  /// Rounded so that it stays true: every plan misses at least so much, or none is worth more.
  private func text(_ bound: Money) -> String {
    figures.money.whole(bound, rounding: record.criterion == .regret ? .down : .up)
  }
}
