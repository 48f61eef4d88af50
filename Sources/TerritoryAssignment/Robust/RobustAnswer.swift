public import AssignmentEngine
public import TerritoryPlanning

/// What makes one plan good in several scenarios.
public enum RobustCriterion: String, Sendable, CaseIterable, Codable {
  /// Worth on average, at given weights.
  case expected
  /// Worth where it is least.
  case worst
  /// What is missed where most is missed, against the best plan of that scenario.
  case regret
}

/// A scenario's own best: worth of a plan and a bound on all of its plans.
public struct OwnBest: Sendable, Equatable {
  public var plan: Plan
  public var worth: Money
  public var bound: Money
  public init(plan: Plan, worth: Money, bound: Money) {
    self.plan = plan
    self.worth = worth
    self.bound = bound
  }
}

/// A plan for several scenarios with what is proven about it.
public struct RobustPlan: Sendable {
  /// On joint items; `JointScenarios.plan(_:in:)` says what it is in a scenario.
  public var plan: Plan
  /// In each scenario, judged by its own planner.
  public var evaluations: [Evaluation]
  /// What the criterion makes of it: of regret the least, of the others the most is best. Regret is at most this,
  /// because the own bests may be as good as their bounds.
  public var value: Money
}

/// What looking for a robust plan found.
public struct RobustAnswer: Sendable {
  public var criterion: RobustCriterion
  public var legality: JointScenarios.Legality
  /// Thousandths, a scenario each; of the expected worth those asked for, else those that prove the bound.
  public var weights: [Int64]
  /// nil where none was found.
  public var robust: RobustPlan?
  /// No plan makes the criterion better than this; nil where nothing was proven.
  public var bound: Money?
  /// What shows the bound.
  public var proof: Proof?
  /// The best bound that a certificate shows; the same as `bound` but where search alone went further.
  public var certified: Certified?
  /// It is proven that no plan keeps the rules of all binding scenarios together.
  public var isImpossible: Bool
  public var rounds: [Round]
  /// Why the search ended before plan and bound met; nil where they are as close as was asked for.
  public var stopReason: StopReason?
  public var counters: WorkCounters

  /// A bound on the criterion, the rechecked certificate behind it, and the joint problem that it speaks of.
  public struct Certified: Sendable {
    public var bound: Money
    public var certificate: Certificate
    /// Thousandths, a scenario each: the problem's objective.
    var weights: [Int64]
    /// Worth that is asked for in each scenario, in minor units; nil where the weighted worth is bounded.
    var floors: [Int64]?
  }

  /// Evidence for the bound.
  public enum Proof: Sendable {
    /// A bound on the weighted worth, in thousandths of a minor unit: rechecked.
    case weights([Int64], Certificate)
    /// No plan is worth these in all scenarios at once; with a certificate rechecked, else shown by search.
    case floors([Int64], Certificate?)
    /// No regret is below zero.
    case nothingLost
  }

  /// One problem that was solved.
  public struct Round: Sendable, Equatable {
    public enum Question: Sendable, Equatable {
      case weights([Int64])
      case floors([Int64])
    }
    public var question: Question
    /// What the criterion makes of the plan found; nil without one.
    public var value: Money?
    /// What the round proves of the criterion; nil where nothing.
    public var bound: Money?
  }
}
