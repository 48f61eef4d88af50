import AssignmentEngine
import Synchronization

/// Notes when a run's plan and bound came within each milestone of each other.
final class Stopwatch: Sendable {
  private let reached = Mutex([Double?](repeating: nil, count: Measurement.milestones.count))

  func note(_ event: ProgressEvent) {
    guard let objective = event.objective, let bound = event.bound else { return }
    note(gap: relativeGap(objective: objective, bound: bound), seconds: event.seconds)
  }

  private func note(gap: Double, seconds: Double) {
    reached.withLock { reached in
      for (index, milestone) in Measurement.milestones.enumerated()
      where reached[index] == nil && gap <= milestone {
        reached[index] = seconds
      }
    }
  }

  /// The milestones, the result itself counted as the last event.
  func milestones(_ result: SolveResult) -> [Measurement.Milestone] {
    if let plan = result.outcome.plan {
      note(
        gap: relativeGap(objective: plan.objective, bound: plan.certificate.claimedBound),
        seconds: result.seconds)
    }
    return reached.withLock { reached in
      zip(Measurement.milestones, reached).map { Measurement.Milestone(gap: $0, seconds: $1) }
    }
  }
}

func relativeGap(objective: Int128, bound: Int128) -> Double {
  Double(bound - objective) / max(1, abs(Double(objective)))
}
