import Synchronization

/// A value computed when first asked for, at most once, shared by all copies of its owner.
final class ComputedOnce<Value: Sendable>: Sendable {
  private let stored = Mutex<Value?>(nil)

  /// Callers that come while the value is being computed wait for it. `compute` must not ask for it itself.
  func value(_ compute: () -> Value) -> Value {
    stored.withLock { stored in
      if let stored { return stored }
      let value = compute()
      stored = value
      return value
    }
  }
}
