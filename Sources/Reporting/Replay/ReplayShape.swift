import ScenarioRunning

/// The shape of what `ReplayJSON` writes.
extension ReplayJSON {
  public static let schema = OutputSchema(
    kind: "replay", title: "Evenfield plan under newer data",
    writtenBy: "Written by replay: --format json and replay.json.",
    shape: .object(
      DocumentHead.fields("evenfield.replay") + [
        DocumentHead.language, DocumentHead.headline, .text("plan", "What the plan is called."),
      ] + DocumentHead.currency + [
        JSONField("now", judged, "The plan under the newer data."),
        JSONField("then", judged.orNull, "The plan under the data it was made for; null where not given."),
        .list("alerts", alert, "What needs attention."),
        JSONField("thresholds", thresholds, "When to alert."),
        JSONField("facts", facts, "What has changed in the data."),
        JSONField("drift", drift.orNull, "How figures have moved; null where the older data are not given."),
      ]))

  private static let judged = JSONShape.object(
    [.text("scenario", "Name of the scenario.")] + DocumentHead.hashes + [
      .text("period", "Name of the planning period."),
      .list("misfits", CarriedShape.misfit, "Rows of the plan that do not fit the data."),
      JSONField("evaluation", EvaluationShape.evaluation, "The plan judged."),
    ])

  private static let alert = JSONShape.object([
    JSONField("alert", .choice(DriftAlert.Kind.self), "Of what kind."),
    EvaluationShape.holder("representative", "Whom it is about; null for the whole plan."),
    .number("measured", .beside, "What was found: a count, or a fraction of 1."),
    .number("threshold", .beside, "The threshold that it passes."), .text("text", "In words."),
  ])

  private static let thresholds = JSONShape.object([
    .count("leavers", "Items of people who leave."), .count("coverage", "Items of nobody."),
    .count("new_business", "New items."), .count("rules", "Broken hard rules."),
    .share("load", "Workload above the target."), .share("drift", "Change of a workload."),
    .share("fairness", "Growth of the spread."), .share("revenue", "Revenue below what was planned."),
    JSONField.money("planned_revenue", "What the plan was to bring in; null where not stated.").orNull,
  ])

  private static let gone = JSONShape.object([
    .text("id", "Id in the plan."), .text("name", "Name, where known."), .count("items", "Items concerned."),
  ])

  private static let facts = JSONShape.object([
    .list("gone_accounts", gone, "Accounts of the plan that are no longer there."),
    .count("gone_duties", "Rows of duties that are no longer there."),
    .list("gone_representatives", gone, "Holders who are no longer there."),
    .texts("new_accounts", "Ids of accounts that the plan does not know."),
    .list("new_items", EvaluationShape.item, "Items that the plan does not know."),
    .list(
      "unable",
      .object([
        EvaluationShape.holder("representative", "Who."),
        JSONField("objection", EvaluationShape.objection, "Why not."),
        .list("items", EvaluationShape.item, "Which items."),
      ]), "Holders who may take nothing any more."),
    .list("barred", EvaluationShape.violation, "Items whose holder may no longer have them."),
  ])

  private static let drift = JSONShape.object([
    .list(
      "figures",
      .object([
        JSONField("measure", .choice(ReplayDrift.Measure.self), "Which figure."),
        JSONField.number("then", .beside, "Under the older data; null where undefined.").orNull,
        JSONField.number("now", .beside, "Under the newer data; null where undefined.").orNull,
        .text("comparability", "What stands against comparing the two, as a code."),
      ]), "Figures of the whole plan: money in minor units, minutes, or fractions of 1."),
    .list(
      "loads",
      .object([
        EvaluationShape.holder("representative", "Who."),
        JSONField.share("then", "Fair share under the older data; null without a target.").orNull,
        JSONField.share("now", "Fair share under the newer data; null without a target.").orNull,
      ]), "Workload of each representative."),
  ])
}
