import ArgumentParser
import PlanFiles

/// A CRM's export and what says how to read it.
struct ExportOptions: ParsableArguments {
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

  /// Whether anything says what the columns are.
  var isDescribed: Bool { map != nil || profile != nil }

  var request: ImportRequest {
    ImportRequest(
      export: export, map: map, profile: profile, users: users, period: period, currency: currency)
  }
}
