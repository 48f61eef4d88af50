import GRDB

/// Why the run store could not be used, and what to do. What it held before is still there.
public struct RunStoreError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Kind: Sendable, Equatable {
    case missing, notAStore, newer, damaged, full, busy, notWritable, notReadable, refused, other
  }

  public var kind: Kind
  /// The store's file.
  public var path: String
  public var problem: String
  public var remedy: String

  public init(_ kind: Kind, path: String, problem: String, remedy: String) {
    self.kind = kind
    self.path = path
    self.problem = problem
    self.remedy = remedy
  }

  public var description: String { "\(path): \(problem); \(remedy)" }
}

extension RunStoreError {
  static let otherPlace = "name another place with --store, or keep nothing with --no-store"

  static func missing(_ path: String) -> Self {
    Self(
      .missing, path: path, problem: "there is no run store",
      remedy: "solve or compare makes one; --store or EVENFIELD_STORE names another")
  }

  static func notAStore(_ path: String) -> Self {
    Self(.notAStore, path: path, problem: "is not a run store of Evenfield", remedy: otherPlace)
  }

  static func newer(_ path: String, version: Int) -> Self {
    Self(
      .newer, path: path,
      problem: "was written by a newer Evenfield (store version \(version), known up to \(Schema.version))",
      remedy: "use that version of the program, or " + otherPlace)
  }

  static func damaged(_ path: String, what: String) -> Self {
    Self(
      .damaged, path: path, problem: "is damaged (\(what))",
      remedy: "put a backup in its place, or " + otherPlace)
  }

  static func notWritable(_ path: String) -> Self {
    Self(
      .notWritable, path: path, problem: "may not be written",
      remedy: "change the permissions of the file and its folder, or " + otherPlace)
  }

  /// What an error of the database means for whoever uses the store.
  init(_ error: DatabaseError, path: String) {
    switch error.resultCode {
    case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK:
      self.init(
        .notReadable, path: path, problem: "was left unfinished by a program that was ended",
        remedy: "let somebody who may write it list its runs once; that undoes the unfinished part")
    case .SQLITE_NOTADB: self = .notAStore(path)
    case .SQLITE_CORRUPT: self = .damaged(path, what: error.message ?? "malformed")
    case .SQLITE_FULL:
      self.init(
        .full, path: path, problem: "the disk is full", remedy: "make room, or " + Self.otherPlace)
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .busy, path: path, problem: "another program keeps it locked",
        remedy: "wait until that has ended and try again, or " + Self.otherPlace)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: self = .notWritable(path)
    case .SQLITE_CANTOPEN:
      self.init(
        .notReadable, path: path, problem: "cannot be opened",
        remedy: "check that it is a file and its folder may be written, or " + Self.otherPlace)
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_WRITE:
      self.init(
        .full, path: path,
        problem: "cannot be written: the disk is full, or a limit on the size of files is reached",
        remedy: "make room, or " + Self.otherPlace)
    case .SQLITE_IOERR:
      self.init(
        .other, path: path, problem: "reading or writing failed (\(error.extendedResultCode.rawValue))",
        remedy: "check the disk, or " + Self.otherPlace)
    default:
      self.init(
        .other, path: path, problem: error.message ?? "failed with code \(error.resultCode.rawValue)",
        remedy: Self.otherPlace)
    }
  }
}
