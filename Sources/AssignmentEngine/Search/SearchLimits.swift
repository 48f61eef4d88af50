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
  var work: Int64
  var timeStart: ContinuousClock.Instant = .now
  /// Nil where work alone counts.
  var timeEnd: ContinuousClock.Instant?
  /// Where in the schedule it begins; 0 is the beginning.
  var begin = 0.0
  /// Work of a pass in multiples of the one before.
  static let growth = 4.0

  /// Place in the schedule after so much work; 1 or more at the end.
  func progress(_ done: Int64) -> Double {
    let share = Double(done) / Double(max(1, work))
    guard let timeEnd else { return begin + (1 - begin) * share }
    let total = timeStart.duration(to: timeEnd) / .seconds(1)
    let spent = timeStart.duration(to: .now) / .seconds(1)
    return begin + (1 - begin) * max(share, total > 0 ? spent / total : 1)
  }

  /// The stretch with a later beginning if it cannot do as much as an earlier pass did.
  ///
  /// A pass that cools faster than the last one finds nothing better. This one cools as fast, from where the
  /// work that is left will just do.
  ///
  /// - Parameter cycle: work of a cycle at most; a pass of more begins again and again.
  func following(_ earlier: FinishedPass?, cycle: Int64 = .max) -> Stretch {
    guard let earlier, earlier.work > 0 else { return self }
    var most = Double(work)
    if let timeEnd, earlier.seconds > 0 {
      let left = ContinuousClock.now.duration(to: timeEnd) / .seconds(1)
      most = min(most, max(0, left) * Double(earlier.work) / earlier.seconds)
    }
    var result = self
    result.begin = max(0, 1 - most / Double(min(earlier.work, cycle)))
    return result
  }

  /// The stretch with all the work that its time allows, if the next one, four times as long, would not fit
  /// behind it: one long annealing ends better than a shorter one and a rest.
  func fillingRest(at speed: FinishedPass?) -> Stretch {
    guard begin == 0, let speed, speed.seconds > 0, let timeEnd else { return self }
    let left = ContinuousClock.now.duration(to: timeEnd) / .seconds(1)
    let most = left * Double(speed.work) / speed.seconds
    guard most > Double(work), most < (1 + Self.growth) * Double(work) else { return self }
    var result = self
    result.work = Int64(most)
    return result
  }

  /// The stretch of the next of `left` tasks that `threads` threads share, from now, with its own work.
  func task(work: Int64, left: Int, threads: Int) -> Stretch {
    let now = ContinuousClock.now
    let end = timeEnd.map { end in
      let share = min(1, Double(threads) / Double(max(1, left)))
      return now.advanced(by: now.duration(to: end) * share)
    }
    return Stretch(work: work, timeStart: now, timeEnd: end, begin: begin)
  }
}

/// What a whole pass did, and how long it took.
struct FinishedPass: Sendable {
  let work: Int64
  let seconds: Double
}
