import ScenarioRunning
import Synchronization

/// Answers kept in memory, with a hand on what is kept.
final class DictionaryStore: AnswerStore {
  private let kept = Mutex<[AnswerKey: [UInt8]]>([:])

  func bytes(for key: AnswerKey) throws -> [UInt8]? { kept.withLock { $0[key] } }
  func keep(_ bytes: [UInt8], for key: AnswerKey) throws { kept.withLock { $0[key] = bytes } }

  var keys: Set<AnswerKey> { kept.withLock { Set($0.keys) } }

  /// Changes everything that is kept.
  func changeAll(_ change: ([UInt8]) -> [UInt8]) {
    kept.withLock { kept in kept = kept.mapValues(change) }
  }

  func remove(_ key: AnswerKey) { kept.withLock { $0[key] = nil } }
}

/// A store whose disk is full.
struct FullStore: AnswerStore {
  struct NoSpace: Error {}
  func bytes(for key: AnswerKey) throws -> [UInt8]? { nil }
  func keep(_ bytes: [UInt8], for key: AnswerKey) throws { throw NoSpace() }
}
