import Testing

@testable import TerritoryPlanning

/// Sums next to a fair share against every choice of items.
@Suite struct WholeItemsTests {
  @Test func byHand() {
    #expect(ReachableSums(of: [100, 100, 100]).next(to: 150) == [100, 200])
    #expect(ReachableSums(of: [100, 100, 100]).next(to: 200) == [200, 300])
    #expect(ReachableSums(of: [100, 100, 100]).next(to: 300) == [300], "nothing is above all of it")
    #expect(ReachableSums(of: [90, 400]).next(to: 95) == [90, 400])
    #expect(ReachableSums(of: [400]).next(to: 95) == [0, 400])
    #expect(ReachableSums(of: []).next(to: 95) == [0])
    #expect(ReachableSums(of: [0, 0]).next(to: 95) == [0])
    // Too many multiples to be told apart: every multiple of 2 counts.
    #expect(
      ReachableSums(of: [4_000_000_000, 6_000_000_002]).next(to: 5_000_000_001) == [
        5_000_000_000, 5_000_000_002,
      ])
  }

  @Test(arguments: 0..<80)
  func againstEveryChoice(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let unit = Int64.random(in: 1...4, using: &random)
    let amounts = (0..<Int.random(in: 0...9, using: &random)).map { _ in
      unit * Int64.random(in: 0...120, using: &random)
    }
    let target = Int64.random(in: 0...600, using: &random)
    let sums = (0..<1 << amounts.count).map { choice in
      amounts.indices.reduce(0) { $0 + (choice >> $1 & 1 == 1 ? amounts[$1] : 0) }
    }
    let expected = [sums.filter { $0 <= target }.max(), sums.filter { $0 > target }.min()].compactMap(\.self)
    #expect(ReachableSums(of: amounts).next(to: target) == expected)
  }
}
