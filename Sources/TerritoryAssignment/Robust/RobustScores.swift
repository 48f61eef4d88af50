import TerritoryPlanning

/// Criteria as scores to be raised, in minor units: the weighted worth in thousandths, the least worth, or the largest
/// regret below 0. docs/formulations/robust.md has the formulas.
extension RobustCriterion {
  /// The score that no plan exceeds where none has a weighted worth above `bound`: no plan's least score is above
  /// their weighted mean.
  ///
  /// - Parameters:
  ///   - weights: thousandths, a scenario each.
  ///   - ownWorths: what a plan of each scenario alone is worth; only regret looks at them.
  func score(weightedWorth bound: Int64, _ weights: [Int64], ownWorths: [Int64]) -> Int64 {
    switch self {
    case .expected: return bound
    case .worst: return bound.flooredQuotient(by: 1_000)
    case .regret:
      let owed = zip(weights, ownWorths).reduce(Int64(0)) { $0 + $1.0 * $1.1 }
      return (bound - owed).flooredQuotient(by: 1_000)
    }
  }

  /// The score that no plan exceeds where none is worth its floor in every scenario: each stays below one of them.
  ///
  /// - Precondition: the worst case or regret; a weighted sum has no floors.
  func score(below floors: [Int64], ownWorths: [Int64]) -> Int64 {
    precondition(self != .expected && !floors.isEmpty, "floors are of the worst case and of regret")
    let owed = self == .regret ? ownWorths : Array(repeating: 0, count: floors.count)
    return zip(floors, owed).map { $0 - $1 }.max()! - 1
  }

  /// A score as the criterion says it: expected worth in whole minor units, of a bound rounded up; regret above 0.
  func amount(ofScore score: Int64, up: Bool = false) -> Money {
    switch self {
    case .expected:
      Money(minorUnits: up ? -(-score).flooredQuotient(by: 1_000) : score.flooredQuotient(by: 1_000))
    case .worst: Money(minorUnits: score)
    case .regret: Money(minorUnits: -score)
    }
  }
}

extension Int64 {
  /// The quotient rounded towards minus infinity, for divisors above 0.
  fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
