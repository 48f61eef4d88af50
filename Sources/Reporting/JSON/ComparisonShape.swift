import AssignmentEngine
import TerritoryPlanning

/// The shape of what `JSONReport` writes.
extension JSONReport {
  public static let schema = OutputSchema(
    kind: "comparison", title: "Evenfield comparison",
    writtenBy: "Written by compare and solve: --format json and comparison.json.",
    shape: .object(
      DocumentHead.fields("evenfield.comparison") + [
        .text("name", "Name of the case."), DocumentHead.language,
        JSONField.text("reference", "The scenario that others are held against; null without.").orNull,
        JSONField.text("no_plan", "Which scenarios have no plan, in words; null where all have.").orNull,
        .list("same_facts", .list(.text), "Names of scenarios, grouped by the same facts."),
        .list("trade_offs", TradeoffShape.group, "Worth against burdens, a group of the same facts each."),
        .list("scenarios", .object(scenario), "One entry a scenario, in the order asked for."),
      ]))

  private static let scenario: [JSONField] = [
    .text("name", "Name of the scenario."), .text("title", "Title for reports."),
    .text("note", "Remark for reports."), .texts("tags", "Words by which scenarios are picked."),
    JSONField.text("against_today", "The plan held against today, in words.").orNull,
    JSONField.text("against_reference", "The plan held against the reference, in words.").orNull,
    .text("headline", "The sentence that matters."), JSONField("data", data, "Which data."),
    JSONField("options", options, "What the run could spend."), DocumentHead.outcome, DocumentHead.stopReason,
    JSONField.money("objective", "Worth of the plan; null without one.").orNull,
    JSONField.money("bound", "No legal plan is worth more; null without a plan.").orNull,
    JSONField("gap", gap.orNull, "How far the plan may be from the best; null without a plan."),
    JSONField("certificate", certificate.orNull, "What proves the bound; null without a plan."),
    .list("stages", stage, "Stages of the objective; empty without."),
    JSONField("effort", effort, "Work that was done."),
    JSONField("origin", origin.orNull, "Where the answer comes from; null where it is not known."),
    JSONField("near_ties", nearTies.orNull, "What keeping near-ties did; null without that rule."),
    JSONField("no_plan", ReasonsShape.noPlan.orNull, "Why there is no plan; null where there is one."),
    JSONField("today", EvaluationShape.evaluation.orNull, "Today's plan judged; null without incumbents."),
    JSONField("plan", EvaluationShape.evaluation.orNull, "The new plan judged; null without one."),
    JSONField("reasons", ReasonsShape.reasons.orNull, "Why the plan is so; null where it was not explained."),
    .list("handovers", handover, "Each pair between whom items change hands."),
    JSONField(
      "region_owners", JSONShape.list(EvaluationShape.owner).orNull,
      "Who gets new accounts; null without a plan."),
    JSONField(
      "assignments", JSONShape.list(EvaluationShape.assignment).orNull, "Who holds what; null without a plan."
    ),
    .list("parameters", parameter, "Every parameter, given or assumed."),
  ]

  private static let data = JSONShape.object(
    DocumentHead.hashes + [
      .text("period", "Name of the planning period."), .text("period_start", "First day, YYYY-MM-DD."),
      .text("period_end", "Last day, YYYY-MM-DD."),
    ] + DocumentHead.currency + [
      .count("accounts", "Accounts."), .count("representatives", "Representatives."),
      .count("items", "Items: a duty of an account each."),
      JSONField("neighbours", .choice(NeighbourSource.self), "Where neighbours of regions come from."),
    ])

  static let options = JSONShape.object([
    .share("gap", "Stop at this share of the objective."),
    JSONField.seconds("time_limit_seconds", "Stop after this time; null without.").orNull,
    JSONField.count("work_limit", "Stop after this work; null without.", .work).orNull,
    .text("seed", "Seed of the search, as text: it may exceed 2^53."), .count("threads", "Threads used."),
  ])

  private static let gap = JSONShape.object([
    JSONField.share("relative", "Share of the objective; null where that is 0.").orNull,
    .money("money", "Bound less objective."),
    JSONField.share("share_of_improvement", "Share of the possible improvement over today.").orNull,
  ])

  private static let certificate = JSONShape.object([
    .text("problem", "Fingerprint of the problem."), .count("scale", "Multipliers are in units of 1/scale."),
    .text("multiplier_bound", "What multipliers prove, as text: 128 bits. Minor units of money."),
    .text("claimed_bound", "What is claimed, as text: 128 bits. Minor units of money."),
    JSONField(
      "rechecked_by", .choice(["multipliers", "multipliers_and_branch_and_cut"]), "What the claim rests on."),
  ])

  private static let stage = JSONShape.object([
    JSONField("stage", .choice(StageKey.self), "What the stage seeks."),
    JSONField.text("metric", "What is shared out; null of other stages.").orNull,
    JSONField.count("level", "Place in a lexicographic order; null without.").orNull,
    .text("unit", "What the figures are counted in."),
    JSONField.count("whole", "What 100 % of a share is; null otherwise.", .beside).orNull,
    .count("reached", "What the stage reached.", .beside), .count("bound", "What no plan passes.", .beside),
    .count("kept", "What later stages must keep.", .beside),
    .count("final", "What the last plan has.", .beside),
    DocumentHead.outcome, DocumentHead.stopReason,
    JSONField.text("certificate", "Fingerprint of its problem; null without a certificate.").orNull,
    .count("problems", "Problems solved."), .seconds("seconds", "Time it took.").mayBeAbsent,
    .count("work", "Work it took.", .work), .text("text", "Name in words."),
  ])

  private static let effort = JSONShape.object(
    [
      JSONField.seconds("seconds", "Time it took; left out by --without-times.").mayBeAbsent,
      JSONField.seconds("seconds_to_first_plan", "Time to the first plan; null without a plan.").orNull
        .mayBeAbsent,
    ] + DocumentHead.counters)

  private static let origin = JSONShape.object([
    JSONField.text("key", "Key under which the answer can be kept; null where it cannot be repeated.").orNull,
    JSONField.text("started_from", "Scenario whose answer it started from; null without.").orNull,
    JSONField.text("kept_since", "When a kept answer was made, UTC; null where it was solved now.").orNull
      .mayBeAbsent,
  ])

  private static let nearTies = JSONShape.object([
    .count("kept_items", "Items kept where they are."), .count("kept_accounts", "Their accounts."),
    .money("cost_least", "What that costs at least."), .money("cost_most", "What that costs at most."),
  ])

  private static let handover = JSONShape.object([
    EvaluationShape.holder("from", "Who hands over."), EvaluationShape.holder("to", "Who takes over."),
    .count("items", "Items."), .minutes("minutes", "Their standard minutes."),
  ])

  private static let parameter = JSONShape.object([
    .text("name", "Name of the parameter."), .text("value", "Its value as text, in the unit beside it."),
    .text("unit", "Unit; empty without."), .flag("given", "Whether the plan gives it; else it is assumed."),
  ])
}

/// Shapes of what `TradeoffJSON` writes.
enum TradeoffShape {
  static let group = JSONShape.object([
    JSONField("burden", .choice(Tradeoffs.Burden.self), "What is weighed against worth."),
    JSONField(
      "worth", .choice(["revenue_less_travel", "change_against_today"]), "What worth means in this group."),
    .list("points", point, "One entry a scenario."),
    JSONField(
      "today",
      JSONShape.object([
        .number("burden", .share, "Burden of today's plan."), .money("worth", "Worth of today's plan."),
      ]).orNull, "Today's plan; null where it is not comparable."),
  ])

  private static let point = JSONShape.object([
    .text("scenario", "Name of the scenario."), .number("burden", .share, "Its burden."),
    .money("worth", "Its worth."),
    JSONField.money("worth_at_most", "No plan of the scenario is worth more; null where not known.").orNull,
    JSONField.text("standing", "Whether another scenario is better in both; null where not ranked.").orNull,
    JSONField.text("beaten_by", "The scenario that is better in both; null without.").orNull,
  ])
}

/// Fields that many documents begin with or share.
enum DocumentHead {
  static func fields(_ format: String) -> [JSONField] {
    [
      JSONField("format", .constant(format), "What the document is."),
      .count("format_version", "Raised when a field changes its meaning or goes away."),
    ]
  }

  static let language = JSONField("language", .choice(Language.self), "Language of the sentences.")
  static let headline = JSONField.text("headline", "The sentence that matters.")
  static let currency: [JSONField] = [
    .text("currency", "Code of the currency, ISO 4217."),
    .count("currency_digits", "Decimal places of the currency: money is in units of 10^-currency_digits."),
  ]
  static let hashes: [JSONField] = [
    .text("source_hash", "Fingerprint of the data as loaded."),
    .text("content_hash", "Fingerprint of the data after the scenario's changes."),
  ]
  static let outcome = JSONField("outcome", .choice(OutcomeKind.self), "How it ended.")
  static let stopReason = JSONField(
    "stop_reason", JSONShape.choice(StopReason.self).orNull, "What stopped it; null where nothing did.")
  static let counters: [JSONField] = [
    .count("multiplier_iterations", "Steps of the multiplier method.", .work),
    .count("columns_priced", "Pairs of item and representative priced.", .work),
    .count("simplex_iterations", "Steps of the simplex method.", .work),
    .count("moves_tried", "Changes that the search tried.", .work),
    .count("nodes", "Nodes of search trees.", .work),
  ]
}
