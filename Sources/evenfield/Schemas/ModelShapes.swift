import AssignmentEngine
import Reporting

/// The shape of what `ModelReport` prints.
extension ModelReport {
  static let schema = OutputSchema(
    kind: "solve-model", title: "Evenfield answer to a neutral problem", writtenBy: "Written by solve-model.",
    shape: .object([
      .count("format_version", "Raised when a field changes its meaning or goes away."),
      JSONField(
        "outcome", .choice(["optimal", "gap_reached", "limit_reached", "no_plan_found", "infeasible"]),
        "How it ended."),
      JSONField(
        "stop_reason", JSONShape.choice(StopReason.self).orNull, "What stopped it; null where nothing did."),
      JSONField("objective", JSONShape.number.orNull, "In the file's sense and units; null without a plan."),
      JSONField("bound", JSONShape.number.orNull, "No plan is better; null where not known."),
      JSONField(
        "bound_by", JSONShape.choice(BoundEvidence.self).orNull,
        "What the bound rests on; null without a bound."),
      JSONField.share("gap", "Distance of the two over the objective; null without a plan.").orNull,
      .seconds("seconds", "Time it took."),
      JSONField.seconds("first_plan_seconds", "Time to the first plan; null without one.").orNull,
      JSONField("lp_bound", JSONShape.number.orNull, "Bound of the linear relaxation; null where not known."),
      JSONField.seconds("lp_seconds", "Time to that; null where not known.").orNull,
      .count("peak_memory_bytes", "Largest resident set.", .bytes), .count("seed", "Seed of the search."),
      .count("threads", "Threads used."), .count("items", "Items of the problem."),
      .count("columns", "Pairs of item and agent."),
      .count("multiplier_iterations", "Steps of the multiplier method.", .work),
      .count("columns_priced", "Pairs priced.", .work),
      .count("simplex_iterations", "Steps of the simplex method.", .work),
      .count("moves_tried", "Changes that the search tried.", .work),
      .count("nodes", "Nodes of search trees.", .work),
      .count("agent_work", "Steps of the agents' own problems.", .work),
    ]))
}

/// The shape of claims.json of `export --with-plan`.
extension ExportCommand {
  static let claimsSchema = OutputSchema(
    kind: "claims", title: "Evenfield claims about an exported model",
    writtenBy: "Written by export --with-plan as claims.json.",
    shape: .object([
      .count("format_version", "Raised when a field changes its meaning or goes away."),
      JSONField("outcome", .choice(["plan", "no_plan_found", "infeasible"]), "What was found."),
      JSONField.money("objective", "Worth of the plan; null without one.").orNull,
      JSONField.money("bound", "No legal plan is worth more; null without a plan.").orNull,
      JSONField.number("lp_bound", .money, "Bound of the linear relaxation; null where not known.").orNull,
      .flag("may_be_tighter", "Whether the bound may be tighter than the file's linear relaxation."),
    ]))
}

/// The shape of a line that `ProgressPrinter` writes.
extension ProgressPrinter {
  static let schema = OutputSchema(
    kind: "progress", title: "Evenfield progress",
    writtenBy: "Written to standard error by --log-format json, one object a line.",
    shape: .object([
      .seconds("seconds", "Since the run began."),
      JSONField.text("scenario", "Name of the scenario, where there are several.").mayBeAbsent,
      JSONField(
        "plan", .number, "Worth of the best plan so far, in whole units of money; absent without one."
      )
      .mayBeAbsent,
      JSONField("bound", .number, "No plan is worth more, in whole units of money; absent where not known.")
        .mayBeAbsent,
      .count("moves", "Changes tried so far.", .work),
      JSONField("source", .choice(ProgressEvent.Source.self), "What brought the news."),
    ]))
}
