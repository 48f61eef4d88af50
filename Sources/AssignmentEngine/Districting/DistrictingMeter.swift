internal import GLPK

/// What one run has spent and may spend. Confined to one thread.
final class DistrictingMeter {
  let start = ContinuousClock.now
  let deadline: ContinuousClock.Instant?
  let workLimit: Int64?
  let signal: StopSignal
  var moves: Int64 = 0
  var nodes: Int64 = 0
  var simplexIterations: Int64 = 0
  var ascentIterations: Int64 = 0

  init(timeLimitSeconds: Double?, workLimit: Int64?, stop: StopSignal) {
    let start = start
    deadline = timeLimitSeconds.map { start.advanced(by: .seconds($0)) }
    self.workLimit = workLimit
    signal = stop
  }

  var cancellation: Cancellation { signal.cancellation }

  /// Moves of the annealing count a thousandth, simplex iterations a tenth of a unit; nodes and ascents one.
  var work: Int64 { moves / 1_000 + nodes + simplexIterations / 10 + ascentIterations }

  var seconds: Double { start.duration(to: .now) / .seconds(1) }

  /// Why the run has to end now, if it has to.
  var stopReason: StopReason? {
    if signal.isSet { return .interrupted }
    if let workLimit, work >= workLimit { return .workLimit }
    if let deadline, ContinuousClock.now >= deadline { return .timeLimit }
    return nil
  }

  var isSpent: Bool { stopReason != nil }

  /// A part of what is left, after which something else should have its turn.
  struct Pause {
    fileprivate let work: Int64?
    fileprivate let instant: ContinuousClock.Instant?
  }

  /// The moment at which the share of what is left, of work and of time, is spent.
  func pause(after share: Double) -> Pause {
    let now = ContinuousClock.now
    return Pause(
      work: workLimit.map { work + Int64(Double(max(0, $0 - work)) * share) },
      instant: deadline.map { now.advanced(by: now.duration(to: $0) * share) })
  }

  func isDue(_ pause: Pause) -> Bool {
    if isSpent { return true }
    if let limit = pause.work, work >= limit { return true }
    return pause.instant.map { ContinuousClock.now >= $0 } ?? false
  }
}
