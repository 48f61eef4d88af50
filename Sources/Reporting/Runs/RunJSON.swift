import Foundation
public import ScenarioRunning
import TerritoryPlanning

/// The history of runs for programs. docs/run-store.md describes each field.
public struct HistoryJSON {
  /// Raised when a field changes its meaning or goes away.
  public static let formatVersion = 1

  let history: RunHistory

  public init(_ history: RunHistory) { self.history = history }

  /// The document, ending in a newline.
  public var text: String { document.text(indent: true) + "\n" }

  var document: JSONValue {
    [
      "format": "evenfield.history", "format_version": .integer(Int64(Self.formatVersion)),
      "day": .string(history.day.iso), "total": .integer(Int64(history.total)),
      "runs": .array(history.runs.map { RunJSON.value($0, standing: history.standing(of: $0)) }),
      "in_force": .array(history.cases.flatMap(spans)),
    ]
  }

  private func spans(_ caseName: String) -> [JSONValue] {
    (history.timelines[caseName]?.spans ?? []).map { span in
      [
        "case": .string(caseName), "run": .integer(span.run.value), "from": .string(span.from.iso),
        "until": .optional(span.until) { .string($0.iso) },
      ]
    }
  }
}

/// One run as JSON.
enum RunJSON {
  static func value(_ stored: StoredRun, standing: RunStanding) -> JSONValue {
    let run = stored.run
    let figures = run.figures
    return [
      "run": .integer(stored.number.value), "at": .string(time(run.madeAt)), "who": .string(run.who),
      "verb": .string(run.verb), "case": .string(run.caseName), "scenario": .string(run.scenario),
      "title": .string(run.title), "title_zh": .string(run.chineseTitle), "note": .string(run.note),
      "note_zh": .string(run.chineseNote),
      "source_hash": .string(run.sourceHash), "content_hash": .string(run.contentHash),
      "answer_key": .optional(run.answerKey) { .string($0) }, "options": options(run.options),
      "outcome": .string(run.outcome.rawValue), "stop_reason": .optional(run.stopReason) { .string($0) },
      "period_start": .string(run.periodStart.iso), "period_end": .string(run.periodEnd.iso),
      "currency": .string(run.currency), "currency_digits": .integer(Int64(run.currencyDigits)),
      "revenue": .optional(figures) { .integer($0.revenue.minorUnits) },
      "objective": .optional(figures) { .integer($0.objective.minorUnits) },
      "bound": .optional(figures?.bound) { .integer($0.minorUnits) },
      "gap": .optional(figures?.relativeGap) { .number($0) },
      "moves": .optional(figures) { .integer(Int64($0.moves)) },
      "broken_rules": .optional(figures) { .integer(Int64($0.brokenRules)) },
      "seconds": .number(run.seconds), "program": .string(run.program), "state": .string(standing.code),
      "decisions": .array(stored.decisions.map(decision)),
    ]
  }

  private static func options(_ options: KeptRun.Options) -> JSONValue {
    [
      "gap": .number(options.gap), "time_limit_seconds": .optional(options.timeLimitSeconds) { .number($0) },
      "work_limit": .optional(options.workLimit) { .integer($0) },
      // A seed may exceed what readers of JSON keep exact.
      "seed": .string(String(options.seed)), "threads": .integer(Int64(options.threads)),
    ]
  }

  private static func decision(_ decision: RunDecision) -> JSONValue {
    [
      "step": .string(decision.step.rawValue), "state": .string(decision.state.rawValue),
      "at": .string(time(decision.at)), "who": .string(decision.who), "note": .string(decision.note),
      "effective_from": .optional(decision.effectiveFrom) { .string($0.iso) },
    ]
  }

  /// UTC, to the second.
  static func time(_ date: Date) -> String { date.formatted(.iso8601) }
}

/// The history of runs as a CSV file, a row a run.
public struct HistoryCSV {
  let history: RunHistory
  let dialect: CSVDialect

  public init(_ history: RunHistory, dialect: CSVDialect = .plain) {
    self.history = history
    self.dialect = dialect
  }

  public var text: String {
    var csv = CSVText(
      head: [
        "run", "at", "who", "verb", "case", "scenario", "outcome", "currency", "revenue", "objective",
        "bound", "gap", "moves", "broken_rules", "state", "source_hash", "content_hash", "note",
      ], dialect: dialect)
    for stored in history.runs {
      let run = stored.run
      func money(_ amount: Money?) -> CSVText.Field {
        amount.map { .figure(MoneyText.written($0, digits: run.currencyDigits)) } ?? .empty
      }
      func count(_ number: Int?) -> CSVText.Field { number.map { .count($0) } ?? .empty }
      csv.append([
        .integer(stored.number.value), .text(RunJSON.time(run.madeAt)), .text(run.who), .text(run.verb),
        .text(run.caseName), .text(run.scenario), .text(run.outcome.rawValue), .text(run.currency),
        money(run.figures?.revenue), money(run.figures?.objective), money(run.figures?.bound),
        .share(run.figures?.relativeGap), count(run.figures?.moves), count(run.figures?.brokenRules),
        .text(history.standing(of: stored).code), .text(run.sourceHash), .text(run.contentHash),
        .text(run.note),
      ])
    }
    return csv.text
  }
}
