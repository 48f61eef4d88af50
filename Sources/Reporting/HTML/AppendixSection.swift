import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// What a sceptical reader wants: proof, measures of fairness, assumptions, data version, effort.
struct AppendixSection {
  let result: ScenarioResult
  let evaluation: Evaluation?
  let wording: PlanWording
  private var phrases: any Phrases { wording.phrases }

  init(_ result: ScenarioResult, _ evaluation: Evaluation?, _ wording: PlanWording) {
    self.result = result
    self.evaluation = evaluation
    self.wording = wording
  }

  var markup: Markup {
    tag(
      "details", [("class", "card appendix")], tag("summary", [], phrases.label(Heading.appendix)),
      result.certified.map(proof) ?? .empty, reasons, evaluation.map(fairness) ?? .empty, assumptions,
      versions, effort
    )
  }

  private func proof(_ plan: CertifiedTerritoryPlan) -> Markup {
    .group([
      tag("h3", [], phrases.label(Heading.proof)), tag("p", [("class", "sub")], phrases.text(.gap)),
      pairs(ProofLines(plan, wording: wording).lines.map { ($0.label, $0.text) }),
    ])
  }

  private var reasons: Markup {
    guard result.reasons != nil else { return .empty }
    return .group([
      tag("h3", [], phrases.label(ReasonTerm.howFound)), tag("p", [], phrases.text(ReasonCaption.costs)),
      tag("p", [], phrases.text(ReasonCaption.estimates)),
    ])
  }

  private func fairness(_ evaluation: Evaluation) -> Markup {
    let terms: [Term] = [.metric, .group]
    let head =
      terms.map { tag("th", [("scope", "col")], phrases.label($0)) }
      + FairnessMeasure.allCases.map { measure in
        tag(
          "th", [("scope", "col"), ("class", "num")], .text(phrases.label(measure)),
          tag("small", [], measure.formula))
      }
    let rows = evaluation.fairness.map { figures in
      tag(
        "tr", [],
        all: [
          tag("td", [], phrases.label(figures.metric)),
          tag("td", [], figures.group ?? phrases.label(Term.everybody)),
        ] + FairnessMeasure.allCases.map { tag("td", [("class", "num")], value($0, figures)) })
    }
    return .group([
      tag("h3", [], phrases.label(Heading.fairness)),
      tag("p", [("class", "sub")], phrases.text(.fairness)), table(head, rows),
    ])
  }

  private func value(_ measure: FairnessMeasure, _ figures: FairnessFigures) -> String {
    let text = wording.figures
    switch measure {
    case .largestDeviation: return text.percent(figures.largestDeviation)
    case .largestTargetDeviation: return text.percent(figures.largestTargetDeviation)
    case .meanTargetDeviation: return text.percent(figures.meanTargetDeviation)
    case .range: return text.percent(figures.range)
    case .meanAbsoluteDeviation: return text.percent(figures.meanAbsoluteDeviation)
    case .coefficientOfVariation: return number(figures.coefficientOfVariation)
    case .gini: return number(figures.gini)
    case .jain: return number(figures.jain)
    case .worstShare:
      guard let person = figures.worstRepresentative else { return text.percent(figures.worstShare) }
      let name = wording.context.data.representatives[person].name
      return name + " " + text.percent(figures.worstShare)
    }
  }

  private func number(_ value: Double?) -> String {
    value.map { NumberText.fixed($0, decimals: 3) } ?? phrases.undefined
  }

  private var assumptions: Markup {
    let terms: [Term] = [.parameter, .value, .source]
    let rows = result.context.data.parameters.listing().map { parameter in
      tag(
        "tr", [], tag("td", [], tag("code", [], parameter.name)),
        tag("td", [], [parameter.value, parameter.unit].filter { !$0.isEmpty }.joined(separator: " ")),
        tag(
          "td", [("class", parameter.isGiven ? "" : "assumed")],
          phrases.label(parameter.isGiven ? Term.given : .assumed)))
    }
    return .group([
      tag("h3", [], phrases.label(Heading.assumptions)),
      tag("p", [("class", "sub")], phrases.text(.assumptions)),
      table(terms.map { tag("th", [("scope", "col")], phrases.label($0)) }, rows),
    ])
  }

  private var versions: Markup {
    .group([
      tag("h3", [], phrases.label(Heading.dataVersion)),
      pairs([
        (phrases.label(HashField.source), result.scenario.sourceHash),
        (phrases.label(HashField.content), result.scenario.contentHash),
      ]),
    ])
  }

  private var effort: Markup {
    guard result.outcomeKind != .judged else { return .empty }
    return .group([
      tag("h3", [], phrases.label(Heading.effort)),
      pairs(EffortField.allCases.map { (phrases.label($0), text($0)) }),
    ])
  }

  private func text(_ field: EffortField) -> String {
    let effort = result.effort
    let text = wording.figures
    switch field {
    case .gap: return NumberText.percent(effort.gap, decimals: 3)
    case .timeLimit: return effort.timeLimitSeconds.map { text.seconds($0) } ?? phrases.notStated
    case .workLimit: return effort.workLimit.map { NumberText.grouped($0) } ?? phrases.notStated
    case .seed: return String(effort.seed)
    case .threads: return text.count(effort.threads)
    case .multiplierIterations: return NumberText.grouped(effort.multiplierIterations)
    case .columnsPriced: return NumberText.grouped(effort.columnsPriced)
    case .simplexIterations: return NumberText.grouped(effort.simplexIterations)
    case .movesTried: return NumberText.grouped(effort.movesTried)
    case .nodes: return NumberText.grouped(effort.nodes)
    case .firstPlan: return effort.secondsToFirstPlan.map { text.seconds($0) } ?? phrases.undefined
    case .seconds: return text.seconds(result.seconds)
    }
  }

  private func pairs(_ entries: [(String, String)]) -> Markup {
    tag("dl", [], all: entries.flatMap { [tag("dt", [], $0), tag("dd", [], $1)] })
  }

  private func table(_ head: [Markup], _ rows: [Markup]) -> Markup {
    Markup.scrollable(
      tag("table", [], tag("thead", [], tag("tr", [], all: head)), tag("tbody", [], all: rows)))
  }
}
