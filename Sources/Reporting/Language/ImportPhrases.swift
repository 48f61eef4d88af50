import TerritoryPlanning

/// What an import says.
protocol ImportPhrases: Sendable {
  func label(_ kind: ImportReport.Note.Kind) -> String
  func importFact(_ fact: ImportFact) -> String
  func imported(accounts: Int, people: Int, deals: Int, incumbents: Int) -> String
  func importWritten(_ folder: String) -> String
}

extension ImportPhrases {
  /// A factor as people write it.
  func factor(_ number: Double) -> String { NumberText.trimmed(number, decimals: 6) }
}
