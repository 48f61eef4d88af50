import Foundation
import GLPK

/// Makes a request from a thread of its own as soon as a signal is given. A task would not do: the tests
/// block the threads that tasks run on.
func cancelFromAnotherThread(_ cancellation: Cancellation, when signal: Cancellation) {
  Thread.detachNewThread {
    while !signal.isCancelled { Thread.sleep(forTimeInterval: 0.0001) }
    cancellation.cancel()
  }
}
