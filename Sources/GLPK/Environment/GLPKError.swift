/// Broken input, misuse, or a broken solver. An infeasible model or a limit reached is an outcome and no
/// error.
public enum GLPKError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The session or problem was used after its session had ended.
  case closed(operation: String)
  /// GLPK objects live on the thread of their session; this call came from another.
  case wrongThread(operation: String)
  /// The problem is being searched by branch and cut; inside the callback only its context may be used.
  case searchInProgress(operation: String)
  /// The model or batch has faults.
  case invalid(ModelFaults)
  /// An argument is outside its range.
  case invalidArgument(operation: String, reason: String)
  /// There is no solution to read: nothing was solved since the last edit.
  case noSolution(operation: String)
  /// GLPK gave up with a fatal error, for example at its memory limit. The session is lost.
  case solverFault(operation: String, message: String)
  /// An earlier fatal error has ended this session; start a new one.
  case sessionLost(operation: String, message: String)
  /// GLPK claims something that a recomputation from the model contradicts.
  case defect(String)
  /// A file could not be read or written.
  case file(path: String, reason: String)
  /// The system refused a thread.
  case threadRefused(code: Int32)

  public var description: String {
    switch self {
    case .closed(let operation):
      "\(operation): the session has ended; use problems only inside the closure that received it"
    case .wrongThread(let operation):
      "\(operation): called from another thread than the session's; GLPK objects must stay on theirs"
    case .searchInProgress(let operation):
      "\(operation): the problem is being searched; inside the callback use only its context"
    case .invalid(let faults): "\(faults)"
    case .invalidArgument(let operation, let reason): "\(operation): \(reason)"
    case .noSolution(let operation):
      "\(operation): nothing was solved since the last change; solve first"
    case .solverFault(let operation, let message): "\(operation): GLPK failed: \(message)"
    case .sessionLost(let operation, let message):
      "\(operation): the session was lost to an earlier failure (\(message)); start a new one"
    case .defect(let text): "GLPK's claim does not hold: \(text)"
    case .file(let path, let reason): "\(path): \(reason)"
    case .threadRefused(let code): "the system refused a new thread (error \(code))"
    }
  }
}
