public import TerritoryAssignment
import TerritoryPlanning

/// What a change to a plan costs, in words. Ends of intervals are rounded outward to whole currency units.
extension PlanWording {
  /// A predicate to stand after what is asked about: "costs ¥12,000 to ¥15,000", "undetermined: …".
  public func text(_ cost: CostOfChange) -> String {
    switch cost {
    case .between(let least, let most): between(least, most)
    case .atLeast(let least):
      least > .zero ? phrases.costsAtLeast(floor(least)) : phrases.undeterminedWithoutPlan
    case .impossible(.objection(_, let objection)): phrases.impossible(because: text(objection))
    case .impossible(.rule(let rule)): phrases.ruledOut(by: name(ofRule: rule))
    case .impossible(nil): phrases.impossible
    }
  }

  /// For a column of figures: "¥12,000 to ¥15,000", "undetermined", "not possible".
  func figure(_ cost: CostOfChange) -> String {
    guard cost.isDetermined || cost == .between(least: .zero, most: .zero) else {
      return phrases.undetermined
    }
    switch cost {
    case .between(let least, let most):
      return least == most ? figures.money.whole(least) : phrases.between(floor(least), ceiling(most))
    case .atLeast(let least): return phrases.atLeast(floor(least))
    case .impossible: return phrases.notPossible
    }
  }

  private func between(_ least: Money, _ most: Money) -> String {
    if most < .zero { return phrases.gains(from: floor(.zero - most), to: ceiling(.zero - least)) }
    if least == .zero, most == .zero { return phrases.costsNothing }
    if least <= .zero {
      return phrases.undetermined(
        gain: least < .zero ? ceiling(.zero - least) : nil, cost: most > .zero ? ceiling(most) : nil)
    }
    if least == most { return phrases.costs(figures.money.whole(least)) }
    // Less than one unit is proven: "costs ¥0 to ¥3" would look as if nothing were.
    if least.minorUnits < figures.money.minorUnits { return phrases.costsUpTo(ceiling(most)) }
    return phrases.costs(from: floor(least), to: ceiling(most))
  }

  func floor(_ money: Money) -> String { figures.money.whole(money, rounding: .down) }
  func ceiling(_ money: Money) -> String { figures.money.whole(money, rounding: .up) }
}
