import ArgumentParser
import AssignmentEngine
import Foundation
import PlanFiles
import SolverBenchmarks

/// Measures the engine on this machine.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure the engine on this machine: plan, bound, time to each gap, memory, work.",
    discussion: """
      Suites: territory (generated, sizes XS, S, M, L, XL), models and gap (reference instances, from the folder \
      that EVENFIELD_REFERENCE names), stop (how soon the engine returns when it is told to). Files are MPS models, \
      plain or gzipped, or OR-Library GAP files. Every result is rechecked; a wrong one ends in code 1. Only the \
      flags count: EVENFIELD_TIME_LIMIT and the like are not read.
      """)

  enum SuiteName: String, ExpressibleByArgument, CaseIterable {
    case territory, models, gap, stop, districting
    case territoryDesign = "territory-design"
  }

  @Argument(help: "Model files to solve; without --suite they alone are solved.")
  var files: [String] = []

  @Option(help: "territory (the default), models, gap, stop, districting or territory-design.")
  var suite: SuiteName?

  @Option(help: "Sizes, such as S,M; XS,S of territory and M,XL of stop unless given. Classes of gap.")
  var size: TextList?

  @Option(help: "Only cases whose name contains one of these texts.")
  var instance: TextList?

  @Option(help: "Seeds of generated problems, such as 1,2.")
  var problemSeed: SeedList = SeedList(values: [1])

  @Option(help: "Seeds of the search, such as 1,2,3; every case runs once with each.")
  var seed: SeedList = SeedList(values: [1])

  @Option(help: "Time a run, such as 60s or 2m; 20s unless --work-limit is given.")
  var timeLimit: TimeSpan?

  @Option(help: "Moves and nodes a run.")
  var workLimit: Int64?

  @Option(help: "Stop at this share of the objective, such as 0.1%; 0 asks for a proven optimum.")
  var gap: Share = Share(value: 0)

  @Option(help: "Threads a run.")
  var threads = 1

  @Option(help: "Write everything measured to this file, anew after every run.")
  var json: String?

  @Option(help: "Write a picture of gap over time to this file (SVG).")
  var plot: String?

  @Option(help: "A stored run of another solver for the picture; may be repeated.")
  var peer: [String] = []

  @Option(help: "A remark for the JSON file, such as what else the machine was doing.")
  var note: String?

  func validate() throws {
    if !(1...64).contains(threads) { throw ValidationError("--threads is \(threads); give 1 to 64.") }
    if let workLimit, workLimit < 0 {
      throw ValidationError("--work-limit is \(workLimit); give 0 or more.")
    }
    if suite == .stop, !files.isEmpty || plot != nil || workLimit != nil {
      throw ValidationError("--suite stop takes neither files nor --plot nor --work-limit.")
    }
  }

  func run() throws {
    do {
      let interrupt = Interrupt()
      if suite == .stop {
        try measureStops(interrupt.stop)
      } else if let districting = suite.flatMap({ DistrictingSuite(rawValue: $0.rawValue) }) {
        try measureDistricting(districting, interrupt.stop)
      } else {
        try measureRuns(interrupt.stop)
      }
    } catch EngineDefect.option(let text) {
      // The engine's ranges may be narrower than those of the flags.
      throw ValidationError(text)
    }
  }

  private func measureRuns(_ stop: StopSignal) throws {
    let benchmark = Benchmark(selection: selection, searchSeeds: seed.values, options: options)
    let reference = ReferenceFolder()
    let (cases, skipped) = try benchmark.list(reference: reference)
    if cases.isEmpty {
      throw ValidationError(
        skipped.isEmpty ? "There is no case of that size and name." : skipped.joined(separator: "\n"))
    }
    try end(benchmark.run(reference: reference, output: try output(), stop: stop))
  }

  private func measureDistricting(_ suite: DistrictingSuite, _ stop: StopSignal) throws {
    let benchmark = DistrictingBenchmark(
      suites: [suite], instances: instance?.values ?? [], seeds: seed.values,
      timeLimit: timeLimit?.seconds, workLimit: workLimit)
    do {
      try end(benchmark.run(reference: ReferenceFolder(), output: try output(), stop: stop))
    } catch let fault as UnusableInput {
      throw ValidationError(fault.text)
    }
  }

  private func output() throws -> BenchmarkOutput {
    var output = BenchmarkOutput(say: Self.say, warn: StandardError.write, write: Self.write)
    output.json = json
    output.plot = plot
    output.peers = try peer.map(PeerRecord.read)
    output.note = note
    output.commit = evenfieldVersion
    output.arguments = Array(CommandLine.arguments.dropFirst())
    return output
  }

  private func end(_ verdict: Benchmark.Verdict) throws {
    switch verdict {
    case .sound: return
    case .faulty: throw EndWith(status: ExitStatus.internalDefect)
    case .interrupted: throw EndWith(status: ExitStatus.interrupted)
    }
  }

  private var selection: Selection {
    var selection = Selection(suites: suite.flatMap { Suite(rawValue: $0.rawValue) }.map { [$0] } ?? [])
    if suite == nil, files.isEmpty { selection.suites = [.territory] }
    selection.sizes = size?.values ?? []
    selection.instances = instance?.values ?? []
    selection.problemSeeds = problemSeed.values
    selection.files = files
    return selection
  }

  private var options: SolveOptions {
    SolveOptions(
      timeLimitSeconds: timeLimit?.seconds ?? (workLimit == nil ? Benchmark.usualTimeLimit : nil),
      workLimit: workLimit, relativeGap: gap.value, threads: threads)
  }

  private func measureStops(_ interrupted: StopSignal) throws {
    var selection = selection
    selection.suites = [.territory]
    if size == nil { selection.sizes = ["M", "XL"] }
    var all: [StopLatency] = []
    Self.say(StopLatency.header)
    try StopLatency.measure(
      selection, reference: nil, limit: options.timeLimitSeconds ?? Benchmark.usualTimeLimit,
      options: options, interrupted: interrupted
    ) { measured in
      all.append(measured)
      Self.say(measured.line)
      if let json { try Self.write(json, StopLatency.bytes(all)) }
    }
    Self.say(StopLatency.summary(all))
    if interrupted.isSet { throw EndWith(status: ExitStatus.interrupted) }
  }

  /// A line at once, so that a long run can be followed through a pipe.
  private static func say(_ line: String) {
    print(line)
    fflush(nil)
  }

  private static func write(_ path: String, _ bytes: [UInt8]) throws { try OutputFile.write(path, bytes) }
}

/// Texts separated by commas, none empty.
struct TextList: ExpressibleByArgument {
  var values: [String]

  init?(argument: String) {
    values = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if values.contains("") { return nil }
  }
}

/// Whole numbers from 0, separated by commas.
struct SeedList: ExpressibleByArgument {
  var values: [UInt64]

  init(values: [UInt64]) { self.values = values }

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    values = parts.compactMap { UInt64($0) }
    if values.count != parts.count { return nil }
  }

  var defaultValueDescription: String { values.map(String.init).joined(separator: ",") }
}
