/// The shape of what `ExplanationJSON` writes.
extension ExplanationJSON {
  public static let schema = OutputSchema(
    kind: "explanation", title: "Evenfield explanation", writtenBy: "Written by explain --format json.",
    shape: .object([
      .count("format_version", "Raised when a field changes its meaning or goes away."),
      JSONField("question", question, "What was asked."), .text("title", "The question in words."),
      .list("placements", placement, "Where the items asked about are, and why."),
      .list("binding", ReasonsShape.limit, "Limits that leave no room."),
      JSONField("forced", forced.orNull, "What the move asked about would cost; null for other questions."),
      JSONField(
        "representative",
        JSONShape.object([
          EvaluationShape.holder("representative", "Who."), .count("received", "Items taken over."),
          .count("handed_off", "Items handed off."),
        ]).orNull, "The representative asked about; null for other questions."),
      JSONField("rule", rule.orNull, "The rule asked about; null for other questions."),
      .money("gap", "Bound less worth of the plan in hand."),
      JSONField.money("better", "How much better a plan was found on the way; null where none was.").orNull,
      .list(
        "text",
        .object([
          .text("heading", "Heading; may be empty."),
          .list("lines", ReasonsShape.labelled, "Lines under it."),
        ]), "The answer in words."),
      .texts("remarks", "What to know of the answer."),
    ]))

  private static let question = JSONShape.object([
    JSONField("kind", .choice(["account", "move", "rep", "region", "rule"]), "What it is about."),
    JSONField.text("account", "Id of the account.").mayBeAbsent,
    JSONField.text("duty", "Id of the duty; null for all.").orNull.mayBeAbsent,
    EvaluationShape.holder("to", "Who should take it.").mayBeAbsent,
    EvaluationShape.holder("representative", "Who.").mayBeAbsent,
    JSONField.text("region", "Id of the region.").mayBeAbsent,
    JSONField.text("rule", "Name of the rule.").mayBeAbsent,
  ])

  private static let placement = JSONShape.object([
    .list("items", EvaluationShape.item, "Items that are together."),
    EvaluationShape.holder("holder", "Who holds them."),
    EvaluationShape.holder("incumbent", "Who holds them today."),
    .list("binding", ReasonsShape.limit, "Limits that leave no room."),
    JSONField("keeping", ReasonsShape.cost.orNull, "What leaving them would cost; null where they stay."),
    JSONField("next_best", ReasonsShape.nextBest, "The next best holder; null where there is none."),
  ])

  private static let forced = JSONShape.object([
    .list("items", EvaluationShape.item, "What would move."),
    EvaluationShape.holder("to", "Who would take it."),
    JSONField("cost", ReasonsShape.cost, "What that would cost."),
    .count("others", "Other items that would change hands."),
  ])

  private static let rule = JSONShape.object([
    .text("rule", "Name of the rule."), .count("limits", "Limits that it states."),
    .count("pressing", "Limits that are reached."), .count("forbidden_pairs", "Pairs that it forbids."),
    .count("couplings", "Couplings that it states."),
    JSONField("one_step", worth, "What one step of room would be worth; null where not known."),
    JSONField("without_limits", worth, "What dropping its limits would be worth; null where not known."),
  ])

  private static let worth = JSONShape.object([.money("least", "At least."), .money("most", "At most.")])
    .orNull
}
