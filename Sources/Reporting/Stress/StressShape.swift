/// The shape of what `StressJSON` writes.
extension StressJSON {
  public static let schema = OutputSchema(
    kind: "stress", title: "Evenfield stress test",
    writtenBy: "Written by stress: --format json and stress.json.",
    shape: .object(
      DocumentHead.fields("evenfield.stress") + [.text("scenario", "Name of the scenario.")]
        + DocumentHead.hashes + [DocumentHead.language, DocumentHead.headline] + DocumentHead.currency + [
          .count("draws", "Fortunes drawn."),
          .text("seed", "Seed of the draws, as text: it may exceed 2^53."),
          .list(
            "settings",
            .object([
              .text("name", "Name of the setting."), .text("value", "Its value as text."),
              .flag("given", "Whether it was given; else it is assumed."),
            ]), "What the draws assume."),
          .list("subjects", .object(figures), "All, each team, each representative."),
          JSONField(
            "histogram",
            .object([
              .number("start", .money, "Where the first class begins."),
              .number("width", .money, "Width of a class."),
              JSONField("counts", .list(.integer), "Draws in each class.", unit: .count),
            ]), "Revenue of all, by class."),
          JSONField("against", against.orNull, "Another plan under the same draws; null without."),
        ]))

  private static let subject: [JSONField] = [
    JSONField("kind", .choice(["all", "team", "representative"]), "Whose revenue."),
    JSONField.text("id", "Id of the team or representative; null for all.").orNull,
  ]

  private static let drawn: [JSONField] = [
    .number("mean", .money, "Mean over the draws."),
    .number("mean_error", .money, "Standard error of the mean."),
    .number("deviation", .money, "Standard deviation."),
    .list(
      "quantiles",
      .object([
        .share("share", "Share of the draws that are below."),
        .number("amount", .money, "Their largest revenue."),
        .number("low", .money, "Lower end of its interval."),
        .number("high", .money, "Upper end of its interval."),
      ]), "Quantiles."),
    .number("worst_mean", .money, "Mean of the worst tenth."),
    .number("worst_error", .money, "Standard error of that."),
  ]

  private static let chance = JSONShape.object([
    .share("share", "Share of the draws."), .share("low", "Lower end of its interval."),
    .share("high", "Upper end of its interval."),
  ])

  private static let figures: [JSONField] =
    subject + [.money("planned", "Expected revenue of the plan.")] + drawn + [
      JSONField.money("target", "The target; null without one.").orNull,
      JSONField.share("attainment", "Planned over target; null without one.").orNull,
      JSONField("chance", chance.orNull, "How often the target is reached; null without one."),
    ]

  private static let against = JSONShape.object([
    .text("name", "What the other plan is called."), .flag("is_today", "Whether it is today's plan."),
    JSONField("all", .object(figures), "Its figures."),
    .list(
      "differences",
      .object(subject + drawn + [JSONField("chance_of_more", chance, "How often this plan brings more.")]),
      "This plan less the other, draw by draw."),
  ])
}
