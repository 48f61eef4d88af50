import AssignmentEngine
public import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// A robust plan for a terminal.
public struct RobustText {
  let grid: RobustGrid
  let style: TerminalStyle

  /// - Parameter colours: Whether to mark with terminal colours.
  public init(_ study: RobustStudy, language: Language, colours: Bool = false) {
    grid = RobustGrid(study, language: language)
    style = TerminalStyle(colours: colours)
  }

  /// The answer in one line.
  public var headline: String { grid.headline }

  /// The whole report, ending in a newline.
  public var text: String {
    var table = TextTable(head: grid.head, alignments: grid.alignments)
    table.rows = grid.rows.map { row in row.map { TextTable.Cell(text: $0.withoutControls) } }
    return [
      style.strong(grid.headline) + "\n" + grid.summary.map { $0.withoutControls + "\n" }.joined(),
      table.text(style: style), grid.caption + "\n",
    ].joined(separator: "\n")
  }
}

/// A robust plan as Markdown.
public struct RobustMarkdown {
  let grid: RobustGrid

  public init(_ study: RobustStudy, language: Language) { grid = RobustGrid(study, language: language) }

  /// The whole report, ending in a newline.
  public var text: String {
    [
      "## " + MarkdownText.escaped(grid.headline) + "\n",
      MarkdownText.list(grid.summary.map(MarkdownText.escaped)),
      MarkdownText.table(
        head: grid.head, alignments: grid.alignments, rows: grid.rows.map { $0.map(MarkdownText.escaped) }),
      MarkdownText.escaped(grid.caption) + "\n",
    ].joined(separator: "\n")
  }
}

/// A robust plan as one self-contained page.
public struct RobustHTML {
  let study: RobustStudy
  let grid: RobustGrid
  let language: Language

  public init(_ study: RobustStudy, language: Language) {
    self.study = study
    self.language = language
    grid = RobustGrid(study, language: language)
  }

  /// The whole page, ending in a newline.
  public var text: String {
    let styles = grid.alignments.map { $0 == .right ? [("class", "num")] : [] }
    let heads = zip(grid.head, styles).map { tag("th", [("scope", "col")] + $1, $0) }
    let rows = grid.rows.map { row in
      tag("tr", [], all: zip(row, styles).map { tag("td", $1, unbroken($0)) })
    }
    let title = language.phrases.label(study.answer.criterion)
    return PageFrame.plain(
      title: title, language: language,
      main: [
        tag("p", [("class", "over")], language.phrases.list(study.scenarios.map(grid.title))),
        tag("h1", [], unbroken(grid.headline)),
        .group(grid.summary.map { tag("p", [("class", "lead")], unbroken($0)) }),
        tag(
          "section", [("class", "card")], tag("h2", [], title),
          .scrollable(
            tag(
              "table", [], tag("thead", [], tag("tr", [], all: heads)), tag("tbody", [], all: rows))),
          tag("p", [("class", "sub")], unbroken(grid.caption))),
      ])
  }
}

/// A robust plan for programs: money in minor units, keys in a fixed order. docs/robust.md describes each field.
public struct RobustJSON {
  let study: RobustStudy
  let language: Language

  public init(_ study: RobustStudy, language: Language) {
    self.study = study
    self.language = language
  }

  /// The document, ending in a newline.
  public var text: String {
    let parameters = study.joint.planners[0].context.data.parameters
    let answer = study.answer
    let document: JSONValue = [
      "format": "evenfield.robust", "format_version": .integer(Int64(JSONReport.formatVersion)),
      "language": .string(language.rawValue),
      "headline": .string(RobustGrid(study, language: language).headline),
      "currency": .string(parameters.currency),
      "currency_digits": .integer(Int64(parameters.currencyDigits)),
      "criterion": .string(answer.criterion.rawValue), "legal_in": .string(answer.legality.rawValue),
      "value": .optional(answer.robust) { money($0.value) }, "bound": .optional(answer.bound, money),
      "certified_bound": .optional(answer.certified) { money($0.bound) },
      "weights": .array(answer.weights.map { .number(Double($0) / 1_000) }),
      "proof": .optional(answer.proof, proof), "impossible": .bool(answer.isImpossible),
      "stop_reason": .optional(answer.stopReason) { .string($0.rawValue) },
      "price_of_robustness": .optional(study.price, money),
      "scenarios": .array(study.scenarios.indices.map(scenario)),
      "rounds": .array(answer.rounds.map(round)),
      "effort": [
        "gap": .number(study.effort.gap ?? 0),
        "time_limit_seconds": .optional(study.effort.timeLimitSeconds) { .number($0) },
        "work_limit": .optional(study.effort.workLimit) { .integer($0) },
        "seed": .string(String(study.effort.seed ?? 1)), "threads": .integer(Int64(study.threads)),
        "multiplier_iterations": .integer(answer.counters.multiplierIterations),
        "columns_priced": .integer(answer.counters.columnsPriced),
        "simplex_iterations": .integer(answer.counters.simplexIterations),
        "moves_tried": .integer(answer.counters.movesTried), "nodes": .integer(answer.counters.nodes),
      ],
    ]
    return document.text(indent: true) + "\n"
  }

  private func money(_ amount: Money) -> JSONValue { .integer(amount.minorUnits) }

  private func proof(_ proof: RobustAnswer.Proof) -> JSONValue {
    switch proof {
    case .weights: "weights"
    case .floors(_, let certificate): certificate == nil ? "search" : "floors"
    case .nothingLost: "nothing_lost"
    }
  }

  private func scenario(_ number: Int) -> JSONValue {
    let scenario = study.scenarios[number]
    let line = study.lines?[number]
    return [
      "name": .string(scenario.name), "source_hash": .string(scenario.sourceHash),
      "content_hash": .string(scenario.contentHash), "binding": .bool(study.joint.binding.contains(number)),
      "own_best": money(study.ownBests[number].worth), "own_bound": money(study.ownBests[number].bound),
      "robust": .optional(line) { money($0.evaluation.objective) },
      "difference": .optional(line) { money($0.difference) },
      "missed_least": .optional(line) { money($0.missed.least) },
      "missed_most": .optional(line) { money($0.missed.most) },
      "legal": .optional(line) { .bool($0.evaluation.isLegal) },
      "violations": .optional(line) { .integer(Int64($0.evaluation.violations.count)) },
      "moved_accounts_voluntary": .optional(line) {
        .integer(Int64($0.evaluation.disruption.voluntaryAccounts))
      },
      "moved_accounts_forced": .optional(line) {
        .integer(Int64($0.evaluation.disruption.forcedAccounts))
      },
      "items_off_own_best": .optional(line) { .integer(Int64($0.itemsOffOwnBest)) },
    ]
  }

  private func round(_ round: RobustAnswer.Round) -> JSONValue {
    let (kind, values): (String, [Int64]) =
      switch round.question {
      case .weights(let weights): ("weights", weights)
      case .floors(let floors): ("floors", floors)
      }
    return [
      "question": .string(kind), "values": .array(values.map { .integer($0) }),
      "value": .optional(round.value, money), "bound": .optional(round.bound, money),
    ]
  }
}
