import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// Everything about one scenario: tiles, maps, charts, handovers, people, appendix.
struct ScenarioSection {
  let result: ScenarioResult
  /// Position in the comparison.
  let number: Int
  /// Whether the page's own headline already says this scenario's.
  let isFeatured: Bool
  let wording: PlanWording
  var language: Language { wording.language }
  var phrases: any Phrases { wording.phrases }
  var figures: FigureText { wording.figures }

  init(_ result: ScenarioResult, number: Int, isFeatured: Bool, language: Language) {
    self.result = result
    self.number = number
    self.isFeatured = isFeatured
    wording = PlanWording(language: language, context: result.context)
  }

  /// Where links to the scenario at a position lead.
  static func anchor(_ number: Int) -> String { "scenario-\(number + 1)" }
  private var anchor: String { Self.anchor(number) }

  var markup: Markup {
    tag(
      "section", [("class", "scenario"), ("id", anchor), ("tabindex", "-1")],
      tag("h2", [("class", "name")], result.title(language)),
      isFeatured
        ? .empty : tag("p", [("class", "lead")], unbroken(Headline(result, language: language).text)),
      tag("p", [("class", "sub")], subtitle), tags,
      result.note(language).isEmpty ? .empty : tag("p", [("class", "note")], result.note(language)),
      result.evaluation.map(planned) ?? unplanned)
  }

  /// The five figures of a scenario, which the page shows under its headline; nothing without a plan.
  static func tiles(_ result: ScenarioResult, language: Language) -> Markup {
    result.evaluation.map {
      Tiles(result, $0, PlanWording(language: language, context: result.context)).markup
    } ?? .empty
  }

  private var subtitle: String {
    let data = result.context.data
    let today = phrases.label(Term.today)
    let title = result.title(language)
    let compares = result.newPlan != nil && result.today != nil
    let wishes = result.evaluation?.brokenWishes.count ?? 0
    return [
      data.parameters.period, compares ? phrases.against(title, baseline: today) : title,
      phrases.staff(representatives: data.representatives.count, duties: data.parameters.duties.count),
      result.outcomeText(language), wishes > 0 ? phrases.wishesUnmet(wishes) : "",
    ].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func planned(_ evaluation: Evaluation) -> Markup {
    let affected = AffectedPeople(result, evaluation)
    return .group([
      isFeatured ? .empty : Tiles(result, evaluation, wording).markup, notices(evaluation),
      list(.brokenRules, evaluation.violations.map { wording.text($0) }, caption: nil),
      list(.brokenWishes, wording.wishLines(evaluation), caption: .wishes),
      list(.charges, wording.chargeLines(evaluation, nearTies: result.nearTies), caption: nil),
      list(.visits, wording.visitLines(evaluation), caption: nil), stages,
      MapSection(result, affected, wording, anchor: anchor).markup,
      tag(
        "div", [("class", "two")],
        ShareChart(result, evaluation, wording).markup, DutyChart(result, evaluation, wording).markup),
      matrix, OrderSection(result, wording)?.markup ?? .empty,
      HandoverSection(result, affected, wording, anchor: anchor, number: number).markup,
      RepresentativeSection(result, evaluation, wording, anchor: anchor).markup,
      AppendixSection(result, evaluation, wording).markup,
    ])
  }

  private var tags: Markup {
    guard !result.scenario.tags.isEmpty else { return .empty }
    return tag(
      "ul", [("class", "tags"), ("aria-label", phrases.tags)],
      all: result.scenario.tags.map { tag("li", [], $0) })
  }

  /// From whom to whom; nothing where nothing moves.
  private var matrix: Markup {
    let moves = (result.newPlan?.evaluation.moves ?? []).map { (from: Optional($0.from), to: $0.to) }
    guard !moves.isEmpty else { return .empty }
    return tag(
      "section", [("class", "card")], tag("h3", [], phrases.title(.matrix)),
      tag("p", [("class", "sub")], phrases.caption(.matrix)),
      MoveMatrixMarkup(matrix: MoveMatrix(moves, in: result.context), wording: wording).markup)
  }

  private func notices(_ evaluation: Evaluation) -> Markup {
    if result.today == nil {
      return tag("p", [("class", "note")], phrases.text(.noIncumbents))
    }
    let breaksRules = result.newPlan != nil && !(result.today?.isLegal ?? true)
    return breaksRules ? tag("p", [("class", "note")], phrases.text(.todayNotLegal)) : .empty
  }

  private var stages: Markup {
    let stages = StageTable(result, wording: wording)
    guard !stages.rows.isEmpty else { return .empty }
    let last = stages.head.count - 1
    let columnClass = { (column: Int) in (1..<last).contains(column) ? "num" : "" }
    let head = stages.head.enumerated().map {
      tag("th", [("scope", "col"), ("class", columnClass($0.offset))], $0.element)
    }
    let rows = stages.rows.map { row in
      tag("tr", [], all: row.enumerated().map { tag("td", [("class", columnClass($0.offset))], $0.element) })
    }
    return tag(
      "section", [("class", "card")], tag("h3", [], phrases.label(Heading.stages)),
      tag("p", [("class", "sub")], phrases.text(.stages)),
      Markup.scrollable(
        tag("table", [], tag("thead", [], tag("tr", [], all: head)), tag("tbody", [], all: rows))))
  }

  private func list(_ heading: Heading, _ lines: [String], caption: Caption?) -> Markup {
    guard !lines.isEmpty else { return .empty }
    return tag(
      "section", [("class", "card")], tag("h3", [], phrases.label(heading)),
      caption.map { tag("p", [("class", "sub")], phrases.text($0)) } ?? .empty,
      tag("ul", [], all: lines.map { tag("li", [], $0) }))
  }

  private var unplanned: Markup {
    .group([
      tag(
        "section", [("class", "card")], tag("h3", [], phrases.label(Heading.whyNoPlan)),
        .group(result.reasonsForNoPlan(wording).map { tag("p", [], $0) }),
        .group(ConflictLines(result, wording).blocks.map(\.markup)),
        result.closest.isEmpty
          ? .empty
          : .group([
            tag("h3", [], phrases.label(Heading.closestAttempt)),
            tag("ul", [], all: result.closest.map { tag("li", [], wording.text($0)) }),
          ])), AppendixSection(result, nil, wording).markup,
    ])
  }
}
