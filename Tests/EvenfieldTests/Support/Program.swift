import Foundation

/// The built command line, run as a process of its own.
enum Program {
  struct Missing: Error, CustomStringConvertible {
    var description: String
  }

  /// What a run left behind.
  struct Run {
    var status: Int32
    /// Whether the program ended by itself, not by a signal.
    var endedByItself: Bool
    var output: String
    var messages: String
  }

  /// Runs `evenfield` with these arguments. Variables named `EVENFIELD_*` of the surroundings do not reach it,
  /// nor does a terminal's language or colour.
  ///
  /// - Parameters:
  ///   - outputFile: takes standard output instead of `Run.output`.
  ///   - folder: where it runs; nil: in a folder of its own, so that it finds no runs kept by another.
  ///   - largestFile: 512-byte blocks beyond which no file may grow, as on a full disk.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], outputFile: String? = nil,
    in folder: String? = nil, largestFile: Int? = nil
  ) throws -> Run {
    let streams = try TemporaryFolder()
    let process = Process()
    let program = try path()
    process.executableURL = URL(fileURLWithPath: largestFile == nil ? program : "/bin/sh")
    process.arguments =
      largestFile.map { ["-c", "ulimit -f \($0); exec \"$0\" \"$@\"", program] + arguments } ?? arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder ?? streams.path)
    process.environment = ProcessInfo.processInfo.environment
      .filter { !$0.key.hasPrefix("EVENFIELD_") }
      .merging(environment) { $1 }
    // Files instead of pipes: a full pipe would make the program wait for a reader.
    process.standardInput = FileHandle.nullDevice
    let output = try streams.newFile("output")
    process.standardOutput =
      try outputFile.map { try FileHandle(forWritingTo: URL(fileURLWithPath: $0)) } ?? output
    process.standardError = try streams.newFile("messages")
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, endedByItself: process.terminationReason == .exit,
      output: try streams.text("output"), messages: try streams.text("messages"))
  }

  /// The program lies beside the test bundle; a bundle elsewhere leaves the package's own build folder.
  static func path() throws -> String {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    var folders = [package.appendingPathComponent(".build/debug")]
    for argument in CommandLine.arguments where argument.contains(".xctest") {
      var bundle = URL(fileURLWithPath: argument)
      while bundle.pathExtension != "xctest", bundle.path != "/" { bundle.deleteLastPathComponent() }
      folders.insert(bundle.deletingLastPathComponent(), at: 0)
    }
    let candidates = folders.map { $0.appendingPathComponent("evenfield").path }
    guard let found = candidates.first(where: FileManager.default.isExecutableFile) else {
      throw Missing(
        description: "there is no program at \(candidates.joined(separator: " or ")); run `swift build`")
    }
    return found
  }
}
