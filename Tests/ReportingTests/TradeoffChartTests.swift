import Testing

@testable import Reporting

/// Points of trade-offs that no reader could tell apart.
@Suite struct TradeoffChartTests {
  @Test func pointsUponEachOtherAreNamedTogether() {
    let places: [(x: Double, y: Double)] = [(100, 100), (103, 104), (300, 50), (100, 93.5), (106, 110)]
    #expect(ChartLabels.heaps(places) == [[0, 1, 3], [2], [4]])
    #expect(ChartLabels.heaps([]).isEmpty)
  }
}
