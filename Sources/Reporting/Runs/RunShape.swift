import ScenarioRunning

/// The shape of what `HistoryJSON` and `RunReport` write.
extension HistoryJSON {
  public static let schema = OutputSchema(
    kind: "history", title: "Evenfield history of runs", writtenBy: "Written by history --format json.",
    shape: .object(
      DocumentHead.fields("evenfield.history") + [
        .text("day", "The day that states speak of, YYYY-MM-DD."),
        .count("total", "Runs that match, shown or not."),
        .list("runs", .object(RunShape.fields), "Runs, the newest first."),
        .list(
          "in_force",
          .object([
            .text("case", "Name of the case."), .count("run", "Number of the run."),
            .text("from", "First day, YYYY-MM-DD."),
            JSONField.text("until", "First day that it no longer holds; null where open.").orNull,
          ]), "Which plan holds when."),
      ]))
}

extension RunReport {
  public static let schema = OutputSchema(
    kind: "run", title: "Evenfield run", writtenBy: "Written by show --format json.",
    shape: .object(
      DocumentHead.fields("evenfield.run") + RunShape.fields + [
        .list(
          "files",
          .object([.text("name", "Name in the report folder."), .count("bytes", "Size.", .bytes)]),
          "Files that are kept.")
      ]))
}

enum RunShape {
  static let fields: [JSONField] =
    [
      .count("run", "Number of the run."), .text("at", "When, UTC."), .text("who", "Who asked, as stated."),
      .text("verb", "Which verb."), .text("case", "Name of the case."),
      .text("scenario", "Name of the scenario."),
      .text("title", "Title in English."), .text("title_zh", "Title in Chinese."),
      .text("note", "Remark in English."),
      .text("note_zh", "Remark in Chinese."),
    ] + DocumentHead.hashes + [
      JSONField.text("answer_key", "Key of the answer; null where it cannot be repeated.").orNull,
      JSONField("options", JSONReport.options, "What the run could spend."),
      JSONField("outcome", .choice(KeptRun.Outcome.self), "How it ended."), DocumentHead.stopReason,
      .text("period_start", "First day of the period, YYYY-MM-DD."),
      .text("period_end", "Last day of the period, YYYY-MM-DD."),
    ] + DocumentHead.currency + [
      JSONField.money("revenue", "Expected revenue; null without a plan.").orNull,
      JSONField.money("objective", "Worth; null without a plan.").orNull,
      JSONField.money("bound", "No legal plan is worth more; null where not known.").orNull,
      JSONField.share("gap", "Distance of the two; null where not known.").orNull,
      JSONField.count("moves", "Items that change hands; null without a plan.").orNull,
      JSONField.count("broken_rules", "Hard rules broken; null without a plan.").orNull,
      .seconds("seconds", "Time it took."), .text("program", "Version of the program."),
      JSONField("state", .choice(RunStanding.codes), "What has become of it."),
      .list("decisions", decision, "Decisions, in order."),
    ]

  private static let decision = JSONShape.object([
    JSONField("step", .choice(RunStep.self), "What was decided."),
    JSONField("state", .choice(RunState.self), "The state after it."), .text("at", "When, UTC."),
    .text("who", "Who, as stated."), .text("note", "Remark."),
    JSONField.text("effective_from", "First day in force, YYYY-MM-DD; null without.").orNull,
  ])
}
