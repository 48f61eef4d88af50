public import TerritoryAssignment

/// Where an answer comes from: solved now or kept since an earlier run, from which other answer it started.
public struct AnswerOrigin: Sendable, Equatable {
  /// What the answer depends on; nil where it depends on more, so that it cannot be repeated: the clock or the caller
  /// ended it, or time alone limits it. Also nil where nothing was solved.
  public var key: AnswerKey?
  /// Name of the scenario whose answer it started from; nil: from the data alone.
  public var parent: String?
  /// When it was solved, as `2026-10-01T08:00:00Z`, where it was taken from the store; nil: in this run.
  public var keptSince: String?

  public init(key: AnswerKey? = nil, parent: String? = nil, keptSince: String? = nil) {
    self.key = key
    self.parent = parent
    self.keptSince = keptSince
  }
}

/// An answer with what other scenarios may start from.
public struct Answered: Sendable {
  public var result: ScenarioResult
  /// nil where there is no plan, or the answer cannot be repeated: who started from it could not be either.
  public var handsOn: HandedOn?
}

/// The answer of one scenario as the start of others.
public struct HandedOn: Sendable {
  /// Name of the scenario.
  public let scenario: String
  public let key: AnswerKey
  let planner: TerritoryPlanner
  let plan: CertifiedTerritoryPlan

  /// Its plan and prices by name.
  public func prior() -> PriorAnswer { PriorAnswer(plan, of: planner) }
}

/// Something about kept answers that the caller should hear of.
public enum AnswerNotice: Sendable, Equatable {
  /// A kept answer failed its check; the scenario is solved anew.
  case dropped(scenario: String, reason: String)
}
