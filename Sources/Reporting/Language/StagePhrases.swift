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
  /// What rechecking a stage's certificate showed.
  func stageCertificateHolds(_ stage: String) -> String
  var stageCertificateFails: String { get }
  /// No plan that keeps what the stages before kept is worth more.
  func noPlanIsWorthMore(than figure: String) -> String
  /// No plan that keeps what the stages before kept has less.
  func noPlanHasLess(than figure: String) -> String
  /// No plan that keeps what the stages before kept has at most this.
  func everyPlanIsAbove(_ figure: String) -> String
  /// A tighter figure that cannot be rechecked.
  func boundIsUnchecked(_ figure: String) -> String
  /// Last line of a list of costs.
  func inAll(_ cost: String) -> String
}
