import TerritoryAssignment

/// The shape of what `AlternativeJSON` writes.
extension AlternativeJSON {
  public static let schema = OutputSchema(
    kind: "alternatives", title: "Evenfield alternatives",
    writtenBy: "Written by alternatives --format json.",
    shape: .object(
      DocumentHead.fields("evenfield.alternatives") + [
        .text("scenario", "Name of the scenario."), DocumentHead.language, DocumentHead.headline,
      ] + DocumentHead.currency + [
        .money("objective", "Worth of the plan in hand."), .money("bound", "No legal plan is worth more."),
        .money("floor", "Alternatives are worth at least this."),
        .share("within", "Share of the worth that an alternative may lose."),
        .text("measure", "What the distance of plans counts."),
        .list("alternatives", alternative, "One entry an alternative."),
        JSONField("ending", ending, "Why it ended."),
      ]))

  private static let alternative = JSONShape.object([
    .text("name", "What it is called."), .money("objective", "What it is worth."),
    .count("distance", "Distance from the nearest plan before it.", .beside),
    .count("distance_bound", "No plan is farther.", .beside),
    .flag("proven", "Whether that is proven for the distance found."),
    JSONField("distances", .list(.integer), "From each plan before it.", unit: .beside),
    .count("items", "Items that differ from the plan in hand."), .count("accounts", "Their accounts."),
    .share("workload", "Share of standard minutes that changes hands."),
    JSONField.share("workload_range", "Largest fair share less the smallest; null without targets.").orNull,
    JSONField.share("workload_largest_deviation", "Largest distance from the mean; null without.").orNull,
    JSONField.share("workload_gini", "Gini coefficient; null without targets.").orNull,
    .list("differences", difference, "Who gives what to whom."),
    JSONField(
      "effort",
      .object([
        .seconds("seconds", "Time it took."), .count("work", "Work it took.", .work),
        .count("problems", "Problems solved."),
      ]), "Work that was done."),
  ])

  private static let difference = JSONShape.object([
    EvaluationShape.holder("from", "Holder in the plan in hand."),
    EvaluationShape.holder("to", "Holder in the alternative."),
    JSONField.text("region", "Id of the region; null where accounts have none.").orNull,
    .texts("accounts", "Ids of the accounts."), .count("items", "Items."),
  ])

  private static let ending = JSONShape.object([
    JSONField(
      "kind", .choice(["complete", "no_other", "not_found"]), "As many as asked, none left, or none found."),
    JSONField.count("distance_bound", "No further plan is farther.", .beside).mayBeAbsent,
    JSONField.text("reason", "What stopped the search.").mayBeAbsent,
  ])
}
