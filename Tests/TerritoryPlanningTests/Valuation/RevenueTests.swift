import Testing

@testable import TerritoryPlanning

/// Figures worked by hand from docs/domain.md. The customer yields 1,000,000.00; money is in cents.
@Suite struct RevenueTests {
  /// Revenue of one duty at a representative of some skill.
  private func revenue(
    _ duty: Int, skill: Double = 1, firm: TinyFirm = TinyFirm(), _ change: (inout Account) -> Void = { _ in }
  ) -> Int64 {
    var firm = firm
    firm.addCustomer("A") {
      $0.potential = Money(minorUnits: 150_000_000)
      change(&$0)
    }
    firm.addRepresentative("R") { $0.skill[duty] = skill }
    let context = firm.context
    return context.revenue(item: context.item(0, duty), holder: Holder(0)).minorUnits
  }

  @Test func maintenanceSavesRevenueAboveTheBaseline() {
    // 0.9 - 0.8
    #expect(revenue(TinyFirm.maintenance) == 10_000_000)
    #expect(revenue(TinyFirm.maintenance, skill: 0.5) == 5_000_000)
    // Ceiling 0.135: after-sales keeps 0.03 + half of the room of 0.07. 0.135 - 0.035 / 2
    #expect(revenue(TinyFirm.maintenance, skill: 2) == 11_750_000)
    #expect(revenue(TinyFirm.maintenance) { $0.creditRisk = 0.5 } == 10_000_000)
    #expect(revenue(TinyFirm.maintenance) { $0.current = Money(minorUnits: 99) } == 9)
  }

  @Test func afterSalesSavesOfTheShareAtRisk() {
    // 0.1 x 0.3
    #expect(revenue(TinyFirm.afterSales) == 3_000_000)
    #expect(revenue(TinyFirm.afterSales, skill: 0.5) == 1_500_000)
    // 0.065 - 0.035 / 2
    #expect(revenue(TinyFirm.afterSales, skill: 2) == 4_750_000)
  }

  @Test func afterSalesNeverLiftsRetentionAboveOne() {
    var firm = TinyFirm()
    firm.parameters.earning.attendedRetention = 0.98
    firm.parameters.earning.atRiskShare = 0.2
    firm.parameters.earning.satisfactionEffect = 0.5
    // 0.2 x 0.5 = 0.1 would make 1.08.
    #expect(revenue(TinyFirm.afterSales, firm: firm) == 2_000_000)
    #expect(revenue(TinyFirm.afterSales, skill: 3, firm: firm) == 2_000_000)
    #expect(revenue(TinyFirm.maintenance, skill: 3, firm: firm) == 18_000_000)
  }

  @Test func acquisitionIsExpectedDealsWithinHeadroom() {
    // 2 x 0.35 x 120,000.00
    #expect(revenue(TinyFirm.acquisition) == 8_400_000)
    #expect(revenue(TinyFirm.acquisition, skill: 2) == 16_800_000)
    // A win rate of 1.4 is 1.
    #expect(revenue(TinyFirm.acquisition, skill: 4) == 24_000_000)
    #expect(revenue(TinyFirm.acquisition) { $0.creditRisk = 0.1 } == 7_560_000)
    #expect(revenue(TinyFirm.acquisition) { $0.potential = Money(minorUnits: 104_000_000) } == 4_000_000)
    #expect(
      revenue(TinyFirm.acquisition) {
        $0.potential = Money(minorUnits: 104_000_000)
        $0.creditRisk = 0.25
      } == 3_000_000)
  }

  @Test func dutiesThatEarnAlikeShareWhatThereIs() {
    var firm = TinyFirm()
    firm.parameters.duties[TinyFirm.afterSales].earning = .maintenance
    // One half each of 0.1; without after-sales the whole room is the ceiling of maintenance: 0.2 - 0.1 / 2.
    #expect(revenue(TinyFirm.maintenance, firm: firm) == 5_000_000)
    #expect(revenue(TinyFirm.afterSales, firm: firm) == 5_000_000)
    #expect(revenue(TinyFirm.maintenance, skill: 2, firm: firm) == 7_500_000)
  }

  @Test func thePoolAndTheAbsentEarnNothingAboveTheBaseline() {
    var firm = TinyFirm()
    firm.addCustomer("A", incumbents: [nil, 0, 1])
    firm.addRepresentative("leaver") { $0.status = .leaving(on: TinyFirm.day("2026-10-02")) }
    firm.addRepresentative("absent") { $0.presence = 0 }
    let context = firm.context
    #expect(context.unattendedRevenue(account: 0) == Money(minorUnits: 80_000_000))
    for item in context.items.indices {
      for holder in [Holder(0), Holder(1), context.pool] {
        #expect(context.revenue(item: item, holder: holder) == .zero)
        #expect(context.travelCost(item: item, holder: holder) == .zero)
      }
    }
  }

  @Test func standardRevenueIsThatOfAStandardRepresentative() {
    var firm = TinyFirm()
    firm.addCustomer("A", incumbents: [nil, 1, nil])
    firm.addRepresentative("standard")
    firm.addRepresentative("poor") { $0.skill = [0.1, 0.1, 0.1] }
    let context = firm.context
    let item = context.item(0, TinyFirm.maintenance)
    #expect(context.standardRevenue(item: item) == Money(minorUnits: 10_000_000))
    #expect(context.revenue(item: item, holder: Holder(1)) == Money(minorUnits: 1_000_000))
  }

  @Test func anAccountNeverYieldsMoreThanItCan() {
    for seed in 0..<40 as Range<UInt64> {
      var firm = TinyFirm.random(seed: seed, accounts: 12, representatives: 5)
      var random = SplitMix(seed: seed &+ 1000)
      firm.parameters.earning.baselineRetention = .random(in: 0...1, using: &random)
      firm.parameters.earning.attendedRetention = .random(
        in: firm.parameters.earning.baselineRetention...1, using: &random)
      firm.parameters.earning.atRiskShare = .random(in: 0...1, using: &random)
      firm.parameters.earning.satisfactionEffect = .random(in: 0...1, using: &random)
      for index in firm.representatives.indices {
        firm.representatives[index].skill = (0..<3).map { _ in .random(in: 0.1...1000, using: &random) }
      }
      let context = firm.context
      for (index, account) in firm.accounts.enumerated() {
        let most = context.itemsOfAccount[index].reduce(Money.zero) { sum, item in
          let best = (0...firm.representatives.count).map {
            context.revenue(item: item, holder: Holder($0))
          }
          return sum + best.max()!
        }
        #expect(most + context.unattendedRevenue(account: index) <= account.potential)
      }
    }
  }
}
