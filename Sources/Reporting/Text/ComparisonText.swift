public import ScenarioRunning

/// The comparison of scenarios for a terminal: a row a measure, a column a scenario.
public struct ComparisonText {
  let comparison: Comparison
  let language: Language
  let style: TerminalStyle
  let width: Int

  /// - Parameters:
  ///   - colours: Whether to mark gains and losses with terminal colours; the text says the same without.
  ///   - width: Columns of the terminal; scenarios that do not fit follow in a further block. At least 40.
  public init(_ comparison: Comparison, language: Language, colours: Bool = false, width: Int = 100) {
    self.comparison = comparison
    self.language = language
    style = TerminalStyle(colours: colours)
    self.width = max(40, width)
  }

  /// The whole report, ending in a newline.
  public var text: String {
    let grid = ComparisonGrid(comparison, language: language)
    var parts: [String] = []
    if let featured = comparison.featured {
      parts.append(style.strong(Headline(featured, language: language).text.withoutControls) + "\n")
    }
    if let partly = comparison.partly(language) { parts.append(warning(partly)) }
    if grid.isWide {
      parts += blocks(of: grid, Measure.deciding + Measure.remaining)
    } else {
      parts += blocks(of: grid).map { table(grid, columns: $0).text(style: style) }
    }
    if comparison.results.count > 1 { parts.append(sentences) }
    parts.append(language.phrases.text(.comparison) + "\n")
    parts += comparison.regionRemarks(language).map { $0.withoutControls + "\n" }
    let origins = OriginLines(comparison, language: language).lines
    if !origins.isEmpty { parts.append(origins.map { $0.withoutControls + "\n" }.joined()) }
    parts += grid.unplanned.map(explanation)
    return parts.joined(separator: "\n")
  }

  private func warning(_ text: String) -> String {
    TextLines.wrapped("! " + text.withoutControls, width: width).map { $0 + "\n" }.joined()
  }

  private var sentences: String {
    let sentences = ScenarioSentences(comparison, language: language)
    var lines = [style.strong(language.phrases.title(.sentences))]
    for row in sentences.rows where !row.lines.isEmpty {
      lines.append(row.heading(language.phrases).withoutControls)
      lines += ((row.note.isEmpty ? [] : [row.note]) + row.lines).flatMap {
        TextLines.wrapped($0.withoutControls, width: width - 2).map { "  " + $0 }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A row a scenario, as many measures to a table as fit the width.
  private func blocks(of grid: ComparisonGrid, _ measures: [Measure]) -> [String] {
    let whole = grid.transposed(measures, language: language)
    let widths = whole.head.indices.map { column in
      whole.rows.reduce(DisplayWidth.of(whole.head[column])) { max($0, DisplayWidth.of($1[column].text)) }
    }
    var blocks: [[Int]] = []
    var used = width + 1
    for column in widths.indices.dropFirst() {
      if used + widths[column] + 2 > width {
        blocks.append([])
        used = widths[0]
      }
      blocks[blocks.count - 1].append(column)
      used += widths[column] + 2
    }
    return blocks.map { columns in
      let shown = [0] + columns
      var table = TextTable(
        head: shown.map { whole.head[$0] }, alignments: shown.map { whole.alignments[$0] })
      table.rows = whole.rows.map { row in
        shown.map { TextTable.Cell(text: row[$0].text.withoutControls, tone: row[$0].tone) }
      }
      return table.text(style: style)
    }
  }

  private func explanation(_ scenario: ComparisonGrid.Unplanned) -> String {
    let phrases = language.phrases
    var lines = [style.strong(phrases.labelled(scenario.title, scenario.outcome).withoutControls)]
    lines += scenario.reasons.map { "  " + $0.withoutControls }
    for block in scenario.blocks {
      lines.append("  " + phrases.labelled(block.heading, ""))
      lines += block.lines.map { "  - " + $0.withoutControls }
      lines += block.settings.map { "    " + $0.withoutControls }
    }
    if !scenario.closest.isEmpty {
      lines.append("  " + phrases.labelled(phrases.label(Heading.closestAttempt), ""))
      lines += scenario.closest.map { "  - " + $0.withoutControls }
    }
    return lines.map { $0.trimmingTrailingSpaces + "\n" }.joined()
  }

  private func table(_ grid: ComparisonGrid, columns: Range<Int>) -> TextTable {
    var table = TextTable(
      head: [""] + columns.map { grid.titles[$0].withoutControls },
      alignments: [.left] + columns.map { _ in .right })
    table.rows = grid.rows.map { row in
      [TextTable.Cell(text: row.label)]
        + columns.map { TextTable.Cell(text: row.cells[$0].text.withoutControls, tone: row.cells[$0].tone) }
    }
    return table
  }

  /// As many columns to a block as fit the width; at least one.
  private func blocks(of grid: ComparisonGrid) -> [Range<Int>] {
    let labels = grid.rows.reduce(0) { max($0, DisplayWidth.of($1.label)) }
    var blocks: [Range<Int>] = []
    var start = 0
    var used = labels
    for column in grid.titles.indices {
      let needed =
        2
        + grid.rows.reduce(DisplayWidth.of(grid.titles[column])) {
          max($0, DisplayWidth.of($1.cells[column].text))
        }
      if used + needed > width, column > start {
        blocks.append(start..<column)
        start = column
        used = labels
      }
      used += needed
    }
    if start < grid.titles.count { blocks.append(start..<grid.titles.count) }
    return blocks
  }
}

extension Comparison {
  /// What is to be said about neighbours of regions in any of the scenarios, each once.
  func regionRemarks(_ language: Language) -> [String] {
    var seen: Set<String> = []
    return results.flatMap { result in
      RegionRemarks(result, PlanWording(language: language, context: result.context)).lines
    }.filter { seen.insert($0).inserted }
  }

  /// Which scenarios have no plan and why, in a sentence; nil where all have one, or were only judged.
  public func partly(_ language: Language) -> String? {
    let missing = results.filter { $0.outcomeKind == .infeasible || $0.outcomeKind == .noPlanFound }
    guard !missing.isEmpty else { return nil }
    var groups: [(why: String, titles: [String])] = []
    for result in missing {
      let wording = PlanWording(language: language, context: result.context)
      var why =
        ConflictLines(result, wording).lead ?? result.reasonsForNoPlan(wording).first
        ?? result.outcomeText(language)
      // A part of a sentence here.
      if let end = why.last, ".。".contains(end) { why.removeLast() }
      if let group = groups.firstIndex(where: { $0.why == why }) {
        groups[group].titles.append(result.title(language))
      } else {
        groups.append((why, [result.title(language)]))
      }
    }
    let names = groups.map { language.phrases.labelled(language.phrases.list($0.titles), $0.why) }
    return language.phrases.partly(
      missing.count, of: results.count, names: names.joined(separator: "; "))
  }

  /// The scenario that a headline speaks of: the first with a new plan, else the first.
  var featured: ScenarioResult? { featuredIndex.map { results[$0] } }

  var featuredIndex: Int? {
    results.firstIndex { $0.newPlan != nil } ?? results.firstIndex { $0.evaluation != nil }
      ?? results.indices.first
  }
}

extension String {
  var trimmingTrailingSpaces: String {
    var result = self
    while result.hasSuffix(" ") { result.removeLast() }
    return result
  }
}
