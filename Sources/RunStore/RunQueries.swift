import GRDB
public import ScenarioRunning
import TerritoryPlanning

/// Which runs are asked for; nil: whichever.
public struct RunFilter: Sendable, Equatable {
  public var caseName: String?
  public var scenario: String?
  public init(caseName: String? = nil, scenario: String? = nil) {
    self.caseName = caseName
    self.scenario = scenario
  }
}

extension RunStore {
  /// Runs that fit, newest first, each with its decisions.
  public func runs(_ filter: RunFilter = RunFilter()) throws(RunStoreError) -> [StoredRun] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM runs
          WHERE (:case IS NULL OR case_name = :case) AND (:scenario IS NULL OR scenario = :scenario)
          ORDER BY number DESC
          """, arguments: ["case": filter.caseName, "scenario": filter.scenario])
      let decisions = Dictionary(grouping: try Self.decisions(db, caseName: filter.caseName), by: \.run)
      return try rows.map { row in
        let number = RunNumber(row["number"])
        return StoredRun(number: number, run: try KeptRun(row), decisions: decisions[number] ?? [])
      }
    }
  }

  /// One run; nil where there is none of that number.
  public func run(_ number: RunNumber) throws(RunStoreError) -> StoredRun? {
    try read { db in try Self.run(number, db) }
  }

  /// The newest run; nil where there is none.
  public func latest() throws(RunStoreError) -> RunNumber? {
    try read { db in try Int64.fetchOne(db, sql: "SELECT max(number) FROM runs").map { RunNumber($0) } }
  }

  static func run(_ number: RunNumber, _ db: Database) throws -> StoredRun? {
    guard
      let row = try Row.fetchOne(db, sql: "SELECT * FROM runs WHERE number = ?", arguments: [number.value])
    else { return nil }
    let decisions = try Row.fetchAll(
      db, sql: "SELECT * FROM decisions WHERE run = ? ORDER BY number", arguments: [number.value])
    return StoredRun(
      number: number, run: try KeptRun(row), decisions: try decisions.map { try RunDecision($0) })
  }

  /// Names of all cases, in order.
  public func cases() throws(RunStoreError) -> [String] {
    try read { db in
      try String.fetchAll(db, sql: "SELECT DISTINCT case_name FROM runs ORDER BY case_name")
    }
  }

  // MARK: Files

  /// Names and sizes of a run's files, by name.
  public func fileNames(of number: RunNumber) throws(RunStoreError) -> [(name: String, size: Int)] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT name, size FROM run_files WHERE run = ? ORDER BY name", arguments: [number.value]
      ).map { ($0["name"], $0["size"]) }
    }
  }

  /// All files of a run, by name.
  ///
  /// - Throws: one that was damaged in the store.
  public func files(of number: RunNumber) throws(RunStoreError) -> [RunFile] {
    let rows = try read { db in
      try Row.fetchAll(
        db, sql: "SELECT name, size, deflated FROM run_files WHERE run = ? ORDER BY name",
        arguments: [number.value])
    }
    var files: [RunFile] = []
    for row in rows {
      let name: String = row["name"]
      guard let bytes = Deflate.inflated(row["deflated"], size: row["size"]) else {
        throw .damaged(path, what: "\(name) of run \(number) cannot be unpacked")
      }
      files.append(RunFile(name: name, bytes: bytes))
    }
    return files
  }
}

/// A value of the store that this program cannot read.
struct UnreadableValue: Error, CustomStringConvertible {
  var column: String
  var value: String
  var description: String { "\(column) is `\(value)`" }
}

extension Row {
  func day(_ column: String) throws -> CalendarDay {
    let text: String = self[column]
    guard let day = CalendarDay(iso: text) else { throw UnreadableValue(column: column, value: text) }
    return day
  }

  func code<Code: RawRepresentable<String>>(_ column: String) throws -> Code {
    let text: String = self[column]
    guard let code = Code(rawValue: text) else { throw UnreadableValue(column: column, value: text) }
    return code
  }

  func money(_ column: String) -> Money? { (self[column] as Int64?).map { Money(minorUnits: $0) } }
}

extension KeptRun {
  init(_ row: Row) throws {
    var figures: Figures?
    if let revenue = row.money("revenue"), let objective = row.money("objective") {
      figures = Figures(
        revenue: revenue, objective: objective, bound: row.money("bound"), moves: row["moves"],
        brokenRules: row["broken_rules"])
    }
    self.init(
      madeAt: row["made_at"], who: row["who"], verb: row["verb"], caseName: row["case_name"],
      scenario: row["scenario"], title: row["title"], chineseTitle: row["title_zh"], note: row["note"],
      chineseNote: row["note_zh"],
      sourceHash: row["source_hash"], contentHash: row["content_hash"], answerKey: row["answer_key"],
      options: try OptionsText.read(row["options"]), outcome: try row.code("outcome"),
      stopReason: row["stop_reason"], periodStart: try row.day("period_start"),
      periodEnd: try row.day("period_end"), currency: row["currency"],
      currencyDigits: row["currency_digits"], figures: figures, seconds: row["seconds"],
      program: row["program"])
  }
}
