import ArgumentParser
import AssignmentEngine
import Foundation
import PlanFiles
import Reporting
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// Territories drawn from regions before anybody is named for them.
struct DesignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "design",
    abstract: "Draw balanced, connected, compact territories from regions, then staff them.",
    discussion: """
      Divides the regions that have accounts into so many territories, as compact as possible, with a proof. \
      Today's plan and the scenario's rules play no part. Afterwards everybody with capacity is given the territory \
      that makes travel from the homes to the centres least in all. With -o, the folder gets design.html, \
      design.md, design.json, regions.csv, territories.csv and certificate.json, which check rechecks.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json, csv }

  @OptionGroup var source: ScenarioSource
  @OptionGroup var presentation: PresentationOptions

  @Option(help: "How many territories.")
  var territories: Int

  @Option(
    help:
      "What every territory has to have near the mean: standard_minutes, potential, accounts, each with \"=\" and a share."
  )
  var balance: BalanceList = BalanceList(values: [.init(.standardMinutes, tolerance: 0.1)])

  @Flag(help: "Territories need not be connected.")
  var noContiguity = false

  @Option(help: "What is kept small: travel (workload x distance to the centre) or distance.")
  var compact: CompactnessName = .travel

  enum CompactnessName: String, ExpressibleByArgument, CaseIterable { case travel, distance }

  @Option(help: Settings.timeLimit.help)
  var timeLimit: TimeSpan?

  @Option(help: "Stop after so much work: the same design on every machine. [EVENFIELD_WORK_LIMIT]")
  var workLimit: Int64?

  @Option(help: Settings.seed.help)
  var seed: UInt64?

  @Flag(help: "End with code 4 unless the design is proven to be the most compact.")
  var requireOptimal = false

  @Option(name: .shortAndLong, help: "Write the reports to this folder.")
  var output: String?

  @Option(help: "What standard output gets: text, markdown, json or csv (regions).")
  var format: Format = .text

  mutating func validate() throws {
    timeLimit = try Settings.timeLimit.stated(timeLimit)
    workLimit = try Settings.workLimit.stated(workLimit)
    seed = try Settings.seed.stated(seed)
    if territories < 1 { throw ValidationError("--territories is \(territories); give 1 or more.") }
  }

  func run() throws {
    let interrupt = Interrupt()
    let question = DesignQuestion(
      territories: territories, balances: balance.values, isContiguous: !noContiguity,
      compactness: compact == .travel ? .travel : .distance)
    let context = PlanningContext(data: try data())
    let configured = EffortOptions.configured
    let (time, work) = (timeLimit?.seconds ?? configured.timeLimitSeconds, workLimit ?? configured.workLimit)
    let options = DistrictingOptions(
      timeLimitSeconds: time ?? (work == nil ? 60 : nil), workLimit: work,
      seed: seed ?? configured.seed ?? 1)
    let design = try TerritoryDesign.draw(question, context, options: options, stop: interrupt.stop)
    if let output { try write(design, to: output) }
    show(design)
    let status = status(design, interrupted: interrupt.wasInterrupted)
    if status != ExitStatus.done { throw EndWith(status: status) }
  }

  /// All scenarios of a folder share the data unless they change them; then one has to be named.
  private func data() throws -> PlanData {
    let (_, scenarios) = try source.load()
    guard let first = scenarios.first, scenarios.allSatisfy({ $0.data == first.data }) else {
      let names = scenarios.map(\.name).joined(separator: ", ")
      throw ValidationError("These scenarios change the data; name one with --scenario: \(names).")
    }
    return first.data
  }

  private func show(_ design: TerritoryDesign) {
    let language = presentation.languages[0]
    let text =
      switch format {
      case .text: DesignText(design, language: language, colours: presentation.usesColours).text
      case .markdown: DesignMarkdown(design, language: language).text
      case .json: DesignJSON(design, language: language).text
      case .csv: DesignCSV(design).regions
      }
    print(text, terminator: "")
  }

  private func write(_ design: TerritoryDesign, to path: String) throws {
    try OutputFile.makeFolder(path)
    func write(_ text: String, _ name: String) throws {
      try OutputFile.write(path + "/" + name, Array(text.utf8))
    }
    for (number, language) in presentation.languages.enumerated() {
      let suffix = number == 0 ? "" : "." + language.rawValue
      try write(DesignHTML(design, language: language).text, "design\(suffix).html")
      try write(DesignMarkdown(design, language: language).text, "design\(suffix).md")
    }
    try OutputFile.write(path + "/certificate.json", CertificateFile.bytes(DesignCertificate(design)))
    try write(DesignJSON(design, language: presentation.languages[0]).text, "design.json")
    let csv = DesignCSV(design, dialect: .excel)
    try write(csv.regions, "regions.csv")
    try write(csv.territories, "territories.csv")
  }

  private func status(_ design: TerritoryDesign, interrupted: Bool) -> Int32 {
    if interrupted { return ExitStatus.interrupted }
    switch design.result.outcome {
    case .optimal: return ExitStatus.done
    case .limitReached: return requireOptimal ? ExitStatus.notOptimal : ExitStatus.done
    case .infeasible: return ExitStatus.infeasible
    case .noPlanFound: return ExitStatus.noPlanFound
    }
  }
}

/// Metrics with tolerances, such as `standard_minutes=10%,accounts=20%`.
struct BalanceList: ExpressibleByArgument {
  var values: [DesignQuestion.Balance]

  init(values: [DesignQuestion.Balance]) { self.values = values }

  init?(argument: String) {
    values = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard sides.count == 2, let metric = DesignQuestion.Metric(rawValue: sides[0]),
        let share = Share(argument: sides[1])
      else { return nil }
      values.append(.init(metric, tolerance: share.value))
    }
  }

  var defaultValueDescription: String {
    values.map { "\($0.metric.rawValue)=\($0.tolerance)" }.joined(separator: ",")
  }
}
