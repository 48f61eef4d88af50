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

extension Aim {
  /// What a stage asks for, as JSON and CSV name it.
  var key: StageKey {
    switch self {
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
    if case .fairness(let aim) = self { aim.scope.metric } else { nil }
  }

  /// Unit of the figures where they are not shares.
  var unit: Limit.Unit? {
    switch self {
    case .coverage(let unit): unit == .items ? .items : .minutes
    case .revenue: .money
    case .moves(let metric): metric.unit
    case .fairness: nil
    }
  }
}

extension StageOutcome {
  var key: StageKey { aim.key }
  var metric: BalanceMetric? { aim.metric }
  var unit: Limit.Unit? { aim.unit }
  var isOpen: Bool {
    switch standing {
    case .limitReached, .bounded: true
    case .optimal, .gapReached: false
    }
  }
}

extension PlanWording {
  func name(of stage: StageOutcome) -> String { phrases.stage(stage.aim, level: stage.level) }

  /// A figure of a stage in its unit; shares with two decimals.
  func text(_ figure: Int64, of stage: StageOutcome) -> String {
    figures.stage(figure, of: stage.aim, whole: stage.whole)
  }

  func text(_ standing: StageOutcome.Standing) -> String {
    switch standing {
    case .optimal: phrases.outcome(.optimal)
    case .gapReached: phrases.outcome(.gapReached)
    case .bounded: phrases.boundRechecked
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

extension Phrases {
  func stage(_ aim: Aim, level: Int?) -> String {
    let name = stage(aim.key)
    return aim.metric.map { stage(name, metric: label($0), level: level) } ?? name
  }
}

extension FigureText {
  /// A figure of a stage in its unit; shares, of which `whole` are 100 %, with two decimals.
  func stage(_ figure: Int64, of aim: Aim, whole: Int64?, rounding: Rounding = .nearest) -> String {
    if let whole {
      return NumberText.percent(Double(figure) / Double(whole), decimals: 2, rounding: rounding)
    }
    switch aim.unit {
    case .money: return money.whole(Money(minorUnits: figure))
    case .minutes: return hours(Minutes(figure))
    case .items, .accounts, .regions, .representatives, .teams, .trips, .positions, nil:
      return NumberText.grouped(figure)
    }
  }
}
