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
    let tables: Markup =
      grid.isWide
      ? .group([
        overview(grid, Measure.deciding),
        tag(
          "details", [], tag("summary", [], phrases.title(.allMeasures)),
          overview(grid, Measure.remaining)),
      ]) : columns(grid)
    return tag(
      "section", [("class", "card")], tag("h2", [], phrases.label(Heading.comparison)),
      tag("p", [("class", "sub")], phrases.text(.comparison)), tables,
      .group(OriginLines(comparison, language: language).lines.map { tag("p", [("class", "sub")], $0) }),
      .group(grid.unplanned.map(explanation)))
  }

  /// A row a scenario.
  private func overview(_ grid: ComparisonGrid, _ measures: [Measure]) -> Markup {
    tag(
      "div", [("class", "overview")],
      SheetTableMarkup(numbered(grid.transposed(measures, language: language)), language: language).markup)
  }

  /// With the numbers that the charts use; the plan of today has none where it is no scenario.
  private func numbered(_ table: SheetTable) -> SheetTable {
    var table = table
    let added = table.rows.count - comparison.results.count
    for row in table.rows.indices where row >= added {
      table.rows[row][0].text = "\(row - added + 1) " + table.rows[row][0].text
    }
    return table
  }

  /// A row a measure.
  private func columns(_ grid: ComparisonGrid) -> Markup {
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
          + row.cells.map { tag("td", [("class", "num " + $0.tone.name)], unbroken($0.text)) })
    }
    return .scrollable(
      tag(
        "table", [("class", grid.titles.count > Self.mostWideColumns ? "grid many" : "grid")],
        tag("thead", [], head), tag("tbody", [], all: rows)))
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
}
