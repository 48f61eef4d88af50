public import TerritoryPlanning

/// The report of an import in words.
public struct ImportText: Sendable {
  private let report: ImportReport
  private let phrases: any Phrases

  public init(_ report: ImportReport, language: Language) {
    self.report = report
    phrases = language.phrases
  }

  /// What a fact is, for the column `note` of the report's file.
  public func words(_ fact: ImportFact) -> String { phrases.importFact(fact) }

  /// The counts, then a line a note; each ends in a newline.
  public var text: String {
    let counts = phrases.imported(
      accounts: report.accounts, people: report.people, deals: report.deals, incumbents: report.incumbents)
    return ([counts] + report.notes.map(line)).map { $0.withoutControls + "\n" }.joined()
  }

  /// Names the plan folder and the next step.
  public func written(to folder: String) -> String { phrases.importWritten(folder) + "\n" }

  private func line(_ note: ImportReport.Note) -> String {
    let value = note.value.isEmpty ? "" : " `\(note.value)`"
    let place = "\(note.place)\(value)"
    let counted = note.count > 1 ? phrases.bracketed(place, phrases.tableRows(note.count)) : place
    return phrases.labelled(
      phrases.label(note.kind), phrases.labelled(counted, phrases.importFact(note.fact)))
  }
}
