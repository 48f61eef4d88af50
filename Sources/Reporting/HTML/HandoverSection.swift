import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// The list of handovers; with JavaScript it can be sorted and searched. Where the plan is explained, each one
/// opens to its reason.
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

  private var isExplained: Bool { list.rows.contains { $0.explanation != nil } }

  var markup: Markup {
    guard !list.rows.isEmpty else { return .empty }
    let head = columns.map { column in
      tag(
        "th",
        [
          ("scope", "col"), ("class", column.sorting == .text ? "" : "num"),
          ("data-sort", column.sorting.rawValue),
        ], column.label)
    }
    let bodies =
      isExplained
      ? list.rows.map { tag("tbody", [], all: [line($0), opening($0)]) }
      : [tag("tbody", [], all: list.rows.map(line))]
    return tag(
      "section", [("class", "card")], tag("h3", [], phrases.label(Heading.handovers)),
      tag(
        "p", [("class", "sub")],
        isExplained ? phrases.text(ReasonCaption.handovers) : phrases.text(Caption.handovers)), finder,
      Markup.scrollable(
        tag(
          "table",
          [
            ("class", isExplained ? "sortable grouped" : "sortable"),
            ("data-hint", phrases.label(Control.sortHint)),
          ], tag("thead", [], tag("tr", [], all: head)), .group(bodies))))
  }

  private var finder: Markup {
    let all = wording.figures.count(list.rows.count)
    return tag(
      "div", [("class", "finder"), ("hidden", "")],
      tag("label", [("for", anchor + "-find")], phrases.label(Control.search)),
      tag("input", [("type", "search"), ("id", anchor + "-find")]),
      tag(
        "span", [("class", "sub"), ("role", "status"), ("data-none", phrases.label(Control.noMatch))],
        phrases.rowsShown(all, of: all)),
      isExplained
        ? tag(
          "button",
          [
            ("type", "button"), ("class", "all"), ("data-open", phrases.label(ReasonTerm.openAll)),
            ("data-close", phrases.label(ReasonTerm.closeAll)),
          ], phrases.label(ReasonTerm.openAll)) : .empty)
  }

  // MARK: Rows

  /// How a column is sorted: figures from the largest, ranks from the first.
  private enum Sorting: String { case text, number, rank }

  private var columns: [(label: String, sorting: Sorting)] {
    let people: [(String, Sorting)] = ([.account, .duty, .from, .to] as [Term]).map {
      (phrases.label($0), .text)
    }
    let place = list.order == nil ? [] : [(phrases.label(ReasonTerm.place), Sorting.rank)]
    guard isExplained else {
      return people + [
        (phrases.label(Term.worth), .number), (phrases.label(Term.workload), .number),
        (phrases.label(Term.kind), .text),
      ] + place + [(phrases.label(Term.reason), .text)]
    }
    return people + [
      (phrases.label(Term.worth), .number), (phrases.label(ReasonTerm.ifKept), .number),
      (phrases.label(Term.workload), .number), (phrases.label(Term.kind), .text),
    ] + place
  }

  private func line(_ row: MoveList.Row) -> Markup {
    let worth = figure(row.worth, row.move.worthDifference.minorUnits)
    let hours = figure(row.hours, row.move.minutes.count)
    let kind = tag("td", [], row.kind)
    let place = list.order == nil ? [] : [place(row)]
    let figures =
      isExplained
      ? [worth, keeping(row), hours, kind] + place
      : [worth, hours, kind] + place + [tag("td", [], row.reason)]
    return tag(
      "tr", [],
      all: [
        tag("td", [], row.account), tag("td", [], row.duty), person(row.move.from, row.from),
        person(row.move.to, row.to),
      ] + figures)
  }

  private func figure(_ text: String, _ value: Int64) -> Markup {
    tag("td", [("class", "num"), ("data-value", String(value))], text)
  }

  private func person(_ holder: Holder?, _ name: String) -> Markup {
    tag(
      "td", [("class", "person")], affected.number(of: holder).map(Shapes.swatch) ?? .empty, .text(name))
  }

  private func keeping(_ row: MoveList.Row) -> Markup {
    guard let cost = row.explanation?.keeping else { return figure("–", .min) }
    return figure(wording.figure(cost), Self.sortValue(cost))
  }

  /// By the middle of an interval; what cannot be is dearer than everything.
  private static func sortValue(_ cost: CostOfChange) -> Int64 {
    switch cost {
    case .between(let least, let most): least.minorUnits / 2 + most.minorUnits / 2
    case .atLeast(let least): least.minorUnits
    case .impossible: Int64.max / 2
    }
  }

  private func place(_ row: MoveList.Row) -> Markup {
    guard let step = row.step else { return figure("–", .max / 2) }
    return figure(wording.figures.count(step + 1), Int64(step))
  }

  /// The line under a handover: what it is for, and all the rest when it is opened.
  private func opening(_ row: MoveList.Row) -> Markup {
    let cell: [Markup]
    if let explanation = row.explanation {
      let mark =
        explanation.isNearTie
        ? tag("span", [("class", "tie")], phrases.label(ReasonTerm.nearTie)) : Markup.empty
      // What it is for is said by the line that opens.
      let lines = wording.lines(of: explanation, move: row.move, order: list.order).dropFirst()
      cell = [tag("details", [], tag("summary", [], .text(row.reason), mark), answers(Array(lines)))]
    } else {
      cell = [.text(row.reason)]
    }
    return tag("tr", [("class", "why")], tag("td", [("colspan", String(columns.count))], all: cell))
  }

  private func answers(_ lines: [ReasonLine]) -> Markup {
    tag(
      "dl", [],
      all: lines.flatMap { line in
        [tag("dt", [], line.label)] + line.texts.map { tag("dd", [], unbroken($0)) }
      })
  }
}
