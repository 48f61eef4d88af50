import Testing

@testable import TerritoryPlanning

@Suite("Deal sizes of a firm whose truth is known")
struct SizeEstimatesTests {
  private func firm(_ factors: [Double], deals: Int, seed: UInt64, deviation: Double = 0.4) -> SimulatedDeals
  {
    var firm = SimulatedDeals(people: factors.count, seed: seed)
    for (person, factor) in factors.enumerated() {
      for _ in 0..<deals { firm.add(person, chance: 1, size: 1000 * factor, deviation: deviation) }
    }
    return firm
  }

  @Test("Who sells larger deals is found, by about the right factor")
  func factors() throws {
    let sizes = try #require(firm([1.5, 1, 1, 1, 1], deals: 80, seed: 2).sizes)
    #expect(DealEstimates.differs(sizes.test))
    let all = (1.5 + 4) / 5
    #expect(abs(sizes.representatives[0].factor - 1.5 / all) < 0.12)
    #expect(sizes.representatives[0].low < 1.5 / all && 1.5 / all < sizes.representatives[0].high)
    for other in sizes.representatives.dropFirst() { #expect(abs(other.factor - 1 / all) < 0.12) }
    // The mean over the deals is 1: the standard representative.
    let mean = sizes.representatives.reduce(0) { $0 + $1.factor * Double($1.deals) } / 400
    #expect(abs(mean - 1) < 1e-9)
  }

  @Test("What the product makes is no merit of the representative")
  func products() throws {
    var firm = SimulatedDeals(people: 2, seed: 6)
    for deal in 0..<400 {
      let isLarge = deal % 4 == 0
      let person = deal % 8 < 5 ? (isLarge ? 0 : 1) : (isLarge ? 1 : 0)
      firm.add(
        person, chance: 1, size: isLarge ? 10_000 : 100, deviation: 0.1, product: isLarge ? "large" : "small")
    }
    let sizes = try #require(firm.sizes)
    #expect(try #require(sizes.explained).byProduct > 0.98 && sizes.products == 2)
    #expect(try #require(sizes.plainTest).chance < 0.01)
    #expect(!DealEstimates.differs(sizes.test))
    for one in sizes.representatives { #expect(abs(one.factor - 1) < 0.03) }
  }

  @Test("Intervals of 90 % hold the true factor in about nine of ten cases")
  func coverage() throws {
    var (inside, all) = (0, 0)
    for seed in 0..<20 {
      var random = SplitMix(seed: UInt64(seed) + 7)
      let logs = (0..<12).map { _ in
        0.2 * ((0..<12).reduce(0.0) { sum, _ in sum + Double.random(in: 0..<1, using: &random) } - 6)
      }
      // The effect is measured against the mean of the deals, which are as many for each.
      let mean = logs.reduce(0, +) / 12
      let history = DealHistory(
        firm(logs.map { 1 + $0 + $0 * $0 / 2 + $0 * $0 * $0 / 6 }, deals: 25, seed: UInt64(seed)).data)
      let fit = SizeFit(history, deals: Array(0..<history.count))
      for (unit, log) in zip(fit.units, logs) {
        let figure = fit.shrinkage.figure(unit, coverage: 0.9)
        inside += figure.low <= log - mean && log - mean <= figure.high ? 1 : 0
        all += 1
      }
    }
    let share = Double(inside) / Double(all)
    #expect(share > 0.86 && share < 0.95, "\(share)")
  }

  @Test("Ten times the money is ten times the size, and nothing else")
  func scale() throws {
    let plain = firm([1.2, 1, 0.9], deals: 40, seed: 9)
    var tenfold = plain
    for index in tenfold.deals.indices {
      tenfold.deals[index].value = tenfold.deals[index].value.map { Money(minorUnits: $0.minorUnits * 10) }
    }
    let (a, b) = (try #require(plain.sizes), try #require(tenfold.sizes))
    #expect(abs(b.all.mean / a.all.mean - 10) < 1e-9 && abs(b.all.low / a.all.low - 10) < 1e-6)
    for (one, other) in zip(a.representatives, b.representatives) {
      #expect(abs(one.factor - other.factor) < 1e-6 && one.chance == other.chance)
    }
  }

  @Test("Equal values, values of 0 and missing ones")
  func oddValues() throws {
    var firm = firm([1, 1], deals: 40, seed: 1, deviation: 0)
    let equal = try #require(firm.sizes)
    #expect(equal.test == nil && equal.explained == nil)
    #expect(equal.representatives.allSatisfy { $0.factor == 1 && $0.low == 1 && $0.high == 1 })
    for index in 0..<45 { firm.deals[index].value = index % 2 == 0 ? .zero : nil }
    let estimates = DealEstimates(firm.data)
    #expect(estimates.history.wonWithoutValue == 45)
    #expect(try #require(try? estimates.sizes.get()).all.deals == 35)
    for index in 45..<60 { firm.deals[index].value = nil }
    #expect(throws: EstimateFailure(.tooFew(20, least: 30))) { try DealEstimates(firm.data).sizes.get() }
  }
}
