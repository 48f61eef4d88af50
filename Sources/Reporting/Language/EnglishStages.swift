extension EnglishPhrases {
  func label(_ column: StageColumn) -> String {
    switch column {
    case .stage: "Stage"
    case .reached: "Reached"
    case .bound: "Best possible"
    case .kept: "Kept at"
    case .final: "Final plan"
    case .proof: "Proof"
    }
  }
  func stage(_ key: StageKey) -> String {
    switch key {
    case .coverageItems: "least items in the pool"
    case .coverageMinutes: "least work in the pool"
    case .revenue: "most net revenue"
    case .movedItems: "fewest items moved"
    case .movedAccounts: "fewest accounts moved"
    case .movedRevenue: "least revenue moved"
    case .largestDeviation: "smallest largest deviation"
    case .lexicographic: "smallest deviations, one after the other"
    case .meanAbsoluteDeviation: "smallest mean deviation"
    case .gini: "smallest Gini coefficient"
    }
  }
  func stage(_ name: String, metric: String, level: Int?) -> String {
    let what = "\(name), \(metric)"
    guard let level else { return what }
    return level == 1 ? "\(what): the largest" : "\(what): the \(level) largest together"
  }
  func stagesSettled(_ count: Int) -> String { "each of the \(count) stages settled with a proof" }
  func stagesOpen(_ open: Int, of count: Int) -> String {
    "\(open) of \(count) stages ended at a limit"
  }
  func inAll(_ cost: String) -> String { "in all \(cost)" }
}
