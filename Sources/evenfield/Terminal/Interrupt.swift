import AssignmentEngine
@preconcurrency import Dispatch
import Foundation

/// Ctrl-C: the first asks the run to stop and write the best plan so far; the second ends the program at once.
/// Files are written whole or not at all, so ending at once leaves nothing half-written.
final class Interrupt: Sendable {
  let stop: StopSignal
  private let source: any DispatchSourceSignal

  init() {
    let stop = StopSignal()
    self.stop = stop
    // The default action must not end the process before the handler runs.
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(
      signal: SIGINT, queue: DispatchQueue(label: "evenfield.interrupt"))
    source.setEventHandler {
      if stop.isSet {
        StandardError.write("interrupted twice: ending now, nothing more is written")
        exit(ExitStatus.interrupted)
      }
      StandardError.write(
        "interrupted: stopping and writing the best plan found (Ctrl-C again to end at once)")
      stop.raise()
    }
    source.resume()
  }

  var wasInterrupted: Bool { stop.isSet }
}
