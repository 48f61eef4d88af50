/// A report as a sequence of parts, for every format that shows words and tables: said once, shown alike.
struct Sheet {
  enum Part {
    case heading(String)
    case paragraph(String)
    /// Something that must not be missed.
    case warning(String)
    case list([String])
    case table(SheetTable)
    /// For the page only.
    case drawing(Markup)
  }
  /// Small line above the headline.
  var over: String
  var headline: String
  var parts: [Part]
}

/// A table of a sheet; rows that a reader does not need at once are counted instead.
struct SheetTable {
  typealias Cell = ComparisonGrid.Cell

  var head: [String]
  var alignments: [TextTable.Alignment]
  var rows: [[Cell]]
  /// Most rows that a terminal and Markdown show.
  var most = Int.max
  /// Figures by which the page sorts each column; empty: it cannot be sorted.
  var sortValues: [[Int64?]] = []
  /// What is said of rows left out.
  var leftOut: (_ shown: Int, _ all: Int) -> String = { "\($0) / \($1)" }
  /// Called a card a row on a narrow screen instead of scrolling.
  var stacks = false
}

extension SheetTable.Cell {
  init(_ text: String) { self.init(text: text, tone: .plain) }
}

// MARK: - Terminal

extension Sheet {
  /// Ends in a newline.
  func text(style: TerminalStyle) -> String {
    let head = [
      style.strong(headline.withoutControls) + "\n" + (over.isEmpty ? "" : over.withoutControls + "\n")
    ]
    return (head + parts.compactMap { Self.text($0, style: style) }).joined(separator: "\n")
  }

  private static func text(_ part: Part, style: TerminalStyle) -> String? {
    switch part {
    case .heading(let text): return style.strong(text.withoutControls) + "\n"
    case .paragraph(let text): return text.withoutControls + "\n"
    case .warning(let text): return "! " + text.withoutControls + "\n"
    case .list(let lines):
      return lines.isEmpty ? nil : lines.map { "  - " + $0.withoutControls + "\n" }.joined()
    case .table(let table):
      var shown = TextTable(head: table.head, alignments: table.alignments)
      shown.rows = table.rows.prefix(table.most).map { row in
        row.map { TextTable.Cell(text: $0.text.withoutControls, tone: $0.tone) }
      }
      return shown.text(style: style) + (table.remark.map { $0 + "\n" } ?? "")
    case .drawing: return nil
    }
  }
}

extension SheetTable {
  /// What is left out, where anything is.
  fileprivate var remark: String? { rows.count > most ? leftOut(most, rows.count) : nil }
}

// MARK: - Markdown

extension Sheet {
  /// Ends in a newline.
  var markdown: String {
    let head = [
      "## " + MarkdownText.escaped(headline) + "\n", over.isEmpty ? "" : MarkdownText.escaped(over) + "\n",
    ]
    return (head + parts.compactMap(Self.markdown)).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func markdown(_ part: Part) -> String? {
    switch part {
    case .heading(let text): return "### " + MarkdownText.escaped(text) + "\n"
    case .paragraph(let text): return MarkdownText.escaped(text) + "\n"
    case .warning(let text): return "**" + MarkdownText.escaped(text) + "**\n"
    case .list(let lines): return lines.isEmpty ? nil : MarkdownText.list(lines.map(MarkdownText.escaped))
    case .table(let table):
      let rows = table.rows.prefix(table.most).map { $0.map { MarkdownText.escaped($0.text) } }
      return MarkdownText.table(
        head: table.head.map(MarkdownText.escaped), alignments: table.alignments, rows: Array(rows))
        + (table.remark.map { "\n" + MarkdownText.escaped($0) + "\n" } ?? "")
    case .drawing: return nil
    }
  }
}
