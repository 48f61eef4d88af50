import PlanFiles
import Reporting

/// The shape of `crm/source.json`, which `KeptExport` writes.
extension KeptExport {
  static let schema = OutputSchema(
    kind: "import-source", title: "Evenfield record of a kept export",
    writtenBy: "Written by import as crm/source.json beside the export's files.",
    shape: .object([
      .count("format_version", "Raised when a field changes its meaning or goes away."),
      .text("profile", "Name of the profile by which the export was read; plain without one."),
      .text("time_zone", "IANA name of the time zone in which moments became days."),
      .list("files", file, "Files in the order accounts, deals, people, users."),
      .list("users", user, "People of the CRM."),
    ]))

  private static let file = JSONShape.object([
    .text("name", "As it lies in crm/, and as it was called."),
    .list("tables", table, "Tables that were read."),
    JSONField("format", .choice(["csv", "xlsx"]), "Kind of file."),
    JSONField.text("encoding", "Encoding of the text; absent of workbooks.").mayBeAbsent,
    JSONField.text("separator", "comma, semicolon or tab; absent of workbooks.").mayBeAbsent,
    .count("byte_count", "Size.", .bytes), .text("hash", "Fingerprint of the bytes under the name."),
  ])

  private static let table = JSONShape.object([
    JSONField("role", .choice(Role.self), "What it holds."),
    JSONField.text("sheet", "Name of the sheet; absent of text files.").mayBeAbsent,
    .count("header_row", "Line or row of the header, from 1."), .count("header_rows", "Its lines or rows."),
    .count("row_count", "Rows below it."), .text("id", "Header of the column with the record's id."),
    JSONField("columns", .map(.text), "Headers by what they mean."),
    .list("owners", owner, "Columns that say who has a duty."),
  ])

  private static let owner = JSONShape.object([
    .text("duty", "Id of the duty; empty where the map does not say."),
    .text("column", "Header of the column."),
    JSONField.text("id_column", "Header of a second column with the owner's id.").mayBeAbsent,
    JSONField("form", .choice(OwnerForm.self), "How the column names a person."),
  ])

  private static let user = JSONShape.object([
    .text("representative", "Id in the plan; empty for people who are not in it."),
    .text("name", "Name in the CRM."),
    .text("email", "E-mail address; may be empty."), .text("id", "Id in the CRM; may be empty."),
    .texts("aliases", "Other names."),
  ])
}
