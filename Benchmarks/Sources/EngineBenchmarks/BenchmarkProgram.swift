import AssignmentEngine
import Foundation

/// The program behind `engine-benchmark`.
public enum BenchmarkProgram {
  /// Runs with the arguments after the program's name and returns the exit status.
  public static func run(_ arguments: [String]) -> Int32 {
    do {
      let options = try BenchmarkOptions(arguments)
      switch options.mode {
      case .help:
        print(BenchmarkOptions.usage)
        return 0
      case .list: return try list(options)
      case .measure: return try measure(options, arguments)
      case .check(let path): return try check(path)
      case .accept(let path): return try accept(path)
      }
    } catch {
      complain("\(error)")
      return error is UnusableInput ? 2 : 1
    }
  }

  private static func list(_ options: BenchmarkOptions) throws -> Int32 {
    let selected = try SelectedCases(options.selection, reference: ReferenceFolder())
    for benchmark in selected.cases { print("\(benchmark.suite.rawValue) \(benchmark.name)") }
    for note in selected.skipped { complain(note) }
    return 0
  }

  private static func measure(_ options: BenchmarkOptions, _ arguments: [String]) throws -> Int32 {
    let selected = try SelectedCases(options.selection, reference: ReferenceFolder())
    for note in selected.skipped { complain(note) }
    if selected.cases.isEmpty && selected.skipped.isEmpty {
      throw UnusableInput(text: "no case fits --size and --instance; see --list")
    }
    var report = RunReport(
      commit: options.commit, note: options.note, machine: .current(), arguments: arguments,
      skipped: selected.skipped)
    say(ResultTable.header)
    for benchmark in selected.cases {
      for seed in options.searchSeeds {
        let solve = SolveOptions(
          timeLimitSeconds: options.timeLimit, workLimit: options.workLimit, relativeGap: options.gap,
          seed: seed, threads: options.threads)
        let measured = try CaseRun.measure(benchmark, options: solve)
        report.results.append(measured)
        say(ResultTable.line(measured))
        if let json = options.json { try report.write(json) }
      }
    }
    if let json = options.json { try report.write(json) }
    for line in ResultTable.summary(report.results) { say(line) }
    return report.results.allSatisfy(\.faults.isEmpty) ? 0 : 1
  }

  private static func check(_ path: String) throws -> Int32 {
    let accepted = try Thresholds.read(path)
    let comparison = ThresholdComparison(try freshFigures(), accepted: accepted)
    for text in comparison.improvements { say("better: \(text)") }
    for text in comparison.regressions { complain("worse: \(text)") }
    if !comparison.regressions.isEmpty {
      complain(
        """
        \(comparison.regressions.count) figures are worse than \(path) allows. If that is the price of a \
        change made on purpose, accept it: engine-benchmark --accept \(path), and say why in the commit.
        """)
      return 1
    }
    say("all figures are within \(path)")
    return 0
  }

  private static func accept(_ path: String) throws -> Int32 {
    var thresholds = Thresholds(cases: try freshFigures())
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
      let counters = figures.counters.named.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
      let seconds = fixed(start.duration(to: .now) / .seconds(1), 2)
      say(
        "\(figures.name): \(figures.outcome), gap \(percent(figures.gap ?? .infinity)), \(counters); "
          + "\(seconds) s")
      return figures
    }
  }

  /// Prints a line at once, so that a long run can be followed through a pipe.
  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  private static func complain(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
