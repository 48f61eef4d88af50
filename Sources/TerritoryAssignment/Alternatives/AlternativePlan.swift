public import AssignmentEngine
public import TerritoryPlanning

/// A plan that is nearly as good as the best and as far as possible from the plans chosen before it.
public struct AlternativePlan: Sendable {
  public var plan: Plan
  /// Under the scenario's own rules; legal, and worth at least the floor.
  public var evaluation: Evaluation
  /// Distance to the plan in hand, then to each alternative before this one.
  public var distances: [Int64]
  /// Every legal plan worth at least the floor is at most this far from some plan chosen before, as proven.
  public var bound: Int64
  public var standing: StageOutcome.Standing
  /// Proof of `bound`, of the last question that lowered it; nil where the bound is evident.
  public var certificate: Certificate?
  /// Problems solved.
  public var problems: Int
  public var seconds: Double
  public var work: Int64

  /// Distance to the nearest plan chosen before.
  public var distance: Int64 { distances.min() ?? 0 }
}

/// What a search for alternatives found.
public struct AlternativeAnswer: Sendable {
  /// The plan in hand, and no legal plan is worth more than `bound`.
  public var reference: Money
  public var bound: Money
  /// Alternatives are worth at least this.
  public var floor: Money
  public var measure: PlanDistance
  /// In the order chosen.
  public var alternatives: [AlternativePlan]
  public var ending: Ending
  public var counters: WorkCounters

  public enum Ending: Sendable, Equatable {
    /// As many as were asked for.
    case complete
    /// No other legal plan is worth the floor: proven.
    case noOther
    /// None was found within the limits; another could be at most this far away.
    case notFound(within: Int64, StopReason)
  }
}
