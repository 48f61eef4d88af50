public import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// One scenario's result for a terminal: what `solve` and `check` say.
public struct ResultText {
  let result: ScenarioResult
  let language: Language
  let style: TerminalStyle
  let wording: PlanWording
  var phrases: any Phrases { language.phrases }
  var figures: FigureText { wording.figures }

  /// - Parameter colours: Whether to mark gains and losses with terminal colours.
  public init(_ result: ScenarioResult, language: Language, colours: Bool = false) {
    self.result = result
    self.language = language
    style = TerminalStyle(colours: colours)
    wording = PlanWording(language: language, context: result.context)
  }

  /// The whole report, ending in a newline.
  public var text: String {
    var parts = [style.strong(Headline(result, language: language).text.withoutControls) + "\n" + subtitle]
    if let evaluation = result.evaluation {
      parts.append(representatives(evaluation).text(style: style))
      parts.append(fairness(evaluation))
      parts.append(list(.brokenRules, evaluation.violations.map { wording.text($0) }))
      parts.append(list(.brokenWishes, wording.wishLines(evaluation)))
      parts.append(list(.charges, wording.chargeLines(evaluation, nearTies: result.nearTies)))
      parts.append(list(.visits, wording.visitLines(evaluation)))
    } else {
      parts.append(list(.whyNoPlan, result.reasonsForNoPlan(wording)))
      parts += ConflictLines(result, wording).blocks.map(block)
      parts.append(list(.closestAttempt, result.closest.map { wording.text($0) }))
    }
    parts.append(RegionRemarks(result, wording).lines.map { $0.withoutControls + "\n" }.joined())
    parts.append(stages)
    parts.append(why)
    if let plan = result.certified { parts.append(proof(plan)) }
    let assumed = result.context.data.parameters.listing().filter { !$0.isGiven }
    parts.append(list(.assumptions, assumed.map(\.text)))
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var subtitle: String {
    let data = result.context.data
    let staff = phrases.staff(
      representatives: data.representatives.count, duties: data.parameters.duties.count)
    let parts = [result.title(language), data.parameters.period, staff, result.outcomeText(language)]
    return parts.filter { !$0.isEmpty }.joined(separator: " · ").withoutControls + "\n"
  }

  private func representatives(_ evaluation: Evaluation) -> TextTable {
    let terms: [Term] = [
      .representative, .team, .items, .workload, .fairShare, .utilisation, .travel, .revenue, .takenOver,
      .handedOff,
    ]
    var table = TextTable(
      head: terms.map { phrases.label($0) },
      alignments: [.left, .left] + Array(repeating: .right, count: terms.count - 2))
    let before = result.newPlan == nil ? nil : result.today
    table.rows = evaluation.representatives.map { row in
      let person = result.context.data.representatives[row.representative]
      return [
        person.name, person.team, figures.count(row.items), figures.hours(row.standardMinutes),
        share(row, before), figures.percent(row.utilisation), figures.hours(row.travelMinutes),
        figures.money.whole(row.revenue), figures.count(row.itemsIn), figures.count(row.itemsOut),
      ].map { TextTable.Cell(text: $0.withoutControls) }
    }
    return table
  }

  private func share(_ row: RepresentativeEvaluation, _ before: Evaluation?) -> String {
    let now = figures.percent(row.fairShare)
    guard let before = before?.of(row.representative) else { return now }
    let then = figures.percent(before.fairShare)
    return then == now ? now : then + " → " + now
  }

  private func fairness(_ evaluation: Evaluation) -> String {
    guard let workload = evaluation.workload else { return "" }
    var fields = [
      (Measure.workloadSpread, figures.percent(workload.range)),
      (.largestDeviation, figures.percent(workload.largestDeviation)),
    ]
    if let worst = workload.worstRepresentative {
      let name = result.context.data.representatives[worst].name
      fields.append((.worstShare, name + " " + figures.percent(workload.worstShare)))
    }
    return fields.map { phrases.labelled(phrases.label($0), $1.withoutControls) + "\n" }.joined()
  }

  private func proof(_ plan: CertifiedTerritoryPlan) -> String {
    ProofLines(plan, wording: wording).lines
      .map { phrases.labelled($0.label, $0.text) + "\n" }.joined()
  }

  private var stages: String {
    let stages = StageTable(result, wording: wording)
    guard !stages.rows.isEmpty else { return "" }
    var table = TextTable(
      head: stages.head,
      alignments: stages.head.indices.map { (1..<stages.head.count - 1).contains($0) ? .right : .left })
    table.rows = stages.rows.map { $0.map { TextTable.Cell(text: $0.withoutControls) } }
    return style.strong(phrases.label(Heading.stages)) + "\n" + table.text(style: style)
  }

  private func block(_ block: ConflictLines.Block) -> String {
    style.strong(block.heading) + "\n" + block.lines.map { "  - " + $0.withoutControls + "\n" }.joined()
      + block.settings.map { "    " + $0.withoutControls + "\n" }.joined()
  }

  private var why: String {
    let why = WhyLines(result, wording: wording)
    guard !why.isEmpty else { return "" }
    let entries = why.entries.map { entry in
      "  - " + entry.move + "\n" + entry.lines.map { "      " + answer($0) + "\n" }.joined()
    }
    let text = (why.headline.map { [$0 + "\n"] } ?? []) + entries
    return style.strong(phrases.label(ReasonTerm.whySection)) + "\n"
      + text.map { $0.split(separator: "\n").map { String($0).withoutControls + "\n" }.joined() }.joined()
  }

  /// Several texts go under their label.
  private func answer(_ line: ReasonLine) -> String {
    line.texts.count == 1
      ? phrases.labelled(line.label, line.texts[0])
      : ([line.label] + line.texts).joined(separator: "\n        - ")
  }

  private func list(_ heading: Heading, _ lines: [String]) -> String {
    guard !lines.isEmpty else { return "" }
    return style.strong(phrases.label(heading)) + "\n"
      + lines.map { "  - " + $0.withoutControls + "\n" }.joined()
  }
}

extension Evaluation {
  func of(_ representative: Int) -> RepresentativeEvaluation? {
    representatives.first { $0.representative == representative }
  }
}

extension ListedParameter {
  /// "travel.speed = 35 km/h"; the unit "share" goes without saying.
  var text: String {
    "\(name) = \(value)" + (unit.isEmpty || unit == "share" ? "" : " " + unit)
  }
}
