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
      case .checkInstructions(let path): return try checkInstructions(path)
      case .acceptInstructions(let path): return try acceptInstructions(path)
      case .smokeCase(let name): return try smokeCase(name)
      case .stopLatency: return try stopLatency(options)
      case .whatIf: return try whatIf(options)
      case .districting(let suites): return try districting(suites, options, arguments)
      case .report(let paths):
        let peers = try options.peers.map(PeerRecord.read)
        print(MarkdownTable(try paths.map(RunReport.read), peers: peers).text, terminator: "")
        return 0
      }
    } catch {
      complain("\(error)")
      return error is UnusableInput ? 2 : 1
    }
  }

  private static func benchmark(_ options: BenchmarkOptions) -> Benchmark {
    Benchmark(
      selection: options.selection, searchSeeds: options.searchSeeds, options: options.solveOptions)
  }

  private static func list(_ options: BenchmarkOptions) throws -> Int32 {
    let (cases, skipped) = try benchmark(options).list(reference: ReferenceFolder())
    cases.forEach(say)
    skipped.forEach(complain)
    return 0
  }

  private static func measure(_ options: BenchmarkOptions, _ arguments: [String]) throws -> Int32 {
    let output = try output(options, arguments)
    return status(try benchmark(options).run(reference: ReferenceFolder(), output: output))
  }

  private static func districting(
    _ suites: [DistrictingSuite], _ options: BenchmarkOptions, _ arguments: [String]
  ) throws -> Int32 {
    let benchmark = DistrictingBenchmark(
      suites: suites, instances: options.selection.instances, seeds: options.searchSeeds,
      timeLimit: options.timeLimit, workLimit: options.workLimit)
    return status(
      try benchmark.run(reference: ReferenceFolder(), output: try output(options, arguments)))
  }

  private static func output(_ options: BenchmarkOptions, _ arguments: [String]) throws -> BenchmarkOutput {
    var output = BenchmarkOutput(say: say, warn: complain, write: write)
    output.json = options.json
    output.plot = options.plot
    output.peers = try options.peers.map(PeerRecord.read)
    output.commit = options.commit
    output.note = options.note
    output.arguments = arguments
    return output
  }

  private static func status(_ verdict: Benchmark.Verdict) -> Int32 {
    switch verdict {
    case .sound: 0
    case .faulty, .interrupted: 1
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
      if let json = options.json { try write(json, StopLatency.bytes(all)) }
    }
    say(StopLatency.summary(all))
    return 0
  }

  private static func whatIf(_ options: BenchmarkOptions) throws -> Int32 {
    var selection = options.selection
    if selection.sizes.isEmpty { selection.sizes = ["S"] }
    var plan = WhatIfMeasurement.Plan(
      selection: selection, questions: options.questions, seed: options.searchSeeds[0],
      isCompared: options.isCompared)
    plan.solvingWork = options.workLimit ?? plan.solvingWork
    plan.answerWork = options.answerWork ?? plan.answerWork
    plan.coldSeconds = options.timeLimit ?? plan.coldSeconds
    var all: [WhatIfMeasurement] = []
    say(WhatIfMeasurement.header)
    try WhatIfMeasurement.measure(plan, reference: ReferenceFolder()) { measured in
      all.append(measured)
      say(measured.line)
      if let json = options.json { try write(json, WhatIfMeasurement.bytes(all)) }
    }
    WhatIfMeasurement.summary(all).forEach(say)
    return all.allSatisfy(\.faults.isEmpty) ? 0 : 1
  }

  private static func write(_ path: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  /// Prints a line at once, so that a long run can be followed through a pipe.
  static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  static func complain(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
