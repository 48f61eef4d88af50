/// The shape of what `ContestJSON` writes.
extension ContestJSON {
  public static let schema = OutputSchema(
    kind: "contest", title: "Evenfield objections priced", writtenBy: "Written by contest --format json.",
    shape: .object(
      DocumentHead.fields("evenfield.contest") + [
        .text("scenario", "Name of the scenario."), DocumentHead.language, DocumentHead.headline,
      ] + DocumentHead.currency + [
        .money("objective", "Worth of the plan in hand."), .money("bound", "No legal plan is worth more."),
        .share("may_lose", "Share of the worth that granting may cost."),
        .list("objections", objection, "One entry an objection, in the order of the file."),
        JSONField(
          "granted", granted.orNull, "The plan with every objection granted that can be; null without."),
        JSONField(
          "interaction", cost.orNull, "What granting together costs beyond the sum; null where not known."),
        DocumentHead.stopReason,
      ]))

  private static let objection = JSONShape.object([
    .count("line", "Line of the file."),
    JSONField("kind", .choice(["keep", "give", "swap"]), "What is asked."),
    .texts("accounts", "Ids of the accounts."),
    JSONField("duties", JSONShape.list(.text).orNull, "Ids of the duties; null for all."),
    EvaluationShape.holder("holder", "With whom to keep, or to whom to give."),
    .text("note", "The manager's remark."),
    .text("by", "Who objects."), .text("verdict", "Whether it can be granted, as a code."),
    .texts("reasons", "Why, in words."),
    JSONField("cost", cost.orNull, "What granting it costs; null where not known."),
    .list(
      "pairs",
      .object([
        .text("account", "Id of the account."), .text("duty", "Id of the duty."),
        EvaluationShape.holder("holder", "Who shall have it."),
      ]), "What it asks for, item by item."),
    .list("others", handed, "Other items that change hands for it."),
  ])

  private static let granted = JSONShape.object([
    .money("objective", "What it is worth."), .money("bound", "No plan that grants them is worth more."),
    JSONField("cost", cost, "Against the plan in hand."),
    .count("fewest_changes", "No such plan changes fewer items."),
    .list("changed", handed, "What changes hands."),
  ])

  private static let cost = JSONShape.shared(
    SharedShape(
      "interval",
      .object([
        JSONField.money("least", "At least; null where no plan exists.").orNull,
        JSONField.money("most", "At most; null where no plan was found or exists.").orNull,
        .flag("determined", "Whether the interval leaves out zero, or no plan exists."),
      ])))

  private static let handed = JSONShape.object([
    .text("account", "Id of the account."), .text("duty", "Id of the duty."),
    EvaluationShape.holder("from", "Holder in the plan in hand."),
    EvaluationShape.holder("to", "Holder then."),
  ])
}
