import AssignmentEngine
import Synchronization

/// Keeps how plan and bound went while a run worked, and when they came within each milestone of each other.
final class ProgressTrace: Sendable {
  private struct State {
    var points: [Point] = []
    var reached = [Double?](repeating: nil, count: MeasuredRun.milestones.count)

    mutating func keep(_ point: Point) {
      if let last = points.last, last.objective == point.objective, last.bound == point.bound { return }
      // The first point and the first plan keep their own moments.
      if points.count > 1, points[points.count - 2].objective != nil,
        point.seconds - points[points.count - 2].seconds < ProgressTrace.spacing
      {
        points[points.count - 1] = point
      } else {
        points.append(point)
      }
    }
  }

  struct Point {
    var seconds: Double
    var processorSeconds: Double
    var objective: Int128?
    var bound: Int128?
  }

  private let state = Mutex(State())
  /// Processor time of the process when the run began.
  private let processorStart: Double

  init(processorStart: Double) { self.processorStart = processorStart }

  /// Points closer together than this become one: a search may improve its plan a thousand times a second.
  static let spacing = 0.01

  func note(_ event: ProgressEvent) {
    note(objective: event.objective, bound: event.bound, seconds: event.seconds)
  }

  private func note(objective: Int128?, bound: Int128?, seconds: Double) {
    let point = Point(
      seconds: seconds, processorSeconds: ProcessUsage.processorSeconds - processorStart,
      objective: objective, bound: bound)
    state.withLock { state in
      state.keep(point)
      guard let objective, let bound else { return }
      let gap = relativeGap(objective: objective, bound: bound)
      for (index, milestone) in MeasuredRun.milestones.enumerated()
      where state.reached[index] == nil && gap <= milestone {
        state.reached[index] = seconds
      }
    }
  }

  /// Counts the result itself as the last event.
  func end(_ result: SolveResult) {
    guard let certificate = result.outcome.certificate else { return }
    if case .infeasible = result.outcome { return }
    note(
      objective: result.outcome.plan?.objective, bound: certificate.claimedBound, seconds: result.seconds)
  }

  var milestones: [MeasuredRun.Milestone] {
    state.withLock { state in
      zip(MeasuredRun.milestones, state.reached).map { MeasuredRun.Milestone(gap: $0, seconds: $1) }
    }
  }

  /// Processor time when the run had taken this many seconds by the clock, as the next report tells it; nil where
  /// there was none.
  func processorSeconds(at seconds: Double) -> Double? {
    // The engine notes the moment just after it has reported.
    points.first { $0.seconds >= seconds - 0.001 }?.processorSeconds
  }

  var points: [Point] { state.withLock(\.points) }
}

/// (bound - objective) / max(1, |objective|), as the engine's gap limit counts it.
public func relativeGap(objective: Int128, bound: Int128) -> Double {
  Double(bound - objective) / max(1, abs(Double(objective)))
}
