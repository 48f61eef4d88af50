#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The identity of a thread.
struct ThreadIdentity: @unchecked Sendable {
  // A pthread_t is a plain number or address; nothing is reached through it but by pthread functions.
  private let thread: pthread_t

  static var current: ThreadIdentity { ThreadIdentity(thread: pthread_self()) }

  var isCurrent: Bool { pthread_equal(thread, pthread_self()) != 0 }
}

/// A fresh thread that runs one closure. GLPK recurses deeply and its environment belongs to a thread, so
/// neither the main thread nor Swift's pool of small threads will do.
struct SolverThread {
  private let thread: pthread_t

  /// Starts the thread. Exactly one of ``join()`` and ``detach()`` must follow.
  init(stackBytes: Int, _ body: @escaping @Sendable () -> Void) throws(GLPKError) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    let refusal = pthread_attr_setstacksize(&attributes, stackBytes)
    guard refusal == 0 else { throw .threadRefused(code: refusal) }
    let box = Unmanaged.passRetained(ThreadBody(run: body))
    #if canImport(Darwin)
      var started: pthread_t?
      let code = pthread_create(&started, &attributes, { SolverThread.enter($0) }, box.toOpaque())
      guard code == 0, let started else {
        box.release()
        throw .threadRefused(code: code)
      }
    #else
      var started = pthread_t()
      let code = pthread_create(&started, &attributes, { SolverThread.enter($0!) }, box.toOpaque())
      guard code == 0 else {
        box.release()
        throw .threadRefused(code: code)
      }
    #endif
    thread = started
  }

  func join() { pthread_join(thread, nil) }

  func detach() { pthread_detach(thread) }

  private static func enter(_ box: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<ThreadBody>.fromOpaque(box).takeRetainedValue().run()
    return nil
  }
}

private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void
  init(run: @escaping @Sendable () -> Void) { self.run = run }
}
