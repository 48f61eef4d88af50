import Foundation

/// Everything a run of the benchmark has to say, as it is written to JSON.
struct RunReport: Codable, Equatable {
  var formatVersion = 1
  /// The version of the code, as it was named on the command line.
  var commit: String?
  var note: String?
  var machine: Machine
  /// The arguments after the program's name.
  var arguments: [String]
  var results: [Measurement] = []
  var skipped: [String]

  /// Replaces the file whole.
  func write(_ path: String) throws {
    try SnakeCaseJSON().encoder.encode(self).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
