import TerritoryPlanning

extension EnglishPhrases {
  func label(_ measure: Measure) -> String {
    switch measure {
    case .expectedRevenue: "Expected revenue"
    case .revenueChange: "Change against today"
    case .workloadSpread: "Workload spread"
    case .largestDeviation: "Largest workload deviation"
    case .worstShare: "Smallest share of fair load"
    case .voluntaryHandovers: "Voluntary handovers (items)"
    case .forcedHandovers: "Forced handovers (items)"
    case .accountsMoved: "Accounts that move"
    case .revenueMoved: "Their revenue, voluntary+forced"
    case .travelTime: "Travel time"
    case .brokenRules: "Rules broken"
    case .brokenWishes: "Wishes not met"
    case .uncovered: "Items in pool / with nobody"
    case .gapPercent: "From the best possible, at most"
    case .gapMoney: "The same in money"
    case .gapShare: "The same, of the improvement"
    case .outcome: "Outcome"
    case .time: "Time taken"
    }
  }
  func label(_ term: Term) -> String {
    switch term {
    case .scenario: "Scenario"
    case .representative: "Representative"
    case .team: "Team"
    case .account: "Account"
    case .duty: "Duty"
    case .from: "From"
    case .to: "To"
    case .worth: "Worth"
    case .workload: "Workload"
    case .fairShare: "Of fair share"
    case .before: "Before"
    case .after: "After"
    case .change: "Change"
    case .utilisation: "Time used"
    case .travel: "Travel"
    case .revenue: "Revenue"
    case .items: "Items"
    case .accounts: "Accounts"
    case .takenOver: "Taken over"
    case .handedOff: "Handed off"
    case .kind: "Kind"
    case .reason: "Reason"
    case .parameter: "Parameter"
    case .value: "Value"
    case .source: "Source"
    case .given: "given"
    case .assumed: "assumed"
    case .capacity: "Capacity"
    case .group: "Peer group"
    case .metric: "Metric"
    case .everybody: "Everybody"
    case .pool: "house pool"
    case .nobody: "nobody"
    case .today: "Today"
    case .voluntary: "voluntary"
    case .forced: "forced"
    case .measure: "Measure"
    case .formula: "Formula"
    case .region: "Region"
    case .owner: "Owner"
    case .rule: "Rule"
    case .price: "Price"
    case .target: "Fair target"
    case .yes: "yes"
    case .no: "no"
    case .none: "none"
    case .everything: "In all"
    }
  }
  func label(_ heading: Heading) -> String {
    switch heading {
    case .comparison: "Scenarios side by side"
    case .mapBefore: "Today"
    case .mapAfter: "As planned"
    case .whoGains: "Who gets lighter, who heavier"
    case .byDuty: "Workload by duty"
    case .handovers: "Handover list"
    case .representatives: "Each representative"
    case .brokenRules: "Broken rules"
    case .brokenWishes: "Wishes not met"
    case .charges: "What the plan pays for"
    case .visits: "How often items are visited"
    case .stages: "Stages, one after the other"
    case .whyNoPlan: "Why there is no plan"
    case .closestAttempt: "What the closest attempt still breaks"
    case .appendix: "Appendix: assumptions, fairness, proof, data"
    case .assumptions: "Parameters and assumed defaults"
    case .proof: "How close to the best possible"
    case .fairness: "Measures of fairness"
    case .dataVersion: "Data version"
    case .effort: "Effort"
    case .accountList: "All accounts"
    }
  }
  func label(_ control: Control) -> String {
    switch control {
    case .skipToContent: "Skip to the result"
    case .chooseScenario: "Choose a scenario"
    case .search: "Search the list"
    case .sortHint: "Sort by this column"
    case .legend: "Legend"
    case .find: "Search"
    case .representative: "Representative"
    case .region: "Region"
    case .show: "Show"
    }
  }
  func label(_ tile: TileLabel) -> String {
    switch tile {
    case .expectedRevenue: "expected revenue"
    case .workloadSpread: "workload spread"
    case .handovers: "voluntary + forced handovers"
    case .travelTime: "travel time of the period"
    case .gapShare: "of the possible improvement missing, at most"
    case .gapPercent: "from the best possible, at most"
    }
  }
  func label(_ measure: FairnessMeasure) -> String {
    switch measure {
    case .largestDeviation: "Largest deviation"
    case .largestTargetDeviation: "Largest deviation from the fair share"
    case .meanTargetDeviation: "Mean deviation from the fair share"
    case .range: "Range (spread)"
    case .meanAbsoluteDeviation: "Mean absolute deviation"
    case .coefficientOfVariation: "Coefficient of variation"
    case .gini: "Gini"
    case .jain: "Jain"
    case .worstShare: "Worst share"
    }
  }
  func label(_ metric: BalanceMetric) -> String {
    switch metric {
    case .standardMinutes: "workload"
    case .potential: "potential"
    case .standardRevenue: "revenue at standard effort"
    case .accounts: "accounts"
    }
  }
  func text(_ caption: Caption) -> String {
    switch caption {
    case .comparison:
      "Change against today compares with today’s plan under the same data and rules as the scenario."
    case .mapBefore:
      "Only the people most affected are coloured; a ring marks an account that is handed over."
    case .mapAfter: "The same accounts after the handover, with the same colours and shapes."
    case .mapRegions:
      "A region is drawn for whoever holds most of the work in it; grey: somebody without a colour."
    case .mapPlaces:
      "An account served by several people is drawn for the one with most work on it; one that is handed "
        + "over is drawn for the duty that moves. Places at one point are spread out."
    case .whoGains:
      "Workload as a share of the fair target. Hollow: today; filled: as planned; shaded: the agreed band."
    case .byDuty: "Standard hours by duty. Upper bar: today; lower bar: as planned; mark: fair target."
    case .handovers: "Largest worth first: change of revenue and travel cost against leaving it where it is."
    case .representatives: "Hours at the standard representative; time used includes travel."
    case .fairness:
      "x: a representative’s figure over the fixed target; m: mean of x weighted by target; w: target. "
        + "Figures of different data cannot be compared."
    case .assumptions: "A value that is assumed was not given with the data; results depend on it."
    case .gap: "The gap is rounded up. A share of retained revenue flatters; read all three."
    case .noIncumbents: "The data name no incumbents: there is no plan of today to compare with."
    case .todayNotLegal: "Today’s plan breaks rules that the new plan keeps; worth is compared all the same."
    case .stages:
      "Each stage is solved with a proof of its own; the later ones keep it within what it may lose. Best possible: "
        + "no plan that keeps the stages before is better. The bound on money below is of the stage of net revenue."
    case .accountList: "Who has what: every account with each of its duties."
    case .wishes: "Wishes have a price; the plan pays it where meeting them costs more."
    }
  }
  func tileChange(_ label: String, change: String) -> String { "\(label), \(change)" }
  func tileBefore(_ label: String, before: String) -> String { "\(label), was \(before)" }
  func smallerChangesLeftOut(_ count: Int) -> String {
    count == 1
      ? "1 representative with a smaller change is in the table below only."
      : "\(count) representatives with smaller changes are in the table below only."
  }
  func accountsWithoutPlace(_ count: Int) -> String {
    count == 1
      ? "1 account has no place and is not drawn." : "\(count) accounts have no place and are not drawn."
  }
  func accountsAtCentroid(_ count: Int) -> String {
    count == 1
      ? "1 account without coordinates is drawn at the centre of its region."
      : "\(count) accounts without coordinates are drawn at the centre of their region."
  }
  func rowsShown(_ shown: String, of all: String) -> String { "\(shown) of \(all) shown" }
  func scaleBar(kilometres: String) -> String { "\(kilometres) km" }
}
