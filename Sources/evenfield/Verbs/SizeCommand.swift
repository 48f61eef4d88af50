import ArgumentParser
import AssignmentEngine
import Foundation
import PlanFiles
import Reporting
import ScenarioRunning
import TerritoryPlanning

/// How many positions to fill, where and of which role.
struct SizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "size",
    abstract: "Find how many positions are worth their cost, where and of which role.",
    discussion: """
      Plans the scenario for each number of positions in a range, in one run that carries plans and multipliers \
      from one size to the next. Candidates are the positions of a table (--positions) and those described \
      (--candidates); without either, the posts that the scenario's rule headcount may fill, or else all open \
      posts. Limits of time and work are for the whole range. With -o, the folder gets size.html, size.md, \
      size.json, size.csv and the plan of each size (plans/size-N.csv).
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json, csv }

  @OptionGroup var source: ScenarioSource
  @OptionGroup var candidates: CandidateOptions
  @OptionGroup var effort: EffortOptions
  @OptionGroup var presentation: PresentationOptions

  @Option(help: "Least number of positions to look at.")
  var from: Int = 0

  @Option(help: "Largest number of positions to look at; all candidates where it is not given.")
  var to: Int?

  @Option(help: "Look at every so many.")
  var step: Int = 1

  @Flag(help: "Begin every size from nothing, to measure what carrying over saves.")
  var cold = false

  @Option(name: .shortAndLong, help: "Write the reports and plans to this folder.")
  var output: String?

  @Option(help: "What standard output gets: text, markdown, json or csv.")
  var format: Format = .text

  func validate() throws {
    if step < 1 { throw ValidationError("--step is \(step); give 1 or more.") }
    if from < 0 { throw ValidationError("--from is \(from); give 0 or more.") }
    if let to, to < from { throw ValidationError("--to is \(to), below --from \(from).") }
  }

  func run() throws {
    let question = try candidates.added(to: source.loadOne())
    let last = to ?? question.positions.count
    guard max(from, last) <= question.positions.count else {
      throw ValidationError(
        "There are \(question.positions.count) candidate positions; --from and --to go up to that.")
    }
    try Self.refuseFairness(of: question.scenario)
    let counts = Array(stride(from: from, through: last, by: step))
    let interrupt = Interrupt()
    let printer = ProgressPrinter(
      style: ProgressPrinter.style(quiet: effort.quiet, format: effort.logFormat ?? .text),
      unit: pow(10, Double(question.scenario.data.parameters.currencyDigits)))
    let runner = SizeRunner(
      effort: shared(question.scenario, among: counts.count), threads: effort.threads ?? 1, isWarm: !cold)
    let study = try runner.study(
      question.scenario, candidates: question.positions, openingCost: question.openingCost, counts: counts,
      stop: interrupt.stop
    ) { printer.show($1, scenario: String($0)) }
    printer.finish()
    if let output { try write(study, to: output) }
    show(study)
    let status = status(study, interrupted: interrupt.wasInterrupted)
    if status != ExitStatus.done { throw EndWith(status: status) }
  }

  /// A position has a worth in money, and who fills it is open: there are no stages, and no fairness.
  private static func refuseFairness(of scenario: Scenario) throws {
    let objective = scenario.objective
    var isOneSum = true
    if case .stages = objective { isOneSum = false }
    guard isOneSum, objective.peerDivisions.isEmpty, !scenario.rules.contains(where: { $0 is FairnessRule })
    else {
      throw ValidationError(
        "A study of sizes weighs money alone: leave out the rule fairness and the objective's stages and fairness."
      )
    }
  }

  /// The limits of the whole range, shared out evenly.
  private func shared(_ scenario: Scenario, among parts: Int) -> Effort {
    var part = effort.runner().effort(for: scenario)
    part.timeLimitSeconds = part.timeLimitSeconds.map { $0 / Double(parts) }
    part.workLimit = part.workLimit.map { $0 / Int64(parts) }
    return part
  }

  private func show(_ study: SizeStudy) {
    let language = presentation.languages[0]
    let text =
      switch format {
      case .text: SizeText(study, language: language, colours: presentation.usesColours).text
      case .markdown: SizeMarkdown(study, language: language).text
      case .json: SizeJSON(study, language: language).text
      case .csv: SizeCSV(study).text
      }
    print(text, terminator: "")
  }

  private func write(_ study: SizeStudy, to path: String) throws {
    try OutputFile.makeFolder(path)
    func write(_ text: String, _ name: String) throws {
      try OutputFile.write(path + "/" + name, Array(text.utf8))
    }
    for (number, language) in presentation.languages.enumerated() {
      let suffix = number == 0 ? "" : "." + language.rawValue
      try write(SizeHTML(study, language: language).text, "size\(suffix).html")
      try write(SizeMarkdown(study, language: language).text, "size\(suffix).md")
    }
    try write(SizeJSON(study, language: presentation.languages[0]).text, "size.json")
    try write(SizeCSV(study, dialect: .excel).text, "size.csv")
    try OutputFile.makeFolder(path + "/plans")
    for size in study.sizes {
      guard let plan = size.plan else { continue }
      try OutputFile.write(
        path + "/plans/size-\(size.mostFilled).csv", PlanTable.bytes(plan, in: study.context))
    }
  }

  private func status(_ study: SizeStudy, interrupted: Bool) -> Int32 {
    if interrupted { return ExitStatus.interrupted }
    guard let best = study.recommendation else {
      return study.sizes.allSatisfy(\.isImpossible) ? ExitStatus.infeasible : ExitStatus.noPlanFound
    }
    return effort.requireOptimal && !best.isProven ? ExitStatus.notOptimal : ExitStatus.done
  }
}

/// Which positions might be filled, and what that costs.
struct CandidateOptions: ParsableArguments {
  @Option(help: "A table of possible positions (CSV); docs/size.md describes its columns.")
  var positions: String?

  @Option(
    name: .customLong("candidates"), parsing: .singleValue,
    help: "Possible positions as role@region:count, or role@all for one in every region; may be repeated.")
  var described: [String] = []

  @Option(help: "What a position of --candidates costs in the period; else what its model costs.")
  var cost: String?

  @Option(help: "What filling a position costs once; else that of the scenario's rule headcount, or nothing.")
  var openingCost: String?

  struct Question {
    var scenario: Scenario
    /// Indices of representatives with capacity.
    var positions: [Int]
    var openingCost: Money
  }

  func added(to scenario: Scenario) throws -> Question {
    let cost = try money(cost, "--cost", scenario.data)
    let opening = try money(openingCost, "--opening-cost", scenario.data)
    let rule = scenario.rules.lazy.compactMap { $0 as? HeadcountRule }.first
    var scenario = scenario
    var chosen: [Int]
    if positions == nil, described.isEmpty {
      let people = scenario.data.representatives
      chosen = rule?.openable ?? people.indices.filter { people[$0].isOpenPost }
    } else {
      let added = try CandidatePositions(
        adding: positions, described: described, cost: cost, to: scenario.data)
      scenario.data = added.data
      chosen = added.positions
    }
    let capacity = PlanningContext(data: scenario.data).capacity
    chosen.removeAll { capacity[$0] <= .zero }
    guard !chosen.isEmpty else {
      throw ValidationError(
        "There is no position to decide about: give --positions or --candidates, or add open posts that are filled within the period."
      )
    }
    return Question(
      scenario: scenario, positions: chosen,
      openingCost: opening ?? Money(minorUnits: rule?.openingCost ?? 0))
  }

  private func money(_ text: String?, _ option: String, _ data: PlanData) throws -> Money? {
    guard let text else { return nil }
    var faults: [InputFault] = []
    let node = SettingNode(value: .scalar(text), place: SourcePlace(file: option, line: 0, column: 0))
    let amount = node.money(data: data, faults: &faults)
    guard let amount, faults.isEmpty else { throw InputFaults(faults: faults) }
    return amount
  }
}
