import Testing

@testable import TerritoryPlanning

@Suite("Win rates of a firm whose truth is known")
struct WinEstimatesTests {
  /// Rates around one half, each person's own, with the deals that follow.
  private func firm(_ rates: [Double], deals: Int, seed: UInt64) -> SimulatedDeals {
    var firm = SimulatedDeals(people: rates.count, seed: seed)
    for (person, rate) in rates.enumerated() {
      for _ in 0..<deals { firm.add(person, chance: rate) }
    }
    return firm
  }

  @Test(
    "Intervals of 90 % hold the true rate in about nine of ten cases, where rates differ and where they do not"
  )
  func coverage() throws {
    for spread in [0.0, 0.08] {
      var (inside, all) = (0, 0)
      for seed in 0..<30 {
        var random = SplitMix(seed: UInt64(seed) + 100)
        let rates = (0..<20).map { _ in
          let sum = (0..<12).reduce(0.0) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
          return min(0.95, max(0.05, 0.5 + spread * (sum - 6)))
        }
        let history = DealHistory(firm(rates, deals: 50, seed: UInt64(seed)).data)
        let tally = WinTally(history, deals: history.closedDeals)
        let units = rates.indices.map { tally.unit(ofRepresentative: $0) }
        let shrinkage = WinShrinkage(units)
        for (unit, rate) in zip(units, rates) {
          let figure = shrinkage.figure(unit, coverage: 0.9)
          inside += figure.low <= rate && rate <= figure.high ? 1 : 0
          all += 1
        }
      }
      let share = Double(inside) / Double(all)
      // Where nobody differs the interval may be wider than it need be, never much narrower.
      #expect(share > 0.86, "\(share) at a spread of \(spread)")
      if spread > 0 { #expect(share < 0.94, "\(share)") }
    }
  }

  @Test("Without a difference the test finds one no more often than it says")
  func sizeOfTheTest() throws {
    var chances: [Double] = []
    for seed in 0..<80 {
      let history = DealHistory(firm(Array(repeating: 0.6, count: 8), deals: 15, seed: UInt64(seed) + 1).data)
      let deals = history.closedDeals
      let test = PermutationTest(
        values: deals.map { history.outcomes[$0] == .won ? 1 : 0 },
        strata: deals.map { history.segments[$0] },
        strataCount: 3, groups: deals.map { history.representatives[$0] }, groupCount: 8, seed: 1)
      chances.append(try #require(test).chance)
    }
    // Of 80 draws 4 are expected below 5 %; more than 10 come up once in a thousand times.
    #expect(chances.count { $0 <= 0.05 } <= 10)
    #expect(chances.count { $0 <= 0.5 } >= 24 && chances.count { $0 <= 0.5 } <= 56)
  }

  @Test("Where they differ it finds it, and who stands out")
  func power() throws {
    let wins = try #require(firm([0.3, 0.6, 0.6, 0.6, 0.6, 0.6], deals: 100, seed: 4).wins)
    let test = try #require(wins.test)
    #expect(test.chance < 0.01 && DealEstimates.differs(test))
    #expect(try #require(wins.representatives[0].chance) < 0.01)
    #expect(wins.representatives[0].factor < 0.75)
    #expect(wins.representatives.dropFirst().allSatisfy { $0.factor > 0.95 })
    let spread = try #require(wins.spread)
    #expect(spread.likeliest > 0.05 && spread.atMost > spread.likeliest)
  }

  @Test("Segments are allowed for: who works the easy ones is not better")
  func segments() throws {
    var firm = SimulatedDeals(people: 4, seed: 8)
    for person in 0..<4 {
      for deal in 0..<150 {
        let isEasy = deal % 4 < (person < 2 ? 3 : 1)
        firm.add(person, segment: isEasy ? 0 : 1, chance: isEasy ? 0.8 : 0.3)
      }
    }
    let wins = try #require(firm.wins)
    #expect(DealEstimates.differs(wins.segmentTest) && !DealEstimates.differs(wins.test))
    #expect(try #require(wins.representatives[0].raw) > 0.6 && wins.representatives[0].factor < 1.06)
    #expect(abs(wins.representatives[0].expected - 0.675) < 0.04)
    #expect(wins.segments[2] == nil && wins.rate(ofSegment: 2) == wins.all)
    #expect(wins.cells.count == 8)
  }

  @Test("The order of the people changes nothing")
  func order() throws {
    let rates = [0.4, 0.55, 0.6, 0.7]
    let firm = firm(rates, deals: 60, seed: 12)
    var turned = firm
    turned.firm.representatives = firm.firm.representatives.reversed()
    turned.deals = firm.deals.map { deal in
      var deal = deal
      deal.representative = deal.representative.map { rates.count - 1 - $0 }
      return deal
    }
    let (a, b) = (try #require(firm.wins), try #require(turned.wins))
    #expect(a.test?.chance == b.test?.chance)
    for person in rates.indices {
      let (one, other) = (a.representatives[person], b.representatives[rates.count - 1 - person])
      #expect(
        abs(one.shrunk.mean - other.shrunk.mean) < 1e-9 && abs(one.shrunk.low - other.shrunk.low) < 1e-6)
      #expect(one.chance == other.chance)
    }
  }

  @Test("What cannot be estimated is said, and nothing crashes")
  func gaps() {
    func gap(_ change: (inout SimulatedDeals) -> Void) -> EstimateGap? {
      var firm = SimulatedDeals(people: 2, seed: 3)
      change(&firm)
      if case .failure(let failure) = DealEstimates(firm.data).wins { return failure.gap }
      return nil
    }
    #expect(gap { _ in } == .noDeals)
    #expect(gap { firm in for _ in 0..<50 { firm.add(0, chance: 1) } } == .nothingLost)
    #expect(gap { firm in for _ in 0..<50 { firm.add(0, chance: 0) } } == .nothingWon)
    #expect(
      gap { firm in
        firm.add(0, chance: 1)
        firm.add(1, chance: 0)
      } == .tooFew(2, least: 30))
  }

  @Test("One representative, nobody named, somebody without deals")
  func nobodyToCompare() throws {
    var firm = SimulatedDeals(people: 2, seed: 5)
    for _ in 0..<100 { firm.add(0, chance: 0.5) }
    let one = try #require(firm.wins)
    #expect(one.test == nil && one.spread == nil)
    #expect(one.representatives[1].raw == nil && one.representatives[1].closed == 0)
    #expect(abs(one.representatives[1].factor - 1) < 1e-6)
    for index in firm.deals.indices { firm.deals[index].representative = nil }
    let none = DealEstimates(firm.data)
    #expect(none.history.closedByNobody == 100)
    let wins = try #require(try? none.wins.get())
    #expect(wins.all.closed == 100 && wins.test == nil && none.proposal.skills.isEmpty)
    #expect(none.proposal.error == nil && none.backTest == nil)
  }
}
