import TerritoryPlanning

/// Columns of the table of stages.
enum StageColumn: String, Sendable, CaseIterable {
  case stage, reached, bound, kept, final, proof
}

/// What a stage asks for; the raw value is its code in JSON and CSV.
enum StageKey: String, Sendable, CaseIterable {
  case coverageItems = "coverage_items"
  case coverageMinutes = "coverage_minutes"
  case revenue
  case movedItems = "moved_items"
  case movedAccounts = "moved_accounts"
  case movedRevenue = "moved_revenue"
  case largestDeviation = "largest_deviation"
  case lexicographic
  case meanAbsoluteDeviation = "mean_absolute_deviation"
  case gini
}

protocol StagePhrases: Sendable {
  func label(_ column: StageColumn) -> String
  func stage(_ key: StageKey) -> String
  /// The stage for a metric, with how many of the largest deviations it adds up.
  func stage(_ name: String, metric: String, level: Int?) -> String
  /// End of the headline: every stage is settled as far as was asked.
  func stagesSettled(_ count: Int) -> String
  func stagesOpen(_ open: Int, of count: Int) -> String
  /// Last line of a list of costs.
  func inAll(_ cost: String) -> String
}
