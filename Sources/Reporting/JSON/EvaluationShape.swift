import TerritoryPlanning

/// Shapes of what `EvaluationJSON` writes.
enum EvaluationShape {
  /// A representative's id, `pool` for the house pool, or null for nobody.
  static let holder = JSONShape.shared(SharedShape("holder", JSONShape.text.orNull))

  static func holder(_ name: String, _ meaning: String) -> JSONField {
    JSONField(name, holder, meaning + " An id, pool for the house pool, null for nobody.")
  }

  static let item = JSONShape.shared(
    SharedShape("item", .object([.text("account", "Id of the account."), .text("duty", "Id of the duty.")])))

  static let objection = JSONShape.shared(
    SharedShape(
      "objection",
      .object([
        .text("key", "Why somebody may not take an item, as a code."),
        .text("detail", "What the code speaks of: a qualification, minutes, a name; may be empty."),
        .text("text", "In words."),
      ])))

  /// What a limit or a coupling is about.
  static let subject = JSONShape.shared(
    SharedShape(
      "subject",
      .any([
        .constant("whole_plan"),
        .object([holder("representative", "The representative.")]),
        .object([.text("account", "Id of the account.")]),
        .object([.text("family", "Id of the account that heads the family.")]),
        .object([.text("region", "Id of the region.")]),
        .object([.text("region", "Id of the region."), .text("duty", "Id of the duty.")]),
      ])))

  static let violation = JSONShape.shared(SharedShape("violation", .any(violations)))

  private static let violations: [JSONShape] = [
    kind(
      "barrier",
      [
        JSONField("item", item, "The item."), holder("holder", "Who holds it and may not."),
        JSONField("objection", objection, "Why not."),
      ]),
    kind(
      "limit",
      [
        .text("aspect", "What the limit counts."), JSONField("subject", subject, "Of whom or what."),
        .text("unit", "What the figures are counted in."),
        .count("activity", "What the plan has.", .beside),
        .count("lower", "At least so much; null without.", .beside).orNull,
        .count("upper", "At most so much; null without.", .beside).orNull,
        .count("amount", "How far the plan is outside.", .beside),
      ]),
    .object(
      [
        .text("rule", "Name of the rule."),
        JSONField(
          "kind", .text, "coupling_same, coupling_differ, coupling_at_most_N or coupling_same_group."),
        JSONField("subject", subject, "Of what."),
        .list("holders", holder, "Who holds the items."),
      ] + tail),
    kind(
      "disconnected",
      [
        holder("representative", "Whose regions."), .text("duty", "Id of the duty; null for all.").orNull,
        .list("parts", .list(.text), "Ids of the regions, part by part."),
      ]),
    kind(
      "spread",
      [
        .text("aspect", "What is spread."),
        JSONField("measure", .choice(["gini", "largest_deviations"]), "How the spread is measured."),
        .count("measured", "What the plan has.", .beside), .count("at_most", "What is allowed.", .beside),
        .count("whole", "What 100 % is of both.", .beside),
      ]),
    kind("uncovered", [JSONField("item", item, "The item that nobody holds.")]),
    kind("region_owner", [JSONField("subject", subject, "The region and duty without an owner.")]),
  ]

  private static func kind(_ kind: String, _ fields: [JSONField]) -> JSONShape {
    .object(
      [.text("rule", "Name of the rule."), JSONField("kind", .constant(kind), "What is broken.")] + fields
        + tail)
  }

  private static let tail: [JSONField] = [
    JSONField.money("price", "What breaking it costs; null of a hard rule.").orNull,
    .text("text", "In words."),
  ]

  private static let disruption = JSONShape.object([
    .count("voluntary_items", "Items that change hands though they could stay."),
    .count("forced_items", "Items that must change hands."),
    .count("voluntary_accounts", "Accounts with an item that changes hands though it could stay."),
    .count("forced_accounts", "Accounts with an item that must change hands."),
    .money("voluntary_revenue", "Expected revenue of the voluntary items."),
    .money("forced_revenue", "Expected revenue of the forced items."),
    .count("new_items", "Items that nobody held before."),
  ])

  private static let fairness = JSONShape.object([
    .text("metric", "What is shared out."), .text("peers", "Who is compared with whom."),
    JSONField.text("group", "Name of the group; null for everybody.").orNull,
    .list("members", holder, "Ids of the group's representatives."),
    JSONField.share("largest_deviation", "Largest distance of a fair share from the mean.").orNull,
    JSONField.share("largest_target_deviation", "Largest distance of a fair share from 1.").orNull,
    JSONField.share("mean_target_deviation", "Weighted mean distance of fair shares from 1.").orNull,
    JSONField.share("range", "Largest fair share less the smallest.").orNull,
    JSONField.share("mean_absolute_deviation", "Weighted mean distance from the mean.").orNull,
    JSONField.share("coefficient_of_variation", "Standard deviation over the mean.").orNull,
    JSONField.share("gini", "Gini coefficient, 0 to 1.").orNull,
    JSONField.share("jain", "Jain's index, 0 to 1; 1 is even.").orNull,
    JSONField.share("worst_share", "The smallest fair share.").orNull,
    holder("worst_representative", "Who has the smallest fair share."),
  ])

  private static let representative = JSONShape.object([
    .text("id", "Id of the representative."), .text("name", "Name."), .text("team", "Id of the team."),
    .count("items", "Items held."), .count("accounts", "Accounts with an item held."),
    JSONField("items_by_duty", .map(.integer), "Items held, by duty.", unit: .count),
    JSONField("standard_minutes_by_duty", .map(.integer), "Standard minutes, by duty.", unit: .minutes),
    .minutes("standard_minutes", "Standard minutes of the items held."),
    JSONField.minutes("target_minutes", "Standard minutes that would be fair; null without a target.").orNull,
    JSONField.share("fair_share", "Standard minutes over the target; null without one.").orNull,
    .minutes("actual_minutes", "Minutes that this person needs, travel included."),
    .minutes("travel_minutes", "Minutes on the way."), .minutes("capacity_minutes", "Minutes available."),
    JSONField.share("utilisation", "Actual minutes over capacity; null without capacity.").orNull,
    .money("revenue", "Expected revenue of the items held."),
    JSONField("revenue_by_duty", .map(.integer), "Expected revenue, by duty.", unit: .money),
    .money("potential", "Potential of the accounts held."), .count("items_in", "Items taken over."),
    .count("items_out", "Items handed off."), .money("revenue_in", "Expected revenue taken over."),
    .money("revenue_out", "Expected revenue handed off."),
  ])

  private static let reason = JSONShape.object([
    JSONField(
      "kind", .choice(["forced", "earns_more", "relieves", "fills", "follows", "chain"]), "Why it moves."),
    JSONField.text("rule", "The rule that it serves.").mayBeAbsent,
    JSONField.text("aspect", "What the rule counts.").mayBeAbsent,
    holder("representative", "Whom it relieves or fills.").mayBeAbsent,
    .text("text", "In words."),
  ])

  private static let move = JSONShape.object([
    .text("account", "Id of the account."), .text("duty", "Id of the duty."),
    holder("from", "Who hands over."),
    holder("to", "Who takes over."),
    JSONField("forced", objection.orNull, "Why it cannot stay; null if it can."),
    .money("worth_difference", "What the new holder brings more in than the old."),
    .minutes("minutes", "Standard minutes of the item."), JSONField("reason", reason, "Why it moves."),
  ])

  private static let charge = JSONShape.object([
    .text("rule", "Name of the rule."), .text("aspect", "What is charged."),
    JSONField("subject", subject, "Of whom or what."), .money("cost", "What it costs."),
  ])

  static let evaluation = JSONShape.shared(
    SharedShape(
      "evaluation",
      .object([
        .flag("legal", "Whether every hard rule is kept."), .money("objective", "What the plan is worth."),
        .money("revenue", "Expected revenue of the period."),
        .money("unattended_revenue", "Expected revenue of items that nobody holds."),
        .money("travel_cost", "Cost of travel."), .minutes("travel_minutes", "Time on the way."),
        .money("price_of_broken_wishes", "Price of the wishes that are not met."),
        .money("charged_cost", "Costs that rules charge, such as opening positions."),
        .list("charges", charge, "The charged costs, one by one."),
        .count("pooled_items", "Items of the house pool."), .count("uncovered_items", "Items of nobody."),
        JSONField("disruption", disruption, "What changes hands against today."),
        .list("fairness", fairness, "Measures of fairness, one entry a metric and group."),
        .list("representatives", representative, "One entry a representative."),
        .list("moves", move, "One entry an item that changes hands."),
        .list("violations", violation, "What breaks hard rules."),
        .list("broken_wishes", violation, "What breaks soft rules."),
        JSONField(
          "items_by_level", .map(.integer), "Items at each level of visits, where plans choose it.",
          unit: .count
        ).mayBeAbsent,
      ])))

  static let assignment = JSONShape.object([
    .text("account", "Id of the account."), .text("duty", "Id of the duty."),
    holder("holder", "Who holds it."),
    JSONField.text("level", "Level of visits, where plans choose it.").mayBeAbsent,
    JSONField("visits", .number, "Visits of the period, where plans choose them.", unit: .count).mayBeAbsent,
  ])

  static let owner = JSONShape.object([
    .text("region", "Id of the region."), .text("duty", "Id of the duty."),
    holder("owner", "Who new accounts there go to."),
  ])
}
