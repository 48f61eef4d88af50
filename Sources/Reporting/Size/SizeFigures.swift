public import ScenarioRunning
import TerritoryPlanning

/// A study of sizes for programs: figures as numbers, money in minor units, keys in a fixed order. docs/size.md
/// describes each field.
public struct SizeJSON {
  let study: SizeStudy
  let language: Language

  public init(_ study: SizeStudy, language: Language) {
    self.study = study
    self.language = language
  }

  /// The document, ending in a newline.
  public var text: String {
    let document: JSONValue = [
      "format": "evenfield.size", "format_version": .integer(Int64(JSONReport.formatVersion)),
      "scenario": .string(study.scenario.name), "language": .string(language.rawValue),
      "headline": .string(SizeGrid(study, language: language).headline),
      "currency": .string(study.context.data.parameters.currency),
      "currency_digits": .integer(Int64(study.context.data.parameters.currencyDigits)),
      "cost_of_next": money(study.costOfNext),
      "candidates": .array(study.candidates.map(position)),
      "sizes": .array(study.sizes.map(size)), "steps": .array(study.steps.map(step)),
      "recommendation": recommendation,
    ]
    return document.text(indent: true) + "\n"
  }

  private func money(_ amount: Money) -> JSONValue { .integer(amount.minorUnits) }

  private func position(_ index: Int) -> JSONValue {
    let person = study.context.data.representatives[index]
    return [
      "id": .string(person.id), "role": .string(person.role.rawValue),
      "region": .optional(person.homeRegion) { .string(study.context.data.regions[$0].id) },
      "cost": money(person.cost),
    ]
  }

  private func size(_ size: SizeStudy.Size) -> JSONValue {
    let evaluation = size.evaluation
    let workload = evaluation?.fairness(.standardMinutes, group: nil)
    return [
      "positions": .integer(Int64(size.mostFilled)), "outcome": .string(size.outcomeKind.rawValue),
      "filled": .array(
        study.filled(size).map { .string(study.context.data.representatives[$0].id) }),
      "staff": .optional(evaluation) { .integer(Int64(study.staff($0))) },
      "net": .optional(study.worthAfterCost(size), money),
      "net_bound": .optional(study.boundAfterCost(size), money),
      "gap": .optional(study.relativeGap(size)) { .number($0) },
      "revenue": .optional(evaluation?.revenue, money),
      "travel_cost": .optional(evaluation?.travelCost, money),
      "utilisation": .optional(evaluation.flatMap(study.utilisation)) { .number($0) },
      "workload_range": .optional(workload?.range) { .number($0) },
      "workload_gini": .optional(workload?.gini) { .number($0) },
      "effort": [
        "seconds": .number(size.seconds),
        "multiplier_iterations": .integer(size.effort.multiplierIterations),
        "columns_priced": .integer(size.effort.columnsPriced),
        "simplex_iterations": .integer(size.effort.simplexIterations),
        "moves_tried": .integer(size.effort.movesTried), "nodes": .integer(size.effort.nodes),
      ],
    ]
  }

  private func step(_ step: SizeStudy.Step) -> JSONValue {
    [
      "from": .integer(Int64(step.from)), "to": .integer(Int64(step.to)),
      "least_value": .optional(step.least, money), "most_value": .optional(step.most, money),
      "cost": money(step.cost), "verdict": .string(step.verdict.rawValue),
    ]
  }

  private var recommendation: JSONValue {
    .optional(study.recommendation) { best in
      [
        "positions": .integer(Int64(best.filled)), "allowed": .integer(Int64(best.mostFilled)),
        "net": money(best.net),
        "proven": .bool(best.isProven), "rivals": .array(best.rivals.map { .integer(Int64($0)) }),
        "shortfall": .optional(best.shortfall, money),
      ]
    }
  }
}

/// A study of sizes as a table, a row a size.
public struct SizeCSV {
  let study: SizeStudy
  let dialect: CSVDialect

  public init(_ study: SizeStudy, dialect: CSVDialect = .plain) {
    self.study = study
    self.dialect = dialect
  }

  public var text: String {
    var csv = CSVText(
      head: [
        "positions", "outcome", "filled_count", "staff", "net", "net_bound", "revenue", "utilisation",
        "workload_range",
        "least_value", "most_value", "cost", "verdict", "filled", "currency",
      ], dialect: dialect)
    for index in study.sizes.indices {
      csv.append(row(study.sizes[index], step: index > 0 ? study.steps[index - 1] : nil))
    }
    return csv.text
  }

  /// - Parameter step: from the size before; nil for the first.
  private func row(_ size: SizeStudy.Size, step: SizeStudy.Step?) -> [CSVText.Field] {
    let evaluation = size.evaluation
    let names = study.filled(size).map { study.context.data.representatives[$0].id }
    return [
      .count(size.mostFilled), .text(size.outcomeKind.rawValue),
      evaluation == nil ? .empty : .count(names.count),
      evaluation.map { .count(study.staff($0)) } ?? .empty,
      money(study.worthAfterCost(size)), money(study.boundAfterCost(size)),
      money(evaluation?.revenue), .share(evaluation.flatMap(study.utilisation)),
      .share(evaluation?.fairness(.standardMinutes, group: nil)?.range), money(step?.least),
      money(step?.most), money(step?.cost), step.map { .text($0.verdict.rawValue) } ?? .empty,
      .text(names.joined(separator: "|")), .text(study.context.data.parameters.currency),
    ]
  }

  private func money(_ amount: Money?) -> CSVText.Field { amount.map { .integer($0.minorUnits) } ?? .empty }
}
