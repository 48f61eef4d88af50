import ArgumentParser
import AssignmentEngine
import Foundation
import PlanFiles
import Reporting
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// Plans nearly as good as the best and as different as possible.
struct AlternativesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alternatives",
    abstract: "Find plans within a share of the best that differ as much as possible.",
    discussion: """
      Each alternative is the plan farthest from those before it, with a bound on how far any plan could be. \
      Limits of time and work are for everything together. With -o, the folder gets alternatives.md, \
      alternatives.json, the reports of a comparison of all of them, and for each plans/NAME-alternative-K.csv, \
      certificates/NAME-alternative-K.json (what it is worth) and certificates/NAME-alternative-K-distance.json.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json }

  @OptionGroup var source: ScenarioSource
  @OptionGroup var start: PlanInHandOptions
  @OptionGroup var effort: EffortOptions
  @OptionGroup var presentation: PresentationOptions

  @Option(help: "Most alternatives, 1 to 20.")
  var count: Int = 3

  @Option(help: "How much of the plan in hand may be lost, such as 1% or 0.01.")
  var within: Share = Share(value: 0.01)

  @Option(help: "What differs: items, accounts or standard_minutes.")
  var measure: MeasureName = .items

  enum MeasureName: String, ExpressibleByArgument, CaseIterable {
    case items, accounts
    case standardMinutes = "standard_minutes"

    var measure: PlanDistance {
      switch self {
      case .items: .items
      case .accounts: .accounts
      case .standardMinutes: .standardMinutes
      }
    }
  }

  @Option(name: .shortAndLong, help: "Write the reports, plans and certificates to this folder.")
  var output: String?

  @Option(help: "What standard output gets: text, markdown or json.")
  var format: Format = .text

  func validate() throws {
    if !(1...20).contains(count) { throw ValidationError("--count is \(count); give 1 to 20.") }
  }

  func run() throws {
    let scenario = try source.loadOne()
    let interrupt = Interrupt()
    let style = ProgressPrinter.style(quiet: effort.quiet, format: effort.logFormat ?? .text)
    let money = ProgressPrinter(
      style: style, unit: pow(10, Double(scenario.data.parameters.currencyDigits)))
    let (inHand, left) = try start.load(scenario, effort, presentation, stop: interrupt.stop) {
      money.show($0)
    }
    money.finish()
    let distances = ProgressPrinter(style: style, unit: 1)
    let study = try AlternativeStudy(
      to: inHand, count: count, within: TerritoryPlanning.Share(rounding: within.value),
      measure: measure.measure, effort: left, threads: effort.threads ?? 1, stop: interrupt.stop
    ) { distances.show($1, scenario: String($0)) }
    distances.finish()
    if let output { try write(study, to: output) }
    show(study)
    let status = status(study, interrupted: interrupt.wasInterrupted)
    if status != ExitStatus.done { throw EndWith(status: status) }
  }

  private func show(_ study: AlternativeStudy) {
    let language = presentation.languages[0]
    let text =
      switch format {
      case .text: AlternativeText(study, language: language, colours: presentation.usesColours).text
      case .markdown: AlternativeMarkdown(study, language: language).text
      case .json: AlternativeJSON(study, language: language).text
      }
    print(text, terminator: "")
  }

  private func write(_ study: AlternativeStudy, to path: String) throws {
    try ReportFolder(path: path, languages: presentation.languages).write(study.comparison)
    for (number, language) in presentation.languages.enumerated() {
      let suffix = number == 0 ? "" : "." + language.rawValue
      try OutputFile.write(
        path + "/alternatives\(suffix).md", Array(AlternativeMarkdown(study, language: language).text.utf8))
    }
    try OutputFile.write(
      path + "/alternatives.json",
      Array(AlternativeJSON(study, language: presentation.languages[0]).text.utf8))
    for (index, alternative) in study.answer.alternatives.enumerated() {
      guard let certificate = alternative.certificate else { continue }
      try OutputFile.write(
        path + "/certificates/\(study.name(ofAlternative: index + 1))-distance.json",
        CertificateFile.bytes(certificate))
    }
  }

  private func status(_ study: AlternativeStudy, interrupted: Bool) -> Int32 {
    if interrupted { return ExitStatus.interrupted }
    let isProven =
      study.answer.alternatives.allSatisfy { $0.standing == .optimal } && !study.answer.isCutShort
    return effort.requireOptimal && !isProven ? ExitStatus.notOptimal : ExitStatus.done
  }
}

extension AlternativeAnswer {
  /// Whether there may be alternatives beyond those found.
  fileprivate var isCutShort: Bool { if case .notFound = ending { true } else { false } }
}

extension TerritoryPlanning.Share {
  /// The nearest millionth.
  init(rounding value: Double) { self.init(millionths: Int64((value * 1_000_000).rounded())) }
}
