import ArgumentParser
import PlanFiles
import Reporting
import ScenarioRunning
import TerritoryPlanning

/// To whom new accounts go.
struct RoutingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routing",
    abstract: "Print the routing table of a plan: who gets new accounts, by region and duty.",
    discussion: """
      The owner of a region and duty is who does most of that work there in the plan. With -o the folder gets \
      routing.csv (a row a region and duty, with the e-mails and ids that the CRM knows people by, where the folder \
      was imported with a users map) and routing.md.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, csv }

  @Argument(help: "The plan folder, or a scenario file.")
  var path: String

  @Option(help: "The plan: a CSV file, today, or run:12.")
  var plan: String

  @Option(help: "The scenario of the folder.", completion: ScenarioNames.completion)
  var scenario: String?

  @OptionGroup var place: StorePlace
  @OptionGroup var presentation: PresentationOptions

  @Option(name: .shortAndLong, help: "Write routing.csv and routing.md to this folder.")
  var output: String?

  @Option(help: "What standard output gets: text, markdown or csv.")
  var format: Format = .text

  func run() throws {
    let scenario = try ScenarioSource.one(path, name: scenario)
    let context = PlanningContext(data: scenario.data)
    let named = try PlanArgument(plan, in: place).load(in: context)
    try PlanFit.refuse(named.plan, named.name)
    let table = RoutingTable(named.plan.plan, in: context)
    let contacts = RoutingContacts(try KeptFolder.find(path)?.users ?? [])
    let language = presentation.languages[0]
    if let output {
      try OutputFile.makeFolder(output)
      for file in RoutingTable.files(table, languages: presentation.languages, contacts: contacts) {
        try OutputFile.write(output + "/" + file.name, file.bytes)
      }
    }
    switch format {
    case .text:
      print(RoutingText(table, language: language, colours: presentation.usesColours).text, terminator: "")
    case .markdown: print(RoutingMarkdown(table, language: language).text, terminator: "")
    case .csv: print(RoutingCSV(table, language: language, contacts: contacts).text, terminator: "")
    }
  }
}

extension RoutingContacts {
  /// What the users map of an import knows.
  init(_ users: [KeptExport.User]) {
    self.init()
    for user in users where !user.representative.isEmpty {
      if !user.email.isEmpty { emails[user.representative] = user.email }
      if !user.id.isEmpty { crmIDs[user.representative] = user.id }
    }
  }
}
