import Foundation
import PlanFiles
import TerritoryPlanning

/// What an import kept in the folder of a plan.
enum KeptFolder {
  /// - Parameter path: a plan folder, or a scenario file in it.
  /// - Throws: where the folder keeps no export.
  static func load(_ path: String) throws -> KeptExport {
    guard let kept = try find(path) else { throw UnusableExport(fault: .noKeptExport) }
    return kept
  }

  /// nil for a plan that no import made.
  static func find(_ path: String) throws -> KeptExport? {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let folder = isFolder.boolValue ? path : URL(fileURLWithPath: path).deletingLastPathComponent().path
    return try KeptExport.load(planFolder: folder)
  }
}

/// A kept export from which nothing can be written back.
struct UnusableExport: Error {
  var fault: WriteBackFault
}
