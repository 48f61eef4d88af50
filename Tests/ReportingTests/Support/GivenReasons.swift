@testable import TerritoryAssignment
@testable import TerritoryPlanning

/// Reasons that are written down, not computed.
enum GivenReasons {
  /// Of `GivenFigures.planned`: one voluntary move that is close, one that has to be.
  static var planned: PlanReasons {
    let working = MarginalValue(
      rule: "capacity", aspect: "actual_minutes", subject: .representative(0), unit: .minutes, side: .upper,
      activity: 1_100, bound: 1_200, perUnit: 566.6,
      checked: .init(step: 60, least: GivenFigures.money(210), most: GivenFigures.money(352)))
    let share = MarginalValue(
      rule: "balance", aspect: "standard_minutes", subject: .representative(1), unit: .minutes, side: .lower,
      activity: 600, bound: 600, perUnit: 90, checked: nil)
    let budget = MarginalValue(
      rule: "disruption", aspect: "moved_items", subject: .wholePlan, unit: .items, side: .upper, activity: 2,
      bound: 2, perUnit: 250_000, checked: nil)
    return PlanReasons(
      moves: [
        MoveExplanation(
          item: 2, binding: [working, share, budget],
          keeping: .between(least: GivenFigures.money(200), most: GivenFigures.money(610)),
          nextBest: .init(
            holder: Holder(2),
            cost: .between(least: GivenFigures.money(-40), most: GivenFigures.money(900))), isNearTie: true),
        MoveExplanation(
          item: 6, binding: [],
          keeping: .impossible(
            .objection(rule: "eligibility", Objection(key: "duty", detail: "maintenance"))), nextBest: nil,
          isNearTie: false),
      ],
      representatives: [
        RepresentativeExplanation(representative: 0, binding: [working], received: [], handedOff: [0, 1]),
        RepresentativeExplanation(representative: 1, binding: [share], received: [0], handedOff: []),
        RepresentativeExplanation(representative: 2, binding: [], received: [1], handedOff: []),
      ],
      order: MoveOrder(
        start: GivenFigures.money(560_000), brokenAtStart: 1,
        steps: [
          MoveOrder.Step(items: [6], objective: GivenFigures.money(558_800), brokenRules: 0, mended: 1),
          MoveOrder.Step(items: [2], objective: GivenFigures.money(601_000), brokenRules: 0, mended: 1),
        ],
        ceilings: [
          .init(moves: 1, objective: GivenFigures.money(590_000)),
          .init(moves: 2, objective: GivenFigures.money(604_000)),
        ]))
  }

  /// Reasons of many moves whose figures are thrown with dice: what a page looks like, not what is true.
  static func madeUp(for evaluation: Evaluation, today: Evaluation) -> PlanReasons {
    var dice = Dice(state: 7)
    let explanations = evaluation.moves.map { madeUp($0, &dice) }
    let people = evaluation.representatives.map { row in
      RepresentativeExplanation(
        representative: row.representative,
        binding: dice.below(3) > 0 ? [limit(row.representative, &dice)] : [],
        received: evaluation.moves.indices.filter { evaluation.moves[$0].to == Holder(row.representative) },
        handedOff: evaluation.moves.indices.filter { evaluation.moves[$0].from == Holder(row.representative) }
      )
    }
    return PlanReasons(
      moves: explanations, representatives: people, order: order(of: evaluation, from: today, &dice))
  }

  private static func madeUp(_ move: Move, _ dice: inout Dice) -> MoveExplanation {
    let least = GivenFigures.money(Int64(dice.below(9_000)))
    let width = GivenFigures.money(Int64(dice.below(800)))
    let keeping: CostOfChange =
      switch dice.below(8) {
      case 0: .between(least: .zero - width, most: least)
      case 1: .atLeast(least)
      case 2: .impossible(.rule("balance"))
      default: .between(least: least, most: least + width)
      }
    let other = Holder((move.from.index + 1 + dice.below(9)) % 12)
    return MoveExplanation(
      item: move.item,
      binding: [limit(move.from.index, &dice)] + (move.to.map { [limit($0.index, &dice)] } ?? []),
      keeping: keeping,
      nextBest: dice.below(6) == 0
        ? nil : .init(holder: other, cost: .between(least: width, most: least + width)),
      isNearTie: dice.below(7) == 0)
  }

  private static func limit(_ person: Int, _ dice: inout Dice) -> MarginalValue {
    MarginalValue(
      rule: "balance", aspect: "standard_minutes", subject: .representative(person), unit: .minutes,
      side: dice.below(2) == 0 ? .upper : .lower, activity: Int64(20_000 + dice.below(4_000)), bound: 22_000,
      perUnit: Double(dice.below(2_000)), checked: nil)
  }

  private static func order(of evaluation: Evaluation, from today: Evaluation, _ dice: inout Dice)
    -> MoveOrder
  {
    let sorted = evaluation.moves.sorted { ($1.worthDifference, $0.item) < ($0.worthDifference, $1.item) }
    var items = sorted[...].map(\.item)
    var groups: [[Int]] = []
    while !items.isEmpty {
      let size = min(items.count, dice.below(6) == 0 ? 2 + dice.below(6) : 1)
      groups.append(items.prefix(size).sorted())
      items.removeFirst(size)
    }
    let start = GivenFigures.money(9_600_000)
    var left = 1.0
    let steps = groups.enumerated().map { index, group in
      left *= 0.88
      let gained = index == groups.count - 1 ? 1 : 1 - left
      return MoveOrder.Step(
        items: group, objective: start + Money(minorUnits: Int64(gained * 60_000_000)),
        brokenRules: max(0, 14 - index), mended: min(1, Double(index) / 14))
    }
    return MoveOrder(start: start, brokenAtStart: 14, steps: steps)
  }
}
