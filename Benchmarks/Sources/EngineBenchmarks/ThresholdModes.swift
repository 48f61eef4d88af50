import Foundation
import SolverBenchmarks

/// The modes that compare figures with committed thresholds, or commit new ones.
extension BenchmarkProgram {
  static func check(_ path: String) throws -> Int32 {
    let accepted = try Thresholds.read(path)
    let faults = try SmokeCheck.faultsOfLargest()
    faults.forEach(complain)
    let status = judge(try freshFigures(), accepted, path, acceptedBy: "--accept")
    return faults.isEmpty ? status : 1
  }

  static func accept(_ path: String) throws -> Int32 {
    try store(try freshFigures(), in: path, counterShare: Thresholds.usualCounterShare)
  }

  static func checkInstructions(_ path: String) throws -> Int32 {
    guard let valgrind = InstructionCount.installedValgrind() else {
      complain("instructions are not counted: valgrind is not installed")
      return 0
    }
    let accepted = try Thresholds.read(path)
    return judge(try instructions(valgrind), accepted, path, acceptedBy: "--accept-instructions")
  }

  static func acceptInstructions(_ path: String) throws -> Int32 {
    guard let valgrind = InstructionCount.installedValgrind() else {
      throw UnusableInput(text: "valgrind is needed to count instructions and is not installed")
    }
    return try store(try instructions(valgrind), in: path, counterShare: InstructionCount.usualTolerance)
  }

  static func smokeCase(_ name: String) throws -> Int32 {
    let cases = SmokeCheck.instructionCases + SmokeCheck.cases
    guard let smoke = cases.first(where: { $0.name == name }) else {
      throw UnusableInput(
        text: "no small case \"\(name)\"; there are \(cases.map(\.name).joined(separator: ", "))")
    }
    let figures = try SnakeCaseJSON().encoder.encode(SmokeCheck.figures(smoke))
    say(String(decoding: figures, as: UTF8.self))
    return 0
  }

  private static func judge(
    _ fresh: [Thresholds.AcceptedCase], _ accepted: Thresholds, _ path: String, acceptedBy option: String
  ) -> Int32 {
    let comparison = ThresholdComparison(fresh, accepted: accepted)
    for text in comparison.improvements { say("better: \(text)") }
    for text in comparison.regressions { complain("worse: \(text)") }
    guard !comparison.regressions.isEmpty else {
      say("all figures are within \(path)")
      return 0
    }
    complain(
      """
      \(comparison.regressions.count) figures are worse than \(path) allows. If that is the price of a \
      change made on purpose, accept it: engine-benchmark \(option) \(path), and say why in the commit.
      """)
    return 1
  }

  private static func store(
    _ fresh: [Thresholds.AcceptedCase], in path: String, counterShare: Double
  ) throws -> Int32 {
    var thresholds = Thresholds(counterShare: counterShare, cases: fresh)
    if FileManager.default.fileExists(atPath: path) {
      let old = try Thresholds.read(path)
      thresholds.counterShare = old.counterShare
      thresholds.counterSlack = old.counterSlack
      thresholds.gapSlack = old.gapSlack
    }
    try thresholds.write(path)
    say("wrote \(path)")
    return 0
  }

  private static func freshFigures() throws -> [Thresholds.AcceptedCase] {
    try SmokeCheck.cases.map { smoke in
      let start = ContinuousClock.now
      let figures = try SmokeCheck.figures(smoke)
      say("\(figures.text); \(fixed(start.duration(to: .now) / .seconds(1), 2)) s")
      return figures
    }
  }

  private static func instructions(_ valgrind: String) throws -> [Thresholds.AcceptedCase] {
    let program = try programPath()
    return try InstructionCount.figures(program: program, valgrind: valgrind) { say($0.text) }
  }

  /// The file of this program: the name it was called by may be relative to the path.
  private static func programPath() throws -> String {
    guard let path = Bundle.main.executablePath else {
      throw UnusableInput(text: "the system does not say where this program is")
    }
    return path
  }
}

extension Thresholds.AcceptedCase {
  fileprivate var text: String {
    let counts = counters.sorted { $0.key < $1.key }.map { "\(Thresholds.spoken($0.key)) \($0.value)" }
    return "\(name): \(outcome), gap \(percent(gap ?? .infinity)), \(counts.joined(separator: ", "))"
  }
}
