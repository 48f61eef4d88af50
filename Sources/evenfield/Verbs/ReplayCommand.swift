import ArgumentParser
import PlanFiles
import Reporting
import ScenarioRunning
import TerritoryPlanning

/// Does last quarter's plan still hold?
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Judge a plan under newer facts and say what has drifted.",
    discussion: """
      The plan is carried over by ids: accounts that are gone, new accounts and duties without a holder, people who \
      left or cannot keep their items are told apart. With --was the same plan is judged under the data it was made \
      for, and figures that can be compared are. Code 0: nothing is beyond its threshold; 2: there are alerts.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json, csv, html }

  @Argument(help: "The plan: a CSV file as written by solve or compare, run:12, or today of --was.")
  var plan: String

  @Argument(help: "The folder or scenario file whose data and rules hold now.")
  var path: String

  @Option(help: "The scenario of the folder.", completion: ScenarioNames.completion)
  var scenario: String?

  @Option(help: "The folder or scenario file that the plan was made for.")
  var was: String?

  @Option(help: "The scenario of --was; without it the one named by --scenario.")
  var wasScenario: String?

  @OptionGroup var place: StorePlace
  @OptionGroup var alerts: AlertOptions
  @OptionGroup var presentation: PresentationOptions

  @Option(
    name: .shortAndLong, help: "Write replay.html, replay.md, replay.json and alerts.csv to this folder.")
  var output: String?

  @Option(help: "What standard output gets: text, markdown, json, csv or html.")
  var format: Format = .text

  func validate() throws {
    if wasScenario != nil, was == nil {
      throw ValidationError("--was-scenario belongs to a folder: name it with --was.")
    }
    if plan == "today", was == nil {
      throw ValidationError(
        "today is a plan of older data: name their folder with --was, or name a plan file.")
    }
  }

  func run() throws {
    let now = try ScenarioSource.one(path, name: scenario)
    let then = try was.map { try ScenarioSource.one($0, name: wasScenario ?? scenario) }
    let (name, plan) = try named(then)
    let replay = try PlanReplay(
      plan, name: name, under: now, was: then, thresholds: alerts.thresholds(for: now.data))
    if let output { try write(replay, to: output) }
    print(text(replay), terminator: "")
    if !replay.alerts.isEmpty { throw EndWith(status: ExitStatus.checkFailed) }
  }

  private func named(_ then: Scenario?) throws -> (name: String, plan: NamedPlan) {
    guard plan == "today", let then else { return try PlanArgument(plan, in: place).named() }
    let context = PlanningContext(data: then.data)
    return ("today", NamedPlan(context.today, in: context))
  }

  private func text(_ replay: PlanReplay) -> String {
    let language = presentation.languages[0]
    return switch format {
    case .text: ReplayText(replay, language: language, colours: presentation.usesColours).text
    case .markdown: ReplayMarkdown(replay, language: language).text
    case .json: ReplayJSON(replay, language: language).text
    case .csv: ReplayCSV(replay, language: language).text
    case .html: ReplayHTML(replay, language: language).text
    }
  }

  private func write(_ replay: PlanReplay, to folder: String) throws {
    try OutputFile.makeFolder(folder)
    for (number, language) in presentation.languages.enumerated() {
      let suffix = number == 0 ? "" : "." + language.rawValue
      try write(ReplayHTML(replay, language: language).text, folder, "replay\(suffix).html")
      try write(ReplayMarkdown(replay, language: language).text, folder, "replay\(suffix).md")
    }
    let language = presentation.languages[0]
    try write(ReplayJSON(replay, language: language).text, folder, "replay.json")
    try write(ReplayCSV(replay, language: language, dialect: .excel).text, folder, "alerts.csv")
  }

  private func write(_ text: String, _ folder: String, _ name: String) throws {
    try OutputFile.write(folder + "/" + name, Array(text.utf8))
  }
}
