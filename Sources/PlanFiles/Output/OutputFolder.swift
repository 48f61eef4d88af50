import TerritoryPlanning

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a folder of files whole or not at all.
public enum OutputFolder {
  /// Makes the folder at `path` with these files. They are written into a folder beside it, which then takes the
  /// name in one step: whatever happens, `path` is either not there (or empty, as before) or complete.
  ///
  /// - Parameter files: names are single path components, distinct without regard to case.
  /// - Throws: where `path` is there and is not an empty folder, or where writing fails; nothing is left behind.
  public static func writeNew(
    _ path: String, _ files: [PlanFolderWriter.File]
  ) throws(OutputError) {
    let names = files.map(\.name)
    precondition(
      names.allSatisfy { !$0.isEmpty && !$0.contains("/") }
        && Set(names.map { $0.lowercased() }).count == names.count, "names of files are distinct")
    let path = trimmed(path)
    try refuseFilled(path)
    let parent = FilePaths.folder(of: path)
    try OutputFile.makeFolder(parent)
    var template = Array((parent + "/." + FilePaths.lastComponent(path) + ".XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw failure(path) }
    let temporary = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    do throws(OutputError) {
      for file in files { try OutputFile.write(temporary + "/" + file.name, file.bytes) }
      // mkdtemp makes folders that only the owner may enter; results are as open as other folders.
      let mask = umask(0)
      umask(mask)
      guard chmod(temporary, 0o777 & ~mask) == 0, rename(temporary, path) == 0 else { throw failure(path) }
    } catch {
      for file in files { unlink(temporary + "/" + file.name) }
      rmdir(temporary)
      throw error
    }
  }

  private static func refuseFilled(_ path: String) throws(OutputError) {
    let kind = FileBytes.kind(of: path)
    guard kind.exists else { return }
    guard kind.isDirectory else {
      throw OutputError(path: path, problem: "is a file, not a folder", remedy: "choose another folder")
    }
    let isEmpty = ((try? FolderListing.names(path)) ?? [""]).isEmpty
    guard isEmpty else {
      throw OutputError(path: path, problem: "holds files already", remedy: "choose a new folder")
    }
  }

  private static func trimmed(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }

  private static func failure(_ path: String) -> OutputError {
    OutputError(
      path: path, problem: "cannot be written: \(String(cString: strerror(errno)))",
      remedy: "check the disk and the permissions of its folder")
  }
}
