import AssignmentEngine
import Foundation
import TerritoryAssignment
import TerritoryPlanning

/// One scenario to be answered, with all that its answer depends on.
struct Question {
  let scenario: Scenario
  let planner: TerritoryPlanner
  let effort: Effort
  /// The answer that it starts from.
  let parent: HandedOn?
  /// What else the answer depends on, in a fixed order.
  var asked: [String] = []

  /// nil where time alone limits the answer, or it is not known what the scenario holds.
  var key: AnswerKey? {
    guard effort.workLimit != nil, !scenario.contentHash.isEmpty else { return nil }
    return AnswerKey(
      contentHash: scenario.contentHash, effort: effort, asked: asked, parent: parent?.key)
  }
}

extension Question {
  /// Names the judgement of today's plan, which depends on the content alone; it is never kept as an answer.
  static func keyOfJudgement(_ scenario: Scenario) -> AnswerKey? {
    guard !scenario.contentHash.isEmpty else { return nil }
    return AnswerKey(
      contentHash: scenario.contentHash, effort: Effort(), asked: ["judgement of today"], parent: nil)
  }
}

// MARK: - Solving

extension ScenarioRunner {
  /// Solves a question and everything that belongs to its answer but reasons.
  func solve(
    _ question: Question, stop: StopSignal, progress: @escaping @Sendable (ProgressEvent) -> Void
  ) throws -> ScenarioResult {
    let (scenario, planner, effort) = (question.scenario, question.planner, question.effort)
    let begin = ContinuousClock.now
    var options = SolveOptions(effort, threads: threadsPerScenario)
    // The parent's prices are close to this scenario's, so that the linear program begins with them.
    options.startsNearby = question.parent != nil
    // Whether the clock may have ended some part: with a work limit it decides nothing else.
    var isEndedByClock = false
    func timed<Value>(_ limit: Double?, _ part: () throws -> Value) rethrows -> Value {
      let begin = ContinuousClock.now
      let value = try part()
      if let limit, begin.duration(to: .now) / .seconds(1) >= limit { isEndedByClock = true }
      return value
    }
    let solved: StagedResult = try timed(effort.timeLimitSeconds) {
      try solve(scenario, planner, options, from: question.parent?.prior(), stop: stop, progress: progress)
    }
    let nearTies: NearTieEffect? = try timed(effort.timeLimitSeconds) {
      try solved.outcome.plan.flatMap { plan in
        try NearTieEffect.of(
          plan.plan, in: planner.context, rules: scenario.rules, objective: scenario.objective,
          options: options, stop: stop)
      }
    }
    let impasse: Impasse? = try timed(impasseSeconds(effort).map { $0 * Self.uncutShare }) {
      try self.impasse(planner, solved.outcome, effort, stop: stop)
    }
    var result = ScenarioResult(
      scenario: scenario, context: planner.context, today: planner.judgeToday(),
      answer: .planned(solved.outcome), stages: solved.stages, impasse: impasse,
      seconds: begin.duration(to: .now) / .seconds(1),
      effort: spent(effort, counters: solved.counters, secondsToFirstPlan: solved.secondsToFirstPlan))
    result.nearTies = nearTies
    result.closestPlan = solved.closestPlan
    result.origin = AnswerOrigin(
      key: isEndedByClock || stop.isSet ? nil : question.key, parent: question.parent?.scenario)
    return result
  }

  private func solve(
    _ scenario: Scenario, _ planner: TerritoryPlanner, _ options: SolveOptions, from prior: PriorAnswer?,
    stop: StopSignal, progress: @escaping @Sendable (ProgressEvent) -> Void
  ) throws -> StagedResult {
    if case .stages(let stages) = scenario.objective {
      return try StagedPlanner(planner, stages: stages)
        .solve(options, from: prior, stop: stop, progress: progress)
    }
    let result = try planner.solve(options, from: prior, stop: stop, progress: progress)
    return StagedResult(
      outcome: result.outcome, closestPlan: result.closestPlan, stages: [], counters: result.engine.counters,
      secondsToFirstPlan: result.engine.secondsToFirstPlan)
  }

  /// Beside a work limit time is a net, far below which the explanation usually ends.
  private func impasseSeconds(_ effort: Effort) -> Double? {
    guard effort.timeLimitSeconds != nil else { return nil }
    return effort.workLimit == nil ? Self.impasseSeconds : Self.impasseSeconds / Self.uncutShare
  }

  /// Within this share of its time no part of an explanation is cut short: the parts are given shares of what is left,
  /// none below an eighth of the whole.
  private static let uncutShare = 0.125

  /// Why there is no plan; nil where there is one, or the caller wants to end.
  private func impasse(
    _ planner: TerritoryPlanner, _ outcome: TerritoryOutcome, _ effort: Effort, stop: StopSignal
  ) throws -> Impasse? {
    guard explainsImpasse, outcome.plan == nil, !stop.isSet else { return nil }
    let limits = ConflictFinder.Limits(
      seconds: impasseSeconds(effort),
      workEach: min(effort.workLimit ?? .max, ConflictFinder.Limits.usualWork), threads: threadsPerScenario,
      seed: effort.seed ?? 1)
    return try ConflictFinder(planner).explain(limits, stop: stop)
  }
}

// MARK: - Keeping

extension ScenarioRunner {
  /// The kept answer to a question, rechecked; nil where there is none that holds.
  func kept(_ question: Question) throws -> ScenarioResult? {
    guard let store, !isFresh, let key = question.key, let bytes = try store.bytes(for: key) else {
      return nil
    }
    do {
      let stored = try StoredAnswer(bytes)
      guard stored.key == key else { throw StoredAnswerFault("it answers another question") }
      var result = try stored.result(for: question.scenario, question.planner, gap: question.effort.gap ?? 0)
      // What does not bear on the answer is as it was asked for now.
      result.effort.timeLimitSeconds = question.effort.timeLimitSeconds
      result.effort.threads = threadsPerScenario
      result.origin = AnswerOrigin(key: key, parent: question.parent?.scenario, keptSince: stored.solvedAt)
      return result
    } catch let fault as StoredAnswerFault {
      notice?(.dropped(scenario: question.scenario.name, reason: fault.text))
      return nil
    }
  }

  /// Keeps an answer that can be repeated.
  func keep(_ result: ScenarioResult) throws {
    guard let store, let key = result.origin?.key else { return }
    let solvedAt = Date.now.formatted(.iso8601)
    guard let stored = StoredAnswer(result, key: key, solvedAt: solvedAt) else { return }
    try store.keep(try stored.bytes(), for: key)
  }

  func handedOn(_ result: ScenarioResult, _ planner: TerritoryPlanner) -> HandedOn? {
    guard let key = result.origin?.key, case .planned(let outcome) = result.answer, let plan = outcome.plan
    else {
      return nil
    }
    return HandedOn(scenario: result.scenario.name, key: key, planner: planner, plan: plan)
  }
}
