import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// Who had what, who gets it, and why. The page's script lists every work item, searched, filtered and sorted, from the
/// embedded data; without it the handovers that are worth most are listed. Where the plan is explained, each handover
/// opens to its reason.
struct HandoverSection {
  let list: MoveList
  let affected: AffectedPeople
  let wording: PlanWording
  let anchor: String
  /// Position in the embedded data.
  let number: Int
  private let marking: NearTieMarking
  private var phrases: any Phrases { wording.phrases }
  private var context: PlanningContext { wording.context }

  /// Handovers that the page lists without its script.
  static let mostWithoutScript = 100

  init(
    _ result: ScenarioResult, _ affected: AffectedPeople, _ wording: PlanWording, anchor: String, number: Int
  ) {
    list = MoveList(result, language: wording.language)
    marking = NearTieMarking(list)
    self.affected = affected
    self.wording = wording
    self.anchor = anchor
    self.number = number
  }

  var markup: Markup {
    guard !context.items.isEmpty else { return .empty }
    let title = phrases.label(list.rows.isEmpty ? Heading.accountList : .handovers)
    // Without handovers and without the script there is nothing to show.
    let name = list.rows.isEmpty ? "card listed scripted" : "card listed"
    return tag(
      "section", [("class", name), ("data-scenario", String(number)), ("id", anchor + "-list")],
      tag("h3", [("tabindex", "-1")], title), tag("p", [("class", "sub")], caption), finder,
      tag("p", [("class", "filtered")]),
      Markup.scrollable(table(title: title)), pager, leftOut)
  }

  private var caption: String {
    guard !list.rows.isEmpty else { return phrases.text(Caption.accountList) }
    guard list.isExplained else { return phrases.text(Caption.handovers) }
    let text = phrases.text(ReasonCaption.handovers)
    guard marking.marksClearOnes else { return text }
    return phrases.sentences([
      text,
      phrases.mostAreNearTies(
        wording.figures.count(marking.nearTies), of: wording.figures.count(marking.explained)),
    ])
  }

  private var leftOut: Markup {
    let left = list.rows.count - Self.mostWithoutScript
    guard left > 0 else { return .empty }
    return tag("p", [("class", "sub cut")], phrases.furtherHandovers(wording.figures.count(left)))
  }

  // MARK: Handles

  /// Shown by the script, which fills the choices from the data.
  private var finder: Markup {
    tag(
      "div",
      [
        ("class", "finder"), ("role", "search"), ("hidden", ""),
        ("aria-label", phrases.label(Control.search)),
      ],
      tag(
        "label", [], tag("span", [], phrases.label(Control.find)),
        tag("input", [("type", "search"), ("class", "find")])),
      choice("who", .representative), choice("place", .region), choice("show", .show),
      list.isExplained
        ? tag(
          "button",
          [
            ("type", "button"), ("class", "all"), ("data-open", phrases.label(ReasonTerm.openAll)),
            ("data-close", phrases.label(ReasonTerm.closeAll)),
          ], phrases.label(ReasonTerm.openAll)) : .empty,
      tag("button", [("type", "button"), ("class", "clear")], phrases.text(ListWord.clear)),
      tag("p", [("class", "status"), ("role", "status")]))
  }

  private func choice(_ name: String, _ label: Control) -> Markup {
    tag(
      "label", [], tag("span", [], phrases.label(label)),
      tag("select", [("class", name)], tag("option", [("value", "")], "–")))
  }

  private var pager: Markup {
    tag(
      "div", [("class", "pager"), ("hidden", "")],
      tag("button", [("type", "button"), ("class", "back")], phrases.text(ListWord.previous)),
      tag("span", [("class", "sub")]),
      tag("button", [("type", "button"), ("class", "on")], phrases.text(ListWord.next)))
  }

  // MARK: Rows

  /// How a column is sorted: figures from the largest, ranks from the first.
  private enum Sorting: String { case text, number, rank }

  private var columns: [(key: String, label: String, sorting: Sorting)] {
    let place = list.order == nil ? [] : [("step", phrases.label(ReasonTerm.place), Sorting.rank)]
    let keep = list.isExplained ? [("keep", phrases.label(ReasonTerm.ifKept), Sorting.number)] : []
    let reason = list.isExplained ? [] : [("reason", phrases.label(Term.reason), Sorting.text)]
    return [
      ("account", phrases.label(Term.account), .text), ("duty", phrases.label(Term.duty), .text),
      ("region", phrases.label(Term.region), .text), ("from", phrases.label(Term.from), .text),
      ("to", phrases.label(Term.to), .text), ("worth", phrases.label(Term.worth), .number),
    ] + keep + [
      ("load", phrases.label(Term.workload), .number), ("kind", phrases.label(Term.kind), .text),
    ] + place + reason
  }

  private func table(title: String) -> Markup {
    let columns = columns
    let head = columns.map { column in
      tag(
        "th",
        [
          ("scope", "col"), ("class", column.sorting == .text ? "" : "num"),
          ("data-key", column.key), ("data-sort", column.sorting.rawValue),
        ], column.label)
    }
    let rows = list.rows.prefix(Self.mostWithoutScript)
    let bodies =
      list.isExplained
      ? rows.map { tag("tbody", [], all: [line($0, columns.map(\.label)), opening($0, columns.count)]) }
      : [tag("tbody", [], all: rows.map { line($0, columns.map(\.label)) })]
    return tag(
      "table",
      [
        ("class", list.isExplained ? "rows grouped" : "rows"), ("aria-label", title),
        ("data-hint", phrases.label(Control.sortHint)),
      ], tag("thead", [], tag("tr", [], all: head)), .group(bodies))
  }

  private func line(_ row: MoveList.Row, _ labels: [String]) -> Markup {
    let region = context.data.accounts[context.items[row.move.item].account].region
    var cells: [(String, Markup)] = [
      ("", .text(row.duty)), ("", .text(context.data.regions[region].name)),
      ("person", person(row.move.from, row.from)), ("person", person(row.move.to, row.to)),
      ("num", .text(row.worth)),
    ]
    if list.isExplained { cells.append(("num", .text(row.textOfKeeping(wording)))) }
    cells += [("num", .text(row.hours)), ("", .text(row.kind))]
    if list.order != nil {
      cells.append(("num", .text(row.step.map { wording.figures.count($0 + 1) } ?? "–")))
    }
    if !list.isExplained { cells.append(("", .text(row.reason))) }
    return tag(
      "tr", [],
      all: [tag("th", [("scope", "row")], row.account)]
        + zip(cells, labels.dropFirst()).map { cell, label in
          tag("td", [("class", cell.0), ("data-label", label)], cell.1)
        })
  }

  private func person(_ holder: Holder?, _ name: String) -> Markup {
    .group([affected.number(of: holder).map(Shapes.swatch) ?? .empty, .text(name)])
  }

  /// The line under a handover: what it is for, and all the rest when it is opened.
  private func opening(_ row: MoveList.Row, _ columns: Int) -> Markup {
    let cell: [Markup]
    if row.explanation != nil {
      let mark = marking.mark(of: row).map {
        tag("span", [("class", $0 == .nearTie ? "tie" : "tie clear")], phrases.label($0))
      }
      cell = [
        tag(
          "details", [], tag("summary", [], .text(row.reason), mark ?? .empty),
          answers(row.answers(wording, order: list.order)))
      ]
    } else {
      cell = [.text(row.reason)]
    }
    return tag("tr", [("class", "why")], tag("td", [("colspan", String(columns))], all: cell))
  }

  private func answers(_ lines: [ReasonLine]) -> Markup {
    tag(
      "dl", [],
      all: lines.flatMap { line in
        [tag("dt", [], line.label)] + line.texts.map { tag("dd", [], unbroken($0)) }
      })
  }
}

extension MoveList.Row {
  func textOfKeeping(_ wording: PlanWording) -> String {
    explanation.map { wording.figure($0.keeping) } ?? "–"
  }

  /// By the middle of an interval; what cannot be is dearer than everything, what is not known the cheapest.
  var sortValueOfKeeping: Int64 {
    switch explanation?.keeping {
    case .between(let least, let most)?: least.minorUnits / 2 + most.minorUnits / 2
    case .atLeast(let least)?: least.minorUnits
    // Whole numbers that a script reads exactly.
    case .impossible?: 1 << 53
    case nil: -(1 << 53)
    }
  }

  /// All that is said of the reason but what the handover is for, which the line that opens says.
  func answers(_ wording: PlanWording, order: MoveOrder?) -> [ReasonLine] {
    explanation.map { Array(wording.lines(of: $0, move: move, order: order).dropFirst()) } ?? []
  }
}
