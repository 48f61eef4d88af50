import AssignmentEngine
public import TerritoryPlanning

/// What one stage reached, as it is kept between runs.
public struct StoredStage: Sendable, Codable {
  enum Standing: String, Codable {
    case optimal
    case gapReached = "gap_reached"
    case limitReached = "limit_reached"
  }

  /// Place in the scenario's objective, from 0.
  private var stage: Int
  private var level: Int?
  private var reached: Int64
  private var bound: Int64
  private var kept: Int64
  private var final: Int64
  private var whole: Int64?
  private var standing: Standing
  private var stopReason: StopReason?
  private var evidence: StageRecord?
  private var problems: Int
  private var seconds: Double
  private var work: Int64

  /// - Precondition: the outcome is of one of the stages.
  public init(_ outcome: StageOutcome, of stages: [Stage]) {
    guard let place = stages.firstIndex(where: { $0.aim == outcome.aim }) else {
      preconditionFailure("an outcome of a stage that is not among the objective's")
    }
    stage = place
    (level, reached, bound, kept) = (outcome.level, outcome.reached, outcome.bound, outcome.kept)
    (final, whole) = (outcome.final, outcome.whole)
    (problems, seconds, work) = (outcome.problems, outcome.seconds, outcome.work)
    switch outcome.standing {
    case .optimal: standing = .optimal
    case .gapReached: standing = .gapReached
    case .limitReached(let reason): (standing, stopReason) = (.limitReached, reason)
    case .bounded: preconditionFailure("a plan from outside is not kept as an answer")
    }
    evidence = outcome.evidence.map { StageRecord($0, of: stages) }
  }

  /// The outcome, after its evidence was rechecked: the problem is made again and the certificate verified in
  /// integers.
  ///
  /// - Throws: `StoredAnswerFault` where something does not hold.
  public func outcome(for stages: [Stage], by planner: TerritoryPlanner) throws -> StageOutcome {
    guard stages.indices.contains(stage) else { throw StoredAnswerFault("there is no stage \(stage + 1)") }
    let proof: StageEvidence?
    do {
      proof = try evidence?.evidence(for: stages, in: planner.context)
    } catch {
      throw StoredAnswerFault("stage \(stage + 1): \(error.text)")
    }
    if let proof { try check(proof.verdict(by: planner)) }
    return StageOutcome(
      aim: stages[stage].aim, level: level, reached: reached, bound: bound, kept: kept, final: final,
      whole: whole, standing: try readStanding(), evidence: proof, problems: problems, seconds: seconds,
      work: work)
  }

  private func readStanding() throws -> StageOutcome.Standing {
    switch (standing, stopReason) {
    case (.optimal, _): return .optimal
    case (.gapReached, _): return .gapReached
    case (.limitReached, let reason?): return .limitReached(reason)
    case (.limitReached, nil): throw StoredAnswerFault("stage \(stage + 1): why it ended is missing")
    }
  }

  /// Whether the bound is one that the evidence shows: counts advance in steps, so that an optimal stage may stand a
  /// step above what the certificate says.
  private func check(_ verdict: StageEvidence.Verdict) throws {
    let isShown: Bool
    switch verdict {
    case .mostMoney(let most, let unchecked): isShown = max(reached, min(most, unchecked ?? most)) == bound
    case .leastCount(let least, _, let unchecked):
      let shown = max(least, unchecked ?? least)
      isShown =
        standing == .optimal ? bound == reached && shown <= reached : bound == max(0, min(reached, shown))
    case .aboveCap(let cap, _): isShown = bound <= cap + 1
    case .refused(let refusals):
      throw StoredAnswerFault(
        "stage \(stage + 1): its certificate does not hold: \(refusals.joined(separator: ", "))")
    }
    guard isShown else {
      throw StoredAnswerFault("stage \(stage + 1): its bound is not what its evidence shows")
    }
  }
}
