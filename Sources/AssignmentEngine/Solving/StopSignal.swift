internal import GLPK

/// Asks a run to stop; may be raised from any thread or from a signal handler.
///
/// The run returns within a fraction of a second with the last state that it can prove. A signal that was
/// raised stays so: each run takes a fresh one.
public final class StopSignal: Sendable {
  let cancellation = Cancellation()

  public init() {}

  /// Raises the signal. Any number of times, from anywhere.
  public func raise() { cancellation.cancel() }

  public var isSet: Bool { cancellation.isCancelled }
}
