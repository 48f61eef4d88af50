import Testing

@testable import TerritoryPlanning

@Suite("Foretelling the last quarter")
struct BackTestTests {
  @Test(
    "The quarter is the three months up to the last closing day",
    arguments: [
      ("2017-12-31", "2017-10-01"), ("2026-11-30", "2026-09-01"), ("2026-11-10", "2026-08-11"),
      ("2026-05-30", "2026-02-28"), ("2026-03-31", "2026-01-01"), ("2026-02-28", "2025-12-01"),
    ])
  func quarter(last: String, start: String) {
    #expect(BackTest.startOfQuarter(endingOn: TinyFirm.day(last)) == TinyFirm.day(start))
  }

  /// A year of deals, the same number a day for each person.
  private func year(_ rates: [Double], deals: Int, seed: UInt64) -> SimulatedDeals {
    var firm = SimulatedDeals(people: rates.count, seed: seed)
    for day in 0..<365 {
      for (person, rate) in rates.enumerated() where (day + person) % (365 / deals) == 0 {
        firm.add(person, chance: rate, opened: 20_000 + day - 20, days: 20)
      }
    }
    return firm
  }

  @Test("People who are alike: the shared rate is ahead of everybody's own")
  func alike() throws {
    var ahead = 0.0
    for seed in 0..<20 {
      let firm = year(Array(repeating: 0.5, count: 10), deals: 18, seed: UInt64(seed))
      let test = try #require(BackTest(DealHistory(firm.data), coverage: 0.9))
      #expect(test.people.count == 10)
      ahead += test.scores[0].logLoss - test.scores[2].logLoss
    }
    // With thirteen deals an own rate costs about 1 / 26 a deal; twenty quarters of 45 deals are known to half of that.
    #expect(ahead / 20 > 0.015, "\(ahead / 20)")
  }

  @Test("People who differ: shrunk rates beat the shared one, and intervals hold")
  func different() throws {
    let rates = [0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9]
    let test = try #require(
      BackTest(DealHistory(year(rates, deals: 121, seed: 3).data), coverage: 0.9))
    #expect(test.best == .shrunk || test.best == .own)
    #expect(test.scores[1].logLoss < test.scores[2].logLoss)
    #expect(test.scores[1].winsError < test.scores[2].winsError)
    #expect(test.scores[1].revenueError < test.scores[2].revenueError)
    #expect(test.scores[1].covered >= 5 && test.scores[2].covered <= 4)
  }

  @Test("What happens in the quarter does not change what is foretold of its deals")
  func nothingLeaks() throws {
    let firm = year([0.3, 0.5, 0.7], deals: 60, seed: 5)
    var turned = firm
    let before = try #require(BackTest(DealHistory(firm.data), coverage: 0.9))
    for index in turned.deals.indices {
      guard let closed = turned.deals[index].closed, closed >= before.quarter.lowerBound else { continue }
      turned.deals[index].stage = turned.deals[index].stage == .won ? .lost : .won
      turned.deals[index].value = Money(minorUnits: 1_000_000)
    }
    let after = try #require(BackTest(DealHistory(turned.data), coverage: 0.9))
    for (one, other) in zip(before.people, after.people) {
      #expect(one.foretoldWins == other.foretoldWins && one.foretoldRevenue == other.foretoldRevenue)
      #expect(one.won + other.won == one.closed)
    }
  }

  @Test("Too little before the quarter or in it")
  func tooLittle() {
    var firm = SimulatedDeals(people: 2, seed: 4)
    for deal in 0..<100 { firm.add(deal % 2, chance: 0.5, opened: deal / 2, days: 1) }
    #expect(BackTest(DealHistory(firm.data), coverage: 0.9) == nil)
    #expect(BackTest(DealHistory(SimulatedDeals(people: 1, seed: 1).data), coverage: 0.9) == nil)
  }
}
