#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A new file beside its final place, which it takes over whole by a rename.
struct ReplacementFile {
  let temporaryPath: String
  private let path: String

  /// Creates the temporary file, so that nothing else can be written over.
  init(for path: String) throws(GLPKError) {
    guard !path.isEmpty && !path.utf8.contains(0) else {
      throw .file(path: path, reason: "not a path")
    }
    var template = Array((path + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Self.failure(path, "create a temporary file beside it") }
    fchmod(descriptor, 0o644)
    close(descriptor)
    temporaryPath = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    self.path = path
  }

  func moveIntoPlace() throws(GLPKError) {
    try Self.synchronize(temporaryPath, reportedAs: path)
    guard rename(temporaryPath, path) == 0 else { throw Self.failure(path, "rename to it") }
    let slash = path.lastIndex(of: "/")
    let directory = slash.map { path[...$0] } ?? "./"
    try Self.synchronize(String(directory), reportedAs: path)
  }

  /// Removes the temporary file if it is still there.
  func discard() { unlink(temporaryPath) }

  private static func synchronize(_ target: String, reportedAs path: String) throws(GLPKError) {
    let descriptor = open(target, O_RDONLY)
    guard descriptor >= 0 else { throw failure(path, "open \(target)") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(path, "synchronize \(target)") }
  }

  private static func failure(_ path: String, _ attempt: String) -> GLPKError {
    .file(path: path, reason: "could not \(attempt): \(String(cString: strerror(errno)))")
  }
}
