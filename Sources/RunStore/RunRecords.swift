import Foundation
import GRDB
public import ScenarioRunning
import TerritoryPlanning

/// A file that belongs to a run: its plan, certificate or report.
public struct RunFile: Sendable, Equatable {
  /// With `/` between folders, as `solve -o` writes it: `plans/base.csv`.
  public var name: String
  public var bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

extension RunStore {
  /// Keeps runs with their files, all of them or none.
  ///
  /// A run whose repeatable answer is in the store already, of the same case, scenario, title, note and program, is
  /// not kept again: it is that run.
  ///
  /// - Returns: their numbers, in the order given.
  public func record(_ runs: [(run: KeptRun, files: [RunFile])]) throws(RunStoreError) -> [RunNumber] {
    // Packing may take long; other programs can write meanwhile.
    let packed = runs.map { entry in
      (run: entry.run, files: entry.files.map { ($0.name, $0.bytes.count, Deflate.deflated($0.bytes)) })
    }
    return try write { db in
      try packed.map { entry in
        if let known = try Self.same(as: entry.run, db) { return known }
        let number = try Self.insert(entry.run, db)
        for (name, size, bytes) in entry.files {
          try db.execute(
            sql: "INSERT INTO run_files (run, name, size, deflated) VALUES (?, ?, ?, ?)",
            arguments: [number.value, name, size, bytes])
        }
        return number
      }
    }
  }

  /// The number of the run that is the same repeatable answer; nil where there is none, or it is not repeatable.
  public func number(ofSame run: KeptRun) throws(RunStoreError) -> RunNumber? {
    try read { db in try Self.same(as: run, db) }
  }

  private static func same(as run: KeptRun, _ db: Database) throws -> RunNumber? {
    guard let key = run.answerKey else { return nil }
    return try Int64.fetchOne(
      db,
      sql: """
        SELECT max(number) FROM runs
        WHERE case_name = ? AND scenario = ? AND answer_key = ? AND content_hash = ?
          AND title = ? AND title_zh = ? AND note = ? AND note_zh = ? AND program = ?
        """,
      arguments: [
        run.caseName, run.scenario, key, run.contentHash, run.title, run.chineseTitle, run.note,
        run.chineseNote, run.program,
      ]
    ).map { RunNumber($0) }
  }

  private static func insert(_ run: KeptRun, _ db: Database) throws -> RunNumber {
    try db.execute(
      sql: """
        INSERT INTO runs (made_at, who, verb, case_name, scenario, title, title_zh, note, note_zh,
          source_hash, content_hash, answer_key, options, outcome, stop_reason, period_start, period_end, currency,
          currency_digits, revenue, objective, bound, moves, broken_rules, seconds, program)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        run.madeAt, run.who, run.verb, run.caseName, run.scenario, run.title, run.chineseTitle, run.note,
        run.chineseNote, run.sourceHash, run.contentHash, run.answerKey, try OptionsText.written(run.options),
        run.outcome.rawValue, run.stopReason, run.periodStart.iso, run.periodEnd.iso, run.currency,
        run.currencyDigits, run.figures?.revenue.minorUnits, run.figures?.objective.minorUnits,
        run.figures?.bound?.minorUnits, run.figures?.moves, run.figures?.brokenRules, run.seconds,
        run.program,
      ])
    return RunNumber(db.lastInsertedRowID)
  }
}

/// Options as a JSON object.
enum OptionsText {
  static func written(_ options: KeptRun.Options) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(options), as: UTF8.self)
  }

  static func read(_ text: String) throws -> KeptRun.Options {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(KeptRun.Options.self, from: Data(text.utf8))
  }
}
