import Foundation
import PlanFiles

/// Results. A result that could not be written must not look like a success.
enum StandardOutput {
  /// Hands everything printed so far to the system.
  ///
  /// - Throws: `OutputError` where some of it could not be written, such as to a full disk.
  static func finish() throws(OutputError) {
    let isFlushed = fflush(nil) == 0
    let code = errno
    guard isFlushed else {
      throw OutputError(
        path: "standard output", problem: "cannot be written: \(String(cString: strerror(code)))",
        remedy: "make room, or write to another place, then run it again")
    }
  }
}
