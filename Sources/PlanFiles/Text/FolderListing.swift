import TerritoryPlanning

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lists a folder.
enum FolderListing {
  /// The names in the folder at `path`, sorted by their bytes, without `.` and `..`.
  static func names(_ path: String) throws(InputFault) -> [String] {
    guard let folder = opendir(path) else {
      throw InputFault(
        place: SourcePlace(file: path, line: 0, column: 0), value: "",
        message: "is not a folder that can be read: \(String(cString: strerror(errno)))",
        hint: "give the folder of a case")
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }
}
