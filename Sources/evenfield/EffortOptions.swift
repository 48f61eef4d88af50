import ArgumentParser
import Foundation
import ScenarioRunning

enum LogFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

/// What a run may spend. A flag wins over an `EVENFIELD_*` variable, which wins over the scenario's file, which wins over
/// evenfield.yaml (`Settings`).
struct EffortOptions: ParsableArguments {
  @Option(help: Settings.gap.help)
  var gap: Share?

  @Option(help: Settings.timeLimit.help)
  var timeLimit: TimeSpan?

  @Option(help: Settings.workLimit.help)
  var workLimit: Int64?

  @Option(help: Settings.seed.help)
  var seed: UInt64?

  @Option(name: .customLong("threads"), help: Settings.threads.help)
  private var statedThreads: Int?

  @Flag(help: "End with code 4 unless the plan is proven optimal.")
  var requireOptimal = false

  @Flag(name: .shortAndLong, help: "No progress on standard error.")
  var quiet = false

  @Option(name: .customLong("log-format"), help: Settings.logFormat.help)
  private var statedLogFormat: LogFormat?

  /// Settings that flags gave, as text by key.
  private(set) var flags: [String: String] = [:]

  mutating func validate() throws {
    let given = [
      "gap": gap.map { "\($0)" }, "time_limit": timeLimit.map { "\($0)" },
      "work_limit": workLimit.map { "\($0)" }, "seed": seed.map { "\($0)" },
      "threads": statedThreads.map { "\($0)" }, "log_format": statedLogFormat?.rawValue,
    ]
    flags = given.compactMapValues { $0 }
    gap = try Settings.gap.stated(gap)
    timeLimit = try Settings.timeLimit.stated(timeLimit)
    workLimit = try Settings.workLimit.stated(workLimit)
    seed = try Settings.seed.stated(seed)
    statedThreads = try Settings.threads.stated(statedThreads)
    statedLogFormat = try Settings.logFormat.stated(statedLogFormat)
  }

  var threads: Int? { statedThreads ?? Settings.threads.configured }
  var logFormat: LogFormat? { statedLogFormat ?? Settings.logFormat.configured }

  /// What flags and variables ask for.
  var overrides: Effort {
    Effort(gap: gap?.value, timeLimitSeconds: timeLimit?.seconds, workLimit: workLimit, seed: seed)
  }

  /// What evenfield.yaml asks for.
  static var configured: Effort {
    Effort(
      gap: Settings.gap.configured?.value, timeLimitSeconds: Settings.timeLimit.configured?.seconds,
      workLimit: Settings.workLimit.configured, seed: Settings.seed.configured)
  }

  /// A runner that spends what is asked for here, in scenarios' files and in evenfield.yaml.
  func runner(concurrentScenarios: Int = 1, threadsPerScenario: Int = 1) -> ScenarioRunner {
    var runner = ScenarioRunner(
      overrides: overrides, concurrentScenarios: concurrentScenarios, threadsPerScenario: threadsPerScenario)
    runner.configured = Self.configured
    return runner
  }
}

/// A share such as `0.1%`, `0.1 %` or `0.001`; 0 to 1.
struct Share: ExpressibleByArgument, CustomStringConvertible {
  var value: Double

  init(value: Double) { self.value = value }

  init?(argument: String) {
    var text = argument.trimmingCharacters(in: .whitespaces)
    let isPercent = text.hasSuffix("%")
    if isPercent { text = String(text.dropLast()).trimmingCharacters(in: .whitespaces) }
    guard let number = Double(text), number.isFinite else { return nil }
    value = isPercent ? number / 100 : number
    guard (0...1).contains(value) else { return nil }
  }

  var description: String { String(value) }
  var defaultValueDescription: String { description }
}

/// A span of time such as `60s`, `2m`, `1h` or `90` (seconds); at least 0.
struct TimeSpan: ExpressibleByArgument, CustomStringConvertible {
  var seconds: Double

  var description: String { "\(seconds)s".replacing(".0s", with: "s") }

  init?(argument: String) {
    let text = argument.trimmingCharacters(in: .whitespaces)
    let units: [(String, Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)]
    let unit = units.first { text.hasSuffix($0.0) }
    let digits = text.dropLast(unit?.0.count ?? 0)
    guard let number = Double(digits), number.isFinite, number >= 0 else { return nil }
    seconds = number * (unit?.1 ?? 1)
  }
}
