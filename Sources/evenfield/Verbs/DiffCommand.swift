import ArgumentParser
import PlanFiles
import Reporting
import ScenarioRunning
import TerritoryPlanning

/// What differs between two plans, and why.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say what differs between two plans under the rules of one scenario, and why.",
    discussion: """
      A plan is a CSV file as written by solve or compare, today, or run:12 of the store. Each item in other hands is told with \
      what putting it back alone would do, by the same evaluation that judges plans. Code 0: the plans are the \
      same; 2: they differ. What a plan names that the data do not have is listed, not guessed.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json, csv, html }

  @Argument(help: "The first plan: a CSV file, today, or run:12.")
  var before: String

  @Argument(help: "The second plan: a CSV file, today, or run:12.")
  var after: String

  @Argument(help: "The folder or scenario file whose data and rules hold.")
  var path: String

  @Option(help: "The scenario of the folder.", completion: ScenarioNames.completion)
  var scenario: String?

  @OptionGroup var place: StorePlace
  @OptionGroup var presentation: PresentationOptions

  @Option(name: .shortAndLong, help: "Write diff.html, diff.md, diff.json and diff.csv to this folder.")
  var output: String?

  @Option(help: "What standard output gets: text, markdown, json, csv or html.")
  var format: Format = .text

  @Option(help: "Changes that text and Markdown list; the rest is counted.")
  var most = 40

  func validate() throws {
    if most < 0 { throw ValidationError("--most is \(most); give 0 or more.") }
  }

  func run() throws {
    let scenario = try ScenarioSource.one(path, name: scenario)
    let context = PlanningContext(data: scenario.data)
    let first = try PlanArgument(before, in: place).load(in: context)
    let second = try PlanArgument(after, in: place).load(in: context)
    let diff = try PlanDiff(first, second, under: scenario, in: context)
    if let output { try write(diff, to: output) }
    print(text(diff, format), terminator: "")
    if !diff.isSame { throw EndWith(status: ExitStatus.checkFailed) }
  }

  private func text(_ diff: PlanDiff, _ format: Format) -> String {
    let language = presentation.languages[0]
    return switch format {
    case .text:
      DiffText(diff, language: language, mostChanges: most, colours: presentation.usesColours).text
    case .markdown: DiffMarkdown(diff, language: language, mostChanges: most).text
    case .json: DiffJSON(diff, language: language).text
    case .csv: DiffCSV(diff, language: language).text
    case .html: DiffHTML(diff, language: language).text
    }
  }

  private func write(_ diff: PlanDiff, to folder: String) throws {
    try OutputFile.makeFolder(folder)
    for (number, language) in presentation.languages.enumerated() {
      let suffix = number == 0 ? "" : "." + language.rawValue
      try write(DiffHTML(diff, language: language).text, folder, "diff\(suffix).html")
      try write(DiffMarkdown(diff, language: language, mostChanges: most).text, folder, "diff\(suffix).md")
    }
    let language = presentation.languages[0]
    try write(DiffJSON(diff, language: language).text, folder, "diff.json")
    try write(DiffCSV(diff, language: language, dialect: .excel).text, folder, "diff.csv")
  }

  private func write(_ text: String, _ folder: String, _ name: String) throws {
    try OutputFile.write(folder + "/" + name, Array(text.utf8))
  }
}
