public import AssignmentEngine

/// Solves the selected cases once with each seed, prints a table while they run, and keeps what was measured.
public struct Benchmark: Sendable, Equatable {
  public var selection: Selection
  /// Seeds of the search; every case runs once with each.
  public var searchSeeds: [UInt64]
  /// Limits, gap and threads of each run; its seed is not used.
  public var options: SolveOptions

  /// Seconds a case where no limit is given.
  public static let usualTimeLimit = 20.0

  public init(selection: Selection = Selection(), searchSeeds: [UInt64] = [1], options: SolveOptions) {
    self.selection = selection
    self.searchSeeds = searchSeeds
    self.options = options
  }

  public enum Verdict: Sendable {
    case sound
    /// A certificate is refused, a known figure contradicted, or a time limit overrun.
    case faulty
    /// The stop signal was raised; what had been measured by then is kept.
    case interrupted
  }

  /// Names of the cases with their suites, and notes on suites that cannot run.
  public func list(reference: ReferenceFolder?) throws -> (cases: [String], skipped: [String]) {
    let selected = try SelectedCases(selection, reference: reference)
    return (selected.cases.map { "\($0.suite.rawValue) \($0.name)" }, selected.skipped)
  }

  /// - Throws: `UnusableInput` where no case fits the selection, and what reading, solving and writing throw.
  public func run(
    reference: ReferenceFolder?, output: BenchmarkOutput, stop: StopSignal = StopSignal()
  ) throws -> Verdict {
    let selected = try SelectedCases(selection, reference: reference)
    selected.skipped.forEach(output.warn)
    if selected.cases.isEmpty {
      throw UnusableInput(text: "there is no case of the sizes and instances that were asked for")
    }
    var report = output.report(skipped: selected.skipped)
    output.say(ResultTable.header)
    for benchmark in selected.cases {
      for seed in searchSeeds where !stop.isSet {
        var options = options
        options.seed = seed
        let measured = try CaseRun.measure(benchmark, options: options, stop: stop)
        report.results.append(measured)
        output.say(ResultTable.line(measured))
        try output.keep(report)
      }
    }
    try output.keep(report)
    for line in SummaryTable(report.results).lines { output.say(line) }
    for line in ResultTable.summary(report.results) { output.say(line) }
    if stop.isSet { return .interrupted }
    return report.results.allSatisfy(\.faults.isEmpty) ? .sound : .faulty
  }
}

/// Where a benchmark's lines and files go.
public struct BenchmarkOutput {
  /// File for everything measured, written anew after every run.
  public var json: String?
  /// File for the picture of gap over time.
  public var plot: String?
  /// Stored runs of other solvers that the picture shows too.
  public var peers: [PeerRecord] = []
  /// The version of the code, for the file.
  public var commit: String?
  /// A remark for the file, such as what else the machine was doing.
  public var note: String?
  /// The arguments after the program's name, for the file.
  public var arguments: [String] = []
  /// Takes a line of the result.
  public var say: (String) -> Void
  /// Takes a line that is no result.
  public var warn: (String) -> Void
  /// Replaces a file whole.
  public var write: (String, [UInt8]) throws -> Void

  public init(
    say: @escaping (String) -> Void, warn: @escaping (String) -> Void,
    write: @escaping (String, [UInt8]) throws -> Void
  ) {
    self.say = say
    self.warn = warn
    self.write = write
  }

  func report(skipped: [String]) -> RunReport {
    RunReport(
      commit: commit, note: note, date: RunReport.today, machine: .current(), arguments: arguments,
      skipped: skipped)
  }

  func keep(_ report: RunReport) throws {
    if let json { try write(json, report.bytes) }
    if let plot { try write(plot, Array(GapPicture(report.results, peers: peers).svg.utf8)) }
  }
}
