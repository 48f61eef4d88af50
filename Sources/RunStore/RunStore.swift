import Foundation
import GRDB

/// Runs, what was decided about them, and answers kept between runs, in one SQLite file.
///
/// Several programs may use it at the same time. Every change is one transaction on the disk before the call returns:
/// it is there as a whole or not at all, whenever the program or the machine stops.
public final class RunStore: Sendable {
  public enum Access: Sendable {
    /// Reads a store that is there; changes nothing, not even an older store's tables.
    case reading
    /// Makes the file and its folder where they are missing.
    case writing
  }

  public let path: String
  let database: DatabaseQueue

  /// How long a change waits for other programs that write.
  public static let standardPatience = 60.0

  /// Opens the store at `path`.
  ///
  /// - Parameter patience: seconds to wait for other programs that write, each time.
  /// - Throws: a file that is missing (when reading), no store, a newer one, damaged, or may not be written.
  public convenience init(
    path: String, access: Access, patience: Double = standardPatience
  ) throws(RunStoreError) {
    try self.init(path: path, access: access, patience: patience, maximumPages: nil)
  }

  /// - Parameter maximumPages: the file grows no further, as on a full disk.
  init(
    path: String, access: Access, patience: Double, maximumPages: Int?
  ) throws(RunStoreError) {
    self.path = path
    try Self.checkPlace(path, access)
    var configuration = Configuration()
    configuration.label = "evenfield.runs"
    // A reader that may write undoes what a program that was killed left unfinished.
    configuration.readonly = access == .reading && !Self.mayWrite(path)
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { db in
      if access == .writing { try Self.prepareForWriting(db, maximumPages) }
      try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
    }
    database = try translatingErrors(path) {
      try DatabaseQueue(path: path, configuration: configuration)
    }
    try checkContent(access)
  }

  /// A rollback journal instead of a write-ahead log: the store is one file that can be copied, lies on network drives
  /// and read-only media. EXTRA forces the folder to the disk too, so that a journal that was removed stays removed.
  private static func prepareForWriting(_ db: Database, _ maximumPages: Int?) throws {
    try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA fullfsync = ON")
    if let maximumPages { try db.execute(sql: "PRAGMA max_page_count = \(maximumPages)") }
  }

  private static func checkPlace(_ path: String, _ access: Access) throws(RunStoreError) {
    let files = FileManager.default
    var isFolder: ObjCBool = false
    let exists = files.fileExists(atPath: path, isDirectory: &isFolder)
    if exists, isFolder.boolValue {
      throw RunStoreError(
        .notAStore, path: path, problem: "is a folder",
        remedy: "name a file, such as \(path)/runs.sqlite, with --store")
    }
    guard access == .writing else {
      if !exists { throw .missing(path) }
      return
    }
    let place = folder(of: path)
    if !files.fileExists(atPath: place) {
      do {
        try files.createDirectory(atPath: place, withIntermediateDirectories: true)
      } catch {
        throw RunStoreError(
          .notWritable, path: path, problem: "its folder cannot be made", remedy: RunStoreError.otherPlace)
      }
    }
    guard mayWrite(path) || !exists && files.isWritableFile(atPath: place) else { throw .notWritable(path) }
  }

  /// SQLite needs the folder too, for its journal, and would open a protected file for reading without a word.
  private static func mayWrite(_ path: String) -> Bool {
    [path, folder(of: path)].allSatisfy(FileManager.default.isWritableFile)
  }

  private static func folder(of path: String) -> String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  private func checkContent(_ access: Access) throws(RunStoreError) {
    switch try read({ try Schema.standing($0) }) {
    case .foreign: throw .notAStore(path)
    case .newer(let version): throw .newer(path, version: version)
    case .empty where access == .reading: throw .missing(path)
    case .empty: try migrate()
    case .store: if access == .writing { try migrate() }
    }
  }

  private func migrate() throws(RunStoreError) {
    try translatingErrors(path) {
      let migrator = Schema.migrator
      if try database.read(migrator.hasCompletedMigrations) { return }
      do {
        try migrator.migrate(database)
      } catch {
        // Two programs that make the same store at once: the one that came second finds it made.
        guard try database.read(migrator.hasCompletedMigrations) else { throw error }
      }
    }
  }

  // MARK: Access

  func read<Value>(_ body: (Database) throws -> Value) throws(RunStoreError) -> Value {
    try translatingErrors(path) { try database.read(body) }
  }

  /// One transaction that takes the right to write before it reads, so that what it read still holds when it writes.
  func write<Value>(_ body: (Database) throws -> Value) throws(RunStoreError) -> Value {
    try translatingErrors(path) {
      var value: Value?
      try database.inTransaction(.immediate) { db in
        value = try body(db)
        return .commit
      }
      return value!
    }
  }

  /// Reads the whole file and recomputes every checksum of what it keeps.
  ///
  /// - Returns: what is wrong, a line each; empty for a sound store.
  public func faults() throws(RunStoreError) -> [String] {
    try read { db in
      let report = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "foreign key: \($0)" }
      var broken: [String] = []
      let files = try Row.fetchCursor(
        db, sql: "SELECT run, name, size, deflated FROM run_files ORDER BY rowid")
      while let file = try files.next() {
        if Deflate.inflated(file["deflated"], size: file["size"]) == nil {
          broken.append("run \(file["run"] as Int64): \(file["name"] as String) cannot be unpacked")
        }
      }
      return report + orphans + broken
    }
  }
}

/// Says what an error of the database means for the store at `path`.
func translatingErrors<Value>(_ path: String, _ body: () throws -> Value) throws(RunStoreError) -> Value {
  do {
    return try body()
  } catch let error as DatabaseError {
    throw RunStoreError(error, path: path)
  } catch let error as RunStoreError {
    throw error
  } catch {
    throw RunStoreError(
      .damaged, path: path, problem: "holds what cannot be read: \(error)",
      remedy: "put a backup in its place, or " + RunStoreError.otherPlace)
  }
}
