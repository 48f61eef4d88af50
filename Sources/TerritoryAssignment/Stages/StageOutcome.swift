public import AssignmentEngine
public import TerritoryPlanning

/// What one stage of a sequence asked for, reached, proved and handed on.
///
/// All figures are integers in the unit of the aim: minor units of money, items, minutes, accounts, or parts of
/// a share of which `whole` are 100 %.
public struct StageOutcome: Sendable {
  /// How the stage ended.
  public enum Standing: Sendable, Equatable {
    /// No plan that keeps what the stages before kept is better.
    case optimal
    /// Plan and bound are as close as was asked for.
    case gapReached
    /// A limit was hit first; later stages build on what was reached.
    case limitReached(StopReason)
    /// The plan came from outside with a bound that was rechecked and that it does not reach.
    case bounded
  }

  public var aim: Aim
  /// For a lexicographic stage: how many of the largest deviations are added up.
  public var level: Int?
  public var reached: Int64
  /// No plan that keeps what the stages before kept is better than this, as proven.
  public var bound: Int64
  /// What the later stages had to keep.
  public var kept: Int64
  /// What the aim comes to in the final plan.
  public var final: Int64
  /// 100 %, for measures of fairness; nil for money and counts.
  public var whole: Int64?
  public var standing: Standing
  /// What proves the bound; nil where the bound is evident: a deviation is at least 0, and at least what whole items
  /// leave of a fair share.
  public var evidence: StageEvidence?
  /// Problems solved.
  public var problems: Int
  public var seconds: Double
  public var work: Int64

  public var certificate: Certificate? { evidence?.certificate }

  /// Distance between what was reached and the bound, in the unit of the aim.
  public var gap: Int64 { abs(reached - bound) }
}

/// The answer to a sequence of stages.
public struct StagedResult: Sendable {
  /// Of the plan that the last stage left. Its bound and certificate are of the stage `revenue`: no plan that
  /// keeps what the stages before kept is worth more.
  public var outcome: TerritoryOutcome
  /// The attempt whose violations the outcome lists, where it lists any.
  public var closestPlan: Plan?
  /// In the order asked for; empty where no plan was found.
  public var stages: [StageOutcome]
  public var counters: WorkCounters
  public var secondsToFirstPlan: Double?

  public init(
    outcome: TerritoryOutcome, closestPlan: Plan? = nil, stages: [StageOutcome], counters: WorkCounters,
    secondsToFirstPlan: Double?
  ) {
    self.outcome = outcome
    self.closestPlan = closestPlan
    self.stages = stages
    self.counters = counters
    self.secondsToFirstPlan = secondsToFirstPlan
  }
}
