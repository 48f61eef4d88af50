import AssignmentEngine
import Foundation
import SolverBenchmarks

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
      case .smokeCase(let name): return try smokeCase(name)
      case .stopLatency: return try stopLatency(options)
      case .report(let paths):
        print(MarkdownTable(try paths.map(RunReport.read)).text, terminator: "")
        return 0
      }
    } catch {
      complain("\(error)")
      return error is UnusableInput ? 2 : 1
    }
  }

  private static func benchmark(_ options: BenchmarkOptions) -> Benchmark {
    var benchmark = Benchmark(selection: options.selection, options: options.solveOptions)
    benchmark.searchSeeds = options.searchSeeds
    return benchmark
  }

  private static func list(_ options: BenchmarkOptions) throws -> Int32 {
    let (cases, skipped) = try benchmark(options).list(reference: ReferenceFolder())
    cases.forEach(say)
    skipped.forEach(complain)
    return 0
  }

  private static func measure(_ options: BenchmarkOptions, _ arguments: [String]) throws -> Int32 {
    var output = BenchmarkOutput(say: say, warn: complain, write: write)
    output.json = options.json
    output.plot = options.plot
    output.peers = try options.peers.map(PeerRecord.read)
    output.commit = options.commit
    output.note = options.note
    output.arguments = arguments
    switch try benchmark(options).run(reference: ReferenceFolder(), output: output) {
    case .sound: return 0
    case .faulty, .interrupted: return 1
    }
  }

  private static func stopLatency(_ options: BenchmarkOptions) throws -> Int32 {
    var selection = options.selection
    if selection.sizes.isEmpty { selection.sizes = ["M", "XL"] }
    var all: [StopLatency] = []
    say(StopLatency.header)
    try StopLatency.measure(
      selection, reference: ReferenceFolder(), limit: options.timeLimit ?? Benchmark.usualTimeLimit,
      options: options.solveOptions
    ) { measured in
      all.append(measured)
      say(measured.line)
      if let json = options.json { try write(json, Array(SnakeCaseJSON().encoder.encode(all))) }
    }
    say(StopLatency.summary(all))
    return 0
  }

  private static func smokeCase(_ name: String) throws -> Int32 {
    guard let smoke = SmokeCheck.cases.first(where: { $0.name == name }) else {
      let names = SmokeCheck.cases.map(\.name).joined(separator: ", ")
      throw UnusableInput(text: "no small case \"\(name)\"; there are \(names)")
    }
    say("\(name): \(try SmokeCheck.figures(smoke).outcome)")
    return 0
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
      let counters = figures.counters.sorted { $0.key < $1.key }
        .map { "\(Thresholds.spoken($0.key)) \($0.value)" }.joined(separator: ", ")
      let seconds = fixed(start.duration(to: .now) / .seconds(1), 2)
      say(
        "\(figures.name): \(figures.outcome), gap \(percent(figures.gap ?? .infinity)), \(counters); "
          + "\(seconds) s")
      return figures
    }
  }

  private static func write(_ path: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  /// Prints a line at once, so that a long run can be followed through a pipe.
  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  private static func complain(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
