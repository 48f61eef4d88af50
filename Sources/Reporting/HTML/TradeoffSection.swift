import ScenarioRunning
import TerritoryPlanning

/// What a director chooses between: sentences, trade-offs, and everybody's workload.
struct TradeoffSection {
  let comparison: Comparison
  let language: Language
  private var phrases: any Phrases { language.phrases }

  init(_ comparison: Comparison, language: Language) {
    self.comparison = comparison
    self.language = language
  }

  /// Nothing where there is nothing to choose between.
  var sentences: Markup {
    guard comparison.results.count > 1 else { return .empty }
    let sentences = ScenarioSentences(comparison, language: language)
    let rows = sentences.rows.filter { !$0.lines.isEmpty }.map { row in
      tag(
        "li", [("value", String(row.number + 1))], tag("b", [], unbroken(row.title)),
        row.tags.isEmpty ? .empty : tag("small", [], phrases.list(row.tags)),
        row.note.isEmpty ? .empty : tag("span", [("class", "quiet")], unbroken(row.note)),
        .group(row.lines.map { tag("span", [], unbroken($0)) }))
    }
    return tag(
      "section", [("class", "card")], tag("h2", [], phrases.title(.sentences)),
      tag(
        "p", [("class", "sub")],
        ([phrases.caption(.sentences)] + (sentences.reference.map { [phrases.reference($0)] } ?? []))
          .joined(separator: " ")),
      tag("ol", [("class", "sentences")], all: rows))
  }

  var charts: Markup {
    let tradeoffs = Tradeoffs(comparison, language: language)
    return .group([
      section(tradeoffs.groups, .pareto, isChange: false),
      section(tradeoffs.apart, .paretoElsewhere, isChange: true),
      WorkloadPanels(comparison, language: language).markup,
    ])
  }

  private func section(_ groups: [Tradeoffs.Group], _ part: ComparisonPart, isChange: Bool) -> Markup {
    guard let first = groups.first?.points.first else { return .empty }
    let figures = FigureText(
      language: language, parameters: comparison.results[first.number].context.data.parameters)
    return .group([
      tag("h2", [("class", "part")], phrases.title(part)),
      tag("p", [("class", "sub")], phrases.caption(part)),
      tag(
        "div", [("class", "two")],
        all: groups.map { TradeoffChart($0, isChange: isChange, figures: figures).markup }),
    ])
  }
}
