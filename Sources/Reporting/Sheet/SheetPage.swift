/// A sheet as one self-contained page.
struct SheetPage {
  let sheet: Sheet
  let language: Language

  /// The whole page, ending in a newline.
  var text: String {
    PageFrame.scripted(
      title: sheet.over.isEmpty ? sheet.headline : sheet.over, language: language,
      main: [tag("p", [("class", "over")], sheet.over), tag("h1", [], headline)] + cards)
  }

  /// A sign stays with its amount: a word joiner stands between them.
  private var headline: String {
    unbroken(sheet.headline).reduce(into: "") { text, character in
      text.append(character)
      if "+\u{2212}".contains(character) { text.append("\u{2060}") }
    }
  }

  /// A card from each heading to the next.
  private var cards: [Markup] {
    var cards: [[Markup]] = [[]]
    for part in sheet.parts {
      if case .heading = part { cards.append([]) }
      cards[cards.count - 1].append(markup(part))
    }
    return cards.enumerated().compactMap { number, parts in
      if parts.isEmpty { return nil }
      return number == 0 ? .group(parts) : tag("section", [("class", "card")], all: parts)
    }
  }

  private func markup(_ part: Sheet.Part) -> Markup {
    switch part {
    case .heading(let text): tag("h2", [], text)
    case .paragraph(let text): tag("p", [("class", "lead")], unbroken(text))
    case .warning(let text): tag("div", [("class", "warn")], tag("p", [], unbroken(text)))
    case .list(let lines): tag("ul", [], all: lines.map { tag("li", [], unbroken($0)) })
    case .table(let table): SheetTableMarkup(table, language: language).markup
    case .drawing(let markup): markup
    }
  }
}

/// A table of a page: sortable where it says by what, stacked on narrow screens where it asks for that.
struct SheetTableMarkup {
  let table: SheetTable
  let language: Language

  init(_ table: SheetTable, language: Language) {
    self.table = table
    self.language = language
  }

  private var sorts: Bool { !table.sortValues.isEmpty }

  var markup: Markup {
    let head = table.head.enumerated().map { column, text in
      tag(
        "th",
        [("scope", "col"), ("class", table.alignments[column] == .right ? "num" : "")]
          + (sorts ? [("data-sort", table.alignments[column] == .right ? "number" : "text")] : []), text)
    }
    let rows = table.rows.enumerated().map { number, row in
      tag("tr", [], all: row.enumerated().map { cell($0.element, row: number, column: $0.offset) })
    }
    let classes = (sorts ? ["sortable"] : []) + (table.stacks ? ["stacks"] : [])
    return .scrollable(
      tag(
        "table",
        [
          ("class", classes.joined(separator: " ")),
          ("data-hint", language.phrases.label(Control.sortHint)),
        ], tag("thead", [], tag("tr", [], all: head)), tag("tbody", [], all: rows)))
  }

  private func cell(_ cell: SheetTable.Cell, row: Int, column: Int) -> Markup {
    let isFigure = table.alignments[column] == .right
    var attributes = [("class", (isFigure ? "num " : "") + cell.tone.name)]
    if sorts, isFigure {
      attributes.append(("data-value", table.sortValues[row][column].map { String($0) } ?? "0"))
    }
    if table.stacks {
      attributes.append(("data-label", table.head[column]))
      if column == 0 { return tag("th", attributes + [("scope", "row")], unbroken(cell.text)) }
    }
    return tag("td", attributes, unbroken(cell.text))
  }
}

extension ComparisonGrid.Cell.Tone {
  /// Of the style sheet.
  var name: String {
    switch self {
    case .plain: ""
    case .good: "good"
    case .bad: "bad"
    case .quiet: "quiet"
    }
  }
}
