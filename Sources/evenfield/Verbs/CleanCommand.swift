import ArgumentParser
import Foundation
import PlanFiles
import Reporting
import TerritoryPlanning

/// What looks wrong in a CRM's export, with proposals; nothing is changed.
struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "List what looks wrong in a CRM's export, with proposed repairs to say yes to.",
    discussion: """
      Duplicates, misspelt values, amounts and dates that cannot be, references that lead nowhere, owners who have \
      left. With -o, a table of repairs is written: say yes in its column apply to those that you want, in Excel or an \
      editor, then import with --repairs. The export itself is never changed. docs/cleaning.md describes each finding.
      """)

  @OptionGroup var source: ExportOptions

  @Option(help: "Closing dates after this day are in the future (2026-10-31); else today.")
  var asOf: Day?

  @Option(name: .shortAndLong, help: "Write the proposed repairs to this CSV file.")
  var output: String?

  @Flag(help: "Replace the file of an earlier run, and with it the yes that was written there.")
  var overwrite = false

  @OptionGroup var presentation: PresentationOptions

  func validate() throws {
    if !source.isDescribed { throw ValidationError("Give --profile or --map.") }
  }

  func run() throws {
    if let output, !overwrite, FileManager.default.fileExists(atPath: output) {
      throw OutputError(
        path: output, problem: "is there already, perhaps with a yes in it",
        remedy: "choose another name, or add --overwrite")
    }
    let request = source.request
    let cleaning = try CleaningSource(request, asOf: asOf?.value ?? Day.today)
    let (study, settled) = cleaning.study()
    let language = presentation.languages[0]
    let text = CleaningText(study, settled: settled, language: language)
    if let output {
      try OutputFile.write(
        output,
        RepairFile.bytes(
          study, words: language == .chinese ? .chinese : .english, kind: text.label,
          confidence: text.label, reason: text.reason))
    }
    print(
      text.summary(export: source.export, file: output, usesColours: presentation.usesColours), terminator: ""
    )
  }
}
