import Foundation

/// The folder of published data sets, named by the environment variable EVENFIELD_REFERENCE, and the project's
/// own map files.
enum ReferenceData {
  static let folder = ProcessInfo.processInfo.environment["EVENFIELD_REFERENCE"]
  static let isThere: Bool = folder != nil
  /// Shown beside a test that is skipped.
  static let remedy = "set EVENFIELD_REFERENCE to the folder of reference instances"

  static func path(_ name: String) -> String { (folder ?? "") + "/" + name }

  static func map(_ name: String, from file: String = #filePath) -> String {
    var url = URL(fileURLWithPath: file)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url.path + "/Scenarios/maps/" + name
  }
}
