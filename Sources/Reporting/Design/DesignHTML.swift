public import TerritoryAssignment
import TerritoryPlanning

/// A design of territories as one self-contained page: map, balance, staffing.
public struct DesignHTML {
  let design: TerritoryDesign
  let grid: DesignGrid
  let language: Language
  private var phrases: any Phrases { language.phrases }

  public init(_ design: TerritoryDesign, language: Language) {
    self.design = design
    self.language = language
    grid = DesignGrid(design, language: language)
  }

  /// The whole page, ending in a newline.
  public var text: String {
    let period = design.context.data.parameters.period
    return PageFrame.plain(
      title: grid.headline, language: language,
      main: [
        tag("p", [("class", "over")], period),
        tag("h1", [], unbroken(grid.headline)), .group(paragraphs(grid.reasons)),
        design.territories.isEmpty ? .empty : figures, .group(paragraphs(grid.captions)),
      ])
  }

  private func paragraphs(_ texts: [String]) -> [Markup] {
    texts.map { tag("p", [("class", "note")], unbroken($0)) }
  }

  private var figures: Markup {
    .group([
      tag(
        "div", [("class", "two top")],
        card(
          phrases.designMap, phrases.designMapCaption,
          .scrollable(DesignDrawing(design: design, phrases: phrases).markup)),
        card(
          phrases.designBalance, phrases.designBalanceCaption,
          .group(
            DesignQuestion.Metric.allCases.map {
              DesignBalanceChart(design: design, metric: $0, phrases: phrases).markup
            }))),
      card(
        phrases.designTerritories, nil,
        .group([.scrollable(table)] + grid.staffing.map { tag("p", [("class", "sub")], unbroken($0)) })),
    ])
  }

  private func card(_ heading: String, _ caption: String?, _ content: Markup) -> Markup {
    tag(
      "section", [("class", "card")], tag("h2", [], heading),
      caption.map { tag("p", [("class", "sub")], $0) } ?? .empty, content)
  }

  private var table: Markup {
    let styles = grid.alignments.map { $0 == .right ? [("class", "num")] : [] }
    let heads = zip(grid.head, styles).map { tag("th", [("scope", "col")] + $1, $0) }
    let colours = TerritoryColours(design).numbers
    let rows = zip(grid.rows, colours).map { row, colour in
      let cells = zip(row, styles).enumerated().map { column, cell in
        column == 0
          ? tag("td", cell.1, RegionLayer.swatch(colour), .text(cell.0)) : tag("td", cell.1, unbroken(cell.0))
      }
      return tag("tr", [], all: cells)
    }
    return tag("table", [], tag("thead", [], tag("tr", [], all: heads)), tag("tbody", [], all: rows))
  }
}
