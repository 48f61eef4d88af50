import AssignmentEngine
import TerritoryPlanning

/// Plans whose objective is at least a floor, as rows.
///
/// Revenue less travel and charges is linear in the plan, what broken wishes cost is not. Without priced limits the
/// row is the objective. With them every wish is held where the reference plan has it, and the row asks for the
/// floor plus what its broken wishes cost: then every plan in the rows is worth the floor, but a plan that breaks
/// some wish further and makes up for it is left out.
struct ObjectiveFloor {
  let floor: Money
  /// The rules as rows, and last the row on money.
  let requirements: [Requirement]
  /// Whether every plan worth the floor is in the rows.
  let isExact: Bool

  init(_ floor: Money, planner: TerritoryPlanner, reference: Plan) {
    self.floor = floor
    let wishes = planner.judge(reference).priceOfBrokenWishes
    requirements =
      planner.requirements.hardened(at: reference, in: planner.context)
      + [planner.requirements.grossRevenue(atLeast: floor + wishes, in: planner.context)]
    isExact = !planner.requirements.contains { requirement in
      if case .limit(let limit) = requirement { limit.price != nil } else { false }
    }
  }

  /// The row on money in the neutral problem of `requirements` and whatever follows them: limits come first.
  var row: Int {
    requirements.count { if case .limit = $0 { true } else { false } } - 1
  }

  /// Money that one unit of the problem's own objective stands for at the multipliers of a certificate; nil where
  /// they do not press on the floor.
  func moneyPerUnit(_ certificate: Certificate) -> Double? {
    let multiplier = certificate.multipliers[row].magnitude
    return multiplier == 0 ? nil : Double(certificate.scale) / Double(multiplier)
  }
}
