import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// A robust plan as lines and columns of text, for a terminal, Markdown and the page.
struct RobustGrid {
  let study: RobustStudy
  let language: Language
  private let figures: FigureText
  private var phrases: any Phrases { language.phrases }

  init(_ study: RobustStudy, language: Language) {
    self.study = study
    self.language = language
    figures = FigureText(language: language, parameters: study.joint.planners[0].context.data.parameters)
  }

  // MARK: Table

  private var columns: [RobustColumn] {
    RobustColumn.allCases.filter { $0 != .weight || study.answer.criterion == .expected }
  }
  var head: [String] { columns.map { phrases.label($0) } }
  var alignments: [TextTable.Alignment] {
    columns.map { $0 == .scenario || $0 == .legal ? .left : .right }
  }

  /// One line a scenario; without a robust plan what each has alone.
  var rows: [[String]] {
    if let lines = study.lines { return lines.map { line in columns.map { cell($0, line) } } }
    return study.scenarios.indices.map { number in
      columns.map { column in
        switch column {
        case .scenario: title(study.scenarios[number])
        case .weight: weight(study.answer.weights[number])
        case .ownBest: money(study.ownBests[number].worth)
        case .atMost: atMost(study.ownBests[number])
        default: ""
        }
      }
    }
  }

  private func cell(_ column: RobustColumn, _ line: RobustStudy.Line) -> String {
    switch column {
    case .scenario: title(line.scenario)
    case .weight: line.weight.map(weight) ?? ""
    case .ownBest: money(line.ownBest.worth)
    case .atMost: atMost(line.ownBest)
    case .robust: money(line.evaluation.objective)
    case .difference: figures.money.signedWhole(line.difference)
    case .moved:
      figures.count(line.evaluation.disruption.voluntaryAccounts + line.evaluation.disruption.forcedAccounts)
    case .offOwnBest: figures.count(line.itemsOffOwnBest)
    case .legal:
      line.evaluation.isLegal
        ? phrases.keepsRules : phrases.breaksRules(figures.count(line.evaluation.violations.count))
    }
  }

  private func weight(_ thousandths: Int64) -> String {
    NumberText.percent(Double(thousandths) / 1_000, decimals: 1)
  }
  private func money(_ amount: Money) -> String { figures.money.whole(amount) }
  private func atMost(_ own: OwnBest) -> String { figures.money.whole(own.bound, rounding: .up) }
  /// A bound, rounded so that it stays true.
  private func proven(_ bound: Money) -> String {
    figures.money.whole(bound, rounding: study.answer.criterion == .regret ? .down : .up)
  }

  func title(_ scenario: Scenario) -> String {
    let title = language == .chinese ? scenario.chineseTitle : scenario.title
    return title.isEmpty ? scenario.name : title
  }

  // MARK: Sentences

  var headline: String {
    guard let robust = study.answer.robust else {
      return study.answer.isImpossible ? phrases.robustIsImpossible : phrases.noRobustPlan
    }
    return phrases.robustHeadline(
      study.answer.criterion, scenarios: figures.count(study.scenarios.count), value: money(robust.value))
  }

  /// What is proven, what it costs, which rules are kept.
  var summary: [String] {
    var lines: [String] = []
    if let bound = study.answer.bound {
      // Expected worth is rounded to a minor unit, of a plan down and of a bound up.
      let rounding: Int64 = study.answer.criterion == .expected ? 1 : 0
      let isBest =
        study.answer.robust.map { abs(bound.minorUnits - $0.value.minorUnits) <= rounding } ?? false
      lines.append(phrases.robustProof(study.answer.criterion, bound: proven(bound), isProvenBest: isBest))
    } else if !study.answer.isImpossible {
      lines.append(phrases.robustUnproven(study.answer.criterion))
    }
    if let proof = study.answer.proof {
      lines.append(phrases.proof(proof, weights: phrases.list(study.answer.weights.map(weight))))
    }
    if let certified = study.answer.certified, certified.bound != study.answer.bound {
      let text = phrases.robustProof(
        study.answer.criterion, bound: proven(certified.bound), isProvenBest: false)
      lines.append(phrases.certifiedOnly(text))
    }
    if let price = study.price {
      lines.append(phrases.priceOfRobustness(money(price), base: title(study.scenarios[0])))
    }
    lines.append(phrases.legality(study.answer.legality, base: title(study.scenarios[0])))
    return lines
  }

  var caption: String { phrases.robustCaption }
}
