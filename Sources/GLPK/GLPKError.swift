/// A call that could not be carried out. What a solver may truthfully answer, such as "infeasible" or
/// "out of time", is a result and not thrown.
public enum GLPKError: Error, Sendable, Equatable {
  /// The object belongs to a session that has ended or runs on another thread.
  case outsideSession
  /// GLPK reported an error, after which its environment was freed: all problems of the session are gone.
  /// The text is GLPK's.
  case library(String)
  /// The problem is being solved: between start and end of a solve only its callback's context may be used.
  case busy
  /// A tree context was used after its callback returned, or for what its event does not allow.
  case notAllowed(String)
  /// An option has a value outside its range.
  case invalidOption(String)
  /// GLPK answered with a code that the call should never meet.
  case unexpectedCode(Int32, call: String)
  /// GLPK's result contradicts the model: a defect of the solver or of this library.
  case contradiction(String)
  /// A file could not be read or written.
  case file(path: String, reason: String)
  /// The system gave no thread; the code is that of `pthread_create`.
  case noThread(Int32)
}

extension GLPKError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .outsideSession:
      "used outside its session: problems live only inside the closure given to Session.run"
    case .library(let message): "GLPK: \(message); the session's problems are gone: start a new session"
    case .busy: "the problem is being solved: wait for the end, or use the callback's context"
    case .notAllowed(let what): what
    case .invalidOption(let what): what
    case .unexpectedCode(let code, let call): "\(call) answered with the unexpected code \(code)"
    case .contradiction(let what): "GLPK's result contradicts the model: \(what)"
    case .file(let path, let reason): "\(path): \(reason)"
    case .noThread(let code): "no thread for a GLPK session (error \(code)): lower the stack size or load"
    }
  }
}
