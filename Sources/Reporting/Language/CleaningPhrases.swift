import TerritoryPlanning

/// Columns of the summary of a cleaning.
enum CleaningColumn: String, Sendable, CaseIterable { case finding, sure, likely, possible, rows }

/// What a cleaning says.
protocol CleaningPhrases: Sendable {
  func label(_ column: CleaningColumn) -> String
  func label(_ kind: Finding.Kind) -> String
  func label(_ confidence: Finding.Confidence) -> String
  func label(_ meaning: TerritoryPlanning.CleaningColumn.Meaning) -> String
  /// What speaks for two accounts being one.
  func evidence(_ evidence: DuplicateEvidence) -> [String]
  /// What a merge does.
  func effects(_ evidence: DuplicateEvidence) -> [String]
  func findingReason(_ reason: Finding.Reason) -> String
  /// What is proposed, in brief: "→ technology", "merge into 17".
  func proposed(_ action: RepairAction, _ proposal: String) -> String
  func cleaned(_ export: String, day: String) -> String
  /// "accounts.csv: 85 rows; account = id, sector = category".
  func columnsRead(_ file: String, rows: String, columns: [String]) -> String
  func settledByMap(_ count: String, _ examples: [String]) -> String
  var nothingLooksWrong: String { get }
  func tableRows(_ count: Int) -> String
  func moreFindings(_ count: Int) -> String
  /// What to do next.
  func repairSteps(_ file: String, lines: String) -> String
}
