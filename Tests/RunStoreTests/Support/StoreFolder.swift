import Foundation

/// A folder of one test with the place of a store, deleted when the last reference to it goes.
final class StoreFolder {
  let path: String
  var store: String { path + "/runs.sqlite" }

  init() throws {
    path =
      FileManager.default.temporaryDirectory.appendingPathComponent("evenfield-" + UUID().uuidString).path
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
  }

  deinit {
    try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    try? FileManager.default.removeItem(atPath: path)
  }

  func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: store)) }
  func write(_ bytes: Data) throws { try bytes.write(to: URL(fileURLWithPath: store)) }

  /// Changes bytes of the store's file in place.
  func patch(at offset: Int, _ bytes: [UInt8]) throws {
    var content = try self.bytes()
    content.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    try write(content)
  }
}
