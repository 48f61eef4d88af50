import TerritoryAssignment

/// The shape of what `RobustJSON` writes.
extension RobustJSON {
  public static let schema = OutputSchema(
    kind: "robust", title: "Evenfield robust plan",
    writtenBy: "Written by robust: --format json and robust.json.",
    shape: .object(
      DocumentHead.fields("evenfield.robust") + [DocumentHead.language, DocumentHead.headline]
        + DocumentHead.currency + [
          JSONField("criterion", .choice(RobustCriterion.self), "What the plan is sought for."),
          JSONField("legal_in", .choice(JointScenarios.Legality.self), "Whose rules it keeps."),
          JSONField.money("value", "The criterion's value; null without a plan.").orNull,
          JSONField.money("bound", "No plan has a better value; null where not known.").orNull,
          JSONField.money("certified_bound", "What the certificate proves; null without one.").orNull,
          JSONField("weights", .list(.number), "Weight of each scenario.", unit: .share),
          JSONField(
            "proof", JSONShape.choice(["weights", "search", "floors", "nothing_lost"]).orNull,
            "What the bound rests on; null without a bound."),
          .flag("impossible", "Whether no plan keeps the rules."), DocumentHead.stopReason,
          JSONField.money("price_of_robustness", "What it costs in the base scenario; null without a plan.")
            .orNull,
          .list("scenarios", scenario, "One entry a scenario."),
          .list("rounds", round, "Problems solved, in order."),
          JSONField("effort", effort, "Limits, and work that was done."),
        ]))

  private static let scenario = JSONShape.object(
    [.text("name", "Name of the scenario.")] + DocumentHead.hashes + [
      .flag("binding", "Whether the plan must keep its rules."),
      .money("own_best", "Worth of its own best plan."),
      .money("own_bound", "No plan of its own is worth more."),
      JSONField.money("robust", "Worth of the robust plan there; null without a plan.").orNull,
      JSONField.money("difference", "Against its own best plan; null without a plan.").orNull,
      JSONField.money("missed_least", "What is missed at least; null without a plan.").orNull,
      JSONField.money("missed_most", "What is missed at most; null without a plan.").orNull,
      JSONField(
        "legal", JSONShape.flag.orNull, "Whether the robust plan keeps its rules; null without a plan."),
      JSONField.count("violations", "Hard rules broken there; null without a plan.").orNull,
      JSONField.count(
        "moved_accounts_voluntary", "Accounts that move though they could stay; null without a plan."
      )
      .orNull,
      JSONField.count("moved_accounts_forced", "Accounts that must move; null without a plan.").orNull,
      JSONField.count("items_off_own_best", "Items that differ from its own best plan; null without a plan.")
        .orNull,
    ])

  private static let round = JSONShape.object([
    JSONField("question", .choice(["weights", "floors"]), "What was solved."),
    JSONField(
      "values", .list(.integer), "Weights in thousandths, or floors in minor units of money.", unit: .beside),
    JSONField.money("value", "What was found; null without a plan.").orNull,
    JSONField.money("bound", "What was proven; null where not known.").orNull,
  ])

  private static let effort = JSONShape.object(
    [
      .share("gap", "Stop at this share of the objective."),
      JSONField.seconds("time_limit_seconds", "Stop after this time; null without.").orNull,
      JSONField.count("work_limit", "Stop after this work; null without.", .work).orNull,
      .text("seed", "Seed of the search, as text: it may exceed 2^53."), .count("threads", "Threads used."),
    ] + DocumentHead.counters)
}
