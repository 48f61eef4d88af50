import ScenarioRunning

/// The shape of what `DiffJSON` writes.
extension DiffJSON {
  public static let schema = OutputSchema(
    kind: "diff", title: "Evenfield difference of two plans",
    writtenBy: "Written by diff: --format json and diff.json.",
    shape: .object(
      DocumentHead.fields("evenfield.diff") + [
        DocumentHead.language, DocumentHead.headline, .flag("same", "Whether the plans are the same."),
        .text("scenario", "Name of the scenario whose rules hold."),
      ] + DocumentHead.hashes + DocumentHead.currency + [
        JSONField("before", side, "The first plan."), JSONField("after", side, "The second plan."),
        .list("changes", change, "One entry an item that differs."),
        .list("representatives", person, "One entry a representative who is concerned."),
        .list("regions", part("region", "Id of the region."), "Changes by region."),
        .list("duties", part("duty", "Id of the duty."), "Changes by duty."),
      ]))

  private static let side = JSONShape.object([
    .text("name", "What the plan is called."), .flag("legal", "Whether it keeps every hard rule."),
    .money("objective", "What it is worth."), .money("revenue", "Expected revenue."),
    .money("travel_cost", "Cost of travel."),
    JSONField.share("workload_spread", "Largest fair share of work less the smallest; null without targets.")
      .orNull,
    .list("violations", EvaluationShape.violation, "What breaks hard rules."),
    .list("broken_wishes", EvaluationShape.violation, "What breaks soft rules."),
    .list("misfits", CarriedShape.misfit, "Rows of the plan that do not fit the data."),
    .list("unlisted", EvaluationShape.item, "Items that the plan does not name."),
  ])

  private static let change = JSONShape.object([
    .text("account", "Id of the account."), .text("duty", "Id of the duty."),
    EvaluationShape.holder("from", "Holder in the first plan."),
    EvaluationShape.holder("to", "Holder in the second plan."),
    JSONField.text("level_from", "Level of visits in the first plan, where it changes.").mayBeAbsent,
    JSONField.text("level_to", "Level of visits in the second plan, where it changes.").mayBeAbsent,
    .minutes("minutes", "Standard minutes of the item."),
    .money("worth", "What the change brings by itself."),
    .text("reason", "Why it changes, as a code."), .text("text", "Why, in words."),
    JSONField(
      "put_back",
      .object([
        .money("objective", "Change of worth if this item alone is put back."),
        .money("revenue", "Change of expected revenue then."),
        .money("travel_cost", "Change of travel cost then."),
        .list("breaks", EvaluationShape.violation, "What it would break."),
        .list("mends", EvaluationShape.violation, "What it would mend."),
      ]), "What putting this item alone back would do."),
  ])

  private static let person = JSONShape.object([
    EvaluationShape.holder("representative", "Who."), .count("items_in", "Items taken over."),
    .count("items_out", "Items handed off."), JSONField("before", load, "In the first plan."),
    JSONField("after", load, "In the second plan."),
  ])

  private static let load = JSONShape.object([
    .count("items", "Items held."), .minutes("standard_minutes", "Standard minutes."),
    .minutes("actual_minutes", "Minutes needed, travel included."),
    JSONField.share("fair_share", "Standard minutes over the target; null without one.").orNull,
    .money("revenue", "Expected revenue."),
  ])

  private static func part(_ key: String, _ meaning: String) -> JSONShape {
    .object([
      .text(key, meaning), .count("items", "Items that differ."), .count("accounts", "Their accounts."),
      .minutes("minutes", "Their standard minutes."), .money("worth", "What the changes bring."),
    ])
  }
}

/// The shape of what `CarriedJSON` writes.
enum CarriedShape {
  static let misfit = JSONShape.shared(
    SharedShape(
      "misfit",
      .object([
        JSONField("misfit", .choice(MisfitKind.self), "What does not fit."),
        .text("account", "The account as the plan names it."),
        .text("duty", "The duty as the plan names it."),
        EvaluationShape.holder("holder", "The holder as the plan names it."),
      ])))
}
