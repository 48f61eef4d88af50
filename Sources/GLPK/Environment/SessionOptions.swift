/// How a session runs.
public struct SessionOptions: Sendable {
  /// How much GLPK tells the log.
  public enum LogLevel: Int32, Sendable, Hashable {
    case errors = 1
    case normal = 2
    case all = 3
  }

  /// Receives GLPK's log line by line, on the session's thread. `nil`, the default, keeps GLPK silent.
  public var log: (@Sendable (String) -> Void)?
  /// How much is logged; without a `log`, nothing is. Default: normal.
  public var logLevel: LogLevel
  /// Megabytes that GLPK may use, 1 ... 2,147,483,647, or `nil` for no limit, the default. Passing it is a
  /// ``GLPKError/solverFault(operation:message:)`` and ends the session.
  public var memoryLimitMegabytes: Int?
  /// Bytes of the thread's stack, at least 1 MiB. Default: 64 MiB, of which only what is used is taken.
  public var stackBytes: Int

  public init(
    log: (@Sendable (String) -> Void)? = nil, logLevel: LogLevel = .normal,
    memoryLimitMegabytes: Int? = nil, stackBytes: Int = 64 << 20
  ) {
    self.log = log
    self.logLevel = logLevel
    self.memoryLimitMegabytes = memoryLimitMegabytes
    self.stackBytes = stackBytes
  }

  func check() throws(GLPKError) {
    if let limit = memoryLimitMegabytes, limit < 1 || limit > Int(Int32.max) {
      throw .invalidArgument(
        operation: "SessionOptions.memoryLimitMegabytes",
        reason: "\(limit) is not in 1 ... \(Int32.max)")
    }
    if stackBytes < 1 << 20 {
      throw .invalidArgument(
        operation: "SessionOptions.stackBytes", reason: "\(stackBytes) is less than 1 MiB")
    }
  }
}

/// Puts GLPK's fragments of text together to lines.
final class LogLines {
  private let log: (@Sendable (String) -> Void)?
  private var partial: [UInt8] = []
  /// The last lines, for errors that GLPK explains only in its log.
  private(set) var recent: [String] = []

  init(_ log: (@Sendable (String) -> Void)?) { self.log = log }

  func receive(_ text: UnsafePointer<CChar>) {
    var byte = text
    while byte.pointee != 0 {
      if byte.pointee == 10 {
        endLine()
      } else {
        partial.append(UInt8(bitPattern: byte.pointee))
      }
      byte += 1
    }
  }

  func forgetRecent() { recent.removeAll() }

  private func endLine() {
    let line = String(decoding: partial, as: UTF8.self)
    partial.removeAll(keepingCapacity: true)
    if recent.count == 20 { recent.removeFirst() }
    recent.append(line)
    log?(line)
  }
}
