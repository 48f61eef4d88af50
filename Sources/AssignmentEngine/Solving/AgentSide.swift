internal import Synchronization

/// The relaxation of the item rows as part of the proof's jobs; it goes on where the last job ended.
///
/// Only one job runs at a time, so that nobody waits for the lock.
final class AgentSide: Sendable {
  /// Work of a job in multiples of the search's work in that round.
  static let workPerSearchWork: Int64 = 10
  /// Work between two looks at whether the bound is worth certifying: at first, and at most. In between as
  /// much as was done so far.
  static let firstSlice: Int64 = 500_000
  static let longestSlice: Int64 = 20_000_000
  /// Share of the gap to the plan that a better bound has to close before it is certified, which costs about
  /// as much as an evaluation.
  static let gainWorthCertifying = 0.02

  private struct State {
    var relaxation: AgentRelaxation
    /// Scaled bound behind the last certificate.
    var certified = Double.infinity
  }

  private let scaled: ScaledProblem
  /// Where the relaxation starts from; nil for the question's multipliers alone.
  private let warm: WarmAgents?
  private let state = Mutex<State?>(nil)

  init(scaled: ScaledProblem, warm: WarmAgents? = nil) {
    self.scaled = scaled
    self.warm = warm
  }

  /// Improves the bound until the work or the time is used up, and posts what it certifies.
  ///
  /// - Returns: the work done.
  func improve(_ question: ProofSide.Question, findings: ProofFindings, stop: StopSignal) -> Int64 {
    guard let plan = question.plan else { return 0 }
    let deadline = question.deadline
    let shouldStop: @Sendable () -> Bool = {
      stop.isSet || deadline.map { ContinuousClock.now >= $0 } ?? false
    }
    return state.withLock { state in
      if state == nil {
        state = AgentRelaxation(
          scaled: scaled,
          rowMultipliers: warm.map { scaled.scaling.scaled($0.rowMultipliers) }
            ?? Array(question.multipliers.prefix(scaled.rows.count)),
          plan: plan.assignment, warm: warm
        ).map { State(relaxation: $0) }
      }
      guard let relaxation = state?.relaxation else { return 0 }
      let before = relaxation.counters.work
      relaxation.add(plan.assignment)
      let target = Double(plan.objective) * scaled.scaling.value
      let end = relaxation.counters.work.addingReportingOverflow(work(question)).partialValue
      while !relaxation.isFinished(at: target), relaxation.counters.work < end, !shouldStop() {
        let slice = min(max(Self.firstSlice, relaxation.counters.work), Self.longestSlice)
        relaxation.run(
          work: min(slice, end - relaxation.counters.work), budget: end - relaxation.counters.work,
          target: target, shouldStop: shouldStop)
        let bound = relaxation.best.bound
        let certified = min(state?.certified ?? .infinity, target + question.gap)
        let least = relaxation.isFinished(at: target) ? 0 : Self.gainWorthCertifying * (certified - target)
        guard certified - bound > least, !shouldStop(),
          let part = relaxation.certificate(shouldStop: shouldStop)
        else { continue }
        state?.certified = bound
        findings.post(.agents(part))
      }
      return relaxation.counters.work - before
    }
  }

  /// Without a work limit the clock alone ends a job.
  private func work(_ question: ProofSide.Question) -> Int64 {
    guard let left = question.workLeft else { return .max / 2 }
    return min(question.searchWork, max(0, left)) * Self.workPerSearchWork
  }
}
