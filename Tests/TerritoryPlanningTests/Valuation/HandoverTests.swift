import Testing

@testable import TerritoryPlanning

@Suite struct HandoverTests {
  /// A customer with all three duties, all held by representative 0; 1 and 2 could take over.
  private func firm(
    since: String? = nil, _ change: (inout TinyFirm) -> Void = { _ in }
  ) -> TinyFirm {
    var firm = TinyFirm()
    firm.addCustomer("A", incumbents: [0, 0, 0]) {
      $0.potential = Money(minorUnits: 150_000_000)
      $0.incumbentSince = Array(repeating: since.map { TinyFirm.day($0) }, count: 3)
    }
    firm.addRepresentative("incumbent")
    firm.addRepresentative("successor")
    firm.addRepresentative("gifted") { $0.skill = [2, 2, 2] }
    change(&firm)
    return firm
  }

  private func losses(_ firm: TinyFirm) -> [Int64] {
    let context = firm.context
    return context.items.indices.map { context.handoverLoss(item: $0).minorUnits }
  }

  @Test func takesAShareOfTheIncrementAndOnceOfTheRetainedRevenue() {
    // 3 % of 8.4 m, of 10 m + 80 m, of 3 m: the retained 80 m only with maintenance.
    #expect(losses(firm()) == [252_000, 2_700_000, 90_000])
  }

  @Test func growsWithFullYearsUpToItsCap() {
    // Two full years at the start of the period: 4 %.
    #expect(losses(firm(since: "2024-10-01")) == [336_000, 3_600_000, 120_000])
    // A day less is one year: 3.5 %.
    #expect(losses(firm(since: "2024-10-02")) == [294_000, 3_150_000, 105_000])
    #expect(losses(firm(since: "1990-01-01")) == [840_000, 9_000_000, 300_000])
    // Since a day in the future is no time at all.
    #expect(losses(firm(since: "2026-12-01")) == [252_000, 2_700_000, 90_000])
  }

  @Test func afterSalesCarriesTheRetainedRevenueWhereNobodyMaintains() {
    let serviced = firm { $0.parameters.segments[0].visits[TinyFirm.maintenance] = 0 }
    // 3 % of 3 m + 80 m
    #expect(losses(serviced) == [252_000, 2_490_000])
  }

  @Test func isPaidByEverySuccessorAlikeAndNotByTheIncumbent() {
    let context = firm().context
    let item = context.item(0, TinyFirm.maintenance)
    #expect(context.revenue(item: item, holder: Holder(0)) == Money(minorUnits: 10_000_000))
    #expect(context.revenue(item: item, holder: Holder(1)) == Money(minorUnits: 10_000_000 - 2_700_000))
    #expect(context.revenue(item: item, holder: Holder(2)) == Money(minorUnits: 11_750_000 - 2_700_000))
    #expect(context.revenue(item: item, holder: context.pool) == .zero)
  }

  @Test func aLeaverCostsEverySuccessorTheSame() {
    let context = firm { $0.representatives[0].status = .leaving(on: TinyFirm.day("2026-10-01")) }.context
    let item = context.item(0, TinyFirm.maintenance)
    #expect(context.revenue(item: item, holder: Holder(0)) == .zero)
    #expect(context.revenue(item: item, holder: Holder(1)) == Money(minorUnits: 7_300_000))
    #expect(context.revenue(item: item, holder: Holder(2)) == Money(minorUnits: 9_050_000))
  }

  @Test func newItemsLoseNothing() {
    let context = firm { $0.accounts[0].incumbents = [nil, nil, nil] }.context
    #expect(context.items.indices.allSatisfy { context.handoverLoss(item: $0) == .zero })
    #expect(!context.isMove(item: 0, holder: Holder(1)))
  }

  @Test func aPoorSuccessorMayCostMoreThanHeEarns() {
    let context = firm { $0.representatives[1].skill = [1, 0.1, 1] }.context
    let item = context.item(0, TinyFirm.maintenance)
    #expect(context.revenue(item: item, holder: Holder(1)) == Money(minorUnits: 1_000_000 - 2_700_000))
  }
}
