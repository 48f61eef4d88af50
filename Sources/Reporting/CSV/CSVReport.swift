public import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// The comparison as tidy CSV: one figure a row. Money is in minor units, time in minutes, ratios are shares;
/// a figure that is undefined is an empty field. Heads and codes are the same in every language.
public struct CSVReport {
  let comparison: Comparison
  let language: Language
  let dialect: CSVDialect

  /// - Parameter language: Of the reasons of moves.
  public init(_ comparison: Comparison, language: Language, dialect: CSVDialect) {
    self.comparison = comparison
    self.language = language
    self.dialect = dialect
  }

  /// One row a scenario, plan (`today` or `plan`), representative and metric.
  public var representatives: String {
    var csv = CSVText(
      head: ["scenario", "plan", "representative", "name", "team", "metric", "unit", "value"],
      dialect: dialect)
    for (result, plan, evaluation) in plans {
      let currency = result.context.data.parameters.currency
      for row in evaluation.representatives {
        let person = result.context.data.representatives[row.representative]
        for figure in figures(of: row, duties: result.context.data.parameters.duties, currency) {
          csv.append([
            .text(result.scenario.name), .text(plan), .text(person.id), .text(person.name),
            .text(person.team), .text(figure.metric), .text(figure.unit), figure.value,
          ])
        }
      }
    }
    return csv.text
  }

  /// One row a scenario, plan and metric; `outcome` is a row of its own.
  public var scenarios: String {
    var csv = CSVText(head: ["scenario", "plan", "metric", "unit", "value"], dialect: dialect)
    for result in comparison.results {
      csv.append([
        .text(result.scenario.name), .text(""), .text("outcome"), .text("code"),
        .text(result.outcomeKind.rawValue),
      ])
      for (metric, value) in remarks(result) {
        csv.append([.text(result.scenario.name), .text(""), .text(metric), .text("text"), .text(value)])
      }
    }
    for (result, plan, evaluation) in plans {
      let currency = result.context.data.parameters.currency
      let bound = plan == "plan" ? result.certified : nil
      for figure in figures(of: evaluation, bound, currency) {
        csv.append([
          .text(result.scenario.name), .text(plan), .text(figure.metric), .text(figure.unit), figure.value,
        ])
      }
    }
    return csv.text
  }

  /// Note, tags and where the answer comes from, as far as they are known.
  private func remarks(_ result: ScenarioResult) -> [(metric: String, value: String)] {
    var remarks: [(metric: String, value: String)] = []
    if !result.note(language).isEmpty { remarks.append(("note", result.note(language))) }
    if !result.scenario.tags.isEmpty {
      remarks.append(("tags", result.scenario.tags.joined(separator: " ")))
    }
    guard let origin = result.origin, result.outcomeKind != .judged else { return remarks }
    remarks.append(("solved", origin.keptSince == nil ? "now" : "kept"))
    if let time = origin.keptSince { remarks.append(("kept_since", time)) }
    if let parent = origin.parent { remarks.append(("started_from", parent)) }
    remarks.append(("repeatable", origin.key == nil ? "no" : "yes"))
    return remarks
  }

  /// One row a handover.
  public var moves: String {
    var csv = CSVText(
      head: [
        "scenario", "account", "account_name", "duty", "from", "to", "forced", "worth_difference", "currency",
        "minutes", "reason", "keeping", "keeping_least", "keeping_most", "next_best", "next_best_least",
        "next_best_most", "near_tie", "step",
      ], dialect: dialect)
    for result in comparison.results {
      let data = result.context.data
      for row in MoveList(result, language: language).rows {
        let item = result.context.items[row.move.item]
        csv.append(
          [
            .text(result.scenario.name), .text(data.accounts[item.account].id), .text(row.account),
            .text(data.parameters.duties[item.duty].id), id(row.move.from, result), id(row.move.to, result),
            .text(row.move.forced == nil ? "no" : "yes"), .integer(row.move.worthDifference.minorUnits),
            .text(data.parameters.currency), .integer(row.move.minutes.count), .text(row.reason),
          ] + reasons(row, result))
      }
    }
    return csv.text
  }

  /// What is known of a handover's reason; empty fields where it was not explained.
  private func reasons(_ row: MoveList.Row, _ result: ScenarioResult) -> [CSVText.Field] {
    let step: CSVText.Field = row.step.map { .count($0 + 1) } ?? .empty
    guard let explanation = row.explanation else {
      return Array(repeating: .empty, count: 7) + [step]
    }
    let keeping = explanation.keeping.csv
    let next = explanation.nextBest?.cost.csv
    return [
      .text(keeping.kind), keeping.least, keeping.most,
      explanation.nextBest.map { id($0.holder, result) } ?? .empty, next?.least ?? .empty,
      next?.most ?? .empty, .text(explanation.isNearTie ? "yes" : "no"), step,
    ]
  }

  private struct Figure {
    var metric: String
    var unit: String
    var value: CSVText.Field
    init(_ metric: String, _ unit: String, _ value: CSVText.Field) {
      self.metric = metric
      self.unit = unit
      self.value = value
    }
  }

  private var plans: [(ScenarioResult, String, Evaluation)] {
    comparison.results.flatMap { result in
      let today = result.today.map { (result, "today", $0) }
      let plan = result.newPlan.map { (result, "plan", $0.evaluation) }
      return [today, plan].compactMap { $0 }
    }
  }

  private func figures(
    of row: RepresentativeEvaluation, duties: [Duty], _ currency: String
  ) -> [Figure] {
    let money = currency + "_minor"
    var figures = [
      Figure("items", "items", .count(row.items)), Figure("accounts", "accounts", .count(row.accounts)),
      Figure("standard_minutes", "minutes", .integer(row.standardMinutes.count)),
      Figure("target_minutes", "minutes", row.targetMinutes.map { .integer($0.count) } ?? .empty),
      Figure("fair_share", "share", .share(row.fairShare)),
      Figure("actual_minutes", "minutes", .integer(row.actualMinutes.count)),
      Figure("travel_minutes", "minutes", .integer(row.travelMinutes.count)),
      Figure("capacity_minutes", "minutes", .integer(row.capacity.count)),
      Figure("utilisation", "share", .share(row.utilisation)),
      Figure("revenue", money, .integer(row.revenue.minorUnits)),
      Figure("potential", money, .integer(row.potential.minorUnits)),
      Figure("items_in", "items", .count(row.itemsIn)), Figure("items_out", "items", .count(row.itemsOut)),
    ]
    for (duty, minutes) in zip(duties, row.standardMinutesByDuty) {
      figures.append(Figure("standard_minutes." + duty.id, "minutes", .integer(minutes.count)))
    }
    return figures
  }

  private func figures(
    of evaluation: Evaluation, _ plan: CertifiedTerritoryPlan?, _ currency: String
  ) -> [Figure] {
    let money = currency + "_minor"
    let disruption = evaluation.disruption
    var figures = [
      Figure("objective", money, .integer(evaluation.objective.minorUnits)),
      Figure("revenue", money, .integer(evaluation.revenue.minorUnits)),
      Figure("charged_cost", money, .integer(evaluation.chargedCost.minorUnits)),
      Figure("travel_minutes", "minutes", .integer(evaluation.travelMinutes.count)),
      Figure("workload_spread", "share", .share(evaluation.workload?.range)),
      Figure("workload_largest_deviation", "share", .share(evaluation.workload?.largestDeviation)),
      Figure("voluntary_items", "items", .count(disruption.voluntaryItems)),
      Figure("forced_items", "items", .count(disruption.forcedItems)),
      Figure("broken_rules", "count", .count(evaluation.violations.count)),
      Figure("broken_wishes", "count", .count(evaluation.brokenWishes.count)),
      Figure("price_of_broken_wishes", money, .integer(evaluation.priceOfBrokenWishes.minorUnits)),
      Figure("pooled_items", "items", .count(evaluation.pooledItems)),
      Figure("uncovered_items", "items", .count(evaluation.uncoveredItems)),
    ]
    if let plan {
      figures += [
        Figure("bound", money, .integer(plan.bound.minorUnits)),
        Figure("gap", money, .integer(plan.gap.minorUnits)),
        Figure("relative_gap", "share", .share(plan.relativeGap)),
        Figure("gap_share_of_improvement", "share", .share(plan.gapShareOfImprovement)),
      ]
    }
    return figures
  }

  private func id(_ holder: Holder?, _ result: ScenarioResult) -> CSVText.Field {
    holder.map { .text(result.context.data.id(of: $0)) } ?? .empty
  }
}

extension CostOfChange {
  /// Its kind and ends; an end that is not known is an empty field.
  fileprivate var csv: (kind: String, least: CSVText.Field, most: CSVText.Field) {
    switch self {
    case .between(let least, let most):
      ("between", .integer(least.minorUnits), .integer(most.minorUnits))
    case .atLeast(let least): ("at_least", .integer(least.minorUnits), .empty)
    case .impossible: ("impossible", .empty, .empty)
    }
  }
}
