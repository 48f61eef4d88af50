public import AssignmentEngine
public import TerritoryPlanning

/// What planning one scenario may conclude, in sales terms. Every case carries its evidence.
public enum TerritoryOutcome: Sendable {
  /// No legal plan is worth more.
  case optimal(CertifiedTerritoryPlan)
  /// The gap that was asked for is reached.
  case gapReached(CertifiedTerritoryPlan)
  /// A limit was hit with a legal plan in hand.
  case limitReached(CertifiedTerritoryPlan, StopReason)
  /// A limit was hit before any legal plan was found. `closest` says which rules the best attempt breaks.
  case noPlanFound(StopReason, closest: [Violation])
  /// No legal plan exists; `closest` is the attempt with the least total violation, rule by rule.
  case infeasible(InfeasibleReason, closest: [Violation])

  public var plan: CertifiedTerritoryPlan? {
    switch self {
    case .optimal(let plan), .gapReached(let plan), .limitReached(let plan, _): plan
    case .noPlanFound, .infeasible: nil
    }
  }
}

/// How it is known that no legal plan exists.
public enum InfeasibleReason: Sendable {
  /// Nobody may take these items; each with the objections of all representatives, most frequent first.
  case nobodyMayTake([ItemWithoutHolder])
  /// The rules together ask too much; recheckable without a solver.
  case provenByMultipliers(Certificate)
  /// Shown by exhaustive search; not recheckable.
  case provenBySearch

  public struct ItemWithoutHolder: Sendable, Equatable {
    public var item: Int
    /// Objections with the number of representatives each one excludes.
    public var objections: [Count]
    public struct Count: Sendable, Equatable {
      public var objection: Objection
      public var rule: String
      public var representatives: Int
    }
  }
}

/// A legal plan, judged by the domain's evaluation, with a proven bound.
public struct CertifiedTerritoryPlan: Sendable {
  public var plan: Plan
  public var evaluation: Evaluation
  /// No legal plan has a larger objective than this.
  public var bound: Money
  public var certificate: Certificate
  /// Objective of today's plan under the same valuation, whether or not it keeps the rules; nil when there
  /// are no incumbents.
  public var todayObjective: Money?

  /// Money that may still be missing from the best possible plan.
  public var gap: Money { bound - evaluation.objective }
  /// `gap / |objective|`; nil when the objective is 0.
  public var relativeGap: Double? {
    let objective = evaluation.objective.minorUnits
    return objective == 0 ? nil : Double(gap.minorUnits) / Double(abs(objective))
  }
  /// Share of the possible improvement over today that is missing: (bound - plan) / (bound - today). nil when
  /// there is no today, or when today is worth at least the bound (it may break rules).
  public var gapShareOfImprovement: Double? {
    guard let today = todayObjective, bound > today else { return nil }
    return Double(gap.minorUnits) / Double((bound - today).minorUnits)
  }
}
