import AssignmentEngine
public import TerritoryAssignment
import TerritoryPlanning

/// A design of territories for a terminal.
public struct DesignText {
  let grid: DesignGrid
  let style: TerminalStyle

  /// - Parameter colours: Whether to mark with terminal colours.
  public init(_ design: TerritoryDesign, language: Language, colours: Bool = false) {
    grid = DesignGrid(design, language: language)
    style = TerminalStyle(colours: colours)
  }

  /// The whole report, ending in a newline.
  public var text: String {
    var table = TextTable(head: grid.head, alignments: grid.alignments)
    table.rows = grid.rows.map { row in row.map { TextTable.Cell(text: $0.withoutControls) } }
    func lines(_ texts: [String]) -> String { texts.map { $0.withoutControls + "\n" }.joined() }
    let parts = [
      style.strong(grid.headline) + "\n" + lines(grid.reasons),
      grid.rows.isEmpty ? "" : table.text(style: style), lines(grid.staffing), lines(grid.captions),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

/// A design of territories as Markdown.
public struct DesignMarkdown {
  let grid: DesignGrid

  public init(_ design: TerritoryDesign, language: Language) {
    grid = DesignGrid(design, language: language)
  }

  /// The whole report, ending in a newline.
  public var text: String {
    func paragraphs(_ texts: [String]) -> String {
      texts.map { MarkdownText.escaped($0) + "\n" }.joined(separator: "\n")
    }
    let rows = grid.rows.map { $0.map(MarkdownText.escaped) }
    let parts = [
      "## " + MarkdownText.escaped(grid.headline) + "\n", paragraphs(grid.reasons),
      rows.isEmpty ? "" : MarkdownText.table(head: grid.head, alignments: grid.alignments, rows: rows),
      paragraphs(grid.staffing), paragraphs(grid.captions),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

/// A design of territories for programs; docs/design.md describes each field.
public struct DesignJSON {
  let design: TerritoryDesign
  let language: Language

  public init(_ design: TerritoryDesign, language: Language) {
    self.design = design
    self.language = language
  }

  /// The document, ending in a newline.
  public var text: String {
    let data = design.context.data
    let document: JSONValue = [
      "format": "evenfield.design", "format_version": .integer(Int64(JSONReport.formatVersion)),
      "language": .string(language.rawValue),
      "headline": .string(DesignGrid(design, language: language).headline),
      "outcome": .string(outcome), "territory_count": .integer(Int64(design.question.territories)),
      "compactness": .string(design.question.compactness.rawValue),
      "contiguous": .bool(design.question.isContiguous),
      "neighbours_from": .string(data.neighbourSource.rawValue),
      "balance": .object(
        design.question.balances.map { (key: $0.metric.rawValue, value: .number($0.tolerance)) }),
      "cost": .optional(design.cost) { .number($0) }, "bound": .optional(design.bound) { .number($0) },
      "gap": .optional(design.gap) { .number($0) },
      "currency": .string(data.parameters.currency),
      "currency_digits": .integer(Int64(data.parameters.currencyDigits)),
      "territories": .array(design.territories.map(territory)),
      "spare_representatives": people(design.spare),
      "representatives_without_home": people(design.withoutHome),
      "region_without_territory": .optional(design.regionWithoutTerritory) { region($0) },
      "effort": [
        "seconds": .number(design.result.seconds), "nodes": .integer(design.result.counters.nodes),
        "simplex_iterations": .integer(design.result.counters.simplexIterations),
        "moves_tried": .integer(design.result.counters.moves),
      ],
    ]
    return document.text(indent: true) + "\n"
  }

  private var outcome: String {
    switch design.result.outcome {
    case .optimal: OutcomeKind.optimal.rawValue
    case .limitReached: OutcomeKind.limitReached.rawValue
    case .noPlanFound: OutcomeKind.noPlanFound.rawValue
    case .infeasible: OutcomeKind.infeasible.rawValue
    }
  }

  private func region(_ index: Int) -> JSONValue { .string(design.context.data.regions[index].id) }

  private func people(_ all: [Int]) -> JSONValue {
    .array(all.map { .string(design.context.data.representatives[$0].id) })
  }

  private func territory(_ territory: TerritoryDesign.Territory) -> JSONValue {
    func share(_ metric: DesignQuestion.Metric) -> JSONValue {
      let mean = design.mean(metric)
      return mean > 0 ? .number(Double(territory.figure(metric)) / mean) : nil
    }
    return [
      "centre": region(territory.centre), "regions": .array(territory.regions.map(region)),
      "standard_minutes": .integer(territory.minutes.count),
      "standard_minutes_of_mean": share(.standardMinutes),
      "potential": .integer(territory.potential.minorUnits), "potential_of_mean": share(.potential),
      "accounts": .integer(Int64(territory.accounts)), "accounts_of_mean": share(.accounts),
      "largest_kilometres": .number(territory.largestKilometres), "cost": .number(territory.cost),
      "representative": .optional(territory.representative) {
        .string(design.context.data.representatives[$0].id)
      },
      "minutes_from_home": .optional(territory.minutesFromHome) { .integer($0) },
    ]
  }
}

/// A design of territories as two tables.
public struct DesignCSV {
  let design: TerritoryDesign
  let dialect: CSVDialect

  public init(_ design: TerritoryDesign, dialect: CSVDialect = .plain) {
    self.design = design
    self.dialect = dialect
  }

  private var data: PlanData { design.context.data }

  /// A row a region: its territory, which is named by the centre.
  public var regions: String {
    var csv = CSVText(
      head: ["region", "name", "territory", "is_centre", "representative"], dialect: dialect)
    for territory in design.territories {
      for region in territory.regions {
        csv.append([
          .text(data.regions[region].id), .text(data.regions[region].name),
          .text(data.regions[territory.centre].id), .text(region == territory.centre ? "yes" : "no"),
          territory.representative.map { .text(data.representatives[$0].id) } ?? .empty,
        ])
      }
    }
    return csv.text
  }

  /// A row a territory.
  public var territories: String {
    var csv = CSVText(
      head: [
        "territory", "name", "regions", "standard_minutes", "standard_minutes_of_mean", "potential",
        "potential_of_mean", "accounts", "accounts_of_mean", "largest_kilometres", "representative",
        "minutes_from_home", "currency",
      ], dialect: dialect)
    for territory in design.territories {
      func share(_ metric: DesignQuestion.Metric) -> CSVText.Field {
        let mean = design.mean(metric)
        return .share(mean > 0 ? Double(territory.figure(metric)) / mean : nil)
      }
      csv.append([
        .text(data.regions[territory.centre].id), .text(data.regions[territory.centre].name),
        .count(territory.regions.count), .integer(territory.minutes.count), share(.standardMinutes),
        .integer(territory.potential.minorUnits), share(.potential), .count(territory.accounts),
        share(.accounts), .share(territory.largestKilometres),
        territory.representative.map { .text(data.representatives[$0].id) } ?? .empty,
        territory.minutesFromHome.map { .integer($0) } ?? .empty, .text(data.parameters.currency),
      ])
    }
    return csv.text
  }
}
