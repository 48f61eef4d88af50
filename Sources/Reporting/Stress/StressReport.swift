public import ScenarioRunning
import TerritoryPlanning

/// A stress test for a terminal.
public struct StressText {
  let grid: StressGrid
  let style: TerminalStyle

  /// - Parameter colours: Whether to mark with terminal colours.
  public init(_ study: StressStudy, language: Language, colours: Bool = false) {
    grid = StressGrid(study, language: language)
    style = TerminalStyle(colours: colours)
  }

  /// The whole report, ending in a newline.
  public var text: String {
    var table = TextTable(head: grid.head, alignments: grid.alignments)
    table.rows = grid.rows.map { row in row.map { TextTable.Cell(text: $0.withoutControls) } }
    var assumptions = TextTable(
      head: grid.assumptionsHead, alignments: Array(repeating: .left, count: grid.assumptionsHead.count))
    assumptions.rows = grid.assumptions.map { row in row.map { TextTable.Cell(text: $0.withoutControls) } }
    let parts = [
      style.strong(grid.headline) + "\n" + grid.summary.map { $0.withoutControls + "\n" }.joined(),
      table.text(style: style), grid.caption + "\n",
      style.strong(grid.language.phrases.assumptionsOfChance) + "\n" + assumptions.text(style: style),
    ]
    return parts.joined(separator: "\n")
  }
}

/// A stress test as Markdown.
public struct StressMarkdown {
  let grid: StressGrid

  public init(_ study: StressStudy, language: Language) { grid = StressGrid(study, language: language) }

  /// The whole report, ending in a newline.
  public var text: String {
    let parts = [
      "## " + MarkdownText.escaped(grid.headline) + "\n",
      MarkdownText.list(grid.summary.map(MarkdownText.escaped)),
      MarkdownText.table(
        head: grid.head, alignments: grid.alignments, rows: grid.rows.map { $0.map(MarkdownText.escaped) }),
      MarkdownText.escaped(grid.caption) + "\n",
      "### " + MarkdownText.escaped(grid.language.phrases.assumptionsOfChance) + "\n",
      MarkdownText.table(
        head: grid.assumptionsHead,
        alignments: Array(repeating: .left, count: grid.assumptionsHead.count),
        rows: grid.assumptions.map { $0.map(MarkdownText.escaped) }),
    ]
    return parts.joined(separator: "\n")
  }
}

/// A stress test as one self-contained page.
public struct StressHTML {
  let study: StressStudy
  let grid: StressGrid
  let language: Language

  public init(_ study: StressStudy, language: Language) {
    self.study = study
    self.language = language
    grid = StressGrid(study, language: language)
  }

  /// The whole page, ending in a newline.
  public var text: String {
    let phrases = language.phrases
    return PageFrame.plain(
      title: title, language: language,
      main: [
        tag("p", [("class", "over")], title), tag("h1", [], unbroken(grid.headline)),
        .group(grid.summary.map { tag("p", [("class", "lead")], unbroken($0)) }),
        tag("p", [("class", "sub note")], unbroken(grid.caption)),
        StressHistogram(study, grid).markup, StressPeopleChart(study, grid).markup,
        tag("section", [("class", "card")], .scrollable(table(grid.head, grid.alignments, grid.rows))),
        tag(
          "section", [("class", "card")], tag("h2", [], phrases.assumptionsOfChance),
          .scrollable(
            table(
              grid.assumptionsHead, Array(repeating: .left, count: grid.assumptionsHead.count),
              grid.assumptions))),
      ])
  }

  private var title: String {
    let title = language == .chinese ? study.scenario.chineseTitle : study.scenario.title
    return title.isEmpty ? study.scenario.name : title
  }

  private func table(
    _ head: [String], _ alignments: [TextTable.Alignment], _ rows: [[String]]
  ) -> Markup {
    let styles = alignments.map { $0 == .right ? [("class", "num")] : [] }
    let heads = zip(head, styles).map { tag("th", [("scope", "col")] + $1, $0) }
    let lines = rows.map { row in tag("tr", [], all: zip(row, styles).map { tag("td", $1, unbroken($0)) }) }
    return tag("table", [], tag("thead", [], tag("tr", [], all: heads)), tag("tbody", [], all: lines))
  }
}
