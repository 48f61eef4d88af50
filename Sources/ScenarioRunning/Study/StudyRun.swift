import AssignmentEngine
import Dispatch
import Foundation
import TerritoryPlanning

/// Answers the scenarios of a study side by side: parents before those that start from them, as many at a time as
/// there are threads and memory.
///
/// The schedule decides when a scenario is answered, never what its answer is.
final class StudyRun: @unchecked Sendable {
  private let runner: ScenarioRunner
  private let scenarios: [Scenario]
  private let graph: StudyGraph
  private let children: [[Int]]
  private let bytes: [Int]
  private let stop: StopSignal
  private let progress: (@Sendable (_ scenario: String, ProgressEvent) -> Void)?

  /// Guards everything below.
  private let condition = NSCondition()
  /// Scenarios whose parents are answered: first those that others wait for.
  private var ready: [Int]
  private var running = 0
  private var bytesInUse = 0
  private var answers: [Result<Answered, any Error>?]

  init(
    _ runner: ScenarioRunner, _ scenarios: [Scenario], stop: StopSignal,
    progress: (@Sendable (_ scenario: String, ProgressEvent) -> Void)?
  ) {
    self.runner = runner
    self.scenarios = scenarios
    self.stop = stop
    self.progress = progress
    graph = runner.reuses ? StudyGraph(scenarios) : StudyGraph(withoutReuse: scenarios.count)
    let children = graph.children
    self.children = children
    bytes = scenarios.map { $0.question == .optimise ? MemoryEstimate.bytes($0) : 0 }
    let roots = scenarios.indices.filter { [parents = graph.parents] in parents[$0] == nil }
    ready = roots.filter { !children[$0].isEmpty } + roots.filter { children[$0].isEmpty }
    answers = Array(repeating: nil, count: scenarios.count)
  }

  /// Runs the study. Blocking.
  ///
  /// - Throws: the first error in the order of the scenarios.
  func results() throws -> [ScenarioResult] {
    let workers = min(runner.concurrentScenarios, max(1, scenarios.count))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while let place = next() {
        let answer = Result { try self.answer(place) }
        finish(place, answer)
      }
    }
    return try answers.compactMap { try $0?.get().result }
  }

  private func answer(_ place: Int) throws -> Answered {
    let scenario = scenarios[place]
    var parent: HandedOn?
    if let number = graph.parents[place] {
      parent = try condition.withLock { answers[number] }?.get().handsOn
    }
    return try runner.answer(scenario, from: parent, stop: stop) { [progress] in
      progress?(scenario.name, $0)
    }
  }

  /// The next scenario to answer, once there is memory for it; nil when none is left.
  ///
  /// The first that is ready is waited for, so that a large one is not put off for ever; one that needs more than
  /// the budget runs alone.
  private func next() -> Int? {
    condition.withLock {
      while true {
        if let first = ready.first, running == 0 || bytesInUse + bytes[first] <= runner.memoryBudget {
          ready.removeFirst()
          running += 1
          bytesInUse += bytes[first]
          return first
        }
        if ready.isEmpty, running == 0 { return nil }
        condition.wait()
      }
    }
  }

  private func finish(_ place: Int, _ answer: Result<Answered, any Error>) {
    condition.withLock {
      answers[place] = answer
      running -= 1
      bytesInUse -= bytes[place]
      // Who would start from an answer that failed is not answered: the error ends the study.
      if case .success = answer { ready += children[place] }
      condition.broadcast()
    }
  }
}
