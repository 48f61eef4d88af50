import Testing

@testable import TerritoryPlanning

@Suite struct RegionOwnershipTests {
  /// Two customers in region 0; three representatives, the last living nearest to region 1.
  private var firm: TinyFirm {
    var firm = TinyFirm()
    firm.regions.append(TinyFirm.region("Far", at: Coordinates(latitude: 0, longitude: 2)))
    firm.addCustomer("large")
    firm.addCustomer("small") { $0.segment = TinyFirm.ordinary }
    firm.addRepresentative("R")
    firm.addRepresentative("S")
    firm.addRepresentative("T") { $0.homeRegion = 1 }
    return firm
  }

  private func owner(
    _ firm: TinyFirm, holders: [Int?], region: Int = 0, duty: Int = TinyFirm.maintenance
  ) -> Int? {
    firm.context.plan(holders).regionOwners[region][duty]?.index
  }

  @Test func theHolderOfMostStandardMinutesOwns() {
    #expect(owner(firm, holders: [1, 0, 0, 0]) == 1)
    #expect(owner(firm, holders: [0, 0, 1, 0]) == 0)
    // The pool owns nothing.
    #expect(owner(firm, holders: [3, 3, 2, 2]) == 2)
  }

  @Test func namedAccountsDoNotCount() {
    var firm = firm
    firm.accounts[0].isNamed = true
    #expect(owner(firm, holders: [1, 1, 2, 2]) == 2)
  }

  @Test func tiesGoToTodaysOwnerThenToTheNearerThenToTheFirst() {
    var firm = firm
    firm.accounts[1].segment = TinyFirm.highValue
    #expect(owner(firm, holders: [2, 2, 1, 1]) == 1)
    #expect(owner(firm, holders: [1, 1, 0, 0]) == 0)
    firm.regionOwnersToday = [[nil, 2, nil], [nil, nil, nil]]
    #expect(owner(firm, holders: [2, 2, 1, 1]) == 2)
    #expect(owner(firm, holders: [1, 1, 2, 2]) == 2)
  }

  @Test func withoutItemsTodaysOwnerStaysWhileAble() {
    var firm = firm
    let nobody: [Int?] = [nil, nil, nil, nil]
    firm.regionOwnersToday = [[nil, nil, nil], [nil, 0, nil]]
    #expect(owner(firm, holders: nobody, region: 1) == 0)
    firm.representatives[0].status = .leaving(on: TinyFirm.day("2026-10-10"))
    #expect(owner(firm, holders: nobody, region: 1) == 2)
  }

  @Test func otherwiseTheNearestOwnsWhoMayWorkThere() {
    var firm = firm
    let nobody: [Int?] = [nil, nil, nil, nil]
    #expect(owner(firm, holders: nobody, region: 1) == 2)
    #expect(owner(firm, holders: nobody, region: 0) == 0)
    firm.representatives[2].regions = [0]
    #expect(owner(firm, holders: nobody, region: 1) == 0)
    firm.representatives[0].duties[TinyFirm.maintenance] = false
    firm.representatives[1].role = .hunter
    #expect(owner(firm, holders: nobody, region: 1) == nil)
  }

  @Test func todayKeepsGivenOwnersAndDerivesTheRest() {
    var firm = firm
    firm.accounts[0].incumbents = [nil, 1, nil]
    firm.regionOwnersToday = [[nil, nil, nil], [nil, 0, nil]]
    let owners = firm.context.today.regionOwners
    #expect(owners[0][TinyFirm.maintenance] == Holder(1))
    #expect(owners[1][TinyFirm.maintenance] == Holder(0))
    #expect(owners[1][TinyFirm.afterSales] == Holder(2))
  }

  @Test func aRegionMayBeListedByOneThatContainsIt() {
    var firm = firm
    firm.regions.append(TinyFirm.region("District", at: nil, parent: 1))
    firm.representatives[0].regions = [1]
    let data = firm.data
    #expect(data.mayWork(representative: 0, region: 2))
    #expect(!data.mayWork(representative: 0, region: 0))
    #expect(data.regionsContaining(2) == [2, 1])
  }
}
