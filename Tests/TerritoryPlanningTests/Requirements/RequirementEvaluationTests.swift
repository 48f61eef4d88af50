import TerritoryPlanning
import Testing

/// A rule that demands what a test hands it.
private struct StatedRule: Rule {
  static let name = "stated"
  let stated: [Requirement]
  static func read(_: SettingNode, data _: PlanData, faults _: inout [InputFault]) -> StatedRule? { nil }
  static func standard(for _: PlanData) -> StatedRule? { nil }
  func requirements(in _: PlanningContext) -> [Requirement] { stated }
}

/// Requirements that no list of pairs can state: judged on every assignment of a small plan as the tests' own
/// judge does.
@Suite struct RequirementEvaluationTests {
  /// Five prospects, one item each; items 0 to 3 lie along a road 0 - 1 - 2 - 3, item 4 nowhere on it. The pool
  /// is 2.
  private var context: PlanningContext {
    var plan = SmallPlan()
    plan.representative("ann", minutes: 600)
    plan.representative("bob", minutes: 600)
    for id in ["a", "b", "c", "d", "e"] { plan.account(id) }
    return plan.context
  }

  private func compare(_ requirements: [Requirement], legal expected: Range<Int>) {
    let context = context
    let judge = RuleJudge(StatedRule(stated: requirements), context)
    var legal = 0
    for holders in everyAssignment(items: 5, holders: 3) {
      let evaluation = context.evaluate(
        context.plan(holders: holders.map(Holder.init)), requirements: requirements)
      #expect(evaluation.violations.count == judge.broken(holders).count, "\(holders)")
      #expect(evaluation.chargedCost.minorUnits == judge.charged(holders), "\(holders)")
      #expect(
        evaluation.objective
          == evaluation.revenue - evaluation.travelCost - evaluation.chargedCost
          - evaluation.priceOfBrokenWishes)
      if evaluation.isLegal { legal += 1 }
    }
    #expect(expected.contains(legal))
  }

  private let road = (0..<3).map { Contiguity.Edge(a: $0 + 1, b: $0) }
  private let places = (0..<4).map { Contiguity.Place(item: $0, region: $0) }

  @Test func regionsHangTogether() {
    compare([.contiguity(Contiguity(rule: "stated", duty: nil, places: places, edges: road))], legal: 1..<243)
  }

  @Test func theSmallestGapOnARoadBreaksIt() {
    let contiguity = Contiguity(rule: "stated", duty: 0, places: places, edges: road)
    let judge = RuleJudge(StatedRule(stated: [.contiguity(contiguity)]), context)
    #expect(judge.broken([0, 0, 0, 1, 1]) == [])
    // The pool's regions need not hang together.
    #expect(judge.broken([0, 2, 1, 2, 0]) == [])
    #expect(judge.broken([0, 1, 0, 1, 1]) == ["disconnected 0", "disconnected 1"])
    #expect(contiguity.parts(of: [3, 0, 1]) == [[0, 1], [3]])
  }

  @Test(arguments: [0, 3, 60])
  func theLargestDeviationsAreLimited(most: Int64) {
    let members = [
      SpreadLimit.Member(representative: 0, weight: 1, target: 120),
      SpreadLimit.Member(representative: 1, weight: 2, target: 241),
    ]
    for count in 1...2 {
      compare(
        [
          .spread(
            SpreadLimit(
              rule: "stated", aspect: "standard_minutes", members: members,
              held: { .pairs(holder: Holder($0)) { _, _ in 60 } },
              measure: .largestDeviations(count: count), atMost: most, whole: 240))
        ], legal: 0..<243)
    }
  }

  @Test func theGiniCoefficientIsLimited() {
    let members = (0..<2).map {
      SpreadLimit.Member(representative: $0, weight: Int64($0 + 1), target: 0)
    }
    let limit = SpreadLimit(
      rule: "stated", aspect: "accounts", members: members,
      held: { .pairs(holder: Holder($0)) { item, _ in item == 4 ? 2 : 1 } },
      measure: .gini, atMost: 2_000, whole: 10_000)
    compare([.spread(limit)], legal: 1..<243)
    // Sums 1 and 1 under weights 1 and 2: shares 1 and 1/2, mean 2/3, so Gini is (1 x 2 x 1/2) / (9 x 2/3).
    #expect(limit.measured([1, 1]) == 1_667)
    #expect(limit.measured([2, 4]) == 0)
    #expect(limit.measured([0, 0]) == 0)
  }

  @Test func aPlanPaysForWhatItDoes() {
    let opening = Limit.Occurrence(items: [0, 1, 2], amount: 700) { _, holder in holder.index == 0 }
    compare(
      [
        .charge(
          Charge(
            rule: "stated", aspect: "opening", subject: .representative(0),
            measure: .sum([.occurrences([opening]), .pairs(holder: Holder(1)) { item, _ in Int64(item) }])))
      ], legal: 243..<244)
  }

  /// A least load that is asked only of somebody who holds anything at all.
  @Test func aLimitMayAddUpPairsAndOccurrences() {
    let anything = Limit.Occurrence(items: Array(0..<5), amount: -120) { _, holder in holder.index == 0 }
    let limit = Limit(
      rule: "stated", aspect: "standard_minutes", subject: .representative(0), unit: .minutes,
      measure: .sum([.pairs(holder: Holder(0)) { _, _ in 60 }, .occurrences([anything])]), lower: 0,
      upper: nil, price: nil)
    compare([.limit(limit)], legal: 1..<243)
    let judge = RuleJudge(StatedRule(stated: [.limit(limit)]), context)
    #expect(judge.broken([1, 1, 1, 1, 1]) == [])
    #expect(judge.broken([0, 1, 1, 1, 1]) == ["under standard_minutes by 60"])
    #expect(judge.broken([0, 0, 1, 1, 1]) == [])
  }
}
