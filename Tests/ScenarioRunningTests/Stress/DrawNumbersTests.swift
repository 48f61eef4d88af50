import TerritoryPlanning
import Testing

@testable import ScenarioRunning

/// Numbers by counter are uniform and independent, as far as tests on fixed seeds tell.
@Suite struct DrawNumbersTests {
  /// Sum of squared deviations from equal counts over the count.
  private func chiSquare(_ counts: [Int]) -> Double {
    let expected = Double(counts.reduce(0, +)) / Double(counts.count)
    return counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
  }

  /// 0.999 quantiles of chi-square are 103.4 (63 degrees of freedom) and 330.5 (255).
  @Test(arguments: [1, 2, 77, UInt64.max]) func numbersFillIntervalsAlike(seed: UInt64) {
    let numbers = DrawNumbers(seed: seed)
    var high = [Int](repeating: 0, count: 64)
    var low = [Int](repeating: 0, count: 64)
    var draws = [Int](repeating: 0, count: 256)
    var streams = [Int](repeating: 0, count: 256)
    let keys = (0..<200).map { DrawNumbers.stream("customer", "A-\($0)") }
    for draw in 0..<1_000 {
      let (base, next) = (numbers.base(ofDraw: draw), numbers.base(ofDraw: draw + 1))
      for place in keys.indices.dropLast() {
        let number = DrawNumbers.number(base, keys[place])
        high[Int(number >> 58)] += 1
        low[Int(number & 63)] += 1
        draws[Int(((number >> 60) << 4) | (DrawNumbers.number(next, keys[place]) >> 60))] += 1
        streams[Int(((number >> 60) << 4) | (DrawNumbers.number(base, keys[place + 1]) >> 60))] += 1
      }
    }
    #expect(chiSquare(high) < 103.4)
    #expect(chiSquare(low) < 103.4)
    #expect(chiSquare(draws) < 330.5)
    #expect(chiSquare(streams) < 330.5)
  }

  @Test func normalNumbersHaveTheirMoments() {
    let numbers = DrawNumbers(seed: 5)
    let key = DrawNumbers.stream("region", "EAST")
    let count = 200_000
    let values = (0..<count).map {
      NormalNumbers.normal(DrawNumbers.number(numbers.base(ofDraw: $0), key))
    }
    let moments = (1...4).map { power in
      values.reduce(0) { sum, value in sum + (0..<power).reduce(1) { product, _ in product * value } }
        / Double(count)
    }
    // Four standard errors: deviations of the powers are 1, 1.41, 3.87 and 9.8.
    let error = 4 / Double(count).squareRoot()
    #expect(abs(moments[0]) < error)
    #expect(abs(moments[1] - 1) < 1.415 * error)
    #expect(abs(moments[2]) < 3.88 * error)
    #expect(abs(moments[3] - 3) < 9.8 * error)
  }

  @Test func thresholdsAreChances() {
    #expect(DrawNumbers.threshold(0) == 0)
    #expect(DrawNumbers.threshold(-0.1) == 0)
    #expect(DrawNumbers.threshold(0.5) == 1 << 63)
    #expect(DrawNumbers.threshold(1) == .max)
  }
}
