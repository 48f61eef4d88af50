import ArgumentParser
import AssignmentEngine
import Foundation
import PlanFiles
import Reporting
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// A plan under chance.
struct StressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stress",
    abstract: "Draw fortunes of a plan: what it brings, how likely targets are reached, the worst tenth.",
    discussion: """
      Deals are won or lost, accounts stay or leave, markets rise and fall, people are away, estimates are off: \
      many periods are drawn, the same ones for the same seed on any number of threads. Without --plan the best plan \
      is sought first. With -o, the folder gets stress.html, stress.md, stress.json, stress.csv and the plan. \
      docs/stress.md describes the settings and the targets.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json, csv }

  @OptionGroup var source: ScenarioSource
  @OptionGroup var effort: EffortOptions
  @OptionGroup var presentation: PresentationOptions

  @Option(
    help: "The plan to test: a CSV file as written by solve, or today; without it the best is sought first.")
  var plan: String?

  @Option(
    help: "Another plan under the same fortune: a CSV file, today, or the name of a scenario of the folder.")
  var against: String?

  @Option(help: "Settings of chance (YAML).")
  var settings: String?

  @Option(help: "Targets of representatives, teams and all (CSV).")
  var targets: String?

  @Option(help: "Periods to draw, 100 or more; else as the settings say.")
  var draws: Int?

  @Option(help: "Seed of the draws; else as the settings say. --seed is that of the search for a plan.")
  var drawSeed: UInt64?

  @Option(name: .shortAndLong, help: "Write the reports and the plan to this folder.")
  var output: String?

  @Option(help: "What standard output gets: text, markdown, json or csv.")
  var format: Format = .text

  func validate() throws {
    if let draws, draws < 100 { throw ValidationError("--draws is \(draws); give 100 or more.") }
  }

  func run() throws {
    let scenario = try source.loadOne()
    let (settings, targets) = try inputs(scenario.data)
    let interrupt = Interrupt()
    let subject = try subject(plan, scenario, interrupt)
    let other = try against.map { try otherSubject($0, beside: scenario, interrupt) }
    for context in [subject.context] + (other.map { [$0.context] } ?? []) {
      let most = StressTest.mostDraws(context)
      guard settings.draws <= most else {
        throw ValidationError(
          "\(settings.draws) draws of \(context.data.representatives.count) representatives are more than memory is kept for; give at most \(most)."
        )
      }
    }
    guard
      let study = StressTest(settings: settings, targets: targets).run(
        subject, against: other,
        threads: effort.threads ?? ProcessInfo.processInfo.activeProcessorCount, stop: interrupt.stop)
    else { throw EndWith(status: ExitStatus.interrupted) }
    if let output { try write(study, to: output) }
    show(study)
  }

  /// Everything wrong with either file is said at once.
  private func inputs(_ data: PlanData) throws -> (StressSettings, [StressTarget]) {
    var faults: [InputFault] = []
    var chance = StressSettings()
    var goals: [StressTarget] = []
    do throws(InputFaults) {
      if let settings { chance = try StressFile.read(path: settings, data: data) }
    } catch {
      faults += error.faults
    }
    do throws(InputFaults) {
      if let targets { goals = try TargetTable.read(path: targets, data: data) }
    } catch {
      faults += error.faults
    }
    guard faults.isEmpty else { throw InputFaults(faults: faults) }
    if let draws {
      chance.draws = draws
      chance.given.insert("draws")
    }
    if let drawSeed {
      chance.seed = drawSeed
      chance.given.insert("seed")
    }
    return (chance, goals)
  }

  // MARK: Plans

  /// The plan given, today's, or the best that is found.
  private func subject(
    _ plan: String?, _ scenario: Scenario, _ interrupt: Interrupt
  ) throws -> StressTest.Subject {
    let context = PlanningContext(data: scenario.data)
    let planner = try TerritoryPlanner(
      context: context, rules: scenario.rules, objective: scenario.objective)
    let isToday = plan == "today" || plan == nil && scenario.question == .judgeToday
    if isToday {
      guard let evaluation = planner.judgeToday() else {
        throw ValidationError(
          "The data of \(scenario.name) name no incumbents, so there is no plan of today.")
      }
      return StressTest.Subject(
        scenario: scenario, context: context, plan: context.today, evaluation: evaluation,
        name: scenario.name, isToday: true)
    }
    if let plan {
      let read = try PlanTable.read(path: plan, context: context)
      let evaluation = planner.judge(read)
      guard evaluation.isLegal else {
        let wording = PlanWording(language: presentation.languages[0], context: context)
        let lines = evaluation.violations.map { "- " + wording.text($0) }
        StandardError.write(
          (["The plan \(plan) breaks rules of the scenario \(scenario.name):"] + lines).joined(
            separator: "\n"))
        throw EndWith(status: ExitStatus.checkFailed)
      }
      return StressTest.Subject(
        scenario: scenario, context: context, plan: read, evaluation: evaluation,
        name: URL(filePath: plan).lastPathComponent)
    }
    return try best(scenario, interrupt)
  }

  private func best(_ scenario: Scenario, _ interrupt: Interrupt) throws -> StressTest.Subject {
    let printer = ProgressPrinter(
      style: ProgressPrinter.style(quiet: effort.quiet, format: effort.logFormat ?? .text),
      unit: pow(10, Double(scenario.data.parameters.currencyDigits)))
    var runner = effort.runner(threadsPerScenario: effort.threads ?? 1)
    runner.explainsImpasse = false
    let result = try runner.answer(scenario, stop: interrupt.stop) {
      printer.show($0, scenario: scenario.name)
    }
    printer.finish()
    guard case .planned(let outcome) = result.answer else {
      throw ValidationError("The scenario \(scenario.name) asks for no plan.")
    }
    guard let found = outcome.plan else {
      StandardError.write("There is no plan of \(scenario.name) to test; solve says why.")
      throw EndWith(status: OutcomeStatus.of(outcome, requireOptimal: false))
    }
    guard !interrupt.wasInterrupted else { throw EndWith(status: ExitStatus.interrupted) }
    return StressTest.Subject(
      scenario: scenario, context: result.context, plan: found.plan, evaluation: found.evaluation,
      name: scenario.name)
  }

  /// A plan of the same scenario, or another scenario of the folder with its own.
  private func otherSubject(
    _ other: String, beside scenario: Scenario, _ interrupt: Interrupt
  ) throws -> StressTest.Subject {
    if other == "today" || other.lowercased().hasSuffix(".csv") {
      return try subject(other, scenario, interrupt)
    }
    guard let path = source.paths.first, source.paths.count == 1 else {
      throw ValidationError(
        "--against \(other) needs one folder of scenarios, or name a plan (.csv) or today.")
    }
    return try subject(nil, ScenarioSource.one(path, name: other), interrupt)
  }

  // MARK: Output

  private func show(_ study: StressStudy) {
    let language = presentation.languages[0]
    let text =
      switch format {
      case .text: StressText(study, language: language, colours: presentation.usesColours).text
      case .markdown: StressMarkdown(study, language: language).text
      case .json: StressJSON(study, language: language).text
      case .csv: StressCSV(study).text
      }
    print(text, terminator: "")
  }

  private func write(_ study: StressStudy, to path: String) throws {
    try OutputFile.makeFolder(path)
    func write(_ text: String, _ name: String) throws {
      try OutputFile.write(path + "/" + name, Array(text.utf8))
    }
    for (number, language) in presentation.languages.enumerated() {
      let suffix = number == 0 ? "" : "." + language.rawValue
      try write(StressHTML(study, language: language).text, "stress\(suffix).html")
      try write(StressMarkdown(study, language: language).text, "stress\(suffix).md")
    }
    try write(StressJSON(study, language: presentation.languages[0]).text, "stress.json")
    try write(StressCSV(study, dialect: .excel).text, "stress.csv")
    try OutputFile.makeFolder(path + "/plans")
    try OutputFile.write(
      path + "/plans/\(study.scenario.name).csv", PlanTable.bytes(study.plan, in: study.context))
  }
}
