/// When a search has to end whatever work it has left; read from any thread.
struct SearchLimits: Sendable {
  let deadline: ContinuousClock.Instant?
  let stop: StopSignal
  /// Raised by the search itself once nothing more is wanted of it.
  let isDone = StopSignal()

  init(deadline: ContinuousClock.Instant? = nil, stop: StopSignal = StopSignal()) {
    self.deadline = deadline
    self.stop = stop
  }

  var isReached: Bool {
    stop.isSet || isDone.isSet || deadline.map { ContinuousClock.now >= $0 } ?? false
  }
}

/// A stretch of a search, by work, by the clock, or by whichever comes first.
struct Stretch: Sendable {
  /// Units of work it may take.
  let work: Int64
  var timeStart: ContinuousClock.Instant = .now
  /// Nil where work alone counts.
  var timeEnd: ContinuousClock.Instant?

  /// Share that is over after so much work; 1 or more at the end.
  func progress(_ done: Int64) -> Double {
    let share = Double(done) / Double(max(1, work))
    guard let timeEnd else { return share }
    let total = timeStart.duration(to: timeEnd) / .seconds(1)
    let spent = timeStart.duration(to: .now) / .seconds(1)
    return max(share, total > 0 ? spent / total : 1)
  }

  /// The stretch of the next of `left` tasks that `threads` threads share, from now, with its own work.
  func task(work: Int64, left: Int, threads: Int) -> Stretch {
    let now = ContinuousClock.now
    let end = timeEnd.map { end in
      let share = min(1, Double(threads) / Double(max(1, left)))
      return now.advanced(by: now.duration(to: end) * share)
    }
    return Stretch(work: work, timeStart: now, timeEnd: end)
  }
}
