import TerritoryPlanning
import Testing

@testable import ScenarioRunning

@Suite struct DrawStatisticsTests {
  private func amounts(_ count: Int, seed: UInt64) -> [Double] {
    let numbers = DrawNumbers(seed: seed)
    return (0..<count).map { Double(numbers.base(ofDraw: $0) % 1_000) }
  }

  /// Each draw counted a hundred times, sorted, the first share of all averaged.
  @Test(arguments: [1, 7, 10, 99, 1000], [0.01, 0.1, 0.25, 1]) func worstPartIsThatOfSorting(
    count: Int, part: Double
  ) {
    let sample = amounts(count, seed: UInt64(count))
    let repeated = sample.flatMap { Array(repeating: $0, count: 100) }.sorted()
    let worst = repeated.prefix(Int((Double(repeated.count) * part).rounded()))
    let exact = worst.reduce(0, +) / Double(worst.count)
    let statistics = DrawStatistics(sample, shares: [], worst: part)
    #expect(abs(statistics.worstMean - exact) < 1e-9)
  }

  @Test func quantilesAreOrderStatistics() {
    let statistics = DrawStatistics(
      (1...100).map(Double.init).reversed(), shares: [0.1, 0.5, 0.995], worst: 0.1)
    #expect(statistics.quantiles.map(\.amount) == [10, 50, 100])
    #expect(statistics.quantiles[1].low == 40)
    #expect(statistics.quantiles[1].high == 60)
    #expect(statistics.mean == 50.5)
    #expect(statistics.worstMean == 5.5)
  }

  /// The stated error of the worst tenth's mean is what it varies by between samples, to a fifth.
  @Test func errorOfTheWorstPartIsWhatItVariesBy() {
    let samples = (0..<400).map { DrawStatistics(amounts(500, seed: $0), shares: [], worst: 0.1) }
    let means = samples.map(\.worstMean)
    let mean = means.reduce(0, +) / 400
    let varies = (means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 399).squareRoot()
    let stated = samples.map(\.worstError).reduce(0, +) / 400
    #expect(abs(stated / varies - 1) < 0.2)
  }

  @Test func chancesHaveIntervals() {
    let chance = DrawnChance(hits: 710, of: 1_000)
    #expect(chance.share == 0.71)
    #expect(abs(chance.low - 0.6811) < 1e-3 && abs(chance.high - 0.7373) < 1e-3)
    #expect(DrawnChance(hits: 0, of: 50).low == 0)
    #expect(DrawnChance(hits: 0, of: 50).high > 0.05)
    #expect(DrawnChance(hits: 50, of: 50).high == 1)
  }
}
