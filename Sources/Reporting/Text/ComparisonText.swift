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
    parts += blocks(of: grid).map { table(grid, columns: $0).text(style: style) }
    parts.append(language.phrases.text(.comparison) + "\n")
    parts += comparison.regionRemarks(language).map { $0.withoutControls + "\n" }
    let origins = OriginLines(comparison, language: language).lines
    if !origins.isEmpty { parts.append(origins.map { $0.withoutControls + "\n" }.joined()) }
    parts += grid.unplanned.map(explanation)
    return parts.joined(separator: "\n")
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

  /// The scenario that a headline speaks of: the first with a new plan, else the first.
  var featured: ScenarioResult? { featuredIndex.map { results[$0] } }

  var featuredIndex: Int? {
    results.firstIndex { $0.certified != nil } ?? results.firstIndex { $0.evaluation != nil }
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
