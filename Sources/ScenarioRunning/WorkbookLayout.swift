/// What a workbook that was handed out says about itself on a hidden sheet, so that changes of its reader can be read
/// back whatever its language: keys in the first column, values in the second.
public enum WorkbookLayout {
  public static let format = "evenfield.workbook"
  /// Raised when a key changes its meaning or goes away.
  public static let formatVersion = 1
  /// Name of the hidden sheet with keys and values.
  public static let metadata = "evenfield"
  /// Name of the hidden sheet with what owners are called: label, id (`pool`, or empty for nobody).
  public static let lists = "evenfield lists"

  public enum Key: String, Sendable, CaseIterable {
    case format
    case formatVersion = "format_version"
    case scenario
    case sourceHash = "source_hash"
    case contentHash = "content_hash"
    /// Of the plan that the workbook shows: `NamedPlan.contentHash`.
    case planHash = "plan_hash"
    /// A sheet with accounts, duties and owners; one row for each.
    case accountsSheet = "accounts_sheet"
    /// Row of the heads of these sheets, from 1.
    case headRow = "head_row"
    /// Columns of these sheets, from 1.
    case account = "column_account"
    case accountName = "column_account_name"
    case duty = "column_duty"
    case dutyName = "column_duty_name"
    case ownerToday = "column_owner_today"
    case ownerPlanned = "column_owner_planned"
    case note = "column_note"
  }
}

extension NamedPlan {
  /// Tells whether two plans are the same: a hash over who holds what, and how often it is visited.
  public var contentHash: String {
    var hash = ContentHash()
    for row in rows {
      hash.add("account", row.account.utf8)
      hash.add("duty", row.duty.utf8)
      switch row.holder {
      case .representative(let id): hash.add("representative", id.utf8)
      case .pool: hash.add("pool", EmptyCollection())
      case .nobody: hash.add("nobody", EmptyCollection())
      }
      hash.add("level", row.level.utf8)
    }
    return hash.text
  }
}
