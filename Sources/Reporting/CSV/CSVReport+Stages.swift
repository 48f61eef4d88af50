import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

extension CSVReport {
  /// One row a stage of an objective. Figures are in the unit beside them; of a `share`, `whole` is 100 %.
  public var stages: String {
    var csv = CSVText(
      head: [
        "scenario", "number", "stage", "metric", "level", "unit", "whole", "reached", "bound", "kept",
        "final", "settled",
      ], dialect: dialect)
    for result in comparison.results {
      for (number, stage) in result.stages.enumerated() {
        csv.append([
          .text(result.scenario.name), .count(number + 1), .text(stage.key.rawValue),
          .text(stage.metric?.rawValue ?? ""), stage.level.map { .count($0) } ?? .empty,
          .text(stage.unit?.rawValue ?? "share"), stage.whole.map { .integer($0) } ?? .empty,
          .integer(stage.reached), .integer(stage.bound), .integer(stage.kept), .integer(stage.final),
          .text(stage.isOpen ? "no" : "yes"),
        ])
      }
    }
    return csv.text
  }

  /// One row a wish that a plan does not meet, with what that costs; the last row of a plan is the sum.
  public var wishes: String {
    var csv = CSVText(
      head: ["scenario", "plan", "rule", "wish", "cost", "currency"], dialect: dialect)
    for result in comparison.results {
      let wording = PlanWording(language: language, context: result.context)
      let plans = [("today", result.today), ("plan", result.newPlan?.evaluation)]
      for (plan, evaluation) in plans {
        guard let evaluation, !evaluation.brokenWishes.isEmpty else { continue }
        let currency = result.context.data.parameters.currency
        let costs = evaluation.brokenWishes.map { ($0.rule, wording.text($0), $0.price ?? .zero) }
        for (rule, wish, cost) in costs + [("sum", "", evaluation.priceOfBrokenWishes)] {
          csv.append([
            .text(result.scenario.name), .text(plan), .text(rule), .text(wish), .integer(cost.minorUnits),
            .text(currency),
          ])
        }
      }
    }
    return csv.text
  }
}
