import ArgumentParser
import PlanFiles

/// A CRM's export becomes a plan folder.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Turn a CRM's export (CSV or .xlsx) into a plan folder, by a profile, a map file, or both.",
    discussion: """
      Give --profile with the period and the currency, and columns are found by the product's headers; a map file says \
      what they do not, and overrides any of it. --guess recognises the product and prints a map to be completed. \
      Everything assumed, replaced or left out is listed in import_report.csv in the folder written, and the export \
      itself is kept under crm/.
      """)

  @Argument(help: "The folder with the export's files, or one file.")
  var export: String

  @Option(help: "The map file: which file and column is what.")
  var map: String?

  @Option(
    help: "The CRM: \(ExportProfile.all.map(\.name).joined(separator: ", ")).",
    completion: .list(ExportProfile.all.map(\.name)))
  var profile: String?

  @Option(help: "The list of users: name, email, id, aliases, team, manager, role, region, hours.")
  var users: String?

  @Option(help: "First and last day of the plan, such as 2026-10-01..2026-12-31.")
  var period: String?

  @Option(help: "ISO 4217 code of all money, such as CNY or USD.")
  var currency: String?

  @Flag(help: "Print a map file proposed from the headers, to be checked; nothing is imported.")
  var guess = false

  @Option(help: "A table of repairs as clean proposes them: lines that say yes are applied, and logged.")
  var repairs: String?

  @Option(name: .shortAndLong, help: "The plan folder to write.")
  var output: String?

  @Flag(help: "Replace the files of an earlier import.")
  var overwrite = false

  func validate() throws {
    if guess, repairs != nil { throw ValidationError("--guess only prints: it takes no --repairs.") }
    if guess, map != nil || output != nil {
      throw ValidationError("--guess only prints: give it neither --map nor -o.")
    }
    if !guess, output == nil || (map == nil && profile == nil) {
      throw ValidationError("Give --profile or --map, and -o; or --guess to have a map proposed.")
    }
  }

  func run() throws {
    let request = ImportRequest(
      export: export, map: map, profile: profile, users: users, period: period, currency: currency)
    guard let output else {
      print(try request.guess(), terminator: "")
      return
    }
    let result = try CRMImport(request, repairs: repairs.map(RepairFile.init(path:)))
    let report = PlanFolderWriter.File(name: "import_report.csv", bytes: result.report.csv)
    try NewFolder.write([report] + result.files, to: output, overwrites: overwrite)
    print(result.report.text)
    print("\(output): written; try: evenfield compare \(output)")
  }
}
