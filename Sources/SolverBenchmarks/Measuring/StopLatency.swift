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
  /// Seconds from the signal, and from the time limit, to the return; nil where the run ended before.
  public internal(set) var afterSignal: Double?
  public internal(set) var afterLimit: Double?

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
        let signalled = try signal(problem, at: moment, options: options)
        var limited = options
        limited.timeLimitSeconds = moment
        limited.workLimit = nil
        let seconds = try seconds { _ = try Engine.solve(problem, options: limited) }
        try onEach(
          StopLatency(
            name: benchmark.name, columns: problem.columnCount, moment: moment, stage: signalled.stage,
            afterSignal: signalled.latency, afterLimit: seconds >= moment ? seconds - moment : nil))
      }
    }
  }

  private static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try work()
    return start.duration(to: .now) / .seconds(1)
  }

  private static func signal(
    _ problem: AssignmentProblem, at moment: Double, options: SolveOptions
  ) throws -> (latency: Double?, stage: String) {
    let stop = StopSignal()
    let raised = Mutex<ContinuousClock.Instant?>(nil)
    let stage = Mutex("before the first bound")
    let timer = Thread {
      Thread.sleep(forTimeInterval: moment)
      raised.withLock { $0 = .now }
      stop.raise()
    }
    var unlimited = options
    unlimited.timeLimitSeconds = nil
    unlimited.workLimit = nil
    timer.start()
    _ = try Engine.solve(problem, options: unlimited, stop: stop) { event in
      guard event.source != .heartbeat, !stop.isSet else { return }
      stage.withLock { $0 = event.source.rawValue.replacingOccurrences(of: "_", with: " ") }
    }
    let end = ContinuousClock.now
    let latency = raised.withLock { $0.map { $0.duration(to: end) / .seconds(1) } }
    return (latency, latency == nil ? "had ended" : "after: " + stage.withLock { $0 })
  }

  public static func bytes(_ all: [StopLatency]) throws -> [UInt8] {
    Array(try SnakeCaseJSON().encoder.encode(all)) + [0x0A]
  }

  public static let header =
    "case".padded(to: 10) + "moment s".padded(left: 9) + "signal ms".padded(left: 11)
    + "limit ms".padded(left: 10) + "  last report"

  public var line: String {
    func milliseconds(_ value: Double?) -> String { value.map { fixed(1_000 * $0, 0) } ?? "-" }
    let late = [afterSignal, afterLimit].compactMap { $0 }.contains { $0 > Self.bar } ? "  LATE" : ""
    return name.padded(to: 10) + fixed(moment, 2).padded(left: 9) + milliseconds(afterSignal).padded(left: 11)
      + milliseconds(afterLimit).padded(left: 10) + "  \(stage)\(late)"
  }

  /// The longest waits in a sentence.
  public static func summary(_ all: [StopLatency]) -> String {
    let waits = all.flatMap { [$0.afterSignal, $0.afterLimit] }.compactMap { $0 }
    let late = waits.filter { $0 > bar }.count
    return "\(waits.count) stops, the longest took \(fixed(1_000 * (waits.max() ?? 0), 0)) ms, "
      + "\(late) took longer than \(fixed(1_000 * bar, 0)) ms"
  }
}
