/// The forms in which CRMs take changes of owners. What each takes is a fact of the product's documentation
/// (docs/write-back.md names it); spelling of columns that an import is asked to map is ours.
public enum OwnerFileFormat: String, Sendable, CaseIterable {
  /// HubSpot's import of companies: `Record ID`, `Company owner` (an e-mail address).
  case hubspotImport = "hubspot_import"
  /// Zoho CRM's bulk write: `Record Id`, `Owner.id`.
  case zohoBulkWrite = "zoho_bulk_write"
  /// Salesforce Data Loader's update of accounts: `Id`, `OwnerId`.
  case salesforceDataLoader = "data_loader"
  /// Records of Fxiaoke (纷享销客) by `_id`, with `owner`.
  case fxiaokeRecords = "records"
  /// Requests of Jiandaoyun (简道云) that set one value for many records, one JSON body a line.
  case jiandaoyunRequests = "requests"
  /// A workbook of the changed rows under the export's own column names.
  case workbookOfChanges = "workbook"
  /// The user's own file with other owners in it.
  case ownFile = "own_file"

  /// The forms that the systems of a profile take, the usual one first.
  ///
  /// - Parameter idColumn: of the kept export: Fxiaoke's interface has `_id`, an export for people does not.
  public static func choices(profile: String, idColumn: String) -> [OwnerFileFormat] {
    switch profile {
    case "hubspot": [.hubspotImport, .ownFile]
    case "zoho": [.zohoBulkWrite, .ownFile]
    case "salesforce": [.salesforceDataLoader, .ownFile]
    case "fxiaoke":
      idColumn == "_id" ? [.fxiaokeRecords, .workbookOfChanges, .ownFile] : [.workbookOfChanges, .ownFile]
    case "jiandaoyun": [.workbookOfChanges, .jiandaoyunRequests, .ownFile]
    default: [.ownFile]
    }
  }

  /// How a person is named in it.
  public enum PersonForm: String, Sendable {
    case email, id, name
    /// As the export names them.
    case asExported = "as_exported"
  }

  public var personForm: PersonForm {
    switch self {
    case .hubspotImport: .email
    case .zohoBulkWrite, .salesforceDataLoader, .fxiaokeRecords, .jiandaoyunRequests: .id
    case .workbookOfChanges, .ownFile: .asExported
    }
  }

  /// What fits into one file.
  public var limits: FileLimits {
    switch self {
    // Fewer than 250,000 rows, header included, and less than 150 MB.
    case .hubspotImport: FileLimits(rows: 249_998, bytes: 149_999_999)
    case .zohoBulkWrite: FileLimits(rows: 25_000, bytes: 25_000_000)
    // What Data Loader is supported for; a job of the Bulk API takes 100 MB.
    case .salesforceDataLoader: FileLimits(rows: 5_000_000, bytes: 100_000_000)
    // No limit is documented: what a spreadsheet can show.
    case .fxiaokeRecords: FileLimits(rows: 1_048_575, bytes: 100_000_000)
    // Records a request.
    case .jiandaoyunRequests: FileLimits(rows: 100, bytes: Int.max)
    // Jiandaoyun takes 10,000 rows where a column holds members; Fxiaoke's import is kept to the same.
    case .workbookOfChanges: FileLimits(rows: 10_000, bytes: Int.max)
    case .ownFile: FileLimits(rows: Int.max, bytes: Int.max)
    }
  }

  /// Columns of the id and of the owner, where the system prescribes them.
  var header: (id: String, owner: String)? {
    switch self {
    case .hubspotImport: ("Record ID", "Company owner")
    case .zohoBulkWrite: ("Record Id", "Owner.id")
    case .salesforceDataLoader: ("Id", "OwnerId")
    case .fxiaokeRecords: ("_id", "owner")
    case .jiandaoyunRequests, .workbookOfChanges, .ownFile: nil
    }
  }

  /// Whether an account can be left without an owner by it: an empty cell of the own file is just that, while
  /// imports take an empty cell for "leave as it is" or want an owner.
  var canClear: Bool { self == .ownFile }

  var fileExtension: String {
    switch self {
    case .jiandaoyunRequests: "jsonl"
    case .workbookOfChanges: "xlsx"
    default: "csv"
    }
  }
}
