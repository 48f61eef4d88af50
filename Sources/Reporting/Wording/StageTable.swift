import AssignmentEngine
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// What was asked stage by stage, reached, proven and kept; empty for an objective without stages.
struct StageTable {
  let head: [String]
  let rows: [[String]]

  init(_ result: ScenarioResult, wording: PlanWording) {
    let phrases = wording.phrases
    head = StageColumn.allCases.map { phrases.label($0) }
    rows = result.stages.map { stage in
      StageColumn.allCases.map { column in
        switch column {
        case .stage: wording.name(of: stage)
        case .reached: wording.text(stage.reached, of: stage)
        case .bound: wording.text(stage.bound, of: stage)
        case .kept: wording.text(stage.kept, of: stage)
        case .final: wording.text(stage.final, of: stage)
        case .proof: wording.text(stage.standing)
        }
      }
    }
  }
}

extension StageOutcome {
  /// What the stage asks for, as JSON and CSV name it.
  var key: StageKey {
    switch aim {
    case .coverage(.items): .coverageItems
    case .coverage(.minutes): .coverageMinutes
    case .revenue: .revenue
    case .moves(.items): .movedItems
    case .moves(.accounts): .movedAccounts
    case .moves(.revenue): .movedRevenue
    case .fairness(let aim):
      switch aim.measure {
      case .largestDeviation: .largestDeviation
      case .lexicographic: .lexicographic
      case .meanAbsoluteDeviation: .meanAbsoluteDeviation
      case .gini: .gini
      }
    }
  }

  /// The metric of a stage of fairness.
  var metric: BalanceMetric? {
    if case .fairness(let aim) = aim { aim.scope.metric } else { nil }
  }

  var isOpen: Bool { if case .limitReached = standing { true } else { false } }

  /// Unit of the figures where they are not shares.
  var unit: Limit.Unit? {
    switch aim {
    case .coverage(let unit): unit == .items ? .items : .minutes
    case .revenue: .money
    case .moves(let metric): metric.unit
    case .fairness: nil
    }
  }
}

extension PlanWording {
  func name(of stage: StageOutcome) -> String {
    let name = phrases.stage(stage.key)
    guard let metric = stage.metric else { return name }
    return phrases.stage(name, metric: phrases.label(metric), level: stage.level)
  }

  /// A figure of a stage in its unit; shares with two decimals.
  func text(_ figure: Int64, of stage: StageOutcome) -> String {
    if let whole = stage.whole {
      return NumberText.percent(Double(figure) / Double(whole), decimals: 2)
    }
    switch stage.unit {
    case .money: return figures.money.whole(Money(minorUnits: figure))
    case .minutes: return figures.hours(Minutes(figure))
    case .items, .accounts, .regions, .representatives, .teams, .trips, .positions, nil:
      return NumberText.grouped(figure)
    }
  }

  func text(_ standing: StageOutcome.Standing) -> String {
    switch standing {
    case .optimal: phrases.outcome(.optimal)
    case .gapReached: phrases.outcome(.gapReached)
    case .limitReached(let reason):
      phrases.bracketed(phrases.outcome(.limitReached), phrases.stopReason(reason))
    }
  }

  /// Wishes that the plan does not meet, each with what that costs, and what they cost together.
  func wishLines(_ evaluation: Evaluation) -> [String] {
    let lines = evaluation.brokenWishes.map { text($0) }
    guard lines.count > 1 else { return lines }
    return lines + [phrases.inAll(figures.money.whole(evaluation.priceOfBrokenWishes))]
  }
}
