import GRDB

/// The store's tables, and how a file shows that it is a store.
enum Schema {
  /// In the header of every store: "EvRS".
  static let applicationID = 0x4576_5253
  /// Raised by every migration, so that an older program sees that it does not know the tables.
  static let version = 1

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: tables)
      try db.execute(sql: guards)
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    return migrator
  }

  /// Times are UTC. Money is in minor units. AUTOINCREMENT: a number is never used twice.
  private static let tables = """
    CREATE TABLE runs (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      made_at TEXT NOT NULL,
      who TEXT NOT NULL,
      verb TEXT NOT NULL,
      case_name TEXT NOT NULL,
      scenario TEXT NOT NULL,
      title TEXT NOT NULL,
      title_zh TEXT NOT NULL,
      note TEXT NOT NULL,
      note_zh TEXT NOT NULL,
      source_hash TEXT NOT NULL,
      content_hash TEXT NOT NULL,
      answer_key TEXT,
      options TEXT NOT NULL,
      outcome TEXT NOT NULL,
      stop_reason TEXT,
      period_start TEXT NOT NULL,
      period_end TEXT NOT NULL,
      currency TEXT NOT NULL,
      currency_digits INTEGER NOT NULL,
      revenue INTEGER,
      objective INTEGER,
      bound INTEGER,
      moves INTEGER,
      broken_rules INTEGER,
      seconds REAL NOT NULL,
      program TEXT NOT NULL
    ) STRICT;
    CREATE INDEX runs_by_case ON runs (case_name, scenario);

    CREATE TABLE run_files (
      run INTEGER NOT NULL REFERENCES runs (number),
      name TEXT NOT NULL,
      size INTEGER NOT NULL,
      deflated BLOB NOT NULL,
      PRIMARY KEY (run, name)
    ) STRICT;

    CREATE TABLE decisions (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      run INTEGER NOT NULL REFERENCES runs (number),
      step TEXT NOT NULL CHECK (step IN ('propose', 'approve', 'withdraw', 'reinstate')),
      made_at TEXT NOT NULL,
      who TEXT NOT NULL,
      note TEXT NOT NULL,
      effective_from TEXT
    ) STRICT;
    CREATE INDEX decisions_by_run ON decisions (run);

    CREATE TABLE answers (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      key TEXT NOT NULL UNIQUE,
      made_at TEXT NOT NULL,
      size INTEGER NOT NULL,
      deflated BLOB NOT NULL
    ) STRICT;
    """

  /// History is only ever added to, whoever opens the file. Answers are a cache and may go.
  private static let guards = ["runs", "run_files", "decisions"].flatMap { table in
    ["UPDATE", "DELETE"].map { verb in
      """
      CREATE TRIGGER \(table)_no_\(verb.lowercased()) BEFORE \(verb) ON \(table)
      BEGIN SELECT RAISE(ABORT, 'the history of runs is only added to'); END;
      """
    }
  }.joined(separator: "\n")

  /// What a file is, by its header and its tables.
  enum Standing {
    case empty, store, foreign
    case newer(Int)
  }

  static func standing(_ db: Database) throws -> Standing {
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    if application == applicationID { return version > Self.version ? .newer(version) : .store }
    // A program that ended while it made the store leaves the migrator's own table at most.
    let others = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'")
    return application == 0 && version == 0 && others == 0 ? .empty : .foreign
  }
}
