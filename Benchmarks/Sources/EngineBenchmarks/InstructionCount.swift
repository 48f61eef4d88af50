import Foundation
import SolverBenchmarks

/// Counts the instructions of small cases by running this program under `valgrind --tool=callgrind`.
///
/// Work counters do not see an inner loop that does the same work in more instructions; this does, and unlike time
/// it hardly depends on the machine.
enum InstructionCount {
  static let counter = "instructions"
  /// Compilers and system libraries of one year differ by less.
  static let usualTolerance = 0.03
  static let valgrind = "valgrind"

  /// Where the program is, if it is anywhere on the path.
  static func installedValgrind(
    path: String? = ProcessInfo.processInfo.environment["PATH"]
  ) -> String? {
    (path ?? "").split(separator: ":").map { "\($0)/\(valgrind)" }
      .first(where: FileManager.default.isExecutableFile)
  }

  /// Figures of every case, with the instructions as their only counter.
  static func figures(
    program: String, valgrind: String, onEach: (Thresholds.AcceptedCase) -> Void
  ) throws -> [Thresholds.AcceptedCase] {
    try SmokeCheck.instructionCases.map { smoke in
      var figures = try count(smoke.name, program: program, valgrind: valgrind)
      figures.counters = figures.counters.filter { $0.key == counter }
      onEach(figures)
      return figures
    }
  }

  private static func count(
    _ name: String, program: String, valgrind: String
  ) throws -> Thresholds.AcceptedCase {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: valgrind)
    process.arguments = ["--tool=callgrind", "--callgrind-out-file=/dev/null", program, "--smoke-case", name]
    // Hash tables seeded at random would take a different way each time.
    process.environment = ProcessInfo.processInfo.environment
      .merging(["SWIFT_DETERMINISTIC_HASHING": "1"]) { $1 }
    let (output, messages) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = messages
    try process.run()
    // Both are far smaller than a pipe holds.
    let text = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let result = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0, let instructions = collected(in: text) else {
      throw UnusableInput(text: "\(name) under \(valgrind) ended with \(process.terminationStatus):\n\(text)")
    }
    var figures = try SnakeCaseJSON().decoder.decode(Thresholds.AcceptedCase.self, from: result)
    figures.counters[counter] = instructions
    return figures
  }

  /// The figure in callgrind's line `==123== Collected : 4567`.
  static func collected(in text: String) -> Int64? {
    let line = text.split(separator: "\n").first { $0.contains("Collected :") }
    return line?.split(separator: ":").last.flatMap { Int64($0.trimmingCharacters(in: .whitespaces)) }
  }
}
