internal import CGLPKGuard

/// GLPK's environment on a thread of its own.
///
/// GLPK keeps its state in thread-local storage: a problem belongs to the thread that made it, and using
/// or deleting it elsewhere aborts the process. A session is therefore handed to a synchronous closure on
/// a fresh thread and ends, with everything made in it, when the closure returns. The closure cannot
/// suspend, so it cannot move to another thread. Each call still checks its thread and throws.
///
/// Sessions are independent: any number may run side by side, and one may be started inside another.
public final class Session {
  private enum State {
    case open
    case closed
    case lost(message: String)
  }

  let log: LogLines
  let messageLevel: Int32
  private let thread = ThreadIdentity.current
  private var state = State.open

  private init(_ options: SessionOptions) throws(GLPKError) {
    log = LogLines(options.log)
    messageLevel = options.log == nil ? 0 : options.logLevel.rawValue
    let context = Unmanaged.passUnretained(log).toOpaque()
    let status = cg_begin(
      { Unmanaged<LogLines>.fromOpaque($0!).takeUnretainedValue().receive($1!) }, context,
      Int32(options.memoryLimitMegabytes ?? 0))
    guard status == CG_OK else {
      cg_end()
      throw .solverFault(operation: "Session", message: Self.message())
    }
  }

  /// Runs `body` on a thread of its own and waits for it.
  ///
  /// Do not call this from a task: it blocks a thread of Swift's pool. Use ``run(_:cancellation:_:)``.
  public static func runBlocking<Result: Sendable>(
    _ options: SessionOptions = SessionOptions(),
    _ body: @escaping @Sendable (Session) throws -> Result
  ) throws -> Result {
    try options.check()
    let reply = Reply<Result>()
    let thread = try SolverThread(stackBytes: options.stackBytes) {
      reply.value = outcome(options, body)
    }
    thread.join()
    return try reply.value!.get()
  }

  /// Runs `body` on a thread of its own and suspends until it ends.
  ///
  /// - Parameter cancellation: Is cancelled when the surrounding task is; give the same object to the
  ///   solvers' options inside `body`.
  public static func run<Result: Sendable>(
    _ options: SessionOptions = SessionOptions(), cancellation: Cancellation? = nil,
    _ body: @escaping @Sendable (Session) throws -> Result
  ) async throws -> Result {
    try options.check()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        do {
          let thread = try SolverThread(stackBytes: options.stackBytes) {
            continuation.resume(with: outcome(options, body))
          }
          thread.detach()
        } catch {
          continuation.resume(throwing: error)
        }
      }
    } onCancel: {
      cancellation?.cancel()
    }
  }

  /// The version of the GLPK library in use, such as "5.0".
  public static var glpkVersion: String { String(cString: cg_version()) }

  /// Makes a problem from a model.
  public func problem(_ model: CheckedModel) throws(GLPKError) -> Problem {
    try Problem(self, model)
  }

  /// Checks a model and makes a problem from it.
  public func problem(_ model: LinearModel) throws(GLPKError) -> Problem {
    do {
      return try Problem(self, model.checked())
    } catch let faults as ModelFaults {
      throw .invalid(faults)
    } catch {
      throw error as! GLPKError
    }
  }

  private static func outcome<Result: Sendable>(
    _ options: SessionOptions, _ body: (Session) throws -> Result
  ) -> Swift.Result<Result, any Error> {
    do {
      let session = try Session(options)
      defer { session.close() }
      return .success(try body(session))
    } catch {
      return .failure(error)
    }
  }

  private func close() {
    state = .closed
    cg_end()
  }

  private static func message() -> String {
    let lines = String(cString: cg_message()).split(separator: "\n")
    return lines.isEmpty ? "no message" : lines.joined(separator: "; ")
  }

  /// Whether GLPK may still be called from here; never throws.
  var isUsableHere: Bool {
    guard thread.isCurrent, case .open = state else { return false }
    return true
  }

  func check(_ operation: String) throws(GLPKError) {
    guard thread.isCurrent else { throw .wrongThread(operation: operation) }
    switch state {
    case .open: return
    case .closed: throw .closed(operation: operation)
    case .lost(let message): throw .sessionLost(operation: operation, message: message)
    }
  }

  /// Makes a guarded call. When GLPK fails in it, its environment is gone and so is this session.
  func call(_ operation: String, _ body: () -> Int32) throws(GLPKError) {
    try check(operation)
    guard body() == CG_OK else {
      let message = Self.message()
      state = .lost(message: message)
      throw .solverFault(operation: operation, message: message)
    }
  }
}

/// Written by the session's thread before it ends and read after the join, which orders the two.
private final class Reply<Value: Sendable>: @unchecked Sendable {
  var value: Swift.Result<Value, any Error>?
}
