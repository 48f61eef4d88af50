public import TerritoryAssignment
import TerritoryPlanning

extension MoveOrder {
  /// The position in `steps` of the step that an item changes hands in; nil for an item that stays.
  func step(of item: Int) -> Int? { steps.firstIndex { $0.items.contains(item) } }

  /// The share of the benefit that is there after a step and all before it; nil without a benefit.
  func share(after step: Int) -> Double? { share(of: steps[step].objective) }

  func share(of objective: Money) -> Double? {
    guard benefit > .zero else { return nil }
    return Double((objective - start).minorUnits) / Double(benefit.minorUnits)
  }
}

extension PlanWording {
  /// "11 of 43 handovers reach 90 % of the benefit (¥441k); of the 40 rules broken today none is left after 17
  /// of 43 handovers."
  public func headline(of order: MoveOrder) -> String {
    guard !order.steps.isEmpty else { return phrases.sentence([phrases.label(ReasonTerm.nothingChanges)]) }
    var parts: [String] = []
    if let moves = order.moves(reaching: 90) {
      parts.append(
        phrases.reach(
          moves, of: order.moves, share: NumberText.percent(0.9, decimals: 0),
          benefit: figures.money.compact(order.benefit)))
    } else {
      let cost = Money.zero - order.benefit
      parts.append(
        phrases.repairs(moves: order.moves, costing: cost > .zero ? figures.money.compact(cost) : nil))
    }
    if order.brokenAtStart > 0 {
      parts.append(
        phrases.brokenRulesFall(from: order.brokenAtStart, after: order.movesUntilLegal, of: order.moves))
    }
    return phrases.sentence(parts)
  }
}
