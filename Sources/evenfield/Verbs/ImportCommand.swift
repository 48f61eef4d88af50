import ArgumentParser
import PlanFiles

/// A CRM's export becomes a plan folder.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Turn a CRM's CSV export into a plan folder, by a map file or a guessed proposal for one.",
    discussion: """
      First --guess prints a map file proposed from the headers; check it, complete it, save it. Then import with \
      --map. Everything assumed, replaced or left out is listed in import_report.csv in the folder written.
      """)

  @Argument(help: "The folder with the export's CSV files.")
  var folder: String

  @Option(help: "The map file: which file and column is what.")
  var map: String?

  @Flag(help: "Print a map file proposed from the headers, to be checked; nothing is imported.")
  var guess = false

  @Option(help: "A table of repairs as clean proposes them: lines that say yes are applied, and logged.")
  var repairs: String?

  @Option(name: .shortAndLong, help: "The plan folder to write.")
  var output: String?

  @Flag(help: "Replace the files of an earlier import.")
  var overwrite = false

  func validate() throws {
    if guess, repairs != nil { throw ValidationError("--guess stands alone: it only prints.") }
    if guess, map != nil || output != nil { throw ValidationError("--guess stands alone: it only prints.") }
    if !guess, map == nil || output == nil {
      throw ValidationError("Give --map and -o; or --guess to have a map proposed.")
    }
  }

  func run() throws {
    guard let map, let output else {
      print(try MapGuess.yaml(folder: folder), terminator: "")
      return
    }
    let result = try CRMImport(
      map: ImportMap(path: map), folder: folder, repairs: repairs.map(RepairFile.init(path:)))
    try NewFolder.write(result.files, to: output, overwrites: overwrite)
    print(result.report.text)
    print("\(output): written; try: evenfield compare \(output)")
  }
}
