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
  func stageCertificateHolds(_ stage: String) -> String {
    "The certificate of the stage \u{201C}\(stage)\u{201D} holds; recomputed in integers, without a solver."
  }
  var stageCertificateFails: String { "The certificate does not hold:" }
  func noPlanIsWorthMore(than figure: String) -> String {
    "No plan that keeps what the stages before kept is worth more than \(figure)."
  }
  func noPlanHasLess(than figure: String) -> String {
    "No plan that keeps what the stages before kept has less than \(figure)."
  }
  func everyPlanIsAbove(_ figure: String) -> String {
    "Every plan that keeps what the stages before kept has more than \(figure)."
  }
  func boundIsUnchecked(_ figure: String) -> String {
    "The tighter figure of \(figure) rests on branch and bound and cannot be rechecked here."
  }
  func inAll(_ cost: String) -> String { "in all \(cost)" }
}
