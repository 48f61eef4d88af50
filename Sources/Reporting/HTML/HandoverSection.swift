import ScenarioRunning
import TerritoryPlanning

/// The list of handovers; with JavaScript it can be sorted and searched.
struct HandoverSection {
  let list: MoveList
  let affected: AffectedPeople
  let wording: PlanWording
  let anchor: String
  private var phrases: any Phrases { wording.phrases }

  init(_ result: ScenarioResult, _ affected: AffectedPeople, _ wording: PlanWording, anchor: String) {
    list = MoveList(result, language: wording.language)
    self.affected = affected
    self.wording = wording
    self.anchor = anchor
  }

  var markup: Markup {
    guard !list.rows.isEmpty else { return .empty }
    let columns: [(Term, Bool)] = [
      (.account, false), (.duty, false), (.from, false), (.to, false), (.worth, true), (.workload, true),
      (.kind, false), (.reason, false),
    ]
    let head = columns.map { term, isFigure in
      tag(
        "th",
        [("scope", "col"), ("class", isFigure ? "num" : ""), ("data-sort", isFigure ? "number" : "text")],
        phrases.label(term))
    }
    let all = wording.figures.count(list.rows.count)
    return tag(
      "section", [("class", "card")], tag("h3", [], phrases.label(Heading.handovers)),
      tag("p", [("class", "sub")], phrases.text(.handovers)),
      tag(
        "div", [("class", "finder"), ("hidden", "")],
        tag("label", [("for", anchor + "-find")], phrases.label(Control.search)),
        tag("input", [("type", "search"), ("id", anchor + "-find")]),
        tag(
          "span", [("class", "sub"), ("role", "status"), ("data-none", phrases.label(Control.noMatch))],
          phrases.rowsShown(all, of: all))),
      Markup.scrollable(
        tag(
          "table", [("class", "sortable"), ("data-hint", phrases.label(Control.sortHint))],
          tag("thead", [], tag("tr", [], all: head)), tag("tbody", [], all: list.rows.map(line)))))
  }

  private func line(_ row: MoveList.Row) -> Markup {
    tag(
      "tr", [], tag("td", [], row.account), tag("td", [], row.duty), person(row.move.from, row.from),
      person(row.move.to, row.to),
      tag(
        "td", [("class", "num"), ("data-value", String(row.move.worthDifference.minorUnits))], row.worth),
      tag("td", [("class", "num"), ("data-value", String(row.move.minutes.count))], row.hours),
      tag("td", [], row.kind), tag("td", [], row.reason))
  }

  private func person(_ holder: Holder?, _ name: String) -> Markup {
    tag(
      "td", [("class", "person")], affected.number(of: holder).map(Shapes.swatch) ?? .empty, .text(name))
  }
}
