import Testing

@testable import TerritoryAssignment

@Suite("Least-cost matching")
struct LeastCostMatchingTests {
  /// The least cost of matching as many as possible, by trying all.
  private func best(_ cost: [[Int64]], _ columns: Int) -> Int64 {
    func from(_ row: Int, _ free: Set<Int>, _ skips: Int) -> Int64? {
      guard row < cost.count else { return 0 }
      var options = free.compactMap { column in
        from(row + 1, free.subtracting([column]), skips).map { $0 + cost[row][column] }
      }
      if skips > 0, let rest = from(row + 1, free, skips - 1) { options.append(rest) }
      return options.min()
    }
    return from(0, Set(0..<columns), max(0, cost.count - columns)) ?? 0
  }

  @Test("agrees with trying all matchings", arguments: 1...200)
  func oracle(seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    let rows = dice.below(6)
    let columns = dice.below(6)
    let cost = (0..<rows).map { _ in (0..<columns).map { _ in Int64(dice.below(30)) } }
    let result = LeastCostMatching.columns(cost, columnCount: columns)
    let taken = result.compactMap(\.self)
    #expect(result.count == rows)
    #expect(taken.count == min(rows, columns) && Set(taken).count == taken.count)
    let sum = zip(cost, result).reduce(Int64(0)) { sum, row in sum + (row.1.map { row.0[$0] } ?? 0) }
    #expect(sum == best(cost, columns))
  }
}
