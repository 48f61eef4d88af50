import Testing

@testable import TerritoryPlanning

@Suite struct FairnessMeasuresTests {
  private func isClose(_ a: Double?, _ b: Double?, within: Double = 1e-12) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) <= within * max(1, abs(b))
  }

  @Test func agreesWithFiguresWorkedByHand() throws {
    // x = 0.5 and 1.5 of equal weight
    let even = try #require(FairnessMeasures(amounts: [50, 150], fair: [100, 100]))
    #expect(isClose(even.largestDeviation, 0.5))
    #expect(isClose(even.range, 1))
    #expect(isClose(even.meanAbsoluteDeviation, 0.5))
    #expect(isClose(even.coefficientOfVariation, 0.5))
    #expect(isClose(even.gini, 0.25))
    #expect(isClose(even.jain, 0.8))
    #expect(isClose(even.worstShare, 0.5))
    #expect(even.worst == 0)
    // x = 1/3 and 3 with weights 3/4 and 1/4
    let uneven = try #require(FairnessMeasures(amounts: [100, 300], fair: [300, 100]))
    #expect(isClose(uneven.largestDeviation, 2))
    #expect(isClose(uneven.range, 8.0 / 3))
    #expect(isClose(uneven.meanAbsoluteDeviation, 1))
    #expect(isClose(uneven.coefficientOfVariation, (4.0 / 3).squareRoot()))
    #expect(isClose(uneven.gini, 0.5))
    #expect(isClose(uneven.jain, 3.0 / 7))
  }

  @Test func aFairPlanHasNoUnfairness() throws {
    let fair = try #require(FairnessMeasures(amounts: [10, 20, 30], fair: [100, 200, 300]))
    for measure in [fair.largestDeviation, fair.range, fair.meanAbsoluteDeviation, fair.gini] {
      #expect(isClose(measure, 0))
    }
    #expect(isClose(fair.jain, 1))
    #expect(isClose(fair.coefficientOfVariation, 0))
    #expect(isClose(fair.worstShare, 0.1))
  }

  @Test func whatIsUndefinedIsNil() throws {
    #expect(FairnessMeasures(amounts: [], fair: []) == nil)
    let nothing = try #require(FairnessMeasures(amounts: [0, 0], fair: [1, 2]))
    #expect(nothing.gini == nil && nothing.jain == nil && nothing.coefficientOfVariation == nil)
    #expect(nothing.largestDeviation == 0 && nothing.worstShare == 0)
  }

  @Test func invariantsHoldOnRandomShares() throws {
    var random = SplitMix(seed: 7)
    for _ in 0..<200 {
      let count = Int.random(in: 1...9, using: &random)
      let amounts = (0..<count).map { _ in Double(Int.random(in: 0...50, using: &random)) }
      guard amounts.contains(where: { $0 > 0 }) else { continue }
      let fair = (0..<count).map { _ in Double(Int.random(in: 1...50, using: &random)) }
      let measures = try #require(FairnessMeasures(amounts: amounts, fair: fair))

      let whole = fair.reduce(0, +)
      let mean = amounts.reduce(0, +) / whole
      var pairs = 0.0
      for r in 0..<count {
        for s in 0..<count {
          pairs += fair[r] * fair[s] / whole / whole * abs(amounts[r] / fair[r] - amounts[s] / fair[s])
        }
      }
      #expect(isClose(measures.gini, pairs / (2 * mean), within: 1e-9))
      let variation = try #require(measures.coefficientOfVariation)
      #expect(isClose(measures.jain, 1 / (1 + variation * variation), within: 1e-9))

      // Order does not matter, nor does the unit of the amounts for relative measures.
      let order = Array(0..<count).shuffled(using: &random)
      let permuted = try #require(
        FairnessMeasures(amounts: order.map { amounts[$0] * 3 }, fair: order.map { fair[$0] }))
      #expect(isClose(permuted.gini, measures.gini, within: 1e-9))
      #expect(isClose(permuted.jain, measures.jain, within: 1e-9))
      #expect(isClose(permuted.range, measures.range * 3, within: 1e-9))
      #expect(isClose(permuted.largestDeviation, measures.largestDeviation * 3, within: 1e-9))

      // One member in two halves is the same firm.
      let halved = try #require(
        FairnessMeasures(
          amounts: [amounts[0] / 2] + amounts.dropFirst() + [amounts[0] / 2],
          fair: [fair[0] / 2] + fair.dropFirst() + [fair[0] / 2]))
      #expect(isClose(halved.gini, measures.gini, within: 1e-9))
      #expect(isClose(halved.meanAbsoluteDeviation, measures.meanAbsoluteDeviation, within: 1e-9))
      #expect(isClose(halved.coefficientOfVariation, measures.coefficientOfVariation, within: 1e-9))
    }
  }

  @Test func moreToTheWorstIsFairer() throws {
    let before = try #require(FairnessMeasures(amounts: [20, 60, 70], fair: [50, 50, 50]))
    let after = try #require(FairnessMeasures(amounts: [30, 60, 60], fair: [50, 50, 50]))
    #expect(after.largestDeviation < before.largestDeviation)
    #expect(after.range < before.range)
    #expect(after.meanAbsoluteDeviation < before.meanAbsoluteDeviation)
    #expect(try #require(after.gini) < #require(before.gini))
    #expect(try #require(after.jain) > #require(before.jain))
    #expect(after.worstShare > before.worstShare)
  }
}
