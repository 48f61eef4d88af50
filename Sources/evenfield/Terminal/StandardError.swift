import Foundation

/// Progress and messages; standard output carries results only.
enum StandardError {
  /// Writes one message and a line break. A closed standard error is ignored: there is nobody to tell.
  static func write(_ message: String) {
    try? FileHandle.standardError.write(contentsOf: Data((message + "\n").utf8))
  }

  /// Whether a person looks at it.
  static var isTerminal: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }
}
