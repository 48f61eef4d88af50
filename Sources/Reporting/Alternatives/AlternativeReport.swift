import AssignmentEngine
public import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// Alternatives for a terminal.
public struct AlternativeText {
  let grid: AlternativeGrid
  let style: TerminalStyle

  /// - Parameter colours: Whether to mark with terminal colours.
  public init(_ study: AlternativeStudy, language: Language, colours: Bool = false) {
    grid = AlternativeGrid(study, language: language)
    style = TerminalStyle(colours: colours)
  }

  /// The whole report, ending in a newline.
  public var text: String {
    var table = TextTable(head: grid.head, alignments: grid.alignments)
    table.rows = grid.rows.map { row in row.map { TextTable.Cell(text: $0.withoutControls) } }
    let parts =
      [style.strong(grid.headline) + "\n", table.text(style: style), lines(grid.proofs, "")]
      + grid.differences.map { style.strong($0.name) + "\n" + lines($0.lines, "  - ") }
    return parts.joined(separator: "\n")
  }

  private func lines(_ lines: [String], _ mark: String) -> String {
    lines.map { mark + $0.withoutControls + "\n" }.joined()
  }
}

/// Alternatives as Markdown.
public struct AlternativeMarkdown {
  let grid: AlternativeGrid

  public init(_ study: AlternativeStudy, language: Language) {
    grid = AlternativeGrid(study, language: language)
  }

  /// The whole report, ending in a newline.
  public var text: String {
    let parts =
      [
        "## " + MarkdownText.escaped(grid.headline) + "\n",
        MarkdownText.table(
          head: grid.head, alignments: grid.alignments,
          rows: grid.rows.map { $0.map(MarkdownText.escaped) }),
        MarkdownText.list(grid.proofs.map(MarkdownText.escaped)),
      ]
      + grid.differences.flatMap { name, lines in
        ["### " + MarkdownText.escaped(name) + "\n", MarkdownText.list(lines.map(MarkdownText.escaped))]
      }
    return parts.joined(separator: "\n")
  }
}

/// Alternatives for programs: money in minor units, shares 0 to 1, distances in the unit of the measure.
/// docs/alternatives.md describes each field.
public struct AlternativeJSON {
  let study: AlternativeStudy
  let language: Language

  public init(_ study: AlternativeStudy, language: Language) {
    self.study = study
    self.language = language
  }

  /// The document, ending in a newline.
  public var text: String {
    let answer = study.answer
    let parameters = study.context.data.parameters
    let document: JSONValue = [
      "format": "evenfield.alternatives", "format_version": .integer(Int64(JSONReport.formatVersion)),
      "scenario": .string(study.best.scenario.name), "language": .string(language.rawValue),
      "headline": .string(AlternativeGrid(study, language: language).headline),
      "currency": .string(parameters.currency), "currency_digits": .integer(Int64(parameters.currencyDigits)),
      "objective": money(answer.reference), "bound": money(answer.bound), "floor": money(answer.floor),
      "within": .number(study.within.fraction), "measure": .string(answer.measure.rawValue),
      "alternatives": .array(answer.alternatives.enumerated().map(alternative)), "ending": ending,
    ]
    return document.text(indent: true) + "\n"
  }

  private func money(_ amount: Money) -> JSONValue { .integer(amount.minorUnits) }

  private func alternative(_ index: Int, _ alternative: AlternativePlan) -> JSONValue {
    let difference = study.difference(alternative)
    let evaluation = alternative.evaluation
    let workload = evaluation.fairness(.standardMinutes, group: nil)
    return [
      "name": .string(study.name(ofAlternative: index + 1)), "objective": money(evaluation.objective),
      "distance": .integer(alternative.distance), "distance_bound": .integer(alternative.bound),
      "proven": .bool(alternative.standing == .optimal),
      "distances": .array(alternative.distances.map { .integer($0) }),
      "items": .integer(Int64(difference.items)), "accounts": .integer(Int64(difference.accounts)),
      "workload": .number(difference.workload),
      "workload_range": .optional(workload?.range) { .number($0) },
      "workload_largest_deviation": .optional(workload?.largestDeviation) { .number($0) },
      "workload_gini": .optional(workload?.gini) { .number($0) },
      "differences": .array(difference.parts.map(part)),
      "effort": [
        "seconds": .number(alternative.seconds), "work": .integer(alternative.work),
        "problems": .integer(Int64(alternative.problems)),
      ],
    ]
  }

  private func part(_ part: PlanDifference.Part) -> JSONValue {
    let context = study.context
    return [
      "from": context.json(part.from), "to": context.json(part.to),
      "region": .optional(part.region) { .string(context.data.regions[$0].id) },
      "accounts": .array(part.accounts.map { .string(context.data.accounts[$0].id) }),
      "items": .integer(Int64(part.items.count)),
    ]
  }

  private var ending: JSONValue {
    switch study.answer.ending {
    case .complete: ["kind": "complete"]
    case .noOther: ["kind": "no_other"]
    case .notFound(let most, let reason):
      ["kind": "not_found", "distance_bound": .integer(most), "reason": .string(reason.rawValue)]
    }
  }
}

extension PlanningContext {
  /// A representative's id, `pool`, or null for nobody.
  func json(_ holder: Holder?) -> JSONValue {
    .optional(holder) { .string(data.id(of: $0)) }
  }
}
