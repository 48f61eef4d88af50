/// What is known about the plans of a problem with a change.
public struct ChangedAnswer: Sendable {
  /// What could be concluded.
  public enum Outcome: Sendable {
    /// The best legal plan found, in columns of `problem`, with the certificate of its bound.
    case plan(CertifiedPlan)
    /// None was found within the work allowed; the bound holds for all there may be.
    case noPlanFound(Certificate)
    /// There is none.
    case infeasible(Obstacle)
  }

  /// What shows that no plan has the change.
  public enum Obstacle: Sendable {
    /// The item has no column left.
    case itemWithoutColumns(Int)
    /// The row cannot be kept whatever the items take, one by one.
    case row(Int)
    /// The coupling's items have no joint choice that keeps it.
    case coupling(Int)
    /// Couplings that share items have no joint choice that keeps all of them.
    case couplings
    /// Several rows together; the certificate speaks of `problem`.
    case multipliers(Certificate)
    /// An exhausted tree; not independently checkable.
    case exhaustedTree
  }

  /// The problem with the change: what the certificate and the outcome's plan speak of.
  public var problem: AssignmentProblem
  /// For each column of `problem` that of the original.
  public var originalColumn: [Int32]
  public var outcome: Outcome
  /// A bound that holds because the change takes plans away and adds none: that of the original's certificate.
  public var boundOfOriginal: Int128?
  public var counters: WorkCounters

  /// No legal plan with the change is worth more, in units of 10^-valueExponent; nil where there is none.
  public var bound: Int128? {
    switch outcome {
    case .plan(let plan): min(plan.certificate.claimedBound, boundOfOriginal ?? .max)
    case .noPlanFound(let certificate): min(certificate.claimedBound, boundOfOriginal ?? .max)
    case .infeasible: nil
    }
  }

  /// The best legal plan found, in the original's columns, and its judged objective.
  public var plan: (assignment: Assignment, objective: Int128)? {
    guard case .plan(let plan) = outcome else { return nil }
    let columns = plan.assignment.columns.map { originalColumn[Int($0)] }
    return (Assignment(columns: columns), plan.objective)
  }

  public var isInfeasible: Bool {
    if case .infeasible = outcome { true } else { false }
  }

  /// What plans with the change cost against a plan of some objective: at least `least`, and at most `most` for
  /// the best of them (nil where no plan is known). Nil where there is none.
  public func cost(against objective: Int128) -> (least: Int128, most: Int128?)? {
    bound.map { (objective - $0, plan.map { objective - $0.objective }) }
  }
}
