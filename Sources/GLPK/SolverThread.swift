#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A fresh thread for one closure. Foundation's thread hides failures to start one, so pthreads it is.
struct SolverThread: ~Copyable {
  private final class Work {
    let run: () -> Void
    init(_ run: @escaping () -> Void) { self.run = run }
  }

  private let thread: pthread_t

  /// Starts the thread; throws when the system has none to give.
  init(stackBytes: Int, _ run: @escaping @Sendable () -> Void) throws {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    let page = Int(getpagesize())
    pthread_attr_setstacksize(&attributes, (stackBytes + page - 1) / page * page)
    let work = Unmanaged.passRetained(Work(run))
    #if canImport(Darwin)
      var started: pthread_t?
      let code = pthread_create(&started, &attributes, { Self.enter($0) }, work.toOpaque())
    #else
      var started = pthread_t()
      let code = pthread_create(&started, &attributes, { Self.enter($0!) }, work.toOpaque())
    #endif
    guard code == 0 else {
      work.release()
      throw GLPKError.noThread(code)
    }
    #if canImport(Darwin)
      thread = started!
    #else
      thread = started
    #endif
  }

  private static func enter(_ raw: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Work>.fromOpaque(raw).takeRetainedValue().run()
    return nil
  }

  /// Waits for the end.
  consuming func join() {
    pthread_join(thread, nil)
  }

  /// Lets it end by itself.
  consuming func detach() {
    pthread_detach(thread)
  }
}
