import ArgumentParser
import Foundation
import ScenarioRunning

enum LogFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

/// What a run may spend. A flag wins over an `EVENFIELD_*` variable, which wins over the scenario's file.
struct EffortOptions: ParsableArguments {
  @Option(
    help: "Stop at this share of the objective, such as 0.1%; 0 asks for a proven optimum. [EVENFIELD_GAP]")
  var gap: Share?

  @Option(help: "Stop after this time, such as 60s or 2m. [EVENFIELD_TIME_LIMIT]")
  var timeLimit: TimeSpan?

  @Option(
    help: "Stop after this many moves and nodes: the same plan on every machine. [EVENFIELD_WORK_LIMIT]")
  var workLimit: Int64?

  @Option(help: "Seed of the search; the same seed and work limit give the same plan. [EVENFIELD_SEED]")
  var seed: UInt64?

  @Option(help: "Threads to use, 1 to 64. [EVENFIELD_THREADS]")
  var threads: Int?

  @Flag(help: "End with code 4 unless the plan is proven optimal.")
  var requireOptimal = false

  @Flag(name: .shortAndLong, help: "No progress on standard error.")
  var quiet = false

  @Option(help: "Progress as text or as one JSON object a line. [EVENFIELD_LOG_FORMAT]")
  var logFormat: LogFormat?

  mutating func validate() throws {
    gap = try gap ?? Self.fromEnvironment("EVENFIELD_GAP")
    timeLimit = try timeLimit ?? Self.fromEnvironment("EVENFIELD_TIME_LIMIT")
    workLimit = try workLimit ?? Self.fromEnvironment("EVENFIELD_WORK_LIMIT")
    seed = try seed ?? Self.fromEnvironment("EVENFIELD_SEED")
    threads = try threads ?? Self.fromEnvironment("EVENFIELD_THREADS")
    logFormat = try logFormat ?? Self.fromEnvironment("EVENFIELD_LOG_FORMAT")
    if let threads, !(1...64).contains(threads) {
      throw ValidationError("--threads is \(threads); give 1 to 64.")
    }
    if let workLimit, workLimit < 0 {
      throw ValidationError("--work-limit is \(workLimit); give 0 or more.")
    }
  }

  var overrides: Effort {
    Effort(gap: gap?.value, timeLimitSeconds: timeLimit?.seconds, workLimit: workLimit, seed: seed)
  }

  static func fromEnvironment<Value: ExpressibleByArgument>(_ name: String) throws -> Value? {
    guard let text = ProcessInfo.processInfo.environment[name], !text.isEmpty else { return nil }
    guard let value = Value(argument: text) else {
      throw ValidationError("The environment variable \(name) is `\(text)`, which cannot be read.")
    }
    return value
  }
}

/// A share such as `0.1%`, `0.1 %` or `0.001`; 0 to 1.
struct Share: ExpressibleByArgument {
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

  var defaultValueDescription: String { String(value) }
}

/// A span of time such as `60s`, `2m`, `1h` or `90` (seconds); at least 0.
struct TimeSpan: ExpressibleByArgument {
  var seconds: Double
  init?(argument: String) {
    let text = argument.trimmingCharacters(in: .whitespaces)
    let units: [(String, Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)]
    let unit = units.first { text.hasSuffix($0.0) }
    let digits = text.dropLast(unit?.0.count ?? 0)
    guard let number = Double(digits), number.isFinite, number >= 0 else { return nil }
    seconds = number * (unit?.1 ?? 1)
  }
}
