public import ScenarioRunning
import TerritoryPlanning

/// A study of sizes for a terminal.
public struct SizeText {
  let grid: SizeGrid
  let style: TerminalStyle

  /// - Parameter colours: Whether to mark with terminal colours.
  public init(_ study: SizeStudy, language: Language, colours: Bool = false) {
    grid = SizeGrid(study, language: language)
    style = TerminalStyle(colours: colours)
  }

  /// The whole report, ending in a newline.
  public var text: String {
    var table = TextTable(head: grid.head, alignments: grid.alignments)
    table.rows = grid.rows.map { row in row.map { TextTable.Cell(text: $0.withoutControls) } }
    let parts = [
      style.strong(grid.headline) + "\n" + (grid.proof.isEmpty ? "" : grid.proof + "\n"),
      table.text(style: style), grid.caption + "\n",
      grid.positions.map { "  - " + $0.withoutControls + "\n" }.joined(),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

/// A study of sizes as Markdown.
public struct SizeMarkdown {
  let grid: SizeGrid

  public init(_ study: SizeStudy, language: Language) { grid = SizeGrid(study, language: language) }

  /// The whole report, ending in a newline.
  public var text: String {
    let parts = [
      "## " + MarkdownText.escaped(grid.headline) + "\n",
      grid.proof.isEmpty ? "" : MarkdownText.escaped(grid.proof) + "\n",
      MarkdownText.table(
        head: grid.head, alignments: grid.alignments, rows: grid.rows.map { $0.map(MarkdownText.escaped) }),
      MarkdownText.escaped(grid.caption) + "\n",
      MarkdownText.list(grid.positions.map(MarkdownText.escaped)),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

/// A study of sizes as one self-contained page.
public struct SizeHTML {
  let study: SizeStudy
  let grid: SizeGrid
  let language: Language

  public init(_ study: SizeStudy, language: Language) {
    self.study = study
    self.language = language
    grid = SizeGrid(study, language: language)
  }

  /// The whole page, ending in a newline.
  public var text: String {
    return PageFrame.plain(
      title: study.scenario.title(language), language: language,
      main: [
        tag("p", [("class", "over")], study.scenario.title(language)), tag("h1", [], unbroken(grid.headline)),
        tag("p", [], unbroken(grid.proof)), tag("ul", [], all: grid.positions.map { tag("li", [], $0) }),
        SizeChart(study, language: language).markup,
        tag(
          "section", [("class", "card")], .scrollable(table),
          tag("p", [("class", "sub")], unbroken(grid.caption))),
      ])
  }

  private var table: Markup {
    let styles = grid.alignments.map { $0 == .right ? [("class", "num")] : [] }
    let heads = zip(grid.head, styles).map { tag("th", [("scope", "col")] + $1, $0) }
    let rows = grid.rows.map { row in
      tag("tr", [], all: zip(row, styles).map { tag("td", $1, unbroken($0)) })
    }
    return tag(
      "table", [], tag("thead", [], tag("tr", [], all: heads)), tag("tbody", [], all: rows))
  }
}

extension Scenario {
  fileprivate func title(_ language: Language) -> String {
    let title = language == .chinese ? chineseTitle : title
    return title.isEmpty ? name : title
  }
}
