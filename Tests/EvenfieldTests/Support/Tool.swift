import Foundation

/// Another program that a test reads results with. A test that needs one is enabled only where it is there.
enum Tool {
  struct Result {
    var status: Int32
    var output: String
  }

  /// Whether python3 has these modules.
  static func python(has modules: String) -> Bool {
    (try? run(["python3", "-c", "import \(modules)"]).status) == 0
  }

  /// Whether a program of this name is on PATH.
  static func exists(_ name: String) -> Bool { (try? run(["sh", "-c", "command -v \(name)"]).status) == 0 }

  /// Runs a program of PATH; `output` has what it wrote to both streams.
  static func run(
    _ arguments: [String], input: String = "", in folder: String? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    let streams = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    try streams.write(input, to: "input")
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: streams["input"]))
    let output = try streams.newFile("output")
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    return Result(status: process.terminationStatus, output: try streams.text("output"))
  }
}

/// Folders of the repository.
enum Repository {
  static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
}
