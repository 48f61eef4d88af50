/// How a session behaves.
public struct SessionOptions: Sendable {
  /// How much GLPK tells the log.
  public enum Verbosity: Sendable {
    case errors, normal, full
  }

  /// Receives GLPK's messages line by line, without the line's end, on the session's thread. Without it
  /// GLPK is silent. It must not use the session.
  public var log: (@Sendable (String) -> Void)?
  public var verbosity: Verbosity
  /// What GLPK may allocate, in megabytes; beyond it the session fails with `GLPKError.library`.
  public var memoryMegabytes: Int?
  /// The stack of the session's thread in bytes. GLPK recurses in places, so it is generous.
  public var stackBytes: Int
  /// Obeyed by every solve of the session.
  public var cancellation: Cancellation?

  public init(
    log: (@Sendable (String) -> Void)? = nil, verbosity: Verbosity = .normal,
    memoryMegabytes: Int? = nil, stackBytes: Int = 64 << 20, cancellation: Cancellation? = nil
  ) {
    self.log = log
    self.verbosity = verbosity
    self.memoryMegabytes = memoryMegabytes
    self.stackBytes = stackBytes
    self.cancellation = cancellation
  }

  func validate() throws {
    if let memoryMegabytes, !(1...Int(Int32.max)).contains(memoryMegabytes) {
      throw GLPKError.invalidOption("memoryMegabytes is \(memoryMegabytes): give 1 or more")
    }
    if stackBytes < 1 << 20 {
      throw GLPKError.invalidOption("stackBytes is \(stackBytes): give at least \(1 << 20)")
    }
  }
}
