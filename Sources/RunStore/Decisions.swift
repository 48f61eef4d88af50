public import Foundation
import GRDB
public import ScenarioRunning
public import TerritoryPlanning

/// What is to be decided about a run.
public struct NewDecision: Sendable {
  public var run: RunNumber
  public var step: RunStep
  public var at: Date
  public var who: String
  public var note: String
  /// From which day it holds; nil where the step has no day, or to end an approval on the day it begins.
  public var from: CalendarDay?

  public init(run: RunNumber, step: RunStep, at: Date, who: String, note: String, from: CalendarDay?) {
    self.run = run
    self.step = step
    self.at = at
    self.who = who
    self.note = note
    self.from = from
  }
}

/// A step that may not be taken, with the run as it is.
public struct RefusedDecision: Error, Sendable, Equatable {
  public var run: StoredRun
  public var step: RunStep
  public var reason: StepRefusal
}

extension RunStore {
  /// Takes a step, if the run's state allows it; between looking and writing nobody else writes.
  ///
  /// - Returns: the run after it, and its case's timeline; nil where there is no such run.
  /// - Throws: `RefusedDecision` or `RunStoreError`.
  public func decide(_ decision: NewDecision) throws -> (run: StoredRun, timeline: ApprovalTimeline)? {
    let answer = try write { db -> Result<StoredRun, RefusedDecision>? in
      guard let run = try Self.run(decision.run, db) else { return nil }
      do throws(StepRefusal) {
        try decision.step.check(run.run, after: run.decisions, from: decision.from)
      } catch {
        return .failure(RefusedDecision(run: run, step: decision.step, reason: error))
      }
      try db.execute(
        sql: """
          INSERT INTO decisions (run, step, made_at, who, note, effective_from) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          decision.run.value, decision.step.rawValue, decision.at, decision.who, decision.note,
          decision.from?.iso,
        ])
      return try Self.run(decision.run, db).map { .success($0) }
    }
    guard let run = try answer?.get() else { return nil }
    return (run, try timeline(ofCase: run.run.caseName))
  }

  /// Which plan of a case is in force when.
  public func timeline(ofCase name: String) throws(RunStoreError) -> ApprovalTimeline {
    ApprovalTimeline(try read { db in try Self.decisions(db, caseName: name) })
  }

  /// The plan of a case in force on a day; nil where none is.
  public func runInForce(ofCase name: String, on day: CalendarDay) throws(RunStoreError) -> RunNumber? {
    try timeline(ofCase: name).run(on: day)
  }

  /// - Parameter caseName: nil: of all cases.
  static func decisions(_ db: Database, caseName: String?) throws -> [RunDecision] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT decisions.* FROM decisions JOIN runs ON runs.number = decisions.run
        WHERE (:case IS NULL OR case_name = :case) ORDER BY decisions.number
        """, arguments: ["case": caseName]
    ).map { try RunDecision($0) }
  }
}

extension RunDecision {
  init(_ row: Row) throws {
    let from: String? = row["effective_from"]
    self.init(
      number: row["number"], run: RunNumber(row["run"]), step: try row.code("step"), at: row["made_at"],
      who: row["who"], note: row["note"], effectiveFrom: from == nil ? nil : try row.day("effective_from"))
  }
}
