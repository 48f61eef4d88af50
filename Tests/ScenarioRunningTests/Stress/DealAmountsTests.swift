import Testing

@testable import ScenarioRunning

@Suite struct DealAmountsTests {
  /// Chances by definition: every subset of at most four deals, and the one more.
  @Test(arguments: [0.0, 0.4, 1, 1.5, 3.25], [0.0, 0.2, 0.7, 1]) func chancesAreThoseOfCounting(
    expectedDeals: Double, chance: Double
  ) {
    let numbers = DealNumbers(expectedDeals: expectedDeals, chance: chance)
    let whole = Int(expectedDeals)
    let deals =
      Array(repeating: chance, count: whole) + [(expectedDeals - Double(whole)) * chance]
    var exact = [Double](repeating: 0, count: deals.count + 1)
    for subset in 0..<(1 << deals.count) {
      let likelihood = deals.indices.reduce(1.0) {
        $0 * (subset >> $1 & 1 == 1 ? deals[$1] : 1 - deals[$1])
      }
      exact[subset.nonzeroBitCount] += likelihood
    }
    for number in exact.indices {
      let place = number - numbers.first
      let found = numbers.chances.indices.contains(place) ? numbers.chances[place] : 0
      #expect(abs(found - exact[number]) < 1e-14)
    }
    #expect(abs(numbers.mean - expectedDeals * chance) < 1e-12)
  }

  /// A great many deals do not make a table of as many numbers, and their mean stays.
  @Test func manyDealsTakeAFewThresholds() {
    let numbers = DealNumbers(expectedDeals: 1_000_000, chance: 0.2)
    #expect(numbers.thresholds.count < 10_000)
    #expect(numbers.first > 190_000)
    #expect(abs(numbers.mean - 200_000) < 1e-3)
    let variance = numbers.chances.enumerated().reduce(0.0) {
      let deviation = Double(numbers.first + $1.offset) - 200_000
      return $0 + $1.element * deviation * deviation
    }
    #expect(abs(variance / 160_000 - 1) < 1e-9)
  }

  /// Whatever the cap, the mean is the plan's and nothing is above the cap.
  @Test(arguments: [0.3, 1, 1.5, 4.75, 40], [0.05, 0.35, 1]) func meanIsKeptUnderEveryCap(
    expectedDeals: Double, chance: Double
  ) {
    let mean = 1_000.0
    for most in [1_000.0, 1_001, 1_200, 2_500, 10_000, 1e9] {
      let amounts = DealAmounts(
        DealNumbers(expectedDeals: expectedDeals, chance: chance), mean: mean, most: most)
      let found = zip(amounts.amounts, amounts.numbers.chances).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(found / mean - 1) < 1e-12)
      #expect(amounts.amounts.allSatisfy { $0 >= 0 && $0 <= most })
    }
  }

  @Test func withoutCapADealIsWorthItsMean() {
    let amounts = DealAmounts(DealNumbers(expectedDeals: 2, chance: 0.35), mean: 84_000, most: 1e9)
    #expect(abs(amounts.deal - 120_000) < 1e-6)
  }

  /// The plan counts on the whole headroom: only certainty has that mean.
  @Test func theWholeHeadroomIsCertain() {
    let amounts = DealAmounts(DealNumbers(expectedDeals: 2, chance: 0.5), mean: 700, most: 700)
    #expect(amounts.numbers.chances == [0, 1])
    #expect(amounts.amounts == [0, 700])
  }
}
