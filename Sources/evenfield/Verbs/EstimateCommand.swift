import ArgumentParser
import PlanFiles
import Reporting
import TerritoryPlanning

/// What the CRM's deals say about win rates, deal sizes and cycles.
struct EstimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate",
    abstract: "Estimate win rates, deal sizes and days to close from the CRM's deals.",
    discussion: """
      Reads opportunities.csv of a plan folder. Figures of representatives are shrunk towards what is expected of all; \
      a test says whether representatives differ at all, and the last quarter is foretold from what came before. \
      Nothing is changed: with -o the folder gets the report and files with proposed figures, to be taken over by \
      hand. docs/estimates.md explains every figure.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json, csv, html }

  @Argument(help: "A plan folder with opportunities.csv.")
  var plan: String

  @Option(help: "Seed of the shuffles by which differences are tested.")
  var seed: UInt64 = 1

  @Option(help: "The scenario file that the proposed scenario extends, such as rebalance.yaml.")
  var extends: String?

  @OptionGroup var presentation: PresentationOptions

  @Option(
    name: .shortAndLong,
    help: "Write estimates.html, .md, .json and .csv, and the proposed figures, to this folder.")
  var output: String?

  @Option(help: "What standard output gets: text, markdown, json, csv or html.")
  var format: Format = .text

  func run() throws {
    let folder = try PlanFolder.load(plan)
    let data = folder.data
    let estimates = DealEstimates(data, seed: seed)
    func report(_ language: Language) -> EstimateReport {
      EstimateReport(estimates, data: data, name: FileName.of(plan), language: language)
    }
    if let output { try write(report, estimates, data, to: output) }
    let shown = report(presentation.languages[0])
    let text =
      switch format {
      case .text: shown.text(colours: presentation.usesColours)
      case .markdown: shown.markdown
      case .json: shown.json
      case .csv: shown.csv()
      case .html: shown.html
      }
    print(text, terminator: "")
  }

  private func write(
    _ report: (Language) -> EstimateReport, _ estimates: DealEstimates, _ data: PlanData, to folder: String
  ) throws {
    try OutputFile.makeFolder(folder)
    func write(_ text: String, _ name: String) throws {
      try OutputFile.write(folder + "/" + name, Array(text.utf8))
    }
    for (number, language) in presentation.languages.enumerated() {
      let suffix = number == 0 ? "" : "." + language.rawValue
      try write(report(language).html, "estimates\(suffix).html")
      try write(report(language).markdown, "estimates\(suffix).md")
    }
    let first = report(presentation.languages[0])
    try write(first.json, "estimates.json")
    try write(first.csv(dialect: .excel), "estimates.csv")
    let files = EstimateFiles(estimates.proposal, data: data, extending: extends)
    guard !files.isEmpty else { return }
    try write(files.scenario, "estimated.yaml")
    try write(files.fragment, "plan-fragment.yaml")
    if let skills = files.skills { try OutputFile.write(folder + "/skills.csv", skills) }
  }
}
