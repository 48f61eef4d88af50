import ScenarioRunning
import TerritoryPlanning

/// The table of scenarios, and why some have no plan.
struct ComparisonSection {
  /// With more scenarios than this the columns are narrow, so that the table fits a screen.
  private static let mostWideColumns = 5

  let comparison: Comparison
  let language: Language

  init(_ comparison: Comparison, language: Language) {
    self.comparison = comparison
    self.language = language
  }

  var markup: Markup {
    let phrases = language.phrases
    let grid = ComparisonGrid(comparison, language: language)
    let head = tag(
      "tr", [],
      all: [tag("td", [])]
        + grid.titles.map {
          tag("th", [("scope", "col"), ("class", "num")], unbroken($0))
        })
    let rows = grid.rows.map { row in
      tag(
        "tr", [],
        all: [tag("th", [("scope", "row")], row.label)]
          + row.cells.map { tag("td", [("class", "num " + tone($0.tone))], unbroken($0.text)) })
    }
    return tag(
      "section", [("class", "card")], tag("h2", [], phrases.label(Heading.comparison)),
      tag("p", [("class", "sub")], phrases.text(.comparison)),
      Markup.scrollable(
        tag("table", [("class", width)], tag("thead", [], head), tag("tbody", [], all: rows))),
      .group(OriginLines(comparison, language: language).lines.map { tag("p", [("class", "sub")], $0) }),
      .group(grid.unplanned.map(explanation)))
  }

  private var width: String {
    comparison.results.count > Self.mostWideColumns ? "grid many" : "grid"
  }

  private func explanation(_ scenario: ComparisonGrid.Unplanned) -> Markup {
    let phrases = language.phrases
    return tag(
      "div", [("class", "warn")],
      tag("h3", [], phrases.labelled(scenario.title, scenario.outcome)),
      .group(scenario.reasons.map { tag("p", [], $0) }), .group(scenario.blocks.map(\.markup)),
      scenario.closest.isEmpty
        ? .empty
        : .group([
          tag("p", [], phrases.label(Heading.closestAttempt)),
          tag("ul", [], all: scenario.closest.map { tag("li", [], $0) }),
        ]))
  }

  private func tone(_ tone: ComparisonGrid.Cell.Tone) -> String {
    switch tone {
    case .plain: ""
    case .good: "good"
    case .bad: "bad"
    case .quiet: "quiet"
    }
  }
}
