/// Why nothing can be written back, whatever the plan.
public enum WriteBackFault: Error, Sendable, Equatable {
  /// The plan folder was not made by an import that kept the export.
  case noKeptExport
  case noAccounts
  case noOwnerColumn
  case unknownDuty(String, hint: String)
  /// The profile has no such form.
  case unknownForm(String, known: [String])
  /// No file of the fresh export has the columns of the accounts; or several have.
  case noFreshAccounts(folder: String, lacking: [String])
  case severalFreshAccounts(folder: String, files: [String])
  /// What Jiandaoyun needs to know and was not told.
  case missingSettings([String])
  /// Ids of records that are none of the system's.
  case notRecordIDs([String])
  /// Cells of the own file that hold formulas.
  case formulas([String])
  /// A row that does not fit into a file of the system.
  case rowTooLarge(account: String, bytes: Int)
}

extension WriteBackFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noKeptExport:
      "the plan folder keeps no CRM export (crm/source.json); write-back needs a folder that `import` made: import the export again"
    case .noAccounts: "the kept export has no table of accounts; import it again"
    case .noOwnerColumn:
      "the import took no column for the accounts' owner, so there is none to write; name it in the map under accounts: owner"
    case .unknownDuty(let id, let hint): "no column of owners shows the duty `\(id)`; \(hint)"
    case .unknownForm(let form, let known):
      "the form `\(form)` is not one of this system; choose one of: \(known.joined(separator: ", "))"
    case .noFreshAccounts(let folder, let lacking):
      "no file in \(folder) has the columns \(lacking.joined(separator: ", ")); export the accounts again with the same columns"
    case .severalFreshAccounts(let folder, let files):
      "several files in \(folder) could be the accounts: \(files.joined(separator: ", ")); leave one there, or name it as the first export was named"
    case .missingSettings(let names):
      "Jiandaoyun's requests need what the map does not say: \(names.joined(separator: ", ")); give them, or write the workbook with --form workbook"
    case .notRecordIDs(let ids):
      "these ids are not data ids of Jiandaoyun (24 hexadecimal digits): \(ids.joined(separator: ", ")); import with the column of data ids as id, or write the workbook with --form workbook"
    case .formulas(let cells):
      "owners in these cells are formulas, which would be lost: \(cells.joined(separator: ", ")); replace them by their values and import again"
    case .rowTooLarge(let account, let bytes):
      "the row of account \(account) has \(bytes) bytes, more than the system takes in a file"
    }
  }
}
