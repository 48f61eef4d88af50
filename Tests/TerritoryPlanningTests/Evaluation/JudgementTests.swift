import Testing

@testable import TerritoryPlanning

@Suite struct JudgementTests {
  /// Four customers with one item each (after-sales is not done), all with representative 0 today.
  private var context: PlanningContext {
    var firm = TinyFirm()
    firm.parameters.segments[TinyFirm.highValue].visits[TinyFirm.afterSales] = 0
    for name in ["A", "B", "C", "D"] { firm.addCustomer(name, incumbents: [nil, 0, nil]) }
    for name in ["R", "S", "T"] { firm.addRepresentative(name) }
    return firm.context
  }

  private func items(
    _ holder: Int?, lower: Int64? = nil, upper: Int64? = nil, price: Int64? = nil
  ) -> Requirement {
    .limit(
      Limit(
        rule: "test", aspect: "items", subject: holder.map { .representative($0) } ?? .wholePlan,
        unit: .items, measure: .pairs(holder: holder.map { Holder($0) }) { _, _ in 1 }, lower: lower,
        upper: upper, price: price))
  }

  private func judge(_ holders: [Int?], _ requirements: [Requirement]) -> Evaluation {
    let context = context
    return context.evaluate(context.plan(holders), requirements: requirements)
  }

  @Test func limitsAreMetAtTheirBounds() {
    #expect(judge([0, 0, 1, 2], [items(0, lower: 2, upper: 2)]).isLegal)
    let above = judge([0, 0, 0, 2], [items(0, lower: 2, upper: 2)])
    #expect(
      above.violations.map(\.kind)
        == [
          .limit(
            aspect: "items", subject: .representative(0), unit: .items, activity: 3, lower: 2, upper: 2,
            amount: 1)
        ])
    let below = judge([0, 1, 1, 2], [items(0, lower: 3)])
    #expect(
      below.violations.map(\.kind)
        == [
          .limit(
            aspect: "items", subject: .representative(0), unit: .items, activity: 1, lower: 3, upper: nil,
            amount: -2)
        ])
  }

  @Test func limitsOverEverybodyCountThePoolAndNotTheUncovered() {
    #expect(judge([0, 3, nil, 1], [items(nil, lower: 3, upper: 3)]).violations.count == 1)
    #expect(judge([0, 3, nil, 1], [items(nil, upper: 2)]).violations.count == 2)
  }

  @Test func pricedWishesCostAndDoNotForbid() {
    let judged = judge([0, 0, 0, 0], [items(0, upper: 1, price: 700), items(1, lower: 2, price: 50)])
    #expect(judged.isLegal)
    #expect(judged.brokenWishes.map(\.price) == [Money(minorUnits: 2100), Money(minorUnits: 100)])
    #expect(judged.priceOfBrokenWishes == Money(minorUnits: 2200))
    #expect(judged.objective == judged.revenue - judged.travelCost - Money(minorUnits: 2200))
  }

  @Test func aPriceBeyondAllMoneyIsTheMostThereIs() {
    let judged = judge([0, 0, 0, 0], [items(0, upper: 1, price: .max)])
    #expect(judged.priceOfBrokenWishes == Money(minorUnits: .max))
  }

  @Test func occurrencesCountOnceHoweverManyItemsCauseThem() {
    let away: @Sendable (Int, Holder) -> Bool = { _, holder in holder != Holder(0) }
    let limit = Requirement.limit(
      Limit(
        rule: "test", aspect: "pairs", subject: .wholePlan, unit: .accounts,
        measure: .occurrences([
          Limit.Occurrence(items: [0, 1], amount: 5, isCaused: away),
          Limit.Occurrence(items: [2, 3], amount: 7, isCaused: away),
        ]), lower: nil, upper: 0, price: 1))
    func price(_ holders: [Int?]) -> Int64 {
      judge(holders, [limit]).priceOfBrokenWishes.minorUnits
    }
    #expect(price([0, 0, 0, 0]) == 0)
    #expect(price([1, 1, 0, 0]) == 5)
    #expect(price([0, 1, 2, 0]) == 12)
    #expect(price([0, 0, nil, nil]) == 0)
  }

  @Test func barriersNameEachPair() {
    let barrier = Requirement.barrier(
      Barrier(rule: "test") { item, holder in
        item == 1 && holder == Holder(1) ? Objection(key: "forbidden", detail: "") : nil
      })
    #expect(judge([1, 0, 1, 1], [barrier]).isLegal)
    #expect(
      judge([0, 1, 0, 0], [barrier]).violations.map(\.kind)
        == [.barrier(item: 1, holder: Holder(1), Objection(key: "forbidden", detail: ""))])
  }

  @Test(arguments: [
    (ItemCoupling.Kind.same, [0, 0, 0, 1], true), (.same, [0, 0, 1, 1], false),
    (.same, [3, 3, 3, 1], true), (.same, [0, 0, 3, 1], false), (.same, [0, 0, nil, 1], true),
    (.differ, [0, 1, 2, 2], true), (.differ, [0, 1, 0, 2], false), (.differ, [3, 3, 3, 0], true),
    (.atMost(2), [0, 1, 0, 2], true), (.atMost(2), [0, 1, 2, 2], false),
    (.atMost(2), [0, 1, 3, 2], true), (.atMost(1), [3, 3, 0, 2], true),
  ])
  func couplingsOfTheFirstThree(kind: ItemCoupling.Kind, holders: [Int?], isMet: Bool) {
    let coupling = ItemCoupling(rule: "test", kind: kind, items: [0, 1, 2], subject: .account(0))
    let broken = judge(holders, [.coupling(coupling)]).violations.filter { $0.rule == "test" }
    #expect(broken.isEmpty == isMet)
    if !isMet, case .coupling(_, _, let named) = broken[0].kind {
      #expect(named == Set(holders.prefix(3).compactMap { $0.map { Holder($0) } }).sorted())
    }
  }
}
