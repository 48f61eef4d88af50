import TerritoryAssignment
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
  /// The share of the benefit that the headline speaks of, in percent.
  static let headlinePercent = 90

  /// "11 of 43 moves reach 90 % of the benefit of ¥441,000"; without a benefit, what the moves mend.
  func headline(of order: MoveOrder) -> String {
    guard !order.steps.isEmpty else { return phrases.nothingToOrder }
    if let moves = order.moves(reaching: Self.headlinePercent) {
      return phrases.movesReach(
        moves, of: order.moves, percent: Self.headlinePercent, benefit: figures.money.whole(order.benefit))
    }
    guard let moves = order.moves(mending: Self.headlinePercent) else {
      return phrases.movesBringNothing(order.moves, cost: figures.money.whole(.zero - order.benefit))
    }
    return phrases.movesMend(
      moves, of: order.moves, percent: Self.headlinePercent, rules: order.brokenAtStart)
  }

  /// The headline and what becomes of the rules that today breaks, as sentences.
  func summary(of order: MoveOrder) -> String {
    phrases.sentences([phrases.sentence([headline(of: order)])] + mending(of: order))
  }

  /// After how many moves no rule is broken any more, and what that costs, a sentence each.
  func mending(of order: MoveOrder) -> [String] {
    guard order.brokenAtStart > 0, !order.steps.isEmpty else { return [] }
    let after = phrases.rulesHoldAfter(
      order.movesUntilLegal, broken: order.brokenAtStart, fewest: order.fewestUntilLegal)
    guard order.benefit < .zero else { return [after] }
    return [after, phrases.mendingCosts(figures.money.whole(.zero - order.benefit))]
  }

  /// How many moves bring how much of the benefit, a sentence each; none without a benefit.
  func milestones(of order: MoveOrder) -> [String] {
    MoveOrdering.milestones.compactMap { percent in
      order.moves(reaching: percent).map {
        phrases.milestone(percent: percent, moves: $0, fewest: order.fewestMoves(reaching: percent))
      }
    }
  }
}
