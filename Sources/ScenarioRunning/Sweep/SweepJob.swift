import AssignmentEngine
import Foundation
import TerritoryAssignment
import TerritoryPlanning

/// One point to be solved, and what its run begins with.
struct SweepJob: Sendable {
  let point: Int
  let planner: TerritoryPlanner
  let prior: PriorAnswer?
  /// Whether the prior answer's prices are those of a neighbour.
  let isNearby: Bool
  let parents: [Int]
  let key: AnswerKey

  /// Solves the point.
  func solve(
    _ effort: Effort, threads: Int, stop: StopSignal, progress: @escaping @Sendable (ProgressEvent) -> Void
  ) throws -> SweepAnswer {
    var options = SolveOptions(effort, threads: threads)
    options.startsNearby = isNearby
    options.explainsInfeasibility = false
    let result = try planner.solve(options, from: prior, stop: stop, progress: progress)
    return SweepAnswer(result.outcome, counters: result.engine.counters, seconds: result.engine.seconds)
  }
}

/// What a run found out about its point.
struct SweepAnswer: Sendable {
  let outcome: TerritoryOutcome
  let ending: SweepStudy.Ending
  let counters: WorkCounters
  let seconds: Double
  /// Whether it comes from an earlier run.
  let isKept: Bool

  init(_ outcome: TerritoryOutcome, counters: WorkCounters, seconds: Double, isKept: Bool = false) {
    self.outcome = outcome
    (self.counters, self.seconds, self.isKept) = (counters, seconds, isKept)
    ending =
      switch outcome {
      case .optimal: .optimal
      case .gapReached: .gapReached
      case .limitReached(_, let reason), .noPlanFound(let reason, _): .limit(reason)
      case .infeasible: .infeasible
      }
  }

  /// Whether the answer is a function of what its key names: neither the clock nor the caller ended it.
  var isRepeatable: Bool {
    switch ending {
    case .limit(.timeLimit), .limit(.interrupted): false
    case .optimal, .gapReached, .infeasible, .limit: true
    }
  }
}

/// A point's answer as it is kept between runs.
private struct StoredPoint: Codable {
  var outcome: StoredOutcome
  var counters: WorkCounters
  var seconds: Double
}

extension SweepJob {
  /// The answer kept under the job's key, its plan judged and its certificate rechecked; nil where there is none.
  ///
  /// - Throws: `StoredAnswerFault` where a kept one does not hold, or the store's error.
  func kept(in store: any AnswerStore, gap: Double) throws -> SweepAnswer? {
    guard let bytes = try store.bytes(for: key) else { return nil }
    guard let stored = try? JSONDecoder().decode(StoredPoint.self, from: Data(bytes)) else {
      throw StoredAnswerFault("it cannot be read")
    }
    let restored = try stored.outcome.outcome(for: planner, gap: gap)
    return SweepAnswer(
      restored.outcome, counters: stored.counters, seconds: stored.seconds, isKept: true)
  }

  /// Keeps an answer, unless another run might end otherwise.
  func keep(_ answer: SweepAnswer, in store: any AnswerStore) throws {
    guard answer.isRepeatable else { return }
    let stored = StoredPoint(
      outcome: StoredOutcome(answer.outcome, closest: nil, in: planner.context), counters: answer.counters,
      seconds: answer.seconds)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    try store.keep(Array(try encoder.encode(stored)), for: key)
  }
}
