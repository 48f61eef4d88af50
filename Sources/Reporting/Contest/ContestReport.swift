import AssignmentEngine
public import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// A contest for a terminal.
public struct ContestText {
  let grid: ContestGrid
  let style: TerminalStyle

  /// - Parameter colours: Whether to mark with terminal colours.
  public init(_ study: ContestStudy, language: Language, colours: Bool = false) {
    grid = ContestGrid(study, language: language)
    style = TerminalStyle(colours: colours)
  }

  /// The whole report, ending in a newline.
  public var text: String {
    var table = TextTable(head: grid.head, alignments: grid.alignments)
    table.rows = grid.rows.map { row in row.map { TextTable.Cell(text: $0.withoutControls) } }
    let parts =
      [style.strong(grid.headline) + "\n" + lines(grid.summary, ""), table.text(style: style)]
      + grid.details.map { style.strong($0.title.withoutControls) + "\n" + lines($0.lines, "  - ") }
    return parts.joined(separator: "\n")
  }

  private func lines(_ lines: [String], _ mark: String) -> String {
    lines.map { mark + $0.withoutControls + "\n" }.joined()
  }
}

/// A contest as Markdown.
public struct ContestMarkdown {
  let grid: ContestGrid

  public init(_ study: ContestStudy, language: Language) { grid = ContestGrid(study, language: language) }

  /// The whole report, ending in a newline.
  public var text: String {
    let parts =
      [
        "## " + MarkdownText.escaped(grid.headline) + "\n",
        MarkdownText.list(grid.summary.map(MarkdownText.escaped)),
        MarkdownText.table(
          head: grid.head, alignments: grid.alignments,
          rows: grid.rows.map { $0.map(MarkdownText.escaped) }),
      ]
      + grid.details.flatMap { title, lines in
        ["### " + MarkdownText.escaped(title) + "\n", MarkdownText.list(lines.map(MarkdownText.escaped))]
      }
    return parts.joined(separator: "\n")
  }
}

/// A contest for programs: money in minor units. docs/contest.md describes each field.
public struct ContestJSON {
  let study: ContestStudy
  let language: Language
  private let grid: ContestGrid
  private var context: PlanningContext { study.context }

  public init(_ study: ContestStudy, language: Language) {
    self.study = study
    self.language = language
    grid = ContestGrid(study, language: language)
  }

  /// The document, ending in a newline.
  public var text: String {
    let answer = study.answer
    let parameters = context.data.parameters
    let document: JSONValue = [
      "format": "evenfield.contest", "format_version": .integer(Int64(JSONReport.formatVersion)),
      "scenario": .string(study.before.scenario.name), "language": .string(language.rawValue),
      "headline": .string(grid.headline), "currency": .string(parameters.currency),
      "currency_digits": .integer(Int64(parameters.currencyDigits)),
      "objective": money(answer.present.evaluation.objective), "bound": money(answer.present.bound),
      "may_lose": .number(answer.mayLose.fraction),
      "objections": .array(answer.objections.enumerated().map(objection)),
      "granted": .optional(answer.granted, granted),
      "interaction": .optional(answer.interaction, cost),
      "stop_reason": .optional(answer.stopReason) { .string($0.rawValue) },
    ]
    return document.text(indent: true) + "\n"
  }

  private func money(_ amount: Money) -> JSONValue { .integer(amount.minorUnits) }

  private func objection(_ index: Int, _ answered: AnsweredObjection) -> JSONValue {
    let objection = answered.objection
    let (kind, accounts, holder) = demand(objection.demand)
    return [
      "line": .integer(Int64(objection.place.line)), "kind": .string(kind),
      "accounts": .array(accounts.map { .string(context.data.accounts[$0].id) }),
      "duties": .optional(objection.duties) { duties in
        .array(duties.map { .string(context.data.parameters.duties[$0].id) })
      },
      "holder": context.json(holder), "note": .string(objection.note), "by": .string(objection.by),
      "verdict": .string(answered.kind.rawValue),
      "reasons": .array(grid.reasons(answered.verdict, number: index).map { .string($0) }),
      "cost": .optional(answered.cost, cost),
      "pairs": .array(
        answered.pairs.map { pair in item(pair.item, [("holder", context.json(pair.holder))]) }),
      "others": .array(answered.others.map(handed)),
    ]
  }

  private func demand(
    _ demand: ManagerObjection.Demand
  ) -> (kind: String, accounts: [Int], holder: Holder?) {
    switch demand {
    case .keep(let account, let with): ("keep", [account], with.map { Holder($0) })
    case .give(let account, let holder): ("give", [account], holder)
    case .swap(let first, let second): ("swap", [first, second], nil)
    }
  }

  private func granted(_ granted: GrantedPlan) -> JSONValue {
    [
      "objective": money(granted.plan.evaluation.objective), "bound": money(granted.plan.bound),
      "cost": cost(granted.cost), "fewest_changes": .integer(granted.fewest),
      "changed": .array(granted.changed.map(handed)),
    ]
  }

  /// An interval; `most` is null where no plan was found, both are where no plan exists.
  private func cost(_ cost: CostOfChange) -> JSONValue {
    switch cost {
    case .between(let least, let most):
      ["least": money(least), "most": money(most), "determined": .bool(cost.isDetermined)]
    case .atLeast(let least):
      ["least": money(least), "most": nil, "determined": .bool(cost.isDetermined)]
    case .impossible: ["least": nil, "most": nil, "determined": .bool(true)]
    }
  }

  private func handed(_ moved: HandedItem) -> JSONValue {
    item(moved.item, [("from", context.json(moved.from)), ("to", context.json(moved.to))])
  }

  private func item(_ number: Int, _ holders: [(key: String, value: JSONValue)]) -> JSONValue {
    let work = context.items[number]
    return .object(
      [
        ("account", .string(context.data.accounts[work.account].id)),
        ("duty", .string(context.data.parameters.duties[work.duty].id)),
      ] + holders)
  }
}
