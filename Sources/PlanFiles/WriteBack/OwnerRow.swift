/// A record of the CRM with the owner that a file gives it.
struct OwnerRow {
  /// Position among the changes.
  var change: Int
  var record: CRMState.Record
  /// As the file names the owner; empty: nobody.
  var owner: String
  /// Of a second column with the owner's id; empty where it is not known.
  var ownerID: String
}

/// A file of changes, or of what undoes them.
public struct OwnerFile: Sendable, Equatable {
  public enum Purpose: String, Sendable { case change, undo }

  public var name: String
  public var bytes: [UInt8]
  public var purpose: Purpose
  /// Position among the fields; nil where a file holds all.
  public var field: Int?
  /// Positions among the changes.
  public var changes: [Int]
  /// Requests in it, where it is made of requests.
  public var requests: Int?
}
