public import AssignmentEngine
import Foundation
import Synchronization

/// How long the engine takes to return once it is told to, at several moments of a run.
///
/// Each moment is measured twice: a stop signal raised from another thread, and a time limit that ends then.
public struct StopLatency: Codable, Sendable {
  var name: String
  var columns: Int
  /// Seconds since the run began at which it was told to stop.
  var moment: Double
  /// What the run had reported last by then.
  var stage: String
  /// From the signal, and from the time limit, to the return; nil where the run ended before.
  var afterSignal: Wait?
  var afterLimit: Wait?

  struct Wait: Codable, Sendable {
    var seconds: Double
    /// What the engine itself took of it: on a busy machine the clock charges it for others.
    var processorSeconds: Double
  }

  /// Seconds within which a run has to return.
  public static let bar = 0.2
  /// Moments that are tried, as far as the limit allows.
  static let moments = [0.02, 0.1, 0.3, 0.7, 1.5, 3, 6, 12, 20, 40]

  /// Measures every case of the selection at every moment up to `limit` seconds and calls `onEach` as it goes.
  public static func measure(
    _ selection: Selection, reference: ReferenceFolder?, limit: Double, options: SolveOptions,
    interrupted: StopSignal = StopSignal(), onEach: (StopLatency) throws -> Void
  ) throws {
    for benchmark in try SelectedCases(selection, reference: reference).cases {
      let problem = try benchmark.load()
      for moment in moments where moment <= limit && !interrupted.isSet {
        let signalled = try tell(problem, at: moment, by: .signal, options)
        let limited = try tell(problem, at: moment, by: .timeLimit, options)
        try onEach(
          StopLatency(
            name: benchmark.name, columns: problem.columnCount, moment: moment, stage: signalled.stage,
            afterSignal: signalled.wait, afterLimit: limited.wait))
      }
    }
  }

  private enum Means { case signal, timeLimit }

  /// Runs the engine until it is told to stop at the moment, and says what it had reported by then.
  private static func tell(
    _ problem: AssignmentProblem, at moment: Double, by means: Means, _ options: SolveOptions
  ) throws -> (wait: Wait?, stage: String) {
    let stop = StopSignal()
    let told = Mutex<(clock: ContinuousClock.Instant, processor: Double)?>(nil)
    let stage = Mutex("before the first bound")
    var options = options
    options.workLimit = nil
    options.timeLimitSeconds = means == .timeLimit ? moment : nil
    let timer = Thread {
      Thread.sleep(forTimeInterval: moment)
      told.withLock { $0 = (.now, ProcessUsage.processorSeconds) }
      if means == .signal { stop.raise() }
    }
    timer.start()
    _ = try Engine.solve(problem, options: options, stop: stop) { event in
      guard event.source != .heartbeat, told.withLock({ $0 == nil }) else { return }
      stage.withLock { $0 = event.source.rawValue.replacingOccurrences(of: "_", with: " ") }
    }
    let (end, processorEnd) = (ContinuousClock.now, ProcessUsage.processorSeconds)
    let wait = told.withLock { told in
      told.map {
        Wait(
          seconds: $0.clock.duration(to: end) / .seconds(1), processorSeconds: processorEnd - $0.processor)
      }
    }
    return (wait, stage.withLock(\.self))
  }

  public static func bytes(_ all: [StopLatency]) throws -> [UInt8] {
    Array(try SnakeCaseJSON().encoder.encode(all)) + [0x0A]
  }

  public static let header =
    "case".padded(to: 10) + "moment s".padded(left: 9) + "signal ms (cpu)".padded(left: 18)
    + "limit ms (cpu)".padded(left: 18) + "  last report before"

  public var line: String {
    func text(_ wait: Wait?) -> String {
      guard let wait else { return "had ended" }
      return "\(fixed(1_000 * wait.seconds, 0)) (\(fixed(1_000 * wait.processorSeconds, 0)))"
    }
    let isLate = [afterSignal, afterLimit].compactMap(\.self).contains { $0.seconds > Self.bar }
    return name.padded(to: 10) + fixed(moment, 2).padded(left: 9) + text(afterSignal).padded(left: 18)
      + text(afterLimit).padded(left: 18) + "  \(stage)\(isLate ? "  LATE" : "")"
  }

  /// The longest waits in a sentence.
  public static func summary(_ all: [StopLatency]) -> String {
    let waits = all.flatMap { [$0.afterSignal, $0.afterLimit] }.compactMap(\.self)
    let late = waits.filter { $0.seconds > bar }.count
    let longest = waits.max { $0.seconds < $1.seconds }
    return "\(waits.count) stops, the longest took \(fixed(1_000 * (longest?.seconds ?? 0), 0)) ms, "
      + "\(late) took longer than \(fixed(1_000 * bar, 0)) ms"
  }
}
