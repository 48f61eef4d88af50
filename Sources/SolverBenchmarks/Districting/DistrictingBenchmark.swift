public import AssignmentEngine
import Foundation

/// Solves the published districting problems of some suites and prints a table of them.
public struct DistrictingBenchmark: Sendable {
  public var suites: [DistrictingSuite]
  /// Texts of which a case's name must contain one; empty for all.
  public var instances: [String]
  public var seeds: [UInt64]
  /// Seconds a case; the suite's bar unless given or limited by work.
  public var timeLimit: Double?
  public var workLimit: Int64?

  public init(
    suites: [DistrictingSuite], instances: [String] = [], seeds: [UInt64] = [1], timeLimit: Double? = nil,
    workLimit: Int64? = nil
  ) {
    self.suites = suites
    self.instances = instances
    self.seeds = seeds
    self.timeLimit = timeLimit
    self.workLimit = workLimit
  }

  private struct Report: Codable {
    var arguments: [String]
    var commit: String?
    var note: String?
    var date: String
    var machine: Machine
    var results: [DistrictingRun]
  }

  /// - Throws: `UnusableInput` where no case fits or the folder of instances is not named.
  public func run(
    reference: ReferenceFolder?, output: BenchmarkOutput, stop: StopSignal = StopSignal()
  ) throws -> Benchmark.Verdict {
    guard let reference else {
      throw UnusableInput(
        text: "set \(ReferenceFolder.variable) to the folder of reference instances")
    }
    var report = Report(
      arguments: output.arguments, commit: output.commit, note: output.note, date: RunReport.today,
      machine: .current(), results: [])
    output.say(DistrictingTable.header)
    for suite in suites {
      for instance in try suite.instances(reference) where isSelected(instance.name) {
        for seed in seeds where !stop.isSet {
          let limit = timeLimit ?? (workLimit == nil ? suite.bar : nil)
          let options = DistrictingOptions(timeLimitSeconds: limit, workLimit: workLimit, seed: seed)
          var run = try DistrictingRun.measure(instance, suite: suite, options: options, stop: stop)
          if let limit, let fault = CaseRun.overrun(seconds: run.seconds, limit: limit) {
            run.faults.append(fault)
          }
          report.results.append(run)
          output.say(DistrictingTable.line(run))
          if let json = output.json {
            try output.write(json, Array(try SnakeCaseJSON().encoder.encode(report)) + [0x0A])
          }
        }
      }
    }
    if report.results.isEmpty, !stop.isSet {
      throw UnusableInput(text: "there is no case of the instances that were asked for")
    }
    output.say(DistrictingTable.summary(report.results))
    if stop.isSet { return .interrupted }
    return report.results.allSatisfy(\.faults.isEmpty) ? .sound : .faulty
  }

  private func isSelected(_ name: String) -> Bool {
    instances.isEmpty || instances.contains { name.contains($0) }
  }
}

/// The table that is printed while districting problems run, a line a case.
enum DistrictingTable {
  private static let columns: [(title: String, width: Int)] = [
    ("case", 14), ("seed", 4), ("units", 5), ("k", 2), ("outcome", 13), ("plan", 11), ("bound", 11),
    ("listed", 11), ("proven", 6), ("s", 7), ("cpu s", 7), ("check s", 7), ("nodes", 7), ("simplex", 8),
    ("MB", 5),
  ]

  static var header: String { line(columns.map(\.title)) }

  static func line(_ run: DistrictingRun) -> String {
    let text = line([
      run.name, String(run.seed), String(run.units), String(run.districts), run.outcome, amount(run.plan),
      amount(run.bound), run.isListedInfeasible ? "infeasible" : amount(run.listed),
      run.isProven ? "yes" : "no", fixed(run.seconds, 2), fixed(run.processorSeconds, 2),
      fixed(run.checkSeconds, 2), String(run.counters.nodes), String(run.counters.simplexIterations),
      run.peakMegabytes.map { fixed($0, 0) } ?? "-",
    ])
    return ([text] + run.faults.map { "  FAULT: \($0)" }).joined(separator: "\n")
  }

  static func summary(_ runs: [DistrictingRun]) -> String {
    let proven = runs.filter(\.isProven).count
    let asListed = runs.filter { run in
      run.isListedInfeasible
        ? run.outcome == "infeasible"
        : zip([run.plan].compactMap(\.self), [run.listed].compactMap(\.self)).contains {
          abs($0 - $1) <= DistrictingInstance.rounding
        }
    }.count
    let longest = runs.map(\.processorSeconds).max() ?? 0
    return "\(runs.count) runs, \(proven) proven and rechecked, \(asListed) as listed, "
      + "\(fixed(runs.reduce(0) { $0 + $1.processorSeconds }, 1)) s processor, the longest \(fixed(longest, 1))"
  }

  private static func amount(_ value: Double?) -> String { value.map { fixed($0, 2) } ?? "-" }

  private static func line(_ fields: [String]) -> String {
    zip(fields, columns).enumerated().map { index, pair in
      index == 0 ? pair.0.padded(to: pair.1.width) : pair.0.padded(left: pair.1.width)
    }.joined(separator: " ")
  }
}
