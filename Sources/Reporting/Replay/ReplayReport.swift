public import ScenarioRunning
import TerritoryPlanning

/// A replayed plan for a terminal.
public struct ReplayText {
  let sheet: Sheet
  let style: TerminalStyle

  /// - Parameter colours: Whether to mark with terminal colours.
  public init(_ replay: PlanReplay, language: Language, colours: Bool = false) {
    sheet = ReplayGrid(replay, language: language).sheet
    style = TerminalStyle(colours: colours)
  }

  /// The whole report, ending in a newline.
  public var text: String { sheet.text(style: style) }
}

/// A replayed plan as Markdown.
public struct ReplayMarkdown {
  let sheet: Sheet
  public init(_ replay: PlanReplay, language: Language) {
    sheet = ReplayGrid(replay, language: language).sheet
  }

  /// The whole report, ending in a newline.
  public var text: String { sheet.markdown }
}

/// A replayed plan as one self-contained page.
public struct ReplayHTML {
  let sheet: Sheet
  let language: Language
  public init(_ replay: PlanReplay, language: Language) {
    sheet = ReplayGrid(replay, language: language).sheet
    self.language = language
  }

  /// The whole page, ending in a newline.
  public var text: String { SheetPage(sheet: sheet, language: language).text }
}

/// The alerts as a table: a row an alert.
public struct ReplayCSV {
  let grid: ReplayGrid
  let dialect: CSVDialect

  /// - Parameter language: Of the alerts in words.
  public init(_ replay: PlanReplay, language: Language, dialect: CSVDialect = .plain) {
    grid = ReplayGrid(replay, language: language)
    self.dialect = dialect
  }

  public var text: String {
    var csv = CSVText(
      head: ["alert", "representative", "unit", "measured", "threshold", "text"], dialect: dialect)
    let people = grid.replay.now.context.data.representatives
    for alert in grid.replay.alerts {
      csv.append([
        .text(alert.kind.rawValue), alert.representative.map { .text(people[$0].id) } ?? .empty,
        .text(alert.kind.isCount ? "count" : "share"),
        alert.kind.isCount ? .count(Int(alert.measured)) : .share(alert.measured),
        alert.kind.isCount ? .count(Int(alert.threshold)) : .share(alert.threshold), .text(grid.text(alert)),
      ])
    }
    return csv.text
  }
}

/// A replayed plan for programs; docs/replay.md describes each field.
public struct ReplayJSON {
  let grid: ReplayGrid
  let language: Language
  private var replay: PlanReplay { grid.replay }
  private var context: PlanningContext { replay.now.context }
  private var plans: EvaluationJSON { EvaluationJSON(wording: grid.wording) }

  public init(_ replay: PlanReplay, language: Language) {
    grid = ReplayGrid(replay, language: language)
    self.language = language
  }

  /// The document, ending in a newline.
  public var text: String {
    let parameters = context.data.parameters
    let document: JSONValue = [
      "format": "evenfield.replay", "format_version": .integer(Int64(JSONReport.formatVersion)),
      "language": .string(language.rawValue), "headline": .string(grid.headline),
      "plan": .string(replay.name), "currency": .string(parameters.currency),
      "currency_digits": .integer(Int64(parameters.currencyDigits)), "now": judged(replay.now),
      "then": .optional(replay.then, judged), "alerts": .array(replay.alerts.map(alert)),
      "thresholds": thresholds, "facts": facts, "drift": .optional(replay.drift, drift),
    ]
    return document.text(indent: true) + "\n"
  }

  private func judged(_ judged: PlanReplay.Judged) -> JSONValue {
    let plans = EvaluationJSON(wording: PlanWording(language: language, context: judged.context))
    return [
      "scenario": .string(judged.scenario.name), "source_hash": .string(judged.scenario.sourceHash),
      "content_hash": .string(judged.scenario.contentHash),
      "period": .string(judged.context.data.parameters.period),
      "misfits": CarriedJSON(judged.carried, plans: plans).misfits,
      "evaluation": plans.value(judged.evaluation),
    ]
  }

  private func alert(_ alert: DriftAlert) -> JSONValue {
    func figure(_ value: Double) -> JSONValue {
      alert.kind.isCount ? .integer(Int64(value)) : .number(value)
    }
    return [
      "alert": .string(alert.kind.rawValue),
      "representative": .optional(alert.representative) { plans.id(Holder($0)) },
      "measured": figure(alert.measured), "threshold": figure(alert.threshold),
      "text": .string(grid.text(alert)),
    ]
  }

  private var thresholds: JSONValue {
    let limits = replay.thresholds
    return [
      "leavers": .integer(Int64(limits.leavers)), "coverage": .integer(Int64(limits.coverage)),
      "new_business": .integer(Int64(limits.newBusiness)), "rules": .integer(Int64(limits.rules)),
      "load": .number(limits.load), "drift": .number(limits.drift), "fairness": .number(limits.fairness),
      "revenue": .number(limits.revenue),
      "planned_revenue": .optional(limits.plannedRevenue) { .integer($0.minorUnits) },
    ]
  }

  private var facts: JSONValue {
    let facts = replay.facts
    func gone(_ gone: ReplayFacts.Gone) -> JSONValue {
      ["id": .string(gone.id), "name": .string(gone.name), "items": .integer(Int64(gone.items))]
    }
    return [
      "gone_accounts": .array(facts.goneAccounts.map(gone)), "gone_duties": .integer(Int64(facts.goneDuties)),
      "gone_representatives": .array(facts.goneHolders.map(gone)),
      "new_accounts": .array(facts.newAccounts.map { .string(context.data.accounts[$0].id) }),
      "new_items": .array(facts.newItems.map(plans.place)),
      "unable": .array(
        facts.unable.map { unable in
          [
            "representative": plans.id(Holder(unable.representative)),
            "objection": plans.value(unable.objection), "items": .array(unable.items.map(plans.place)),
          ]
        }),
      "barred": .array(facts.barred.map(plans.value)),
    ]
  }

  private func drift(_ drift: ReplayDrift) -> JSONValue {
    [
      "figures": .array(
        drift.figures.map { figure in
          [
            "measure": .string(figure.measure.rawValue), "then": .optional(figure.before) { .number($0) },
            "now": .optional(figure.after) { .number($0) },
            "comparability": .string(figure.comparability.rawValue),
          ]
        }),
      "loads": .array(
        drift.loads.map { load in
          [
            "representative": plans.id(Holder(load.representative)),
            "then": .optional(load.before) { .number($0) }, "now": .optional(load.after) { .number($0) },
          ]
        }),
    ]
  }
}
