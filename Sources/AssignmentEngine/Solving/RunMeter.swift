/// What one run has spent and may spend: the clock, the work limit and the stop signal.
///
/// Confined to one thread. Only what ends a run or a stretch reads the clock, so that a run limited by work
/// alone does the same on every machine.
final class RunMeter {
  let start = ContinuousClock.now
  let deadline: ContinuousClock.Instant?
  let workLimit: Int64?
  let stop: StopSignal
  var counters = WorkCounters()
  /// Whether the run has its answer, so that nothing more needs to be spent.
  var isSettled = false

  init(_ options: SolveOptions, stop: StopSignal) {
    let start = start
    deadline = options.timeLimitSeconds.map { start.advanced(by: .seconds($0)) }
    workLimit = options.workLimit
    self.stop = stop
  }

  /// What the work limit counts, so far.
  var work: Int64 { counters.work }

  var seconds: Double { start.duration(to: .now) / .seconds(1) }

  /// Whether the run has to end, or may.
  var isSpent: Bool { isSettled || stopReason != nil }

  /// Whether the clock or the caller ends the run, which no task can be kept waiting for.
  var isCalledOff: Bool { stop.isSet || deadline.map { ContinuousClock.now >= $0 } ?? false }

  /// Why the run has to end now, if it has to.
  var stopReason: StopReason? {
    if stop.isSet { return .interrupted }
    if let workLimit, work >= workLimit { return .workLimit }
    if let deadline, ContinuousClock.now >= deadline { return .timeLimit }
    return nil
  }

  /// The instant after a share of the time left; nil without a time limit.
  ///
  /// Beside a work limit, time only ends a run: it steers nothing, so that a run which it does not end can be
  /// repeated.
  func instant(after share: Double) -> ContinuousClock.Instant? {
    guard workLimit == nil else { return deadline }
    let now = ContinuousClock.now
    return deadline.map { now.advanced(by: now.duration(to: $0) * share) }
  }

  /// A share of the work left; nil without a work limit.
  func work(after share: Double) -> Int64? {
    workLimit.map { Int64((Double(max(0, $0 - work)) * share).rounded(.up)) }
  }

  /// A pass over the given shares of the work and of the time left, and at most `most` units of work.
  func pass(_ share: RoundShare, work most: Int64) -> Stretch {
    Stretch(
      work: min(most, self.work(after: share.work) ?? most), timeStart: .now,
      timeEnd: workLimit == nil ? instant(after: share.time) : nil)
  }
}
