import TerritoryAssignment

/// The shape of what `MoveOrderJSON` writes.
enum MoveOrderShape {
  /// The order alone, as a part of other documents.
  static let order = JSONShape.shared(SharedShape("move_order", .object(fields)))

  static let fields: [JSONField] = [
    JSONField("priority", .choice(MoveOrder.Priority.self), "What goes first: mending rules or benefit."),
    .money("start", "Worth before any move."), .money("benefit", "What all moves bring together."),
    .count("moves", "Items that move."), .count("broken_at_start", "Hard rules that today breaks."),
    .count("moves_until_legal", "Moves after which no hard rule is broken."),
    JSONField.count("fewest_until_legal", "No order needs fewer; null where not known.").orNull,
    .list(
      "milestones",
      .object([
        .count("percent", "Share of the benefit, in percent."),
        JSONField.count("moves", "Moves after which it is there for good; null where none does.").orNull,
        JSONField.count("fewest_possible", "No order needs fewer; null where not known.").orNull,
      ]), "When so much of the benefit is there."),
    .list("steps", step, "One entry a step: items that move together."),
    .list(
      "ceilings",
      .object([
        .count("moves", "Number of moves."), .money("objective", "No choice of so many moves is worth more."),
      ]), "What any order could reach."),
  ]

  private static let step = JSONShape.object([
    .list(
      "items",
      .object([
        .text("account", "Id of the account."), .text("duty", "Id of the duty."),
        EvaluationShape.holder("from", "Who hands over."), EvaluationShape.holder("to", "Who takes over."),
      ]), "What moves."),
    .count("moves", "Moves so far."), .money("objective", "Worth after the step."),
    .count("broken_rules", "Hard rules broken after the step."),
    .share("mended", "Share of what today breaks that is mended."),
  ])
}

extension MoveOrderJSON {
  public static let schema = OutputSchema(
    kind: "moves", title: "Evenfield order of moves", writtenBy: "Written by moves --format json.",
    shape: .object(
      DocumentHead.fields("evenfield.moves") + [DocumentHead.language, DocumentHead.headline]
        + DocumentHead.currency + MoveOrderShape.fields))
}
