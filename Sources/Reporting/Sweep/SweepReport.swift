public import ScenarioRunning
import TerritoryPlanning

/// A sweep for a terminal.
public struct SweepText {
  let table: SweepTable
  let front: SweepFrontTable?
  let style: TerminalStyle

  /// - Parameters:
  ///   - front: of the same study, where one was asked for.
  ///   - colours: whether to mark with terminal colours.
  public init(_ study: SweepStudy, front: SweepFront? = nil, language: Language, colours: Bool = false) {
    let table = SweepTable(study, language: language)
    self.table = table
    self.front = front.map { SweepFrontTable(front: $0, table: table) }
    style = TerminalStyle(colours: colours)
  }

  /// The whole report, ending in a newline.
  public var text: String {
    var parts = [
      style.strong(table.headline) + "\n" + (table.missing.isEmpty ? "" : table.missing + "\n"),
      text(table.head, table.alignments, table.rows), table.caption + "\n",
    ]
    if let front {
      parts += [
        style.strong(front.headline) + "\n", text(front.head, front.alignments, front.rows),
        front.table.phrases.paretoCaption + "\n",
      ]
    }
    return parts.joined(separator: "\n")
  }

  private func text(_ head: [String], _ alignments: [TextTable.Alignment], _ rows: [[String]]) -> String {
    var table = TextTable(head: head, alignments: alignments)
    table.rows = rows.map { row in row.map { TextTable.Cell(text: $0.withoutControls) } }
    return table.text(style: style)
  }
}

/// A sweep as Markdown.
public struct SweepMarkdown {
  let table: SweepTable
  let front: SweepFrontTable?

  public init(_ study: SweepStudy, front: SweepFront? = nil, language: Language) {
    let table = SweepTable(study, language: language)
    self.table = table
    self.front = front.map { SweepFrontTable(front: $0, table: table) }
  }

  /// The whole report, ending in a newline.
  public var text: String {
    var parts = [
      "## " + MarkdownText.escaped(table.headline) + "\n",
      table.missing.isEmpty ? "" : MarkdownText.escaped(table.missing) + "\n",
      text(table.head, table.alignments, table.rows), MarkdownText.escaped(table.caption) + "\n",
    ]
    if let front {
      parts += [
        "### " + MarkdownText.escaped(front.headline) + "\n", text(front.head, front.alignments, front.rows),
        MarkdownText.escaped(front.table.phrases.paretoCaption) + "\n",
      ]
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func text(_ head: [String], _ alignments: [TextTable.Alignment], _ rows: [[String]]) -> String {
    MarkdownText.table(
      head: head.map(MarkdownText.escaped), alignments: alignments,
      rows: rows.map { $0.map(MarkdownText.escaped) })
  }
}

/// A sweep as one self-contained page.
public struct SweepHTML {
  let table: SweepTable
  let front: SweepFrontTable?
  let language: Language

  public init(_ study: SweepStudy, front: SweepFront? = nil, language: Language) {
    let table = SweepTable(study, language: language)
    self.table = table
    self.language = language
    self.front = front.map { SweepFrontTable(front: $0, table: table) }
  }

  /// The whole page, ending in a newline.
  public var text: String {
    let title = language == .chinese ? table.study.title.chinese : table.study.title.english
    return PageFrame.plain(
      title: title, language: language,
      main: [
        tag("p", [("class", "over")], title),
        tag("h1", [], unbroken(table.headline)),
        table.missing.isEmpty ? .empty : tag("p", [], unbroken(table.missing)),
        SweepChart(table).markup, card(table.head, table.alignments, table.rows, caption: table.caption),
        front.map(section) ?? .empty,
      ])
  }

  private func section(_ front: SweepFrontTable) -> Markup {
    .group([
      tag("h2", [], table.phrases.paretoTitle), tag("p", [], unbroken(front.headline)),
      SweepFrontChart(front).markup,
      card(front.head, front.alignments, front.rows, caption: table.phrases.paretoCaption),
    ])
  }

  private func card(
    _ head: [String], _ alignments: [TextTable.Alignment], _ rows: [[String]], caption: String
  ) -> Markup {
    let styles = alignments.map { $0 == .right ? [("class", "num")] : [] }
    let heads = zip(head, styles).map { tag("th", [("scope", "col")] + $1, $0) }
    let lines = rows.map { row in tag("tr", [], all: zip(row, styles).map { tag("td", $1, unbroken($0)) }) }
    let content = tag(
      "table", [], tag("thead", [], tag("tr", [], all: heads)), tag("tbody", [], all: lines))
    return tag(
      "section", [("class", "card")], .scrollable(content), tag("p", [("class", "sub")], unbroken(caption)))
  }
}
