#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a file could not be written, and what to do. Nothing of it was left behind.
public struct OutputError: Error, Sendable, Equatable, CustomStringConvertible {
  public var path: String
  public var problem: String
  public var remedy: String

  public init(path: String, problem: String, remedy: String) {
    self.path = path
    self.problem = problem
    self.remedy = remedy
  }

  public var description: String { "\(path): \(problem); \(remedy)" }
}

/// Writes files whole or not at all.
public enum OutputFile {
  /// Replaces the file at `path`: the bytes go to a temporary file in the same folder, are forced to the
  /// disk, and take the name in one step; the folder is forced to the disk too. Whatever happens, `path`
  /// holds either its old content or all of the new one.
  public static func write(_ path: String, _ bytes: [UInt8]) throws(OutputError) {
    let folder = FilePaths.folder(of: path)
    let kind = FileBytes.kind(of: path)
    if kind.isDirectory {
      throw OutputError(path: path, problem: "is a folder", remedy: "give the path of a file")
    }
    // Taking the name of a device or pipe would replace the device or pipe itself.
    if kind.isSpecial {
      throw OutputError(path: path, problem: "is not a regular file", remedy: "give the path of a file")
    }
    var template = Array((folder + "/." + FilePaths.lastComponent(path) + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure(path, folder: folder) }
    let temporary = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    var isClosed = false
    do throws(OutputError) {
      try writeAll(descriptor, bytes, path: path, folder: folder)
      // mkstemp makes files that only the owner may read; results are as readable as other files.
      let mask = umask(0)
      umask(mask)
      guard fchmod(descriptor, 0o666 & ~mask) == 0, fsync(descriptor) == 0 else {
        throw failure(path, folder: folder)
      }
      isClosed = true
      guard close(descriptor) == 0, rename(temporary, path) == 0 else {
        throw failure(path, folder: folder)
      }
    } catch {
      if !isClosed { close(descriptor) }
      unlink(temporary)
      throw error
    }
    try syncFolder(folder, path: path)
  }

  /// Makes a folder, and those that contain it; one that is there is fine.
  public static func makeFolder(_ path: String) throws(OutputError) {
    let kind = FileBytes.kind(of: path)
    if kind.isDirectory { return }
    if kind.exists {
      throw OutputError(path: path, problem: "is a file, not a folder", remedy: "choose another folder")
    }
    let parent = FilePaths.folder(of: path)
    if parent != path, parent != "." { try makeFolder(parent) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw failure(path, folder: parent) }
  }

  private static func writeAll(
    _ descriptor: Int32, _ bytes: [UInt8], path: String, folder: String
  ) throws(OutputError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        systemWrite(descriptor, $0.baseAddress! + done, bytes.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(path, folder: folder) }
      done += count
    }
  }

  private static func syncFolder(_ folder: String, path: String) throws(OutputError) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, folder: folder) }
    defer { close(descriptor) }
    // Some file systems cannot force a folder to the disk; the file itself is there already.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw failure(path, folder: folder)
    }
  }

  private static func failure(_ path: String, folder: String) -> OutputError {
    let code = errno
    switch code {
    case ENOENT, ENOTDIR:
      return OutputError(
        path: path, problem: "its folder does not exist", remedy: "make the folder \(folder)")
    case EACCES, EPERM, EROFS:
      return OutputError(
        path: path, problem: "may not be written", remedy: "change the permissions of \(folder)")
    case ENOSPC, EDQUOT:
      return OutputError(path: path, problem: "the disk is full", remedy: "make room, then run it again")
    case EFBIG:
      return OutputError(
        path: path, problem: "is larger than the system allows", remedy: "write it elsewhere")
    default:
      return OutputError(
        path: path, problem: "cannot be written: \(String(cString: strerror(code)))",
        remedy: "check the disk")
    }
  }
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}
