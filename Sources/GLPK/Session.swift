// Makes the linker add libglpk: only an import of the system library does.
internal import CGLPK
internal import CGLPKGuard
internal import Synchronization

/// GLPK's environment on a thread of its own, and the only place where problems can be made.
///
/// GLPK keeps its state by thread: a problem touched on another thread corrupts memory or ends the process.
/// So a session runs a closure on a fresh thread, and whatever is made inside works only inside. Use from
/// another thread, or after the end, throws `GLPKError.outsideSession`. When the closure returns, all its
/// problems and GLPK's environment are freed.
///
/// Sessions are independent: any number may run side by side, and a closure may run another session.
public final class Session {
  /// The version of the GLPK library that is linked, such as "5.0".
  public static var version: String { String(cString: glp_version()) }

  let id: UInt64
  let options: SessionOptions
  let cancellations: [Cancellation]
  let logLines: LogLines

  private static let lastID = Atomic<UInt64>(0)

  private init(_ options: SessionOptions, _ taskCancellation: Cancellation?) throws {
    self.options = options
    cancellations = [options.cancellation, taskCancellation].compactMap { $0 }
    id = Self.lastID.add(1, ordering: .relaxed).newValue
    logLines = LogLines(options.log)
    let code = guarded_open(
      id, Int32(options.memoryMegabytes ?? 0),
      { info, text in
        guard let info, let text else { return }
        Unmanaged<LogLines>.fromOpaque(info).takeUnretainedValue().append(String(cString: text))
      }, Unmanaged.passUnretained(logLines).toOpaque())
    guard code == GUARDED_OK else { throw GLPKError.library(String(cString: guarded_message())) }
  }

  /// Runs `body` on a fresh thread and waits for it.
  ///
  /// Not for `async` code, where it would block a thread of the cooperative pool: there the `async`
  /// function of the same name is used.
  @available(*, noasync)
  public static func run<Value: Sendable>(
    _ options: SessionOptions = SessionOptions(),
    _ body: @escaping @Sendable (Session) throws -> Value
  ) throws -> Value {
    try options.validate()
    let box = ResultBox<Value>()
    let thread = try SolverThread(stackBytes: options.stackBytes) {
      let result = Result { try perform(options, nil, body) }
      box.value.withLock { $0 = result }
    }
    thread.join()
    guard let result = box.value.withLock({ $0 }) else {
      throw GLPKError.contradiction("a session ended without a result")
    }
    return try result.get()
  }

  /// Runs `body` on a fresh thread and suspends until it ends. When the task is cancelled, the solves of
  /// the session stop as if by a `Cancellation`.
  public static func run<Value: Sendable>(
    _ options: SessionOptions = SessionOptions(),
    _ body: @escaping @Sendable (Session) throws -> Value
  ) async throws -> Value {
    try options.validate()
    let taskCancellation = Cancellation()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        do {
          let thread = try SolverThread(stackBytes: options.stackBytes) {
            continuation.resume(with: Result { try perform(options, taskCancellation, body) })
          }
          thread.detach()
        } catch {
          continuation.resume(throwing: error)
        }
      }
    } onCancel: {
      taskCancellation.cancel()
    }
  }

  private static func perform<Value>(
    _ options: SessionOptions, _ taskCancellation: Cancellation?, _ body: (Session) throws -> Value
  ) throws -> Value {
    defer { guarded_close() }
    let session = try Session(options, taskCancellation)
    defer { session.logLines.flush() }
    return try body(session)
  }

  /// An empty problem.
  public func makeProblem() throws -> Problem {
    try Problem(session: self)
  }

  /// A problem that holds `model`. Throws `ModelFaults` when the model is not sound.
  public func makeProblem(_ model: LinearModel) throws -> Problem {
    try model.checked()
    let problem = try Problem(session: self)
    try problem.load(model)
    return problem
  }

  /// What GLPK has allocated for this session, in bytes: now, and at most so far.
  public func memoryUse() throws -> (bytes: Int, peak: Int) {
    var total = 0
    var peak = 0
    try check(guarded_memory(&total, &peak))
    return (total, peak)
  }

  /// Whether the caller may touch GLPK here and now.
  func checkThread() throws {
    guard guarded_session() == id else { throw GLPKError.outsideSession }
    if guarded_is_broken() != 0 { throw failure }
  }

  /// Passes a guarded call's answer on.
  func check(_ answer: Int32) throws {
    if answer != GUARDED_OK {
      try checkThread()
      throw GLPKError.contradiction("a guarded call was refused in a sound session")
    }
  }

  private var failure: GLPKError {
    let text = String(cString: guarded_message()).split(separator: "\n").joined(separator: "; ")
    return .library(text.isEmpty ? "unknown error" : text)
  }

  var messageLevel: Int32 {
    guard options.log != nil else { return GLP_MSG_OFF }
    return switch options.verbosity {
    case .errors: GLP_MSG_ERR
    case .normal: GLP_MSG_ON
    case .full: GLP_MSG_ALL
    }
  }
}

@available(*, unavailable)
extension Session: Sendable {}

/// Where a thread leaves its result.
private final class ResultBox<Value: Sendable>: Sendable {
  let value = Mutex<Result<Value, any Error>?>(nil)
}
