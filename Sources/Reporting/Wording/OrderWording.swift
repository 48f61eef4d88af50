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

  /// "11 of 43 moves reach 90 % of the benefit of ¥441,000".
  func headline(of order: MoveOrder) -> String {
    guard !order.steps.isEmpty else { return phrases.nothingToOrder }
    guard let moves = order.moves(reaching: Self.headlinePercent) else {
      let cost = figures.money.whole(.zero - order.benefit)
      return order.brokenAtStart > 0
        ? phrases.movesMend(order.moves, rules: order.brokenAtStart, cost: cost)
        : phrases.movesBringNothing(order.moves, cost: cost)
    }
    return phrases.movesReach(
      moves, of: order.moves, percent: Self.headlinePercent, benefit: figures.money.whole(order.benefit))
  }

  /// The headline, and after how many moves no rule is broken any more, as sentences.
  func summary(of order: MoveOrder) -> String {
    let headline = phrases.sentence([headline(of: order)])
    guard order.brokenAtStart > 0, !order.steps.isEmpty else { return headline }
    return phrases.sentences([
      headline, phrases.rulesHoldAfter(order.movesUntilLegal, broken: order.brokenAtStart),
    ])
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
