import Reporting

/// The shape of what `bench --json` writes.
enum BenchShape {
  static let schema = OutputSchema(
    kind: "bench", title: "Evenfield measurements",
    writtenBy: "Written by bench --json with the suites territory, models and gap, and for files.",
    shape: .object([
      .count("format_version", "Raised when a field changes its meaning or goes away."),
      JSONField.text("commit", "Version of the program.").mayBeAbsent,
      JSONField.text("note", "A remark.").mayBeAbsent, .text("date", "Day of the run, UTC."),
      JSONField("machine", machine, "Where it ran."), .texts("arguments", "Arguments of the program."),
      .list("results", run, "One entry a run."), .texts("skipped", "Cases that could not run, and why."),
    ]))

  private static let machine = JSONShape.object([
    .text("processor", "Name of the processor."), .count("cores", "Processors in use."),
    .text("system", "Operating system."),
    JSONField("load_average", .number, "Processes at work in the minute before.", unit: .count).mayBeAbsent,
  ])

  private static let run = JSONShape.object([
    .text("suite", "Which suite."), .text("name", "Which problem."),
    .count("search_seed", "Seed of the search."),
    .count("threads", "Threads used."), .count("agents", "Agents of the problem."),
    .count("items", "Items of the problem."), .count("columns", "Pairs of item and agent."),
    .text("outcome", "How it ended."), JSONField.text("stop_reason", "What stopped it.").mayBeAbsent,
    figure("plan", "Worth of the plan"), figure("bound", "No plan is better"),
    figure("checkable_bound", "The part of the bound that multipliers prove"),
    JSONField.share("gap", "Distance of plan and bound over the plan.").mayBeAbsent,
    JSONField(
      "near_miss",
      .object([
        .count("broken_rows", "Rows that the closest assignment breaks."),
        .count("broken_couplings", "Couplings that it breaks."),
        .share("worst_share", "The worst row's violation."),
        JSONField("worst_amount", .number, "The same in units, of bounds near 0.").mayBeAbsent,
      ]), "What the closest assignment breaks, where there is no plan."
    ).mayBeAbsent,
    figure("linear_bound", "Bound of the linear relaxation"), figure("known_plan", "Best published plan"),
    .seconds("seconds", "Time by the clock."), .seconds("processor_seconds", "Processor time."),
    .seconds("reading_seconds", "Time to read or generate."),
    JSONField.seconds("seconds_to_linear_bound", "Time to the linear bound.").mayBeAbsent,
    JSONField.seconds("processor_seconds_to_linear_bound", "Processor time to it.").mayBeAbsent,
    JSONField.seconds("seconds_to_plan", "Time to the first plan.").mayBeAbsent,
    .list(
      "seconds_to_gap",
      .object([
        .share("gap", "The gap."), JSONField.seconds("seconds", "Time until it was reached.").mayBeAbsent,
      ]), "Time to each gap."),
    JSONField("memory", memory, "Memory it took."),
    JSONField("counters", .map(.integer), "Work by the name of its counter.", unit: .work),
    .list(
      "trace",
      .object([
        .seconds("seconds", "Time by the clock."), .seconds("processor_seconds", "Processor time."),
        figure("plan", "Worth of the plan then"), figure("bound", "Bound then"),
      ]), "Plan and bound as they went."),
    .texts("faults", "What is wrong with the result; empty where nothing is."),
  ])

  private static let memory = JSONShape.object([
    JSONField.number("resident_before", .megabytes, "Before the problem was read.").mayBeAbsent,
    .number("input", .megabytes, "The problem's own arrays."),
    JSONField.number("peak", .megabytes, "The most while it ran.").mayBeAbsent,
    JSONField.number("bytes_per_pair_beyond_input", .bytes, "Beyond both, by pair.").mayBeAbsent,
  ])

  private static func figure(_ name: String, _ meaning: String) -> JSONField {
    JSONField(
      name, .number, meaning + ", in the sense and units of the problem's file; absent where unknown."
    )
    .mayBeAbsent
  }
}
