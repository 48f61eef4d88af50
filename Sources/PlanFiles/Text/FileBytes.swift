public import TerritoryPlanning

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads a whole file, or says exactly why it cannot be read.
public enum FileBytes {
  /// Largest file that is read, in bytes: 512 MiB. Offsets inside a file then fit 32 bits.
  public static let sizeLimit = 512 << 20

  /// The bytes of the file at `path`.
  ///
  /// - Parameters:
  ///   - name: how faults call the file; nil uses `path`.
  ///   - sizeLimit: largest number of bytes accepted, at most `FileBytes.sizeLimit`.
  /// - Throws: a fault when there is no such file, it is a directory, it may not be read, it is too large, or
  ///   reading fails.
  public static func read(
    path: String, name: String? = nil, sizeLimit: Int = FileBytes.sizeLimit
  ) throws(InputFault) -> [UInt8] {
    let place = SourcePlace(file: name ?? path, line: 0, column: 0)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw openFault(code: errno, path: path, place: place) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw openFault(code: errno, path: path, place: place) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw InputFault(
        place: place, value: path, message: "is a directory", hint: "give the path of a file")
    }
    let limit = min(sizeLimit, FileBytes.sizeLimit)
    if Int(status.st_size) > limit { throw sizeFault(limit: limit, path: path, place: place) }
    return try readAll(descriptor, expected: Int(status.st_size), limit: limit, path: path, place: place)
  }

  /// Whether something exists at `path`, and whether it is a directory, or special: neither that nor a
  /// regular file, such as a device or a pipe.
  static func kind(of path: String) -> (exists: Bool, isDirectory: Bool, isSpecial: Bool) {
    var status = stat()
    guard stat(path, &status) == 0 else { return (false, false, false) }
    let kind = status.st_mode & S_IFMT
    return (true, kind == S_IFDIR, kind != S_IFDIR && kind != S_IFREG)
  }

  /// Reads to the end; a pipe has no size, so the limit is checked while reading.
  private static func readAll(
    _ descriptor: Int32, expected: Int, limit: Int, path: String, place: SourcePlace
  ) throws(InputFault) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = max(expected + 1, 1 << 16)
    while true {
      var code: Int32 = 0
      var count = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
        repeat {
          count = systemRead(descriptor, buffer.baseAddress, room)
          code = errno
        } while count < 0 && code == EINTR
        initialized = max(count, 0)
      }
      if count < 0 { throw openFault(code: code, path: path, place: place) }
      if count == 0 { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes.append(contentsOf: chunk) }
      if bytes.count > limit { throw sizeFault(limit: limit, path: path, place: place) }
      room = 1 << 16
    }
  }

  private static func sizeFault(limit: Int, path: String, place: SourcePlace) -> InputFault {
    let shown = limit >= 1 << 20 ? "\(limit >> 20) MiB" : "\(limit) bytes"
    return InputFault(
      place: place, value: path, message: "is larger than \(shown)", hint: "split the file")
  }

  private static func openFault(code: Int32, path: String, place: SourcePlace) -> InputFault {
    switch code {
    case ENOENT, ENOTDIR:
      return InputFault(place: place, value: path, message: "does not exist", hint: "check the path")
    case EACCES, EPERM:
      return InputFault(
        place: place, value: path, message: "may not be read", hint: "change the file's permissions")
    default:
      return InputFault(
        place: place, value: path, message: "cannot be read: \(String(cString: strerror(code)))",
        hint: "check the disk")
    }
  }
}

#if canImport(Glibc)
  private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    Glibc.read(descriptor, buffer, count)
  }
#else
  private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    Darwin.read(descriptor, buffer, count)
  }
#endif
