@testable import TerritoryPlanning

/// Evaluations whose figures are written down, not computed.
enum GivenFigures {
  static func today(_ firm: TinyFirm) -> Evaluation {
    var evaluation = base(firm)
    evaluation.revenue = money(580_000)
    evaluation.travelCost = money(20_000)
    evaluation.objective = money(560_000)
    evaluation.travelMinutes = Minutes(3_000)
    evaluation.representatives = [
      representative(0, minutes: [960, 240], actual: 1_500, revenue: 320_000, target: 800),
      representative(1, minutes: [240, 120], actual: 500, revenue: 140_000, target: 800),
      representative(2, minutes: [0, 240], actual: 400, revenue: 120_000, target: nil),
    ]
    evaluation.fairness = [fairness(nil, range: 1.05, largest: 0.5, worst: 0.45)]
    evaluation.violations = [
      Violation(
        rule: "capacity",
        kind: .limit(
          aspect: "actual_minutes", subject: .representative(0), unit: .minutes, activity: 1_500, lower: nil,
          upper: 1_200, amount: 300), price: nil)
    ]
    return evaluation
  }

  static func planned(_ firm: TinyFirm) -> Evaluation {
    var evaluation = base(firm)
    evaluation.revenue = money(612_000)
    evaluation.travelCost = money(10_000)
    evaluation.objective = money(601_000)
    evaluation.priceOfBrokenWishes = money(1_000)
    evaluation.travelMinutes = Minutes(2_280)
    evaluation.representatives = [
      representative(0, minutes: [480, 360], actual: 1_100, revenue: 260_000, target: 800, out: 2),
      representative(1, minutes: [480, 120], actual: 700, revenue: 190_000, target: 800, in: 1),
      representative(2, minutes: [240, 240], actual: 480, revenue: 162_000, target: nil, in: 1),
    ]
    evaluation.fairness = [
      fairness("all_round/华东", range: 0.3, largest: 0.15, worst: 0.75),
      fairness(nil, range: 0.3, largest: 0.15, worst: 0.75),
    ]
    evaluation.moves = [
      Move(
        item: 2, from: Holder(0), to: Holder(1), forced: nil, worthDifference: money(12_500),
        minutes: Minutes(300),
        reason: .relieves(rule: "balance", aspect: "standard_minutes", representative: 0)),
      Move(
        item: 6, from: Holder(0), to: Holder(2), forced: Objection(key: "duty", detail: "maintenance"),
        worthDifference: money(-1_200), minutes: Minutes(270),
        reason: .forced(Objection(key: "duty", detail: "maintenance"))),
    ]
    evaluation.disruption = Disruption(
      voluntaryItems: 1, forcedItems: 1, voluntaryAccounts: 1, forcedAccounts: 1,
      voluntaryRevenue: money(890_000), forcedRevenue: money(890_000), newItems: 0)
    evaluation.brokenWishes = [
      Violation(
        rule: "coupling",
        kind: .coupling(.same, subject: .account(1), holders: [Holder(1), Holder(2)]), price: money(1_000))
    ]
    return evaluation
  }

  static func money(_ yuan: Int64) -> Money { Money(minorUnits: yuan * 100) }

  private static func base(_ firm: TinyFirm) -> Evaluation {
    Evaluation(
      revenue: .zero, unattendedRevenue: money(3_560_000), travelCost: .zero, travelMinutes: .zero,
      priceOfBrokenWishes: .zero, charges: [], objective: .zero, representatives: [], fairness: [], moves: [],
      disruption: Disruption(
        voluntaryItems: 0, forcedItems: 0, voluntaryAccounts: 0, forcedAccounts: 0, voluntaryRevenue: .zero,
        forcedRevenue: .zero, newItems: 0), pooledItems: 0, uncoveredItems: 0, violations: [],
      brokenWishes: [])
  }

  private static func representative(
    _ index: Int, minutes: [Int64], actual: Int64, revenue: Int64, target: Int64?, in itemsIn: Int = 0,
    out itemsOut: Int = 0
  ) -> RepresentativeEvaluation {
    RepresentativeEvaluation(
      representative: index, items: 3, accounts: 2, itemsByDuty: [2, 1],
      standardMinutesByDuty: minutes.map { Minutes($0) }, standardMinutes: Minutes(minutes.reduce(0, +)),
      actualMinutes: Minutes(actual), travelMinutes: Minutes(actual / 4), capacity: Minutes(1_200),
      revenue: money(revenue), revenueByDuty: [money(revenue / 4 * 3), money(revenue / 4)],
      potential: money(1_800_000), targetMinutes: target.map { Minutes($0) },
      itemsIn: itemsIn, itemsOut: itemsOut, revenueIn: .zero, revenueOut: .zero)
  }

  private static func fairness(
    _ group: String?, range: Double, largest: Double, worst: Double
  ) -> FairnessFigures {
    FairnessFigures(
      metric: .standardMinutes, peers: .roleAndTeam, group: group, members: [0, 1], largestDeviation: largest,
      range: range,
      meanAbsoluteDeviation: largest / 2, coefficientOfVariation: 0.125, gini: nil, jain: 0.97,
      worstShare: worst, worstRepresentative: 1)
  }
}
