import Testing

@testable import TerritoryPlanning

@Suite struct MoveReasonTests {
  /// Four customers with one item each, all with representative 0 today; 1 is as good, 2 is gifted.
  private var context: PlanningContext {
    var firm = TinyFirm()
    firm.parameters.segments[TinyFirm.highValue].visits[TinyFirm.afterSales] = 0
    for name in ["A", "B", "C", "D"] { firm.addCustomer(name, incumbents: [nil, 0, nil]) }
    firm.addRepresentative("R") { $0.skill[TinyFirm.maintenance] = 0.2 }
    firm.addRepresentative("S") { $0.skill[TinyFirm.maintenance] = 0.2 }
    firm.addRepresentative("T") { $0.skill[TinyFirm.maintenance] = 2 }
    return firm.context
  }

  private func items(_ holder: Int, lower: Int64? = nil, upper: Int64? = nil) -> Requirement {
    .limit(
      Limit(
        rule: "balance", aspect: "items", subject: .representative(holder), unit: .items,
        measure: .pairs(holder: Holder(holder)) { _, _ in 1 }, lower: lower, upper: upper, price: nil))
  }

  private func reasons(_ holders: [Int?], _ requirements: [Requirement]) -> [MoveReason] {
    let context = context
    return context.evaluate(context.plan(holders), requirements: requirements).moves.map(\.reason)
  }

  @Test func worthComesFirst() {
    #expect(reasons([2, 0, 0, 0], [items(0, upper: 3)]) == [.earnsMore])
  }

  @Test func relievesTheFormerHolder() {
    let expected = MoveReason.relieves(rule: "balance", aspect: "items", representative: 0)
    #expect(reasons([1, 0, 0, 0], [items(0, upper: 3), items(1, lower: 1)]) == [expected])
    #expect(reasons([1, 0, 0, 0], [items(0, upper: 4)]) == [.chain])
  }

  @Test func fillsTheReceiver() {
    let expected = MoveReason.fills(rule: "balance", aspect: "items", representative: 1)
    #expect(reasons([1, 0, 0, 0], [items(0, upper: 4), items(1, lower: 1)]) == [expected])
    #expect(reasons([1, 1, 0, 0], [items(1, lower: 1)]) == [.chain, .chain])
  }

  @Test func followsACoupling() {
    let coupling = ItemCoupling(rule: "families", kind: .same, items: [0, 1], subject: .account(0))
    #expect(
      reasons([1, 1, 0, 0], [.coupling(coupling)])
        == [.follows(rule: "families"), .follows(rule: "families")])
    // A coupling that the plan breaks explains nothing.
    #expect(reasons([1, 0, 0, 0], [.coupling(coupling)]) == [.chain])
  }

  @Test(arguments: [false, true])
  func countsOccurrencesOnceWhenPuttingBack(isReversed: Bool) {
    // Two items of one account: only when both are away from 0 is the account gone.
    let held: @Sendable (Int, Holder) -> Bool = { _, holder in holder == Holder(0) }
    let occurrences = [
      Limit.Occurrence(items: [0, 1], amount: 1, isCaused: held),
      Limit.Occurrence(items: [2, 3], amount: 1, isCaused: held),
    ]
    let accounts = Requirement.limit(
      Limit(
        rule: "balance", aspect: "accounts", subject: .representative(0), unit: .accounts,
        measure: .occurrences(isReversed ? occurrences.reversed() : occurrences), lower: nil, upper: 1,
        price: nil))
    let expected = MoveReason.relieves(rule: "balance", aspect: "accounts", representative: 0)
    #expect(reasons([1, 1, 0, 0], [accounts]) == [expected, expected])
    #expect(reasons([1, 0, 0, 0], [accounts]) == [.chain])
  }

  @Test func nobodyIsARecipientToo() {
    #expect(reasons([nil, 0, 0, 0], [items(0, upper: 3)]).count == 1)
    #expect(reasons([3, 0, 0, 0], []) == [.chain])
  }
}
