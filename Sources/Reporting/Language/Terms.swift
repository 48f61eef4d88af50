/// A row of the comparison of scenarios.
enum Measure: String, Sendable, CaseIterable {
  case expectedRevenue, revenueChange, workloadSpread, largestDeviation, worstShare
  case voluntaryHandovers, forcedHandovers, accountsMoved, revenueMoved, travelTime
  case brokenRules, brokenWishes, uncovered
  case gapPercent, gapMoney, gapShare, outcome, time
}

/// Heads of columns and short labels.
enum Term: String, Sendable, CaseIterable {
  case scenario, representative, team, account, duty, from, to, worth, workload, fairShare, before, after
  case change, utilisation, travel, revenue, items, accounts, takenOver, handedOff, kind, reason
  case parameter, value, source, given, assumed, capacity, group, metric, everybody, pool, nobody, today
  case voluntary, forced, measure, formula, region, owner, rule, price, target, yes, no, none, everything
}

/// Titles of the parts of a report.
enum Heading: String, Sendable, CaseIterable {
  case comparison, mapBefore, mapAfter, whoGains, byDuty, handovers, representatives, brokenRules
  case brokenWishes, charges, stages, visits, whyNoPlan, closestAttempt, appendix, assumptions, proof
  case fairness, dataVersion, effort, accountList
}

/// Explanations under a title.
enum Caption: String, Sendable, CaseIterable {
  case comparison, mapBefore, mapAfter, mapPlaces, mapRegions, whoGains, byDuty, handovers, representatives
  case fairness, assumptions, gap, noIncumbents, todayNotLegal, wishes, stages
  case accountList
}

/// Labels of the handles of the page.
enum Control: String, Sendable, CaseIterable {
  case skipToContent, chooseScenario, search, sortHint, legend, find, representative, region, show
}

/// What the tiles at the head of the page say.
enum TileLabel: String, Sendable, CaseIterable {
  case expectedRevenue, workloadSpread, handovers, travelTime, gapShare, gapPercent
}

/// A measure of fairness of the appendix, with its formula.
enum FairnessMeasure: String, Sendable, CaseIterable {
  case largestDeviation, largestTargetDeviation, range, meanAbsoluteDeviation, meanTargetDeviation
  case coefficientOfVariation, gini, jain, worstShare

  /// x: metric over target by representative; w: weight (the target); m: weighted mean of x.
  var formula: String {
    switch self {
    case .largestDeviation: "max |x − m|"
    case .largestTargetDeviation: "max |x − 1|"
    case .meanTargetDeviation: "Σ w |x − 1| / Σ w"
    case .range: "max x − min x"
    case .meanAbsoluteDeviation: "Σ w |x − m| / Σ w"
    case .coefficientOfVariation: "√(Σ w (x − m)² / Σ w) / m"
    case .gini: "Σ Σ w w′ |x − x′| / (2 m (Σ w)²)"
    case .jain: "(Σ w x)² / (Σ w · Σ w x²)"
    case .worstShare: "min x"
    }
  }
}

/// How a scenario was answered; the raw value is the `outcome` of JSON and CSV.
enum OutcomeKind: String, Sendable, CaseIterable {
  case judged, optimal, infeasible, given
  case gapReached = "gap_reached"
  case limitReached = "limit_reached"
  case noPlanFound = "no_plan_found"
}
