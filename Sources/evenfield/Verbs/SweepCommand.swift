import ArgumentParser
import AssignmentEngine
import Foundation
import PlanFiles
import Reporting
import ScenarioRunning
import TerritoryPlanning

/// What a scenario is worth as one or two of its settings vary.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Vary one or two settings of a scenario: what each value is worth, and what it costs.",
    discussion: """
      Every value gets an interval, from the best plan found to what no plan exceeds; values that their neighbours \
      settle are not solved. Settings are dotted paths of scenario files, or tolerance, moves, moved_accounts, \
      moved_revenue, largest_deviation, mean_absolute_deviation, gini. Limits of time and work are for each value. \
      With -o, the folder gets sweep.html, sweep.md, sweep.json, sweep.csv and the plan and the certificate of each \
      value.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json, csv }

  @OptionGroup var source: ScenarioSource

  @Option(
    parsing: .singleValue,
    help: "SETTING=VALUES: a range 2%..30%/15 of evenly spaced values or a list 2%,5%,10%; once or twice.")
  var vary: [String] = []

  @Flag(
    help: "Show which plans are worth choosing among: net revenue, fairness and moves against each other.")
  var pareto = false

  @Flag(help: "Solve every value by itself, from nothing, to measure what sharing saves.")
  var cold = false

  @OptionGroup var effort: EffortOptions
  @OptionGroup var presentation: PresentationOptions
  @OptionGroup var reuse: ReuseOptions
  @OptionGroup var storage: StoreOptions

  @Option(name: .shortAndLong, help: "Write the reports, plans and certificates to this folder.")
  var output: String?

  @Option(help: "What standard output gets: text, markdown, json or csv.")
  var format: Format = .text

  func validate() throws {
    if !(1...2).contains(vary.count) {
      throw ValidationError("Give --vary once or twice, such as --vary tolerance=2%..30%/15.")
    }
    if source.paths.count != 1 {
      throw ValidationError("A sweep starts from one scenario; give one folder or one file.")
    }
  }

  func run() throws {
    let grid = try SweepQuestion(vary).grid(source)
    let interrupt = Interrupt()
    let printer = ProgressPrinter(
      style: ProgressPrinter.style(quiet: effort.quiet, format: effort.logFormat ?? .text),
      unit: pow(10, Double(grid.base.data.parameters.currencyDigits)))
    var runner = SweepRunner(
      effort: effort.runner().effort(for: grid.base),
      threads: effort.threads ?? 1,
      isSharing: !cold)
    runner.store = try cold ? nil : storage.open()
    runner.isFresh = reuse.fresh
    let study = try runner.study(grid, stop: interrupt.stop) { point, news in
      let name = grid.values(point).map(\.text).joined(separator: ", ")
      switch news {
      case .running(let event): printer.show(event, scenario: name)
      case .dropped(let reason):
        StandardError.write("\(name): the kept answer is not used: \(reason). It is solved anew.")
      case .answered: break
      }
    }
    printer.finish()
    let front = try pareto ? front(of: study) : nil
    if let output { try SweepFolder(path: output, languages: presentation.languages).write(study, front) }
    show(study, front)
    let status = status(study, interrupted: interrupt.wasInterrupted)
    if status != ExitStatus.done { throw EndWith(status: status) }
  }

  private func front(of study: SweepStudy) throws -> SweepFront {
    guard let front = SweepFront(study) else {
      throw ValidationError(
        "--pareto weighs budgets: vary tolerance (of standard minutes), largest_deviation or moves, with values "
          + "that are numbers.")
    }
    return front
  }

  private func show(_ study: SweepStudy, _ front: SweepFront?) {
    let language = presentation.languages[0]
    let text: String
    switch format {
    case .text:
      text = SweepText(study, front: front, language: language, colours: presentation.usesColours).text
    case .markdown: text = SweepMarkdown(study, front: front, language: language).text
    case .json:
      var report = SweepJSON(study, front: front, language: language)
      report.leavesOutTimes = reuse.withoutTimes
      text = report.text
    case .csv: text = SweepCSV(study).text
    }
    print(text, terminator: "")
  }

  private func status(_ study: SweepStudy, interrupted: Bool) -> Int32 {
    if interrupted { return ExitStatus.interrupted }
    if study.points.allSatisfy(\.isImpossible) { return ExitStatus.infeasible }
    if study.points.allSatisfy({ $0.plan == nil }) { return ExitStatus.noPlanFound }
    let isProven = study.points.allSatisfy { $0.isImpossible || $0.gap == 0 }
    return effort.requireOptimal && !isProven ? ExitStatus.notOptimal : ExitStatus.done
  }
}

/// The settings to vary, as written after `--vary`.
private struct SweepQuestion {
  private let asked: [(name: String, values: [SweepValue])]

  init(_ texts: [String]) throws {
    asked = try texts.map { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw ValidationError("--vary \(text) names no values; write --vary tolerance=2%..30%/15.")
      }
      do {
        return (parts[0], try SweepValues.parsed(parts[1]))
      } catch {
        throw ValidationError("--vary \(text): \(error).")
      }
    }
  }

  /// The scenario with each combination of values.
  func grid(_ source: ScenarioSource) throws -> SweepGrid {
    var base = try source.loadOne()
    base.question = .optimise
    if case .stages = base.objective {
      throw ValidationError("A sweep weighs one sum of money: leave out the stages of the objective.")
    }
    let axes = try asked.map { name, values in
      do {
        return SweepAxis(name: name, path: try SweepNames.path(name, in: base), values: values)
      } catch {
        throw ValidationError("--vary: \(error).")
      }
    }
    guard Set(axes.map(\.path)).count == axes.count else {
      throw ValidationError("--vary names \(axes[0].path) twice; vary two different settings.")
    }
    let count = axes.reduce(1) { $0 * $1.values.count }
    guard count <= SweepGrid.mostPoints else {
      throw ValidationError("--vary asks for \(count) points; at most \(SweepGrid.mostPoints) are looked at.")
    }
    var options: [[ScenarioOption]] = []
    _ = try SweepGrid(base: base, axes: axes) { values in
      options.append(try zip(axes, values).map { try ScenarioOption($0.path, $1.text) })
      return base
    }
    var scenarios = try ScenarioFile.load(path(source, base), overridingEach: options)[...]
    return SweepGrid(base: base, axes: axes) { _ in
      var scenario = scenarios.removeFirst()
      scenario.question = .optimise
      return scenario
    }
  }

  /// The scenario's file.
  private func path(_ source: ScenarioSource, _ base: Scenario) -> String {
    let given = source.paths[0]
    let isFile = [".yaml", ".yml"].contains { given.lowercased().hasSuffix($0) }
    return isFile ? given : given + "/" + base.name + ".yaml"
  }
}

/// The files that a sweep hands out.
private struct SweepFolder {
  let path: String
  let languages: [Language]

  /// Writes every file whole or not at all.
  func write(_ study: SweepStudy, _ front: SweepFront?) throws {
    for folder in ["", "/plans", "/certificates"] { try OutputFile.makeFolder(path + folder) }
    func write(_ text: String, _ name: String) throws {
      try OutputFile.write(path + "/" + name, Array(text.utf8))
    }
    for (number, language) in languages.enumerated() {
      let suffix = number == 0 ? "" : "." + language.rawValue
      try write(SweepHTML(study, front: front, language: language).text, "sweep\(suffix).html")
      try write(SweepMarkdown(study, front: front, language: language).text, "sweep\(suffix).md")
    }
    try write(SweepJSON(study, front: front, language: languages[0]).text, "sweep.json")
    try write(SweepCSV(study, dialect: .excel).text, "sweep.csv")
    for (number, point) in study.points.enumerated() {
      let name = "point-\(number + 1)"
      if let plan = point.plan {
        try OutputFile.write(path + "/plans/\(name).csv", PlanTable.bytes(plan, in: point.context))
      }
      // Of the point that it speaks of, which contains this one.
      guard let certificate = point.certificate, point.boundFrom == number else { continue }
      try OutputFile.write(path + "/certificates/\(name).json", try CertificateFile.bytes(certificate))
    }
  }
}
