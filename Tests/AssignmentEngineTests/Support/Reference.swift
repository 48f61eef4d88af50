import Foundation

/// The folder of reference instances, named by the environment variable EVENFIELD_REFERENCE.
enum Reference {
  static let folder = ProcessInfo.processInfo.environment["EVENFIELD_REFERENCE"]
  static let isMissing: Bool = folder == nil
  /// Shown beside a test that is skipped.
  static let remedy = "set EVENFIELD_REFERENCE to the folder of reference instances"

  static func path(_ name: String) -> String { (folder ?? "") + "/" + name }
}
