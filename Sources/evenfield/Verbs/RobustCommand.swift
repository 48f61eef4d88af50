import ArgumentParser
import AssignmentEngine
import Foundation
import PlanFiles
import Reporting
import RunStore
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// One plan that is good in several scenarios.
struct RobustCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "robust",
    abstract: "Find one plan that is good in several scenarios, with a proven bound.",
    discussion: """
      The first scenario is the base. Every scenario's own best plan is sought first, each within the limits, then one \
      plan for all within the base's limits. With -o, the folder gets robust.html, robust.md, robust.json, the plan in \
      each scenario (plans/NAME-robust.csv), each own best (plans/NAME.csv) and the certificate of the bound \
      (certificates/robust.json). docs/robust.md says more.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json }
  enum Criterion: String, ExpressibleByArgument, CaseIterable { case expected, worst, regret }
  enum LegalIn: String, ExpressibleByArgument, CaseIterable { case base, all }

  @OptionGroup var source: ScenarioSource
  @OptionGroup var effort: EffortOptions
  @OptionGroup var presentation: PresentationOptions
  @OptionGroup var storage: StoreOptions

  @Option(help: "What is made best: expected worth, worth in the worst scenario, or the largest regret.")
  var criterion: Criterion = .expected

  @Option(
    name: .customLong("weight"), parsing: .singleValue,
    help: "Share of a scenario in the expected worth, as NAME=0.3; those not named share the rest alike.")
  var weights: [String] = []

  @Option(help: "Whose rules the plan keeps: those of the base (the first scenario) or of all.")
  var legalIn: LegalIn = .base

  @Flag(help: "Take scenarios together although their plan folders differ.")
  var differentData = false

  @Option(name: .shortAndLong, help: "Write the reports, plans and the certificate to this folder.")
  var output: String?

  @Option(help: "What standard output gets: text, markdown or json.")
  var format: Format = .text

  func validate() throws {
    if !weights.isEmpty, criterion != .expected {
      throw ValidationError("--weight belongs to --criterion expected; the others find their own weights.")
    }
  }

  func run() throws {
    let (caseName, loaded) = try source.load()
    let scenarios = loaded.filter { $0.question == .optimise }
    try refuse(scenarios)
    let shares = try Self.shares(weights, of: scenarios.map(\.name))
    let recorder = storage.recorder(try storage.open(), verb: "robust", caseName: caseName)
    let interrupt = Interrupt()
    let unit = pow(10, Double(scenarios[0].data.parameters.currencyDigits))
    let style = ProgressPrinter.style(quiet: effort.quiet, format: effort.logFormat ?? .text)
    let own = ProgressPrinter(style: style, unit: unit)
    // The joint objective is in thousandths.
    let joint = ProgressPrinter(style: style, unit: unit * 1_000)
    let runner = effort.runner()
    let study: RobustStudy
    let start = ContinuousClock.now
    do {
      study = try RobustStudy(
        scenarios, criterion: RobustCriterion(criterion), legality: legalIn == .base ? .base : .everywhere,
        weights: shares, effort: runner.effort, threads: effort.threads ?? 1, stop: interrupt.stop
      ) { scenario, event in
        if let scenario { own.show(event, scenario: scenario) } else { joint.show(event, scenario: "robust") }
      }
    } catch let fault as RobustStudy.Fault {
      throw Self.report(fault, interrupted: interrupt.wasInterrupted)
    }
    own.finish()
    joint.finish()
    let folder = RobustFolder(study, presentation.languages)
    let isKept =
      try recorder?.keep(
        study, files: folder.files().filter(folder.isKept),
        seconds: (ContinuousClock.now - start) / .seconds(1),
        isQuiet: effort.quiet || effort.logFormat == .json) ?? true
    if let output { try folder.write(to: output) }
    show(study)
    let status = status(study, interrupted: interrupt.wasInterrupted)
    if !isKept { throw EndWith(status: ExitStatus.badData) }
    if status != ExitStatus.done { throw EndWith(status: status) }
  }

  private func refuse(_ scenarios: [Scenario]) throws {
    guard scenarios.count > 1 else {
      throw ValidationError(
        "A robust plan is for two scenarios or more that ask for a plan; name them with --scenario.")
    }
    for scenario in scenarios {
      if case .stages = scenario.objective {
        throw ValidationError(
          "The objective of \(scenario.name) is a sequence of stages; robust weighs one sum of money: leave out objective, or weigh its parts."
        )
      }
    }
    guard differentData || Set(scenarios.map(\.sourceHash)).count == 1 else {
      throw ValidationError(
        "The scenarios come from different plan folders; add --different-data to take them together all the same."
      )
    }
    guard Set(scenarios.map(\.data.parameters.currency)).count == 1 else {
      throw ValidationError("The scenarios are in different currencies; their worth cannot be compared.")
    }
  }

  /// A share a scenario: as named, the others sharing alike what is left of 1; nil where none is named.
  static func shares(_ texts: [String], of names: [String]) throws -> [Double]? {
    guard !texts.isEmpty else { return nil }
    var given: [String: Double] = [:]
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let share = Share(argument: parts[1]) else {
        throw ValidationError("--weight \(text) is not NAME=SHARE, such as market-down=0.3.")
      }
      guard names.contains(parts[0]) else {
        throw ValidationError(
          "--weight names `\(parts[0])`, which is not among the scenarios; \(Suggestion.hint(for: parts[0], in: names))."
        )
      }
      guard given.updateValue(share.value, forKey: parts[0]) == nil else {
        throw ValidationError("--weight names `\(parts[0])` twice.")
      }
    }
    let sum = given.values.reduce(0, +)
    guard sum <= 1 + 1e-9 else {
      throw ValidationError("The weights add up to \(sum); give at most 1 in all.")
    }
    let others = names.count - given.count
    guard others > 0 || abs(sum - 1) < 1e-9 else {
      throw ValidationError("The weights of all scenarios add up to \(sum); they are shares of 1.")
    }
    return names.map { given[$0] ?? max(0, 1 - sum) / Double(others) }
  }

  /// Says why there is no study.
  private static func report(_ fault: RobustStudy.Fault, interrupted: Bool) -> EndWith {
    switch fault {
    case .noPlan(let name, _) where interrupted:
      StandardError.write("Interrupted before \(name) had a plan of its own; there is no robust plan.")
      return EndWith(status: ExitStatus.interrupted)
    case .noPlan(let name, .infeasible):
      StandardError.write(
        "The scenario \(name) has no plan of its own; solve says why. Leave it out, or loosen its rules.")
      return EndWith(status: ExitStatus.infeasible)
    case .noPlan(let name, let outcome):
      StandardError.write(
        "No plan of its own was found for the scenario \(name) within the limits; give more time or work.")
      return EndWith(status: OutcomeStatus.of(outcome, requireOptimal: false))
    case .different(let difference, let names):
      StandardError.write("error: " + text(difference, names))
      return EndWith(status: ExitStatus.badData)
    }
  }

  private static func text(_ difference: JointScenarios.Difference, _ names: [String]) -> String {
    func listed(_ ids: [String]) -> String {
      ids.prefix(10).joined(separator: ", ") + (ids.count > 10 ? " and \(ids.count - 10) more" : "")
    }
    switch difference {
    case .ids(let kind, let scenario, let missing, let additional):
      let parts =
        (missing.isEmpty
          ? [] : ["\(names[scenario]) lacks \(kind.rawValue) \(listed(missing)) of \(names[0])"])
        + (additional.isEmpty
          ? [] : ["\(names[0]) lacks \(kind.rawValue) \(listed(additional)) of \(names[scenario])"])
      let remedy =
        switch kind {
        case .representative:
          "give whoever leaves `status: leaving` instead of removing them, and add open posts to all scenarios"
        case .account: "add or remove accounts in all scenarios alike"
        case .duty: "take scenarios of plans with the same duties"
        }
      return "one plan needs the same ids in every scenario: " + parts.joined(separator: "; ") + "; " + remedy
        + "."
    case .order(let kind, let scenario):
      return
        "\(names[scenario]) lists the \(kind.rawValue) ids in another order than \(names[0]); start both from one plan folder."
    case .visitLevels(let scenario):
      return
        "\(names[scenario]) chooses how often to visit, which a plan for several scenarios cannot; set visits: off."
    }
  }

  // MARK: Output

  private func show(_ study: RobustStudy) {
    let language = presentation.languages[0]
    let text =
      switch format {
      case .text: RobustText(study, language: language, colours: presentation.usesColours).text
      case .markdown: RobustMarkdown(study, language: language).text
      case .json: RobustJSON(study, language: language).text
      }
    print(text, terminator: "")
  }

  private func status(_ study: RobustStudy, interrupted: Bool) -> Int32 {
    if interrupted { return ExitStatus.interrupted }
    guard let robust = study.answer.robust else {
      return study.answer.isImpossible ? ExitStatus.infeasible : ExitStatus.noPlanFound
    }
    return effort.requireOptimal && robust.value != study.answer.bound
      ? ExitStatus.notOptimal : ExitStatus.done
  }
}

extension RobustCriterion {
  fileprivate init(_ criterion: RobustCommand.Criterion) {
    switch criterion {
    case .expected: self = .expected
    case .worst: self = .worst
    case .regret: self = .regret
    }
  }
}

/// The files that a robust plan hands out.
private struct RobustFolder {
  let study: RobustStudy
  let languages: [Language]

  init(_ study: RobustStudy, _ languages: [Language]) {
    self.study = study
    self.languages = languages
  }

  /// Writes every file whole or not at all.
  func write(to path: String) throws {
    for folder in ["", "/plans", "/certificates"] { try OutputFile.makeFolder(path + folder) }
    for file in try files() { try OutputFile.write(path + "/" + file.name, file.bytes) }
  }

  /// Whether a run has it: of the plans only the one that is decided on.
  func isKept(_ file: RunFile) -> Bool {
    !file.name.hasPrefix("plans/") || file.name == Self.planName(study.scenarios[0])
  }

  private static func planName(_ scenario: Scenario) -> String { "plans/\(scenario.name)-robust.csv" }

  func files() throws -> [RunFile] {
    var files: [RunFile] = []
    func add(_ text: String, _ name: String) { files.append(RunFile(name: name, bytes: Array(text.utf8))) }
    for (number, language) in languages.enumerated() {
      let suffix = number == 0 ? "" : "." + language.rawValue
      add(RobustHTML(study, language: language).text, "robust\(suffix).html")
      add(RobustMarkdown(study, language: language).text, "robust\(suffix).md")
    }
    add(RobustJSON(study, language: languages[0]).text, "robust.json")
    for (number, scenario) in study.scenarios.enumerated() {
      let context = study.joint.planners[number].context
      files.append(
        RunFile(
          name: "plans/\(scenario.name).csv",
          bytes: PlanTable.bytes(study.ownBests[number].plan, in: context)))
      guard let line = study.lines?[number] else { continue }
      files.append(
        RunFile(name: Self.planName(scenario), bytes: PlanTable.bytes(line.plan, in: context)))
    }
    let names = study.scenarios.map(\.name)
    if let record = RobustRecord(study.answer, scenarios: names, ownBests: study.ownBests) {
      files.append(
        RunFile(name: "certificates/robust.json", bytes: try CertificateFile.bytes(record)))
    }
    return files
  }
}
