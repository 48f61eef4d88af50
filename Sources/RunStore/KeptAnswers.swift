import Foundation
import GRDB
public import ScenarioRunning

/// Answers by key: a cache beside the history. The oldest go when all together exceed `answerLimit`.
extension RunStore: AnswerStore {
  /// Largest sum of the packed answers, in bytes.
  static let answerLimit: Int64 = 1 << 29

  /// - Returns: nil where nothing was kept, or what was kept is damaged: a cache answers anew then.
  public func bytes(for key: AnswerKey) throws -> [UInt8]? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT size, deflated FROM answers WHERE key = ?", arguments: [key.text])
    }.flatMap { Deflate.inflated($0["deflated"], size: $0["size"]) }
  }

  public func keep(_ bytes: [UInt8], for key: AnswerKey) throws {
    try keep(bytes, for: key, limit: Self.answerLimit)
  }

  func keep(_ bytes: [UInt8], for key: AnswerKey, limit: Int64) throws(RunStoreError) {
    let packed = Deflate.deflated(bytes)
    try write { db in
      // A new number: what is kept again is the newest.
      try db.execute(
        sql: "INSERT OR REPLACE INTO answers (key, made_at, size, deflated) VALUES (?, ?, ?, ?)",
        arguments: [key.text, Date(), bytes.count, packed])
      try db.execute(
        sql: """
          DELETE FROM answers WHERE number IN (
            SELECT number FROM (
              SELECT number, sum(length(deflated)) OVER (ORDER BY number DESC) AS room FROM answers
            ) WHERE room > ?
          )
          """, arguments: [limit])
    }
  }
}
