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
  /// Answers of earlier runs; nil: none are used, and none kept.
  public var store: (any AnswerStore)?
  /// Whether kept answers are not used, but replaced.
  public var isFresh = false

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
    /// A kept answer did not hold; the point is solved anew.
    case dropped(reason: String)
  }

  /// Runs the sweep. Blocking.
  ///
  /// - Parameters:
  ///   - grid: scenarios whose objective is one sum of money, not a sequence of stages.
  ///   - progress: called with the number of the point.
  /// - Throws: an internal defect, the solver's error or the store's. Points without a plan are answers.
  public func study(
    _ grid: SweepGrid, stop: StopSignal, progress: (@Sendable (_ point: Int, News) -> Void)? = nil
  ) throws -> SweepStudy {
    let begin = ContinuousClock.now
    let run = try SweepRun(grid, effort: effort, isSharing: isSharing)
    while !stop.isSet {
      let wave = run.nextWave()
      if wave.isEmpty { break }
      let jobs = wave.map { run.job(for: $0) }
      for (job, answer) in zip(jobs, try answers(to: jobs, stop: stop, progress)) {
        run.take(answer, of: job)
        progress?(job.point, .answered(run.points[job.point]))
      }
    }
    run.levelOut()
    return SweepStudy(
      grid: grid, order: run.order, points: run.points, today: run.today, effort: effort, threads: threads,
      counters: run.counters, seconds: begin.duration(to: .now) / .seconds(1))
  }

  /// The jobs of one wave, which know nothing of each other, side by side.
  private func answers(
    to jobs: [SweepJob], stop: StopSignal, _ progress: (@Sendable (Int, News) -> Void)?
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
          try self.answer(to: job, threads: each, stop: stop) { progress?(job.point, $0) }
        }
        answers.withLock { $0[number] = answer }
      }
    }
    return try answers.withLock { $0 }.compactMap { try $0?.get() }
  }

  private func answer(
    to job: SweepJob, threads: Int, stop: StopSignal, progress: @escaping @Sendable (News) -> Void
  ) throws -> SweepAnswer {
    if let store, !isFresh {
      do {
        if let kept = try job.kept(in: store, gap: effort.gap ?? 0) { return kept }
      } catch let fault as StoredAnswerFault {
        progress(.dropped(reason: fault.text))
      }
    }
    let answer = try job.solve(effort, threads: threads, stop: stop) { progress(.running($0)) }
    if let store { try job.keep(answer, in: store) }
    return answer
  }
}
