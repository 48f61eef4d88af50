import TerritoryPlanning

/// What a planner maximises.
enum PlannerAim: Sendable {
  /// Revenue less travel, charges and the price of broken wishes.
  case money
  /// Nothing but prices: the plan whose broken wishes cost least. Stages count what they ask for by prices of 1.
  case penalties

  func worth(of evaluation: Evaluation) -> Money {
    switch self {
    case .money: evaluation.objective
    case .penalties: .zero - evaluation.priceOfBrokenWishes
    }
  }
}
