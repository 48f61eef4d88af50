internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file that appears whole or not at all: written beside its place, brought to the disk, renamed.
enum AtomicFile {
  private static let counter = Atomic<UInt64>(0)

  static func write(_ path: String, _ body: (_ temporary: String) throws -> Void) throws {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "./"
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let number = counter.add(1, ordering: .relaxed).newValue
    // The name stays last, since its ending decides about compression.
    let temporary = "\(folder).\(getpid())-\(number).\(name)"
    do {
      try body(temporary)
      try synchronize(temporary, path)
      guard rename(temporary, path) == 0 else { throw failure(path, "moving it into place") }
      try synchronize(folder, path)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private static func synchronize(_ target: String, _ path: String) throws {
    let descriptor = open(target, O_RDONLY)
    guard descriptor >= 0 else { throw failure(path, "opening it") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(path, "bringing it to the disk") }
  }

  private static func failure(_ path: String, _ step: String) -> GLPKError {
    .file(path: path, reason: "\(step): \(String(cString: strerror(errno)))")
  }
}
