import Foundation

/// A folder of one test, deleted when the last reference to it goes.
final class TemporaryFolder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory.appendingPathComponent("evenfield-" + UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  subscript(name: String) -> String { path + "/" + name }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }
  func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: self[name])) }
  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }
  func write(_ bytes: Data, to name: String) throws { try bytes.write(to: URL(fileURLWithPath: self[name])) }
  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: self[name]) }

  func newFile(_ name: String) throws -> FileHandle {
    try write(Data(), to: name)
    return try FileHandle(forWritingTo: URL(fileURLWithPath: self[name]))
  }

  /// Every file and folder below, in order.
  func listing() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
  }
}
