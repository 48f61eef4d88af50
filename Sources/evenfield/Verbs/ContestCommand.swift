import ArgumentParser
import AssignmentEngine
import Foundation
import PlanFiles
import Reporting
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// Managers' objections to a plan: applied, priced, and the plan with them.
struct ContestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contest",
    abstract: "Apply managers' objections to a plan; say what each costs and whom it moves.",
    discussion: """
      Reads objections (keep, give, swap) from a YAML file (docs/contest.md), or changed owners from the workbook \
      of handout (docs/workbook.md). Each is priced alone, then \
      all that the rules allow are granted together, with as few other changes as possible. Limits of time and work \
      are for everything together. With -o, the folder gets contest.md, contest.json, the comparison of before and \
      after, plans/NAME-contested.csv, its certificate, and granted.yaml, with which check --objections rechecks it.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json }

  @OptionGroup var source: ScenarioSource
  @OptionGroup var start: PlanInHandOptions
  @OptionGroup var effort: EffortOptions
  @OptionGroup var presentation: PresentationOptions

  @Option(
    help:
      "The objections: a YAML file, or a workbook of handout (.xlsx) in which planned owners were changed.")
  var objections: String

  @Option(
    help:
      "How much of the best plan's objective may be given up so that fewer items change hands; without it what the plan in hand may be short of the best, its gap."
  )
  var mayLose: Share?

  @Option(name: .shortAndLong, help: "Write the reports, the new plan and its certificate to this folder.")
  var output: String?

  @Option(help: "What standard output gets: text, markdown or json.")
  var format: Format = .text

  func run() throws {
    let scenario = try source.loadOne()
    let asked = try read(scenario)
    let interrupt = Interrupt()
    let printer = ProgressPrinter(
      style: ProgressPrinter.style(quiet: effort.quiet, format: effort.logFormat ?? .text),
      unit: pow(10, Double(scenario.data.parameters.currencyDigits)))
    let (inHand, left) = try start.load(scenario, effort, presentation, stop: interrupt.stop) {
      printer.show($0)
    }
    printer.finish()
    let study = try ContestStudy(
      asked, to: inHand,
      mayLose: TerritoryPlanning.Share(rounding: mayLose?.value ?? inHand.plan.relativeGap ?? 0),
      effort: left,
      threads: effort.threads ?? 1, stop: interrupt.stop)
    if let output { try write(study, to: output) }
    show(study)
    let status = status(study, interrupted: interrupt.wasInterrupted)
    if status != ExitStatus.done { throw EndWith(status: status) }
  }

  /// The objections of a YAML file, or the owners that were changed in a workbook of `handout`.
  private func read(_ scenario: Scenario) throws -> [ManagerObjection] {
    guard WorkbookEdits.isWorkbook(path: objections) else {
      return try ObjectionFile.read(path: objections, data: scenario.data)
    }
    guard let plan = start.plan else {
      throw ValidationError("\(objections) is a workbook: name the plan that it shows with --plan.")
    }
    let context = PlanningContext(data: scenario.data)
    return try WorkbookEdits.read(
      path: objections, scenario: scenario, present: PlanTable.read(path: plan, context: context),
      context: context)
  }

  private func show(_ study: ContestStudy) {
    let language = presentation.languages[0]
    let text =
      switch format {
      case .text: ContestText(study, language: language, colours: presentation.usesColours).text
      case .markdown: ContestMarkdown(study, language: language).text
      case .json: ContestJSON(study, language: language).text
      }
    print(text, terminator: "")
  }

  private func write(_ study: ContestStudy, to path: String) throws {
    try ReportFolder(path: path, languages: presentation.languages).write(study.comparison)
    for (number, language) in presentation.languages.enumerated() {
      let suffix = number == 0 ? "" : "." + language.rawValue
      try OutputFile.write(
        path + "/contest\(suffix).md", Array(ContestMarkdown(study, language: language).text.utf8))
    }
    try OutputFile.write(
      path + "/contest.json", Array(ContestJSON(study, language: presentation.languages[0]).text.utf8))
    guard study.answer.granted != nil else { return }
    try OutputFile.write(
      path + "/granted.yaml", Array(ObjectionFile.text(study.answer.grantedPairs, in: study.context).utf8))
  }

  private func status(_ study: ContestStudy, interrupted: Bool) -> Int32 {
    if interrupted { return ExitStatus.interrupted }
    if study.answer.stopReason != nil { return ExitStatus.noPlanFound }
    guard effort.requireOptimal, let granted = study.answer.granted else { return ExitStatus.done }
    if case .between(let least, let most) = granted.cost, least == most { return ExitStatus.done }
    return ExitStatus.notOptimal
  }
}
