import Foundation
import ScenarioRunning

/// The test's writer as a process of its own.
final class WriterProcess {
  struct Missing: Error {}
  /// A run that the store has promised to keep.
  struct Promise: Hashable {
    var index: Int
    var number: RunNumber
  }

  private let process = Process()
  private let output = Pipe()
  private let messagesFile: String
  private var unread = Data()

  init(_ folder: StoreFolder, label: String, count: Int, _ options: String...) throws {
    messagesFile = folder.path + "/messages-" + UUID().uuidString
    process.executableURL = URL(fileURLWithPath: try Self.path())
    process.arguments = [folder.store, label, String(count)] + options
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    try Data().write(to: URL(fileURLWithPath: messagesFile))
    process.standardError = FileHandle(forWritingAtPath: messagesFile)
    try process.run()
    try output.fileHandleForWriting.close()
  }

  var messages: String { (try? String(contentsOfFile: messagesFile, encoding: .utf8)) ?? "" }

  /// The next promise; nil when the writer has ended.
  func next() -> Promise? {
    while true {
      if let end = unread.firstIndex(of: 0x0A) {
        let line = String(decoding: unread[unread.startIndex..<end], as: UTF8.self)
        unread = unread[(end + 1)...]
        let parts = line.split(separator: " ").compactMap { Int64($0) }
        return parts.count == 2 ? Promise(index: Int(parts[0]), number: RunNumber(parts[1])) : nil
      }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      unread += more
    }
  }

  func rest() -> [Promise] {
    var all: [Promise] = []
    while let promise = next() { all.append(promise) }
    return all
  }

  func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

  /// The exit status; of a writer that was killed, that of the signal.
  func end() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// It lies beside the test bundle.
  private static func path() throws -> String {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    var folders = [package.appendingPathComponent(".build/debug")]
    for argument in CommandLine.arguments where argument.contains(".xctest") {
      var bundle = URL(fileURLWithPath: argument)
      while bundle.pathExtension != "xctest", bundle.path != "/" { bundle.deleteLastPathComponent() }
      folders.insert(bundle.deletingLastPathComponent(), at: 0)
    }
    let candidates = folders.map { $0.appendingPathComponent("RunStoreWriter").path }
    guard let found = candidates.first(where: FileManager.default.isExecutableFile) else { throw Missing() }
    return found
  }
}
