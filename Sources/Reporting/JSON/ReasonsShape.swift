/// Shapes of what `ReasonsJSON` and `ConflictJSON` write.
enum ReasonsShape {
  /// What a change costs against the plan in hand.
  static let cost = JSONShape.shared(
    SharedShape(
      "cost",
      .object([
        JSONField(
          "kind", .choice(["between", "at_least", "impossible"]), "How well the cost is known."),
        JSONField.money("least", "It costs at least this; null where impossible.").orNull,
        JSONField.money("most", "It costs at most this; null where not known.").orNull,
        .flag("determined", "Whether the interval leaves out zero."),
        JSONField.text("rule", "The rule that alone makes it impossible.").orNull,
        JSONField(
          "objection", EvaluationShape.objection.orNull, "Why it is impossible, where one thing says it."),
        .text("text", "In words."),
      ])))

  /// A limit that leaves no room.
  static let limit = JSONShape.shared(
    SharedShape(
      "binding_limit",
      .object([
        .text("rule", "Name of the rule."), .text("aspect", "What is counted."),
        JSONField("subject", EvaluationShape.subject, "Of whom or what."),
        .text("unit", "What the figures are counted in."),
        JSONField("side", .choice(["upper", "lower"]), "Which end is reached."),
        .count("activity", "What the plan has.", .beside), .count("bound", "Where the end is.", .beside),
        .number("per_unit", .money, "What one more unit of room would be worth, estimated."),
        JSONField(
          "checked",
          JSONShape.object([
            .count("step", "Units of room that were added when it was solved again.", .beside),
            .money("least", "Worth of that at least."), .money("most", "Worth of that at most."),
          ]).orNull, "The estimate solved again; null where it was not."),
        .text("text", "In words."),
      ])))

  static let nextBest = JSONShape.object([
    EvaluationShape.holder("holder", "Who would be next."), JSONField("cost", cost, "What that would cost."),
  ]).orNull

  static let labelled = JSONShape.object([
    .text("label", "What the lines are about."), .texts("texts", "The lines."),
  ])

  static let reasons = JSONShape.object([
    .list("moves", move, "One entry a move of the plan, in their order."),
    .list("representatives", representative, "One entry a representative."),
    JSONField("order", MoveOrderShape.order.orNull, "The order of moves; null where it was not asked for."),
  ])

  private static let move = JSONShape.object([
    JSONField("item", EvaluationShape.item, "What moves."),
    .list("binding", limit, "Limits that leave no room."),
    JSONField("keeping", cost, "What not moving costs."),
    JSONField("next_best", nextBest, "The next best holder; null where there is none."),
    .flag("near_tie", "Whether the advantage is smaller than what figures can tell."),
    JSONField.count("step", "Place in the order of moves, from 1; null without an order.").orNull,
    .list("text", labelled, "In words."),
  ])

  private static let representative = JSONShape.object([
    EvaluationShape.holder("representative", "Who."), .list("binding", limit, "Limits that leave no room."),
    .list("received", EvaluationShape.item, "What is taken over."),
    .list("handed_off", EvaluationShape.item, "What is handed off."),
  ])

  // MARK: Conflicts

  static let noPlan = JSONShape.object([
    .texts("reasons", "Why there is no plan, in words."),
    .list("closest", EvaluationShape.violation, "What the closest attempt breaks."),
    JSONField("conflict", conflict.orNull, "Demands that cannot stand together; null where none was found."),
    .list("ways_out", wayOut, "What could be given up, the least first."),
  ])

  private static let conflict = JSONShape.object([
    .list(
      "demands",
      .object([
        .text("rule", "Name of the rule."), .text("setting", "Address of the setting in a scenario file."),
        JSONField(
          "is_needed", JSONShape.flag.orNull, "Whether the conflict needs it; null where that is open."),
        .text("text", "In words."),
      ]), "The demands."),
    JSONField("proof", .choice(["nobody_may_take", "multipliers", "search"]), "How the conflict was shown."),
    JSONField("is_minimal", JSONShape.flag.orNull, "Whether no demand can be left out; null where open."),
    .count("tests", "Problems solved to find it."),
    JSONField(
      "shortfall",
      JSONShape.object([
        .text("rule", "Name of the rule."), .text("aspect", "What is counted."),
        .text("unit", "What the figures are counted in."),
        JSONField("side", .choice(["lower", "upper"]), "Which ends are missed."),
        .count("bounds", "Sum of the bounds.", .beside),
        .count("activity", "What is there at most or at least.", .beside),
      ]).orNull, "The sum that cannot be met; null where there is no single one."),
  ])

  private static let wayOut = JSONShape.object([
    .minutes("weight_minutes", "How much is given up."),
    .minutes("least_weight_minutes", "No way out gives up less than this."),
    .text("text", "In words."),
    .list(
      "concessions",
      .object([
        .text("rule", "Name of the rule."),
        JSONField.count("amount", "By how much a limit gives way; null where it is given up.", .beside)
          .orNull,
        .text("setting", "Address of the setting in a scenario file."),
      ]), "What is given up."),
  ])
}
