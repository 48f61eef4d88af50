internal import Foundation
internal import Synchronization

/// Work on a thread of its own, for a caller that waits but not longer than it wants to.
///
/// A solver's call may not return for a while after it was asked to stop. The caller then leaves the task
/// alone: it ends when the call returns, holds nothing but its own copies meanwhile, and its result goes
/// nowhere.
final class SideTask<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, any Error>?>(nil)
  private let isOver = DispatchSemaphore(value: 0)

  /// Enough for the recursion of every search of the engine.
  private static var stackBytes: Int { 16 << 20 }

  /// Starts the work at once.
  init(_ work: @escaping @Sendable () throws -> Value) {
    let thread = Thread { [self] in
      let outcome = Result { try work() }
      result.withLock { $0 = outcome }
      isOver.signal()
    }
    thread.stackSize = Self.stackBytes
    thread.start()
  }

  /// Whether the work is over.
  var isFinished: Bool { result.withLock { $0 != nil } }

  /// Waits until the work is over, at most so many seconds; nil where it is not over yet.
  ///
  /// - Throws: what the work threw.
  func value(within seconds: Double) throws -> Value? {
    guard isOver.wait(timeout: .now() + seconds) == .success else { return nil }
    isOver.signal()
    return try result.withLock { $0 }?.get()
  }
}
