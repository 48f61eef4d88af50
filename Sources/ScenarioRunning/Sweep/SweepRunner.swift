public import AssignmentEngine
import Dispatch
import Synchronization
import TerritoryAssignment
import TerritoryPlanning

/// Answers all points of a sweep, each with a certified interval, and solves as few of them as it can.
///
/// The loosest point comes first, then the tightest; then, until every point is settled, those points at once that
/// nothing settles and that contain no other such point. A run begins with the best plan known for its point and the
/// prices of the nearest point solved. What is solved when, and from what, is a function of the scenarios and the
/// effort alone, not of threads: docs/formulations/sweep.md.
public struct SweepRunner: Sendable {
  /// What each point may spend.
  public var effort: Effort
  /// Threads for all points together; at least 1.
  public var threads: Int
  /// Whether points share what they find. Off only to measure what that saves.
  public var isSharing: Bool

  public init(effort: Effort, threads: Int = 1, isSharing: Bool = true) {
    self.effort = effort
    self.threads = max(1, threads)
    self.isSharing = isSharing
  }

  public enum News: Sendable {
    /// A run's own progress.
    case running(ProgressEvent)
    /// The point has its answer; more may be shared with it later.
    case answered(SweepStudy.Point)
  }

  /// Runs the sweep. Blocking.
  ///
  /// - Parameters:
  ///   - grid: scenarios whose objective is one sum of money, not a sequence of stages.
  ///   - store: answers of earlier runs; nil: everything is solved.
  ///   - progress: called with the number of the point.
  /// - Throws: an internal defect or the solver's error. Points without a plan are answers.
  public func study(
    _ grid: SweepGrid, store: (any AnswerStore)? = nil, stop: StopSignal,
    progress: (@Sendable (_ point: Int, News) -> Void)? = nil
  ) throws -> SweepStudy {
    let begin = ContinuousClock.now
    let run = try SweepRun(grid, effort: effort, isSharing: isSharing)
    while !stop.isSet {
      let wave = run.nextWave()
      if wave.isEmpty { break }
      let jobs = try wave.map { try run.job(for: $0) }
      let answers = try solve(jobs, store: store, stop: stop, progress)
      for (job, answer) in zip(jobs, answers) {
        try run.take(answer, of: job)
        progress?(job.point, .answered(run.points[job.point]))
      }
    }
    run.levelOut()
    return SweepStudy(
      grid: grid, order: run.order, points: run.points, today: run.today, effort: effort, threads: threads,
      counters: run.counters, seconds: begin.duration(to: .now) / .seconds(1))
  }

  /// The jobs of one wave, which know nothing of each other, side by side.
  private func solve(
    _ jobs: [SweepJob], store: (any AnswerStore)?, stop: StopSignal,
    _ progress: (@Sendable (Int, News) -> Void)?
  ) throws -> [SweepAnswer] {
    let beside = min(threads, jobs.count)
    let each = max(1, threads / beside)
    let answers = Mutex<[Result<SweepAnswer, any Error>?]>(Array(repeating: nil, count: jobs.count))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: beside) { _ in
      while true {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < jobs.count else { return }
        let job = jobs[number]
        let answer = Result {
          try job.answer(effort, threads: each, store: store, stop: stop) {
            progress?(job.point, .running($0))
          }
        }
        answers.withLock { $0[number] = answer }
      }
    }
    return try answers.withLock { $0 }.compactMap { try $0?.get() }
  }
}
