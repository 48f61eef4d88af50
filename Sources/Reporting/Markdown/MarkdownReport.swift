public import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// The comparison as Markdown that fits a merge request: headline, table, what is broken, the largest moves.
public struct MarkdownReport {
  let comparison: Comparison
  let language: Language
  let mostMoves: Int
  var phrases: any Phrases { language.phrases }

  /// - Parameter mostMoves: Handovers of the featured scenario to list, largest worth first; the rest is
  ///   counted. At least 0.
  public init(_ comparison: Comparison, language: Language, mostMoves: Int = 20) {
    self.comparison = comparison
    self.language = language
    self.mostMoves = max(0, mostMoves)
  }

  /// The whole report, ending in a newline.
  public var text: String {
    let grid = ComparisonGrid(comparison, language: language)
    var parts = ["## " + MarkdownText.escaped(comparison.name) + "\n"]
    if let featured = comparison.featured {
      parts.append("**" + MarkdownText.escaped(Headline(featured, language: language).text) + "**\n")
    }
    if let partly = comparison.partly(language) { parts.append("**" + MarkdownText.escaped(partly) + "**\n") }
    parts += tables(grid)
    parts.append(phrases.text(.comparison) + "\n")
    if comparison.results.count > 1 { parts.append(sentences) }
    parts += comparison.regionRemarks(language).map { MarkdownText.escaped($0) + "\n" }
    parts.append(
      MarkdownText.list(OriginLines(comparison, language: language).lines.map(MarkdownText.escaped)))
    parts += grid.unplanned.map(explanation)
    parts += comparison.results.compactMap(stages)
    parts += comparison.results.compactMap(broken)
    if let featured = comparison.featured, featured.newPlan != nil {
      parts.append(why(featured))
      parts.append(moves(featured))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// A row a measure, or with many scenarios a row a scenario.
  private func tables(_ grid: ComparisonGrid) -> [String] {
    guard grid.isWide else {
      return [
        MarkdownText.table(
          head: [""] + grid.titles.map(MarkdownText.escaped),
          alignments: [.left] + grid.titles.map { _ in .right },
          rows: grid.rows.map { [$0.label] + $0.cells.map { MarkdownText.escaped($0.text) } })
      ]
    }
    return [Measure.deciding, Measure.remaining].map { measures in
      let table = grid.transposed(measures, language: language)
      return MarkdownText.table(
        head: table.head, alignments: table.alignments,
        rows: table.rows.map { $0.map { MarkdownText.escaped($0.text) } })
    }
  }

  private var sentences: String {
    let rows = ScenarioSentences(comparison, language: language).rows.filter { !$0.lines.isEmpty }.map {
      row in
      "- **" + MarkdownText.escaped(row.heading(phrases)) + "**"
        + ((row.note.isEmpty ? [] : [row.note]) + row.lines).map { "  \n  " + MarkdownText.escaped($0) }
        .joined() + "\n"
    }
    return "### " + phrases.title(.sentences) + "\n\n" + rows.joined()
  }

  private func explanation(_ scenario: ComparisonGrid.Unplanned) -> String {
    let title = "### " + MarkdownText.escaped(phrases.labelled(scenario.title, scenario.outcome)) + "\n"
    let reasons = scenario.reasons.map(MarkdownText.escaped).map { $0 + "\n" }.joined(separator: "\n")
    let parts = [title, reasons] + scenario.blocks.map(block)
    guard !scenario.closest.isEmpty else { return parts.joined(separator: "\n") }
    let closest = MarkdownText.list(scenario.closest.map(MarkdownText.escaped))
    return (parts + [phrases.label(Heading.closestAttempt) + "\n", closest]).joined(separator: "\n")
  }

  private func block(_ block: ConflictLines.Block) -> String {
    let heading = MarkdownText.escaped(block.heading) + "\n"
    guard !block.settings.isEmpty else {
      return heading + "\n" + MarkdownText.list(block.lines.map(MarkdownText.escaped))
    }
    return heading + "\n" + MarkdownText.fenced(block.settings, as: "yaml")
  }

  private func stages(_ result: ScenarioResult) -> String? {
    let stages = StageTable(result, wording: PlanWording(language: language, context: result.context))
    guard !stages.rows.isEmpty else { return nil }
    let title = phrases.labelled(result.title(language), phrases.label(Heading.stages))
    let table = MarkdownText.table(
      head: stages.head.map(MarkdownText.escaped),
      alignments: stages.head.indices.map { (1..<stages.head.count - 1).contains($0) ? .right : .left },
      rows: stages.rows.map { $0.map(MarkdownText.escaped) })
    return "### " + MarkdownText.escaped(title) + "\n\n" + table + "\n" + phrases.text(.stages) + "\n"
  }

  private func broken(_ result: ScenarioResult) -> String? {
    guard let evaluation = result.evaluation else { return nil }
    let wording = PlanWording(language: language, context: result.context)
    let title = result.title(language)
    let lists = [
      (Heading.brokenRules, evaluation.violations.map { wording.text($0) }),
      (.brokenWishes, wording.wishLines(evaluation)),
      (.charges, wording.chargeLines(evaluation, nearTies: result.nearTies)),
      (.visits, wording.visitLines(evaluation)),
    ]
    let parts = lists.filter { !$0.1.isEmpty }.map { heading, lines in
      "### " + MarkdownText.escaped(phrases.labelled(title, phrases.label(heading))) + "\n\n"
        + MarkdownText.list(lines.map(MarkdownText.escaped))
    }
    return parts.isEmpty ? nil : parts.joined(separator: "\n")
  }

  private func why(_ result: ScenarioResult) -> String {
    let why = WhyLines(result, wording: PlanWording(language: language, context: result.context))
    guard !why.isEmpty else { return "" }
    let heading = phrases.labelled(result.title(language), phrases.label(ReasonTerm.whySection))
    let entries = why.entries.map { entry in
      "- **" + MarkdownText.escaped(entry.move) + "**\n" + entry.lines.map(answer).joined()
    }
    return "### " + MarkdownText.escaped(heading) + "\n\n"
      + (why.headline.map { MarkdownText.escaped($0) + "\n\n" } ?? "") + entries.joined()
  }

  /// Several texts go under their label.
  private func answer(_ line: ReasonLine) -> String {
    guard line.texts.count > 1 else {
      return "  - " + MarkdownText.escaped(phrases.labelled(line.label, line.texts[0])) + "\n"
    }
    return "  - " + MarkdownText.escaped(line.label) + "\n"
      + line.texts.map { "    - " + MarkdownText.escaped($0) + "\n" }.joined()
  }

  private func moves(_ result: ScenarioResult) -> String {
    let list = MoveList(result, language: language)
    guard !list.rows.isEmpty else { return "" }
    let terms: [Term] = [.account, .duty, .from, .to, .worth, .reason]
    let shown = list.rows.prefix(mostMoves)
    let table = MarkdownText.table(
      head: terms.map { phrases.label($0) }, alignments: [.left, .left, .left, .left, .right, .left],
      rows: shown.map { row in
        [row.account, row.duty, row.from, row.to, row.worth, row.reason].map(MarkdownText.escaped)
      })
    let count = phrases.rowsShown(
      NumberText.grouped(Int64(shown.count)), of: NumberText.grouped(Int64(list.rows.count)))
    let heading = phrases.labelled(result.title(language), phrases.label(Heading.handovers))
    return "### " + MarkdownText.escaped(heading) + "\n\n" + table + "\n" + count + "\n"
  }
}
