import AssignmentEngine
import ScenarioRunning

/// The shape of what `SweepJSON` writes.
extension SweepJSON {
  public static let schema = OutputSchema(
    kind: "sweep", title: "Evenfield sweep of settings", writtenBy: "Written by sweep --format json.",
    shape: .object(
      DocumentHead.fields("evenfield.sweep") + [.text("scenario", "Name of the scenario.")]
        + DocumentHead.hashes + [DocumentHead.language, DocumentHead.headline] + DocumentHead.currency + [
          JSONField("options", options, "What a point could spend."),
          .list("axes", axis, "The settings that vary."),
          JSONField.money("today", "Worth of today's plan; null without incumbents.").orNull,
          .list("points", point, "One entry a combination of values."),
          .count("solved", "Points that had to be solved."),
          JSONField("front", front.orNull, "Which points no other beats; null where not asked for."),
          JSONField("effort", effort.orNull, "Work of the whole sweep; null with --without-times."),
        ]))

  private static let options = JSONShape.object([
    .share("gap", "Stop at this share of the objective."), .count("seed", "Seed of the search."),
    JSONField.seconds("time_limit", "Stop after this time; null without.").orNull,
    JSONField.count("work_limit", "Stop after this work; null without.", .work).orNull,
  ])

  private static let axis = JSONShape.object([
    .text("name", "Short name."), .text("path", "Address of the setting in a scenario file."),
    JSONField(
      "looser_values", JSONShape.choice(["later", "earlier"]).orNull,
      "On which side values allow more; null where neither."),
    .texts("values", "The values."),
  ])

  private static let point = JSONShape.object([
    .texts("values", "Its values, an axis each."),
    JSONField("kept", JSONShape.flag.orNull, "Whether the answer was kept; null with --without-times."),
    .text("content_hash", "Fingerprint of its data."), .text("key", "Key of its answer."),
    JSONField(
      "origin",
      .choice(["optimal", "gap_reached", "infeasible", "settled"] + StopReason.allCases.map(\.rawValue)),
      "How it ended; settled by neighbours without solving."),
    JSONField.money("worth", "Worth of its plan; null without one.").orNull,
    JSONField.money("bound", "No legal plan is worth more; null where not known.").orNull,
    JSONField.share("gap", "Distance of the two; null without a plan.").orNull,
    JSONField.money("revenue", "Expected revenue; null without a plan.").orNull,
    JSONField.count("plan_from", "Place of the point whose plan it is; null without a plan.").orNull,
    JSONField.count("bound_from", "Place of the point whose bound it is; null where not known.").orNull,
    JSONField("parents", .list(.integer), "Places of the points it started from.", unit: .count),
    JSONField("price", price.orNull, "What these values cost; null where not known."),
    JSONField.count("moved_items", "Items that change hands though they could stay; null without a plan.")
      .orNull,
    JSONField.share("largest_deviation", "Largest distance of a fair share from the mean; null without.")
      .orNull,
    JSONField("effort", effort, "Work it took."),
  ])

  private static let price = JSONShape.object([
    .count("reference", "Place of the point that it is held against."),
    .money("least", "It costs at least this."),
    .money("most", "It costs at most this."),
    JSONField.share("least_share", "As a share of the reference's worth; null where that is 0.").orNull,
    JSONField.share("most_share", "As a share of the reference's worth; null where that is 0.").orNull,
  ])

  private static let front = JSONShape.object([
    .texts("criteria", "What is weighed against worth."),
    .list(
      "entries",
      .object([
        JSONField("points", .list(.integer), "Places of its points.", unit: .count),
        .money("worth", "Their worth."),
        JSONField("amounts", .list(.number), "What they have of each criterion.", unit: .beside),
        JSONField.money("most", "No plan with these amounts is worth more; null where not known.").orNull,
        JSONField(
          "standing", .choice(["efficient", "possibly_dominated", "dominated"]), "Whether another beats it."),
      ]), "Points of the same figures together."),
  ])

  private static let effort = JSONShape.object(
    [JSONField.seconds("seconds", "Time it took; null with --without-times.").orNull] + DocumentHead.counters
      + [.count("agent_work", "Steps of the agents' own problems.", .work)])
}
