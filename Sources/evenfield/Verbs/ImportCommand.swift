import ArgumentParser
import PlanFiles
import Reporting
import TerritoryPlanning

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

  @OptionGroup var source: ExportOptions

  @Flag(help: "Print a map file proposed from the headers, to be checked; nothing is imported.")
  var guess = false

  @Option(help: "A table of repairs as clean proposes them: lines that say yes are applied, and logged.")
  var repairs: String?

  @Option(name: .shortAndLong, help: "The plan folder to write.")
  var output: String?

  @Flag(help: "Replace the files of an earlier import.")
  var overwrite = false

  @OptionGroup var presentation: PresentationOptions

  func validate() throws {
    if guess, repairs != nil { throw ValidationError("--guess only prints: it takes no --repairs.") }
    if guess, source.map != nil || output != nil {
      throw ValidationError("--guess only prints: give it neither --map nor -o.")
    }
    if !guess, output == nil || !source.isDescribed {
      throw ValidationError("Give --profile or --map, and -o; or --guess to have a map proposed.")
    }
  }

  func run() throws {
    let request = source.request
    guard let output else {
      print(try request.guess(), terminator: "")
      return
    }
    let result = try CRMImport(request, repairs: repairs.map(RepairFile.init(path:)))
    let text = ImportText(result.report, language: presentation.languages[0])
    let report = PlanFolderWriter.File(
      name: ImportReport.fileName, bytes: result.report.csv(words: text.words))
    try NewFolder.write([report] + result.files, to: output, overwrites: overwrite)
    print(text.text + text.written(to: output), terminator: "")
  }
}
