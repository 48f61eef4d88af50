import AssignmentEngine
public import ScenarioRunning
import TerritoryPlanning

/// A sweep for programs: figures as numbers, money in minor units, keys in a fixed order. docs/sweep.md describes each
/// field.
public struct SweepJSON {
  let study: SweepStudy
  let front: SweepFront?
  let language: Language
  /// Whether what differs between two runs of the same sweep is left out: seconds, and what was kept.
  public var leavesOutTimes = false

  public init(_ study: SweepStudy, front: SweepFront? = nil, language: Language) {
    self.study = study
    self.front = front
    self.language = language
  }

  /// The document, ending in a newline.
  public var text: String {
    let base = study.grid.base
    let today = study.today?.objective
    let document: JSONValue = [
      "format": "evenfield.sweep", "format_version": .integer(Int64(JSONReport.formatVersion)),
      "scenario": .string(base.name), "source_hash": .string(base.sourceHash),
      "content_hash": .string(base.contentHash), "language": .string(language.rawValue),
      "headline": .string(SweepTable(study, language: language).headline),
      "currency": .string(base.data.parameters.currency),
      "currency_digits": .integer(Int64(base.data.parameters.currencyDigits)), "options": options,
      "axes": .array(zip(study.grid.axes, study.order.directions).map(axis)),
      "today": .optional(today, money),
      "points": .array(study.points.indices.map(point)), "solved": .integer(Int64(study.solvedCount)),
      "front": .optional(front, entries),
      "effort": leavesOutTimes ? .null : effort(study.counters, study.seconds),
    ]
    return document.text(indent: true) + "\n"
  }

  private func money(_ amount: Money) -> JSONValue { .integer(amount.minorUnits) }

  private var options: JSONValue {
    [
      "gap": .number(study.effort.gap ?? 0), "seed": .integer(Int64(clamping: study.effort.seed ?? 1)),
      "time_limit": .optional(study.effort.timeLimitSeconds) { .number($0) },
      "work_limit": .optional(study.effort.workLimit) { .integer($0) },
    ]
  }

  private func axis(_ axis: SweepAxis, _ direction: SweepOrder.Direction) -> JSONValue {
    let looser: JSONValue =
      switch direction {
      case .up: "later"
      case .down: "earlier"
      case .none: .null
      }
    return [
      "name": .string(axis.name), "path": .string(axis.path), "looser_values": looser,
      "values": .array(axis.values.map { .string($0.text) }),
    ]
  }

  private func point(_ index: Int) -> JSONValue {
    let point = study.points[index]
    let evaluation = point.evaluation
    let price = study.price(of: index)
    return [
      "values": .array(study.grid.values(index).map { .string($0.text) }),
      "kept": leavesOutTimes ? .null : .bool(point.isKept),
      "content_hash": .string(point.scenario.contentHash), "key": .string(point.key.text),
      "origin": .string(point.originText), "worth": .optional(evaluation?.objective, money),
      "bound": .optional(point.bound, money), "gap": .optional(point.gap) { .number($0) },
      "revenue": .optional(evaluation?.revenue, money),
      "plan_from": .optional(point.planFrom) { .integer(Int64($0)) },
      "bound_from": .optional(point.boundFrom) { .integer(Int64($0)) },
      "parents": .array(point.parents.map { .integer(Int64($0)) }),
      "price": .optional(price) {
        [
          "reference": .integer(Int64($0.reference)), "least": money($0.least), "most": money($0.most),
          "least_share": .optional($0.leastShare) { .number($0) },
          "most_share": .optional($0.mostShare) { .number($0) },
        ]
      },
      "moved_items": .optional(evaluation) { .integer(Int64($0.disruption.voluntaryItems)) },
      "largest_deviation": .optional(evaluation) {
        .number(SweepFront.Criterion.largestDeviation.amount($0))
      }, "effort": effort(point.counters, point.seconds),
    ]
  }

  private func effort(_ counters: WorkCounters, _ seconds: Double) -> JSONValue {
    [
      "seconds": leavesOutTimes ? .null : .number(seconds),
      "multiplier_iterations": .integer(counters.multiplierIterations),
      "columns_priced": .integer(counters.columnsPriced),
      "simplex_iterations": .integer(counters.simplexIterations),
      "moves_tried": .integer(counters.movesTried),
      "nodes": .integer(counters.nodes), "agent_work": .integer(counters.agentWork),
    ]
  }

  private func entries(_ front: SweepFront) -> JSONValue {
    [
      "criteria": .array(front.criteria.map { .string($0.rawValue) }),
      "entries": .array(
        front.entries.map { entry in
          [
            "points": .array(entry.points.map { .integer(Int64($0)) }), "worth": money(entry.worth),
            "amounts": .array(entry.amounts.map { .number($0) }), "most": .optional(entry.most, money),
            "standing": .string(entry.standing.text),
          ]
        }),
    ]
  }
}

/// A sweep as a table for spreadsheets: a row a point, money in minor units.
public struct SweepCSV {
  let study: SweepStudy
  let dialect: CSVDialect

  public init(_ study: SweepStudy, dialect: CSVDialect = .plain) {
    self.study = study
    self.dialect = dialect
  }

  public var text: String {
    var csv = CSVText(
      head: study.grid.axes.map(\.name) + [
        "origin", "worth", "bound", "gap", "price_least", "price_most", "price_least_share",
        "price_most_share",
        "moved_items", "largest_deviation", "currency",
      ], dialect: dialect)
    for index in study.points.indices { csv.append(row(index)) }
    return csv.text
  }

  private func row(_ index: Int) -> [CSVText.Field] {
    let point = study.points[index]
    let evaluation = point.evaluation
    let price = study.price(of: index)
    func money(_ amount: Money?) -> CSVText.Field { amount.map { .integer($0.minorUnits) } ?? .empty }
    return study.grid.values(index).map { .text($0.text) } + [
      .text(point.originText), money(evaluation?.objective), money(point.bound), .share(point.gap),
      money(price?.least), money(price?.most), .share(price?.leastShare), .share(price?.mostShare),
      evaluation.map { .count($0.disruption.voluntaryItems) } ?? .empty,
      .share(evaluation.map { SweepFront.Criterion.largestDeviation.amount($0) }),
      .text(study.grid.base.data.parameters.currency),
    ]
  }
}

extension SweepStudy.Point {
  fileprivate var originText: String {
    switch origin {
    case .solved(.optimal): "optimal"
    case .solved(.gapReached): "gap_reached"
    case .solved(.infeasible), .contained: "infeasible"
    case .solved(.limit(let reason)): reason.rawValue
    case .settled: "settled"
    }
  }
}

extension SweepFront.Standing {
  fileprivate var text: String {
    switch self {
    case .efficient: "efficient"
    case .open: "possibly_dominated"
    case .dominated: "dominated"
    }
  }
}
