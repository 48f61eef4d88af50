import Foundation
import Testing

/// Compares output with a committed file. With EVENFIELD_UPDATE_GOLDEN=1 the file is written instead, and the
/// test fails, so that an update never passes for a check.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Golden").appendingPathComponent(name)
  if ProcessInfo.processInfo.environment["EVENFIELD_UPDATE_GOLDEN"] == "1" {
    try Data(text.utf8).write(to: file, options: .atomic)
    Issue.record("wrote Golden/\(name); review the difference", sourceLocation: sourceLocation)
    return
  }
  let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  guard text != golden else { return }
  let lines = zip(
    text.split(separator: "\n", omittingEmptySubsequences: false),
    golden.split(separator: "\n", omittingEmptySubsequences: false))
  let first = lines.enumerated().first { $0.element.0 != $0.element.1 }
  let place =
    first.map { "line \($0.offset + 1): “\($0.element.0)”, golden “\($0.element.1)”" } ?? "the length"
  Issue.record("differs from Golden/\(name) in \(place)", sourceLocation: sourceLocation)
}
