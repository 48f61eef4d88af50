import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// All representatives in a table, and under it what changes for each.
struct RepresentativeSection {
  let result: ScenarioResult
  let evaluation: Evaluation
  let wording: PlanWording
  /// Of the scenario.
  let anchor: String
  private var phrases: any Phrases { wording.phrases }
  private var figures: FigureText { wording.figures }

  init(_ result: ScenarioResult, _ evaluation: Evaluation, _ wording: PlanWording, anchor: String) {
    self.result = result
    self.evaluation = evaluation
    self.wording = wording
    self.anchor = anchor
  }

  private var before: Evaluation? { result.newPlan == nil ? nil : result.today }

  var markup: Markup {
    tag(
      "section", [("class", "card")], tag("h3", [], phrases.label(Heading.representatives)),
      tag(
        "p", [("class", "sub")],
        result.reasons == nil
          ? phrases.text(Caption.representatives) : phrases.text(ReasonCaption.representatives)),
      Markup.scrollable(
        tag(
          "table", [("class", "sortable"), ("data-hint", phrases.label(Control.sortHint))], head,
          tag("tbody", [], all: evaluation.representatives.map(line)))),
      RepresentativeDetails(result, evaluation, wording, anchor: anchor).markup)
  }

  private var head: Markup {
    let duties = result.context.data.parameters.duties.indices.map { wording.name(ofDuty: $0) }
    let columns =
      [
        (phrases.label(Term.representative), false), (phrases.label(Term.team), false),
        (phrases.label(Term.accounts), true), (phrases.label(Term.items), true),
      ] + duties.map { ($0, true) }
      + ([.workload, .fairShare, .utilisation, .travel, .revenue, .takenOver, .handedOff] as [Term])
      .map { (phrases.label($0), true) }
    return tag(
      "thead", [],
      tag(
        "tr", [],
        all: columns.map { label, isFigure in
          tag(
            "th",
            [
              ("scope", "col"), ("class", isFigure ? "num" : ""),
              ("data-sort", isFigure ? "number" : "text"),
            ], label)
        }))
  }

  private func line(_ row: RepresentativeEvaluation) -> Markup {
    let person = result.context.data.representatives[row.representative]
    let past = before?.of(row.representative)
    let duties = row.standardMinutesByDuty.indices.map { duty in
      figure(
        figures.hours(row.standardMinutesByDuty[duty]), row.standardMinutesByDuty[duty].count,
        was: past.map { figures.hours($0.standardMinutesByDuty[duty]) })
    }
    return tag(
      "tr", [],
      all: [
        tag("th", [("scope", "row")], person.name), tag("td", [], person.team),
        figure(
          figures.count(row.accounts), Int64(row.accounts), was: past.map { figures.count($0.accounts) }),
        figure(figures.count(row.items), Int64(row.items), was: past.map { figures.count($0.items) }),
      ] + duties + [
        figure(
          figures.hours(row.standardMinutes), row.standardMinutes.count,
          was: past.map { figures.hours($0.standardMinutes) }),
        figure(
          figures.percent(row.fairShare), permille(row.fairShare),
          was: past.map { figures.percent($0.fairShare) }),
        figure(
          figures.percent(row.utilisation), permille(row.utilisation),
          was: past.map { figures.percent($0.utilisation) }),
        figure(
          figures.hours(row.travelMinutes), row.travelMinutes.count,
          was: past.map { figures.hours($0.travelMinutes) }),
        figure(
          figures.money.whole(row.revenue), row.revenue.minorUnits,
          was: past.map { figures.money.whole($0.revenue) }),
        figure(figures.count(row.itemsIn), Int64(row.itemsIn), was: nil),
        figure(figures.count(row.itemsOut), Int64(row.itemsOut), was: nil),
      ])
  }

  /// A number to sort by; an undefined share goes to the end.
  private func permille(_ share: Double?) -> Int64 {
    share.map { Int64(($0 * 1000).rounded(.toNearestOrAwayFromZero)) } ?? -1
  }

  private func figure(_ text: String, _ value: Int64, was: String?) -> Markup {
    tag(
      "td", [("class", "num"), ("data-value", String(value))], .text(unbroken(text)),
      was.map { $0 == text ? .empty : tag("small", [], unbroken($0)) } ?? .empty)
  }
}
