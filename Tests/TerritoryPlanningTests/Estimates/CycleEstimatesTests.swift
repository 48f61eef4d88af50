import Testing

@testable import TerritoryPlanning

@Suite("Days to close")
struct CycleEstimatesTests {
  /// Every person's deals take 20, 30 or 40 days, but for those of person 0, which take twice as long; what is not
  /// closed by day 400 is open.
  private func firm(slow: Bool) -> SimulatedDeals {
    var firm = SimulatedDeals(people: 4, seed: 21)
    for deal in 0..<240 {
      let person = deal % 4
      let days = (20 + 10 * Int(firm.uniform() * 3)) * (slow && person == 0 ? 2 : 1)
      firm.add(person, chance: 0.5, opened: 160 + deal, days: days)
      guard 160 + deal + days > 400, let last = firm.deals.indices.last else { continue }
      firm.deals[last].stage = .open
      firm.deals[last].closed = nil
      firm.deals[last].value = nil
    }
    return firm
  }

  @Test("Closed deals alone look too fast; open ones put that right")
  func openDeals() throws {
    let cycles = try #require(try? DealEstimates(firm(slow: true).data).cycles.get())
    #expect(cycles.all.open > 10)
    let truth = (30.0 * 3 + 60) / 4
    let plain = try #require(cycles.all.closedOnly)
    #expect(plain < cycles.all.mean && abs(cycles.all.mean - truth) < abs(plain - truth))
    #expect(cycles.all.median == 30 || cycles.all.median == 40)
  }

  @Test("Who takes longer is found; where nobody does, nobody is")
  func slow() throws {
    let cycles = try #require(try? DealEstimates(firm(slow: true).data).cycles.get())
    #expect(DealEstimates.differs(cycles.test))
    let person = cycles.representatives[0]
    #expect(person.shrunk.mean > 50 && person.shrunk.low < 60 && person.shrunk.high > 55)
    let alike = try #require(try? DealEstimates(firm(slow: false).data).cycles.get())
    #expect(!DealEstimates.differs(alike.test))
  }

  @Test("Without open deals the mean is the plain one, up to the horizon")
  func allClosed() throws {
    var firm = SimulatedDeals(people: 2, seed: 2)
    for deal in 0..<60 { firm.add(deal % 2, chance: 0.5, opened: deal, days: 10 + deal % 5) }
    let cycles = try #require(try? DealEstimates(firm.data).cycles.get())
    #expect(cycles.horizon == 14 && cycles.stale == 0 && cycles.stillOpen == 0)
    #expect(abs(cycles.all.mean - 12) < 1e-9 && cycles.all.closedOnly == 12)
  }

  @Test("Deals without a day of opening are left out and counted")
  func withoutOpened() throws {
    var firm = firm(slow: false)
    for index in 0..<50 { firm.deals[index].opened = nil }
    let estimates = DealEstimates(firm.data)
    #expect(estimates.history.withoutOpened == 50)
    let cycles = try #require(try? estimates.cycles.get())
    #expect(cycles.all.closed + cycles.all.open == 190)
    for index in firm.deals.indices { firm.deals[index].opened = nil }
    #expect(throws: EstimateFailure(.tooFew(0, least: 30))) { try DealEstimates(firm.data).cycles.get() }
  }

  @Test("All closed on the day they were opened")
  func sameDay() throws {
    var firm = SimulatedDeals(people: 2, seed: 2)
    for deal in 0..<60 { firm.add(deal % 2, chance: 0.5, opened: deal, days: 0) }
    let cycles = try #require(try? DealEstimates(firm.data).cycles.get())
    #expect(cycles.all.mean == 0 && cycles.all.median == 0 && cycles.test == nil)
  }
}
