public import TerritoryPlanning

/// What one change to a plan would cost, from solving again with the change.
///
/// Costs are the objective of the plan in hand less the largest objective of any legal plan with the change, in
/// money; below zero the change gains. The lower end is proven by a bound on plans with the change, the upper end
/// is a legal plan with it.
public enum CostOfChange: Sendable, Equatable {
  /// The best plan with the change costs at least `least` and at most `most`; `least` <= `most`.
  case between(least: Money, most: Money)
  /// It costs at least this much; no legal plan with the change was found within the work allowed.
  case atLeast(Money)
  /// No legal plan has the change; what stands against it, where one rule alone does.
  case impossible(Obstacle?)

  /// A rule that by itself keeps the change out of every legal plan.
  public enum Obstacle: Sendable, Equatable {
    /// The pair of item and holder is not allowed.
    case objection(rule: String, Objection)
    /// A limit, coupling or other demand of the rule.
    case rule(String)
  }

  /// Whether it is known if the change costs or gains: the interval does not contain zero.
  public var isDetermined: Bool {
    switch self {
    case .between(let least, let most): least > .zero || most < .zero
    case .atLeast(let least): least > .zero
    case .impossible: true
    }
  }
}
