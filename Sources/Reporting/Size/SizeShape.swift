import ScenarioRunning
import TerritoryPlanning

/// The shape of what `SizeJSON` writes.
extension SizeJSON {
  public static let schema = OutputSchema(
    kind: "size", title: "Evenfield study of sizes", writtenBy: "Written by size --format json.",
    shape: .object(
      DocumentHead.fields("evenfield.size") + [
        .text("scenario", "Name of the scenario."), DocumentHead.language, DocumentHead.headline,
      ] + DocumentHead.currency + [
        .money("cost_of_next", "Cost of one more position."),
        .list("candidates", position, "Positions that may be filled."),
        .list("sizes", size, "One entry a number of positions."),
        .list("steps", step, "From each number to the next."),
        JSONField(
          "recommendation", recommendation.orNull, "How many to fill; null where no size has a plan."),
      ]))

  private static let position = JSONShape.object([
    .text("id", "Id of the position."), JSONField("role", .choice(Representative.Role.self), "Its role."),
    JSONField.text("region", "Id of its home region; null without.").orNull,
    .money("cost", "What it costs in the period."),
  ])

  private static let size = JSONShape.object([
    .count("positions", "At most so many are filled."), DocumentHead.outcome,
    .texts("filled", "Ids of the positions filled."),
    JSONField.count("staff", "People at work; null without a plan.").orNull,
    JSONField.money("net", "Worth after the cost of positions; null without a plan.").orNull,
    JSONField.money("net_bound", "No plan of this size is worth more; null where not known.").orNull,
    JSONField.share("gap", "Distance of the two; null without a plan.").orNull,
    JSONField.money("revenue", "Expected revenue; null without a plan.").orNull,
    JSONField.money("travel_cost", "Cost of travel; null without a plan.").orNull,
    JSONField.share("utilisation", "Minutes needed over capacity of all; null without a plan.").orNull,
    JSONField.share("workload_range", "Largest fair share less the smallest; null without.").orNull,
    JSONField.share("workload_gini", "Gini coefficient of fair shares; null without.").orNull,
    JSONField(
      "effort", .object([.seconds("seconds", "Time it took.")] + DocumentHead.counters), "Work it took."),
  ])

  private static let step = JSONShape.object([
    .count("from", "Positions before."), .count("to", "Positions after."),
    JSONField.money("least_value", "The step brings at least this; null where not known.").orNull,
    JSONField.money("most_value", "The step brings at most this; null where not known.").orNull,
    .money("cost", "What the step costs."),
    JSONField("verdict", .choice(SizeStudy.Verdict.self), "Whether it pays."),
  ])

  private static let recommendation = JSONShape.object([
    .count("positions", "Positions to fill."), .count("allowed", "At most so many were allowed."),
    .money("net", "Worth after their cost."), .flag("proven", "Whether no other size can be better."),
    JSONField("rivals", .list(.integer), "Sizes that may be better.", unit: .count),
    JSONField.money("shortfall", "How much better a rival may be at most; null without rivals.").orNull,
  ])
}
